import Colloquium
import Store
import Testing

@testable import Web

extension TestSite {
    static let orcid = "0000-0002-1825-0097"
    static let authors = [
        ArticleAuthor(name: "Vera Wu", orcid: orcid), ArticleAuthor(name: "Ike Okafor", orcid: ""),
    ]

    /// A discussion of an article by Vera Wu and Ike Okafor.
    func addAuthoredDiscussion(in club: Number<Club> = 1) async throws -> Number<Discussion> {
        var record = ArticleRecord()
        record.title = "Fluids"
        record.contributors = [.init(family: "Wu", given: "Vera"), .init(family: "Okafor", given: "Ike")]
        record.contributors[0].orcid = Self.orcid
        let proposal = Discussion.Proposal(
            club: club, why: Prose(source: "It may help.", html: "<p>It may help.</p>"), studyDesign: .randomisedTrial,
            schedule: try Schedule(opensAt: clock.now - .hours(1)), tags: [])
        return try await store.publish(
            record, proposal, draft: nil, by: store.viewer(facilitator), at: clock.now - .hours(1))
    }

    /// The link that an author is mailed; Fay invites them.
    @discardableResult
    func invite(
        _ author: ArticleAuthor = authors[0], at address: String = "vera@elsewhere.example",
        to discussion: Number<Discussion>
    ) async throws -> Token {
        var entry = AuthorInvitation.Entry()
        entry.author = author.key
        entry.email = address
        let token = Token()
        try await store.invite(
            AuthorInvitation.Draft(entry, among: [author]), to: discussion, with: token,
            by: store.viewer(facilitator), at: clock.now
        ) {
            OutgoingMail(
                messageID: Token().text, kind: "author invitation", recipient: $0.invitation.email, message: [])
        }
        return token
    }

    /// Takes the newest invitation back, as Fay.
    func takeBack(from discussion: Number<Discussion>) async throws {
        let fay = try await store.viewer(facilitator)
        let newest = try #require(try await store.authorInvitations(to: discussion, for: fay).first)
        try await store.takeBack(newest.invitation.number, by: fay, at: clock.now)
    }

    /// Lets somebody come as an author, in this browser.
    func come(_ browser: Browser, to discussion: Number<Discussion>) async throws {
        let path = "/authorship/\(try await invite(to: discussion).text)"
        #expect(try await browser.post(path, [], visiting: path).status == 303)
    }
}

extension PolicyTests {
    static let authorRules: [Rule] = [
        Rule("GET", "/authorship/{token}", "/authorship/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/authorship/{token}", "/authorship/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/authorship/{token}/refusal", "/authorship/\(unknown)/refusal", visitor: 410, all: 410),
        Rule(
            "GET", "/discussions/{discussion}/authors", "/discussions/1/authors", visitor: 401, all: 403,
            facilitator: 200, administrator: 200),
        // The article’s record names nobody.
        Rule(
            "POST", "/discussions/{discussion}/authors", "/discussions/1/authors",
            [("author", "Vera Wu"), ("email", "vera@elsewhere.example")], visitor: 401, all: 403, facilitator: 422,
            administrator: 422),
        Rule(
            "GET", "/author-invitations/{invitation}/removal", "/author-invitations/1/removal", visitor: 401, all: 403,
            facilitator: 200, administrator: 200),
        Rule(
            "POST", "/author-invitations/{invitation}/removal", "/author-invitations/1/removal", visitor: 401, all: 403,
            facilitator: 303, administrator: 303),
    ]

    /// What whoever is signed in may ask for; whether they may do it is decided for each discussion.
    private static let participating = [
        "/sign-out", "/prompts/", "/contributions/", "/discussions/{discussion}/contributions",
        "/discussions/{discussion}/declaration", "/settings/sessions", "/panels/{panel}/seat",
        "/polls/{poll}/vote", "/polls/{poll}/remarks", "/poll-remarks/", "/votes/",
        "/answers/{answer}/panels/",
    ]

    @Test(
        "A guest may ask for nothing of what is for members",
        // Being signed in is nothing to the API.
        arguments: rules.filter { !$0.route.hasPrefix("/api/") }.filter { rule in
            rule.visitor == 401 && !participating.contains { rule.route.hasPrefix($0) }
                || rule.route.contains("/signals/") || rule.route.contains("/pin")
        })
    func guests(rule: Rule) async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        _ = try await site.addContribution(to: discussion)
        try await site.test { browser in
            try await site.come(browser, to: discussion)
            _ = try await browser.get("/contributions/1/reply")
            let page =
                rule.method == "GET" ? try await browser.get(rule.path) : try await browser.post(rule.path, rule.fields)
            #expect(page.status == 403, "\(page.text.prefix(2_000))")
        }
    }
}
