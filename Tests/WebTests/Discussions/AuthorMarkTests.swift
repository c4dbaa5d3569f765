import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("What an author of the article writes")
struct AuthorMarkTests {
    private static let path = "/discussions/1-fluids"

    private func contribution(by viewer: Viewer, _ site: TestSite) async throws {
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = "We measured twice."
        _ = try await site.store.contribute(
            Critique(entry) { "<p>\($0)</p>" }, to: 1, inReplyTo: nil, by: viewer, at: site.clock.now)
    }

    private func accept(_ token: Token, orcid: String = "", by viewer: Viewer = .visitor, _ site: TestSite) async throws
        -> Viewer
    {
        let came = try await site.store.acceptAuthorInvitation(token, orcid: orcid, by: viewer, at: site.clock.now)
        return try await site.store.viewer(came.guest)
    }

    @Test("is marked on the page that was kept before, and no more when the invitation is taken back")
    func marked() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        let mel = try await site.store.viewer(site.member)
        try await contribution(by: mel, site)
        try await site.test { browser in
            let mark = "<span class=\"author-mark\">Author of the article (Ike Okafor), invited by e-mail</span>"
            #expect(try await !browser.get(Self.path).text.contains("author-mark"))
            let token = try await site.invite(TestSite.authors[1], at: "mel@test.example", to: discussion)
            _ = try await accept(token, by: mel, site)
            #expect(try await browser.get(Self.path).text.contains(mark))
            #expect(try await browser.get("/discussions/1/export.json").text.contains(/"invitedAs" ?: ?"Ike Okafor"/))
            let fay = try await site.store.viewer(site.facilitator)
            let invitation = try #require(try await site.store.authorInvitations(to: discussion, for: fay).first)
            try await site.store.takeBack(invitation.invitation.number, by: fay, at: site.clock.now)
            let after = try await browser.get(Self.path).text
            #expect(!after.contains("author-mark") && after.contains("We measured twice."))
        }
    }

    @Test("says what speaks for it, on the page and in every file")
    func grounds() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        let author = ArticleAuthor(
            name: "Vera Wu", orcid: TestSite.orcid, affiliations: ["Ward 3. vera@elsewhere.example."])
        let guest = try await accept(try await site.invite(author, to: discussion), orcid: TestSite.orcid, site)
        try await contribution(by: guest, site)
        try await contribution(by: try await site.store.viewer(site.member), site)
        let words = "author of the article, e-mail address as in its record, gave the ORCID iD in it"
        try await site.test { browser in
            #expect(try await browser.get(Self.path).text.contains("A\(words.dropFirst())"))
            #expect(try await browser.get("/discussions/1/print").text.contains("Vera Wu, \(words)"))
            #expect(try await browser.get("/discussions/1/export.md").text.contains("Comment: Vera Wu, \(words)"))
            let json = try await browser.get("/discussions/1/export.json").text
            let file = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let content = try #require(file["content"] as? [String: Any])
            let voices = try #require(content["contributions"] as? [[String: Any]])
            let mark = voices[0]["authorOfArticle"] as? [String: Bool]
            #expect(mark == ["isAddressRecorded": true, "isOrcidSame": true])
            #expect(voices[1]["authorOfArticle"] == nil)
        }
    }
}
