import Colloquium
import Formats
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Digests from the first row to the last byte")
struct DigestTests {
    private static let now = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private struct Scene {
        let store: Store
        let reader: Number<Member>
        let poster: Number<Member>
        let templates: Templates
        let sender = EmailAddress("site@test.example")!

        init() async throws {
            store = try Store.inMemory()
            templates = try await Templates(directory: DigestTests.root.appending(path: "Templates").path)
            var charter = Club.Entry()
            charter.name = "Club"
            charter.focus = "Focus"
            charter.visibility = "public"
            let founding = Founding(
                siteName: "Réseau d’étude", club: try Club.Charter(charter) { $0 },
                administrator: try Scene.newcomer("Poster"), passwordHash: "")
            poster = try await store.setUp(founding, link: nil, at: now - .days(30))
            reader = try await store.addMember(
                Scene.newcomer("Reader"), passwordHash: nil, standing: .active, at: now - .days(30))
        }

        private static func newcomer(_ name: String) throws -> Newcomer {
            var entry = JoiningEntry()
            entry.name = name
            entry.email = "\(name.lowercased())@test.example"
            entry.password = "a long enough one"
            return try Newcomer(entry)
        }

        func post(_ title: String, doi: String, why: String = "It **may** help <us>.") async throws {
            var record = ArticleRecord()
            record.title = title
            record.identifiers = [try #require(Identifier(.doi, doi))]
            let proposal = Discussion.Proposal(
                club: 1, why: Prose(source: why, html: Markdown.safeHTML(why)), studyDesign: .other,
                schedule: try Schedule(opensAt: now - .days(1)), tags: [])
            let discussion = try await store.publish(
                record, proposal, draft: nil, by: store.viewer(poster), at: now - .days(1))
            var entry = Contribution.Entry()
            entry.kind = "limitation"
            entry.body = "Only *one* centre"
            entry.submission = title
            _ = try await store.contribute(
                Critique(entry) { Markdown.safeHTML($0) }, to: discussion, inReplyTo: nil, by: store.viewer(poster),
                at: now)
        }

        func writer(at moment: Instant) -> DigestWriter {
            DigestWriter(
                store: store,
                letterhead: Letterhead(templates: templates, origin: "https://club.example", sender: sender),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { moment })
        }

        func courier(_ directory: URL, at moment: Instant) -> MailCourier {
            MailCourier(
                store: store, transport: .files(directory), sender: sender,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { moment })
        }
    }

    @Test("A digest is written once, with everything in it that a reader and a mail program need")
    func content() async throws {
        let scene = try await Scene()
        try await scene.post("Effect of <tea> & cake", doi: "10.1000/a")
        try await scene.post("Another trial", doi: "10.1000/b")
        let later = Self.now + .days(8)
        let written = try await scene.writer(at: later).writeDue()
        #expect(written == 1, "The poster hears nothing of what they posted.")
        let again = try await scene.writer(at: later + .minutes(1)).writeDue()
        #expect(again == 0)

        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        let sent = try await scene.courier(directory, at: later).sendWaiting()
        #expect(sent == 1)
        let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
        #expect(files.count == 1)
        let message = try String(decoding: Data(contentsOf: #require(files.first)), as: UTF8.self)
        let unfolded = message.replacing("\r\n ", with: " ").replacing("=\r\n", with: "")
            .replacing("=20\r\n", with: " ").replacing("=3D", with: "=")
        #expect(unfolded.contains("Subject: Effect of <tea> & cake, and 1 more"))
        #expect(unfolded.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        let code = UnsubscribeCode(member: scene.reader, mailing: .digest(.weekly)).text(
            in: try await scene.store.site())
        #expect(unfolded.contains("List-Unsubscribe: <https://club.example/unsubscribe/\(code)>"))
        #expect(unfolded.contains("Auto-Submitted: auto-generated"))
        #expect(unfolded.contains("Effect of <tea> & cake\r\n"), "The text part is text.")
        #expect(unfolded.contains("Effect of &lt;tea&gt; &amp; cake"), "The HTML part is escaped.")
        #expect(unfolded.contains("It may help <us>."), "Markdown is read out in the text part.")
        #expect(unfolded.contains("Limitation, Poster: Only one centre"))
        #expect(unfolded.contains("https://club.example/discussions/1-effect-of-tea-cake"))
        #expect(message.utf8.count < 100_000)
        let counts = try await scene.store.mailCounts(at: Self.now)
        #expect(counts.sent == 1 && counts.waiting == 0)
    }

    @Test("An article that two clubs discuss is told to each reader as their own club has it")
    func twoClubs() async throws {
        let scene = try await Scene()
        var charter = Club.Entry()
        (charter.name, charter.focus, charter.visibility) = ("Inner club", "Focus", "members")
        let inner = try await scene.store.addClub(
            try Club.Charter(charter) { $0 }, facilitator: scene.poster, at: Self.now - .days(9))
        var entry = JoiningEntry()
        (entry.name, entry.email, entry.password) = ("Insider", "insider@test.example", "a long enough one")
        let insider = try await scene.store.addMember(
            Newcomer(entry), passwordHash: nil, standing: .active, at: Self.now - .days(30))
        try await scene.store.join(inner, by: scene.store.viewer(insider), at: Self.now - .days(9))
        let viewer = try await scene.store.viewer(insider)
        try await scene.store.unfollow(.clubs, by: viewer, at: Self.now - .days(9))
        try await scene.store.follow(.club(inner), .weekly, by: viewer, at: Self.now - .days(9))
        var record = ArticleRecord()
        record.title = "One work"
        record.identifiers = [try #require(Identifier(.doi, "10.1000/one"))]
        for (club, why) in [(1, "Said openly."), (inner, "Said inside.")] as [(Number<Club>, String)] {
            let proposal = Discussion.Proposal(
                club: club, why: Prose(source: why, html: "<p>\(why)</p>"), studyDesign: .other,
                schedule: try Schedule(opensAt: Self.now - .days(1)), tags: [])
            _ = try await scene.store.publish(
                record, proposal, draft: nil, by: scene.store.viewer(scene.poster), at: Self.now - .days(1))
        }
        let later = Self.now + .days(8)
        #expect(try await scene.writer(at: later).writeDue() == 2)
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        _ = try await scene.courier(directory, at: later).sendWaiting()
        let mails = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            .map { try String(decoding: Data(contentsOf: $0), as: UTF8.self).replacing("=\r\n", with: "") }
        let outside = try #require(mails.first { $0.contains("reader@test.example") })
        #expect(outside.contains("Said openly.") && !outside.contains("Said inside."))
        let inside = try #require(mails.first { $0.contains("insider@test.example") })
        #expect(inside.contains("Said inside."))
    }

    @Test("With nothing new there is no mail, and the next one comes when it should")
    func empty() async throws {
        let scene = try await Scene()
        let later = Self.now + .days(8)
        #expect(try await scene.writer(at: later).writeDue() == 0)
        let counts = try await scene.store.mailCounts(at: Self.now)
        #expect(counts.waiting == 0)
        let due = try #require(try await scene.store.subscriptions(of: scene.reader).due[.weekly])
        #expect(due > later && due <= later + .days(7))
    }

    @Test("With nothing new but a step that is due there is a mail of that alone, once")
    func reminder() async throws {
        let scene = try await Scene()
        var entry = Worksheet.StepEntry()
        (entry.strategy, entry.text, entry.due) = ("mentors", "Ask <Vera>", "2026-09-23")
        let reader = try await scene.store.viewer(scene.reader)
        try await scene.store.addStep(Worksheet.StepDraft(entry), by: reader, at: Self.now)
        let later = Self.now + .days(8)
        #expect(try await scene.writer(at: later).writeDue() == 1)
        let mail = try await Self.newest(scene.store, at: later)
        #expect(mail.text.contains("Subject: Overdue: Ask <Vera>"))
        #expect(mail.text.contains("1 step of your worksheet") && mail.text.contains("Ask &lt;Vera&gt;"))
        #expect(mail.text.contains("Was due on 23 September 2026"))
        #expect(mail.text.contains("https://club.example/network/worksheet#step-1"))
        #expect(try await scene.writer(at: later + .days(7)).writeDue() == 0)
    }

    /// Headers and both bodies of the newest mail, as they are read.
    private static func newest(_ store: Store, at now: Instant) async throws -> (text: String, bytes: Int) {
        let mail = try #require(try await store.leaseMail(at: now))
        try await store.settle(mail, .sent, at: now)
        let text = String(decoding: mail.message, as: UTF8.self)
        return (
            text.replacing("\r\n ", with: " ").replacing("=\r\n", with: "")
                .replacing("=20\r\n", with: " ").replacing("=3D", with: "="),
            mail.message.count
        )
    }

    @Test("Twenty things in any script stay below 100 kB, and what is left over is counted")
    func size() async throws {
        let scene = try await Scene()
        for number in 0..<25 {
            try await scene.post(
                String(repeating: "\u{7D50}\u{679C}", count: 400) + "\(number)", doi: "10.1000/\(number)",
                why: String(repeating: "\u{1F9EA}\u{533B}\u{5B66} ", count: 500))
        }
        let later = Self.now + .days(8)
        #expect(try await scene.writer(at: later).writeDue() == 1)
        let (text, bytes) = try await Self.newest(scene.store, at: later)
        #expect(bytes < 100_000 && text.contains("And 5 more, which come with the next digest."))
    }

    @Test("What comes at once says why, and how to end that alone; its header ends all of it")
    func atOnce() async throws {
        let scene = try await Scene()
        try await scene.post("A trial", doi: "10.1000/a")
        let viewer = try await scene.store.viewer(scene.reader)
        try await scene.store.follow(.discussion(1), .atOnce, by: viewer, at: Self.now - .hours(1))
        let later = Self.now + .minutes(10)
        let letters = PromptNewsWriter(
            store: scene.store,
            letterhead: Letterhead(templates: scene.templates, origin: "https://club.example", sender: scene.sender),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { later })
        #expect(try await letters.writeDue() == 1)
        #expect(try await letters.writeDue() == 0)
        let (text, _) = try await Self.newest(scene.store, at: later)
        #expect(text.contains("Subject: Poster on A trial"))
        #expect(text.contains("You follow this discussion. No more of this by mail: https://club.example/unsubscribe/"))
        let site = try await scene.store.site()
        let code = UnsubscribeCode(member: scene.reader, mailing: .promptNews).text(in: site)
        #expect(text.contains("List-Unsubscribe: <https://club.example/unsubscribe/\(code)>"))
        #expect(text.contains("Message-ID: <digest.\(scene.reader).news."))
    }

    @Test("A mail that cannot be written to its directory waits and is tried again")
    func retry() async throws {
        let scene = try await Scene()
        try await scene.post("A trial", doi: "10.1000/a")
        let later = Self.now + .days(8)
        _ = try await scene.writer(at: later).writeDue()
        let blocked = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("a file where the directory should be".utf8).write(to: blocked)
        defer { try? FileManager.default.removeItem(at: blocked) }
        #expect(try await scene.courier(blocked, at: later).sendWaiting() == 0)
        #expect(try await scene.courier(blocked, at: later).sendWaiting() == 0, "Not before a minute has passed.")
        try FileManager.default.removeItem(at: blocked)
        #expect(try await scene.courier(blocked, at: later + .minutes(2)).sendWaiting() == 1)
    }

    @Test("Two couriers never send one mail twice")
    func concurrent() async throws {
        let scene = try await Scene()
        for number in 0..<30 {
            let mail = OutgoingMail(
                messageID: "m\(number)@test.example", kind: "test", recipient: scene.sender,
                message: Array("x".utf8))
            try await scene.store.enqueue(mail, at: Self.now)
        }
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        let sent = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await scene.courier(directory, at: Self.now).sendWaiting() } }
            return try await group.reduce(0, +)
        }
        #expect(sent == 30)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).count == 30)
    }

    @Test("Only one process works on a data directory, and the lock goes with it")
    func lock() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        var first = try WorkLock(directory: directory)
        #expect(first != nil)
        #expect(try WorkLock(directory: directory) == nil)
        first = nil
        #expect(try WorkLock(directory: directory) != nil)
    }
}
