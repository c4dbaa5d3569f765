import Colloquium
import Formats
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Letters to those who said that they will come")
struct ComingWriterTests {
    private static let opening = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A discussion that a member will come to.
    private struct Scene {
        let store: Store
        let templates: Templates
        let comer: Number<Member>

        init() async throws {
            store = try Store.inMemory()
            templates = try await Templates(directory: root.appending(path: "Templates").path)
            var charter = Club.Entry()
            charter.name = "Club"
            charter.focus = "Focus"
            charter.visibility = "public"
            let before = opening - .days(5)
            let poster = try await store.setUp(
                Founding(
                    siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                    administrator: try Newcomer.named("Poster"), passwordHash: ""), link: nil, at: before)
            comer = try await store.addMember(
                Newcomer.named("Comer", zone: "Asia/Kolkata"), passwordHash: nil, standing: .active, at: before)
            var record = ArticleRecord()
            record.title = "A trial of <tea> & cake"
            let proposal = Discussion.Proposal(
                club: 1, why: Prose(source: "It **may** help.", html: "<p>x</p>"), studyDesign: .other,
                schedule: try Schedule(opensAt: opening), tags: [])
            let discussion = try await store.publish(
                record, proposal, draft: nil, by: store.viewer(poster), at: before)
            try await store.come(to: discussion, by: store.viewer(comer), at: before)
        }

        func write(at moment: Instant) async throws -> Int {
            try await ComingWriter(
                store: store, letterhead: try Letterhead(ofTestsWith: templates),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { moment }
            ).writeDue()
        }
    }

    @Test("say what opened, until when, and how to end such letters with one click")
    func opening() async throws {
        let scene = try await Scene()
        #expect(try await scene.write(at: Self.opening - .minutes(1)) == 0)
        #expect(try await scene.write(at: Self.opening) == 1)
        #expect(try await scene.write(at: Self.opening + .minutes(1)) == 0)
        let mail = try await scene.store.sentMail(at: Self.opening)
        #expect(mail.contains("Subject: It is open: A trial of <tea> & cake"))
        #expect(mail.contains("To: \"Comer\" <comer@test.example>"))
        #expect(mail.contains("Club discusses it until "))
        let closes = ReaderTime(zone: "Asia/Kolkata").named.nearby(Self.opening + .days(7))
        #expect(mail.contains(closes), "In the reader’s zone.")
        #expect(mail.contains("It may help."))
        #expect(mail.contains("https://club.example/discussions/1-a-trial-of-tea-cake"))
        #expect(mail.contains("A trial of &lt;tea&gt; &amp; cake"))
        let site = try await scene.store.site()
        let code = UnsubscribeCode(member: scene.comer, mailing: .reminders).text(in: site)
        #expect(mail.contains("List-Unsubscribe: <https://club.example/unsubscribe/\(code)>"))
        #expect(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        #expect(mail.contains("Auto-Submitted: auto-generated"))
        #expect(mail.contains("Send me no more reminders: https://club.example/unsubscribe/\(code)"))
    }

    @Test("say what closes")
    func closing() async throws {
        let scene = try await Scene()
        let lastDay = Self.opening + .days(6)
        #expect(try await scene.write(at: lastDay) == 1)
        #expect(
            try await scene.store.sentMail(at: lastDay).contains("Subject: It closes soon: A trial of <tea> & cake"))
        #expect(try await scene.write(at: lastDay + .minutes(1)) == 0)
    }

    @Test("are written once by two writers at the same time")
    func two() async throws {
        let scene = try await Scene()
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await scene.write(at: Self.opening) } }
            return try await group.reduce(0, +)
        }
        #expect(written == 1)
    }

    @Test("are not written when they come too late, nor sent")
    func late() async throws {
        let scene = try await Scene()
        #expect(try await scene.write(at: Self.opening + .days(7)) == 0)
        let other = try await Scene()
        #expect(try await other.write(at: Self.opening) == 1)
        #expect(try await other.store.leaseMail(at: Self.opening + .days(6)) == nil)
    }
}
