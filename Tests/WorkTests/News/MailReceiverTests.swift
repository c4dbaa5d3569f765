import Colloquium
import Formats
import Foundation
import Pages
import Store
import Testing

@testable import Work

@Suite("Mail handed over by a server")
struct MailReceiverTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)

    private struct Scene {
        let store: Store
        let receiver: MailReceiver
        let base: EmailAddress
        let mel: Number<Member>
        let discussion: Number<Discussion>
        let above: Number<Contribution>
        let question: Number<Question>

        init() async throws {
            let store = try Store.inMemory()
            self.store = store
            base = try #require(EmailAddress("club@test.example"))
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let templates = try await Templates(directory: root.appending(path: "Templates").path)
            receiver = MailReceiver(
                store: store, letterhead: try Letterhead(ofTestsWith: templates), base: base,
                limit: PostingLimit(posts: 3, in: .minutes(15)), rendering: { _, _ in { Markdown.safeHTML($0) } },
                clock: { start })
            var charter = Club.Entry()
            (charter.name, charter.focus, charter.visibility) = ("Club", "Focus", "public")
            let fay = try await store.viewer(
                store.setUp(
                    Founding(
                        siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                        administrator: try Newcomer.named("Fay"), passwordHash: ""), link: nil, at: start))
            mel = try await store.addMember(Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: start)
            try await store.join(1, by: store.viewer(mel), at: start)
            var article = ArticleRecord()
            article.title = "Balanced fluids"
            var proposal = Discussion.Entry()
            (proposal.club, proposal.why, proposal.studyDesign) = ("1", "It may change practice.", "other")
            discussion = try await store.publish(
                article.corrected(by: ArticleEntry(article)),
                Discussion.Proposal(proposal) { $0 }, draft: nil, by: fay, at: start)
            var words = Contribution.Entry()
            (words.kind, words.body, words.submission) = ("comment", "Who was blinded?", "first")
            above = try await store.contribute(
                Critique(words) { $0 }, to: discussion, inReplyTo: nil, by: fay, at: start)
            var asked = Question.Entry()
            (asked.title, asked.nature, asked.club, asked.submission) = ("Does it work?", "clinical", "1", "asked")
            question = try await store.ask(Question.Draft(asked) { $0 }, by: fay, at: start)
        }

        func receive(
            _ text: String, to subject: ReturnAddress.Subject, from: String = "Mel <mel@test.example>",
            id: String = "1@phone", head: String = "", daysAgo: Int = 0
        ) async throws -> MailReceiver.Outcome {
            let address = ReturnAddress.reply(to: subject, from: mel, mailed: MailedDay(start - .days(daysAgo)))
                .address(below: base, in: try await store.site())
            let mail = "From: \(from)\nSubject: Re: Balanced fluids\nMessage-ID: <\(id)>\n\(head)\n\(text)"
            return try await receiver.receive(Array(mail.utf8), for: try #require(address))
        }
    }

    @Test("is a contribution where somebody answered one, once however often it comes")
    func contribution() async throws {
        let scene = try await Scene()
        let text = "Limitation: nobody.\n\nOn Mon, 23 Nov 2026, Club <club@test.example> wrote:\n> Who was blinded?"
        let outcome = try await scene.receive(text, to: .contribution(scene.above))
        guard case .contribution(let number) = outcome else { throw Refusal(.invalid, "\(outcome)") }
        #expect(try await scene.receive(text, to: .contribution(scene.above)) == outcome)
        let row = try await scene.store.contribution(number, for: .visitor)
        #expect(row.body == "nobody." && row.kind == .limitation && row.author == scene.mel)
        let top = try await scene.receive("Well done.", to: .discussion(scene.discussion), id: "2@phone")
        #expect(top != outcome)
    }

    @Test("is an answer where it names a work, and comes back with its words where it names none")
    func answer() async throws {
        let scene = try await Scene()
        let bare = "Yes,\nI am <sure> of it."
        let refused = try await scene.receive(bare, to: .question(scene.question))
        guard case .returned(let reason) = refused else { throw Refusal(.invalid, "\(refused)") }
        #expect(reason.contains("reference"))
        #expect(try await scene.receive(bare, to: .question(scene.question)) == refused)
        let letter = try await scene.store.sentMail(at: Self.start)
        #expect(letter.contains("I am <sure> of it.") && letter.contains("To: \"Mel\" <mel@test.example>"))
        #expect(letter.contains("Auto-Submitted: auto-generated"))
        #expect(try await scene.store.leaseMail(at: Self.start) == nil)
        let good = try await scene.receive("Yes: PMID 29485925.", to: .question(scene.question), id: "3@phone")
        guard case .answer = good else { throw Refusal(.invalid, "\(good)") }
        #expect(try await scene.store.question(scene.question, for: .visitor).answers.count == 1)
    }

    @Test(
        "comes back where it may not be posted",
        arguments: [
            ("> Who was blinded?", "mel@test.example", "No words of your own"),
            ("My patient, MRN 12345678, did.", "MEL@test.example", "patient"),
        ])
    func refused(_ text: String, _ from: String, _ reason: String) async throws {
        let scene = try await Scene()
        let outcome = try await scene.receive(text, to: .contribution(scene.above), from: from)
        guard case .returned(let told) = outcome else { throw Refusal(.invalid, "\(outcome)") }
        #expect(told.contains(reason), "\(told)")
        #expect(try await scene.store.sentMail(at: Self.start).contains("Your reply was not posted"))
    }

    @Test("comes back under an id of the site's own, each mail by itself, however alike their ids begin")
    func ids() async throws {
        let scene = try await Scene()
        let start = String(repeating: "CAFsame", count: 9)
        for (id, words) in [("\(start).1@a@b", "One."), ("\(start).2@a", "Two."), ("../../x\"<", "Three.")] {
            guard case .returned = try await scene.receive(words, to: .news, id: id) else {
                throw Refusal(.invalid, "not returned")
            }
        }
        var texts: [String] = []
        while let mail = try await scene.store.leaseMail(at: Self.start + .days(1)) {
            if mail.kind == "returned reply" { texts.append(String(decoding: mail.message, as: UTF8.self)) }
            try await scene.store.settle(mail, .sent, at: Self.start)
        }
        for words in ["One.", "Two.", "Three."] { #expect(texts.count { $0.contains(words) } == 1) }
        for text in texts { #expect(text.contains(/Message-ID: <returned\.\d+\.[A-Za-z0-9_-]+@[a-z.]+>/)) }
    }

    @Test("comes back where it is longer than what is taken: nothing of it is cut off in silence")
    func long() async throws {
        let scene = try await Scene()
        let outcome = try await scene.receive(String(repeating: "a ", count: 11_000), to: .contribution(scene.above))
        guard case .returned(let reason) = outcome else { throw Refusal(.invalid, "\(outcome)") }
        #expect(reason.contains("20000"))
    }

    @Test("is taken for sixty days after what it answers was mailed, and then comes back", arguments: [60, 61])
    func expired(_ days: Int) async throws {
        let scene = try await Scene()
        let outcome = try await scene.receive("So it is.", to: .contribution(scene.above), daysAgo: days)
        if days <= MailedDay.term {
            guard case .contribution = outcome else { throw Refusal(.invalid, "\(outcome)") }
        } else {
            guard case .returned(let reason) = outcome else { throw Refusal(.invalid, "\(outcome)") }
            #expect(reason.contains("60 days"))
            #expect(try await scene.store.sentMail(at: Self.start).contains("So it is."))
        }
    }

    @Test("comes back, with the reason, where somebody writes more than they may; what was posted stays so")
    func tooMany() async throws {
        let scene = try await Scene()
        for number in 1...3 {
            let outcome = try await scene.receive("Point \(number).", to: .contribution(scene.above), id: "\(number)@x")
            guard case .contribution = outcome else { throw Refusal(.invalid, "\(outcome)") }
        }
        let fourth = try await scene.receive("PMID 29485925.", to: .question(scene.question), id: "4@x")
        guard case .returned(let reason) = fourth else { throw Refusal(.invalid, "\(fourth)") }
        #expect(reason.contains("quarter of an hour"))
        guard case .contribution = try await scene.receive("Point 3.", to: .contribution(scene.above), id: "3@x")
        else { throw Refusal(.invalid, "The same mail was refused.") }
    }

    @Test("comes back beyond what somebody may write also where several arrive at once")
    func atOnce() async throws {
        let scene = try await Scene()
        let outcomes = try await withThrowingTaskGroup(of: MailReceiver.Outcome.self) { group in
            for number in 1...8 {
                group.addTask {
                    try await scene.receive("Point \(number).", to: .contribution(scene.above), id: "\(number)@x")
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let posted = outcomes.count { if case .contribution = $0 { true } else { false } }
        let returned = outcomes.count { if case .returned = $0 { true } else { false } }
        #expect(posted == 3 && returned == 5)
    }

    @Test(
        "is not posted where it comes from elsewhere, but comes to the member with its words, once",
        arguments: [("Mel <mel@home.example>", "mel@home.example"), ("nobody", "cannot be read")])
    func elsewhere(_ from: String, _ told: String) async throws {
        let scene = try await Scene()
        for number in 0..<2 {
            let outcome = try await scene.receive("I <see>.\nWell.", to: .contribution(scene.above), from: from)
            #expect(outcome == (number == 0 ? .returned("It came from another address.") : .ignored))
        }
        let letter = try await scene.store.sentMail(at: Self.start)
        #expect(letter.contains("To: \"Mel\" <mel@test.example>") && letter.contains(told))
        #expect(letter.contains("I <see>.") && letter.contains("I &lt;see&gt;.") && letter.contains("Well."))
        #expect(letter.contains("https://club.example\(SitePath.reply(scene.above))"))
        #expect(letter.contains("Auto-Submitted: auto-generated"))
        #expect(try await scene.store.leaseMail(at: Self.start) == nil, "Nobody else is mailed.")
        await #expect(throws: Refusal.self) { try await scene.store.contribution(2, for: .visitor) }
    }

    @Test("from elsewhere fills nobody's mailbox, nor that of who may not sign in; a program's is ignored")
    func muchFromElsewhere() async throws {
        let scene = try await Scene()
        let send = { (number: Int, head: String) in
            try await scene.receive(
                "Point \(number).", to: .discussion(scene.discussion), from: "eve@elsewhere.example",
                id: "\(number)@eve", head: head)
        }
        #expect(try await send(0, "List-Id: <eve.example>\n") == .ignored)
        for number in 1...7 {
            #expect(try await (send(number, "") == .ignored) == (number > PostingLimit.strayReplies.posts))
        }
        #expect(try await scene.store.mailCounts(at: .now()).waiting == PostingLimit.strayReplies.posts)
        let other = try await Scene()
        try await other.store.setStanding(.suspended, of: other.mel, by: 1, at: Self.start)
        let sent = try await other.receive("So.", to: .discussion(other.discussion), from: "eve@elsewhere.example")
        #expect(sent == .ignored)
    }

    @Test("ends what its subject names, whoever sends it")
    func unsubscription() async throws {
        let scene = try await Scene()
        let site = try await scene.store.site()
        let address = try #require(ReturnAddress.unsubscription.address(below: scene.base, in: site))
        let code = UnsubscribeCode(member: scene.mel, mailing: .reminders).text(in: site)
        for (subject, outcome) in [
            (code, MailReceiver.Outcome.unsubscription), ("Re: \(code)", .unsubscription), ("1.reminders.x", .ignored),
        ] {
            let mail = Array("From: a@b.example\nSubject: \(subject)\n\n".utf8)
            #expect(try await scene.receiver.receive(mail, for: address) == outcome)
        }
    }

    @Test("is ignored where a program wrote it")
    func automatic() async throws {
        let scene = try await Scene()
        let outcome = try await scene.receive(
            "I am away.", to: .contribution(scene.above), head: "Auto-Submitted: auto-replied\n")
        #expect(outcome == .ignored)
        #expect(try await scene.store.leaseMail(at: Self.start) == nil)
    }

    @Test("reports that a mail of the site did not arrive")
    func report() async throws {
        let scene = try await Scene()
        let recipient = try Newcomer.named("Mel").email
        try await scene.store.enqueue(
            OutgoingMail(messageID: "d", kind: "digest", recipient: recipient, message: []), at: Self.start)
        let mail = try #require(try await scene.store.leaseMail(at: Self.start)).number
        let report = """
            From: MAILER-DAEMON@mx.example
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; mel@test.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 unknown
            --b--
            """
        let address = try #require(
            ReturnAddress.report(of: mail).address(below: scene.base, in: try await scene.store.site()))
        #expect(try await scene.receiver.receive(Array(report.utf8), for: address) == .bounce(of: mail))
        #expect(try await scene.receiver.receive(Array(report.utf8), for: address) == .ignored)
        #expect(try await scene.store.suspendedAddress(of: scene.mel)?.reason == "550 5.1.1 unknown")
    }

    @Test("is refused for an address that was never given out, and where it is no mail")
    func unknown() async throws {
        let scene = try await Scene()
        let made = try #require(EmailAddress("club+c-1-1-00000000000000000000@test.example"))
        await #expect(throws: Refusal.self) {
            try await scene.receiver.receive(Array("From: a@b\n\nx".utf8), for: made)
        }
        let own = try #require(
            ReturnAddress.reply(to: .question(1), from: 1, mailed: MailedDay(Self.start)).address(
                below: scene.base, in: try await scene.store.site()))
        await #expect(throws: FormatError.self) { try await scene.receiver.receive([], for: own) }
    }
}
