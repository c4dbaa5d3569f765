import Colloquium
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("A club's digest without an account")
struct ReaderTests {
    @Test("An address is taken once its owner has followed the link and pressed the button, not before")
    func optIn() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            #expect(try await browser.get("/clubs/1").status == 301)
            let page = try await browser.get("/clubs/1/digest")
            #expect(page.status == 200 && page.text.contains("No account is needed"))
            let sent = try await browser.post("/clubs/1/digest", [("email", "eve@example.org")])
            #expect(sent.status == 200 && sent.text.contains("Look at your mail"))
            let mail = try await site.newestMail()
            let code = try #require(mail.firstMatch(of: /\/readers\/([^\s"<]+)/)?.output.1)
            let path = "/readers/\(code)"
            #expect(try await site.store.dueReaders(at: site.clock.now + .days(8)).isEmpty)
            let question = try await browser.fresh().get(path)
            #expect(question.status == 200 && question.text.contains("eve@example.org"))
            #expect(try await site.store.dueReaders(at: site.clock.now + .days(8)).isEmpty, "Looking changes nothing.")
            let visitor = browser.fresh()
            _ = try await visitor.get(path)
            for _ in 0..<2 { #expect(try await visitor.post(path).status == 200) }
            #expect(try await site.store.dueReaders(at: site.clock.now + .days(8)).count == 1)
        }
    }

    @Test(
        "What is no address comes back as typed",
        arguments: ["", "nobody", "nonsense@x", "a@b@c", "eve@example.org\r\nBcc: x@example.org", "<script>"])
    func wrong(_ email: String) async throws {
        try await TestSite().test { browser in
            _ = try await browser.get("/clubs/1/digest")
            let page = try await browser.post("/clubs/1/digest", [("email", email)])
            #expect(page.status == 422 && page.text.contains("href=\"#email\"") && !page.text.contains("<script>"))
        }
    }

    @Test("Clubs that are not public have none, for whoever asks")
    func closed() async throws {
        let site = try await TestSite()
        let inside = try await site.addClub("Inside", .members)
        try await site.test { browser in
            _ = try await browser.get("/clubs/1/digest")
            for club in ["\(inside)", "99", "x"] {
                let path = "/clubs/\(club)/digest"
                let page = try await browser.get(path)
                let sent = try await browser.post(path, [("email", "eve@example.org")])
                #expect(page.status == 404 && sent.status == 404)
            }
        }
    }

    @Test("Nobody can have many mails sent to an address")
    func flood() async throws {
        try await TestSite(signInTries: 12).test { browser in
            _ = try await browser.get("/clubs/1/digest")
            var last = 0
            for _ in 0..<12 {
                last = try await browser.post("/clubs/1/digest", [("email", "eve@example.org")]).status
            }
            #expect(last == 429)
        }
    }
}
