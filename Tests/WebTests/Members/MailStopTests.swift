import Colloquium
import Store
import Testing

@testable import Web

@Suite("A member whose mails came back")
struct MailStopTests {
    @Test("reads why on their account page, and has mails again with one button")
    func resumption() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(!(try await browser.get("/settings/account").text.contains("came back")))
            let address = try #require(EmailAddress("mel@test.example"))
            try await site.store.enqueue(
                OutgoingMail(messageID: "m", kind: "digest", recipient: address, message: []), at: site.clock.now)
            let mail = try #require(try await site.store.leaseMail(at: site.clock.now)).number
            try await site.store.note(
                Bounce(status: "5.1.1", reason: "550 <No> such user"), of: mail, at: site.clock.now)
            let page = try await browser.get("/settings/account").text
            #expect(page.contains("Mails to mel@test.example came back") && page.contains("550 &lt;No&gt; such user"))
            let resumed = try await browser.post("/settings/account/mail", [])
            #expect(resumed.status == 303)
            let after = try await browser.get(resumed.location).text
            #expect(after.contains("Mails are sent to you again.") && !after.contains("came back"))
        }
    }
}
