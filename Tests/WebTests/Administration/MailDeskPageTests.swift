import Colloquium
import Store
import Testing

@testable import Web

@Suite("The mail page of administrators")
struct MailDeskPageTests {
    /// A site where mail 1 was refused, mail 2 waits after a try and mail 3 is in doubt.
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        let outcomes: [(String, MailOutcome)] = [
            ("gone@refused.example", .refused("RCPT: 550 <gone@refused.example> <b>no</b>")),
            ("ben@slow.example", .putOff(until: site.clock.now + .hours(1), reason: "RCPT: 450 wait")),
            ("eve@doubt.example", .inDoubt("no reply")),
        ]
        for (address, outcome) in outcomes {
            let mail = OutgoingMail(
                messageID: "\(address).1", kind: "digest", recipient: EmailAddress(address)!, message: [65])
            try await site.store.enqueue(mail, at: site.clock.now - .hours(2))
            let leased = try #require(try await site.store.leaseMail(at: site.clock.now))
            try await site.store.settle(leased, outcome, at: site.clock.now)
        }
        return site
    }

    @Test("shows the queue, the days, the domains and the mails that need somebody; an address only in its mail's row")
    func shown() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let page = try await browser.get("/admin/mail").text
            #expect(page.contains("<strong>1</strong> waiting") && page.contains("has waited for 2 hours"))
            #expect(page.contains("RCPT: 550 &lt;…@refused.example&gt; &lt;b&gt;no&lt;/b&gt;"))
            #expect(page.ranges(of: "<tr><th scope=\"row\">").count == 30, "30 days, also without mail")
            #expect(page.contains("In 30 days 0 written, 2 failed, 0 came back."), "Nobody receives files.")
            #expect(page.contains("/admin/mail/domains/slow.example/retry"))
            #expect(!page.contains("/admin/mail/domains/refused.example/retry"), "Nothing waits there.")
            #expect(page.contains("tried next"))
            #expect(try await browser.get("/admin").text.contains("href=\"/admin/mail\""))
        }
    }

    @Test("sends again once, also for two at once, and says so where somebody was faster")
    func retried() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let other = browser.fresh()
            try await other.signIn("ada")
            let done = try await browser.post("/admin/mail/1/retry", visiting: "/admin/mail")
            #expect(done.status == 303 && done.location == "/admin/mail?done=retried")
            #expect(try await browser.get(done.location).text.contains("It is tried now."))
            let leased = try #require(try await site.store.leaseMail(at: site.clock.now))
            #expect(leased.number == 1)
            #expect(try await other.post("/admin/mail/1/retry").status == 409)
            try await site.store.settle(leased, .sent, at: site.clock.now)
            #expect(try await other.post("/admin/mail/1/retry").status == 409)
            #expect(try await other.post("/admin/mail/1/removal").status == 409)
        }
    }

    @Test("asks before it sends again what may have arrived")
    func doubted() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let question = try await browser.post("/admin/mail/3/retry", visiting: "/admin/mail")
            #expect(question.status == 200 && question.text.contains("it arrives twice"))
            #expect(try await site.store.leaseMail(at: site.clock.now) == nil)
            #expect(try await browser.post("/admin/mail/3/retry", [("doubt", "1")]).status == 200, "Of another doubt.")
            #expect(try await browser.post("/admin/mail/3/retry", question.fields).status == 303)
            #expect(try await site.store.leaseMail(at: site.clock.now)?.number == 3)
        }
    }

    @Test("counts on the overview what was too late and what was dropped apart from what was refused")
    func counted() async throws {
        let site = try await Self.site()
        let late = OutgoingMail(
            messageID: "late.1", kind: "sign-in", recipient: EmailAddress("late@slow.example")!, message: [65],
            usefulUntil: site.clock.now - .hours(1))
        try await site.store.enqueue(late, at: site.clock.now - .hours(2))
        while try await site.store.leaseMail(at: site.clock.now) != nil {}
        try await site.test { browser in
            try await browser.signIn("ada")
            let page = try await browser.get("/admin").text
            #expect(page.contains("<strong>1</strong> refused") && page.contains("<strong>1</strong> too late"))
            #expect(try await browser.post("/admin/mail/1/removal").status == 303)
            let after = try await browser.get("/admin").text
            #expect(after.contains("<strong>0</strong> refused") && after.contains("<strong>1</strong> dropped"))
        }
    }

    @Test("tries all of a domain now")
    func retriedAll() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            #expect(
                try await browser.post("/admin/mail/domains/SLOW.example/retry", visiting: "/admin/mail").status == 303)
            #expect(try await site.store.leaseMail(at: site.clock.now)?.domain == "slow.example")
            #expect(try await browser.post("/admin/mail/domains/slow.example/retry").status == 409)
            for odd in ["%00", "..", "a%2Fb", String(repeating: "x", count: 5_000)] {
                let status = try await browser.post("/admin/mail/domains/\(odd)/retry").status
                #expect([400, 404, 409].contains(status), "\(odd.prefix(9)): \(status)")
            }
            #expect(
                try await browser.get("/admin/audit").text.contains(
                    "tried at once what waited for the domain slow.example"))
        }
    }

    @Test("drops after a question, for good, and says who did")
    func dropped() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let question = try await browser.get("/admin/mail/3/removal")
            #expect(question.status == 200 && question.text.contains("eve@doubt.example"))
            #expect(try await browser.post("/admin/mail/3/removal").status == 303)
            for path in ["/admin/mail/3/removal", "/admin/mail/3/retry"] {
                #expect(try await browser.post(path).status == 409)
            }
            #expect(try await browser.get("/admin/mail/3/removal").status == 409)
            let page = try await browser.get("/admin/mail?done=dropped").text
            #expect(page.contains("Mail 3 (digest) to doubt.example, by Ada") && !page.contains("eve@doubt.example"))
            #expect(try await browser.get("/admin/audit").text.contains("dropped mail 3"))
        }
    }

    @Test("sends a test through the queue and shows what became of it")
    func tested() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let done = try await browser.post(
                "/admin/mail/tests", [("address", " check@elsewhere.example ")], visiting: "/admin/mail")
            #expect(done.status == 303 && done.location == "/admin/mail?done=tested")
            #expect(try await browser.get(done.location).text.contains("check@elsewhere.example"))
            let leased = try #require(try await site.store.leaseMail(at: site.clock.now))
            #expect(leased.recipient == "check@elsewhere.example" && leased.kind == "test mail")
            try await site.store.settle(leased, .refused("554 <b>spam</b>"), at: site.clock.now)
            #expect(try await browser.get("/admin/mail").text.contains("554 &lt;b&gt;spam&lt;/b&gt;"))
            #expect(try await browser.get("/admin/audit").text.contains("sent to see whether it arrives mail"))
        }
    }

    @Test(
        "gives back an address that is none",
        arguments: [
            "", "nobody", "a@b@c", "\"><script>", String(repeating: "x", count: 9_000) + "@e.org",
            "a@b.org\r\nBcc: c@d.org",
        ])
    func noAddress(_ typed: String) async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let page = try await browser.post("/admin/mail/tests", [("address", typed)], visiting: "/admin/mail")
            #expect(page.status == 422 && page.text.contains("This is not an e-mail address."))
            #expect(!page.text.contains("\"><script>"))
            #expect(try await site.store.leaseMail(at: site.clock.now) == nil)
        }
    }
}
