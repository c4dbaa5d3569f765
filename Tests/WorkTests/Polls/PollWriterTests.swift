import Colloquium
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Reminders of polls")
struct PollWriterTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A club of two with a poll of a week.
    private struct Scene {
        let store: Store
        let templates: Templates
        let fay: Viewer
        let mel: Viewer
        let poll: Number<Poll>

        init() async throws {
            store = try Store.inMemory()
            templates = try await Templates(directory: root.appending(path: "Templates").path)
            var charter = Club.Entry()
            charter.name = "Club & <Co>"
            charter.focus = "Focus"
            charter.visibility = "public"
            let facilitator = try await store.setUp(
                Founding(
                    siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                    administrator: try Newcomer.named("Fay"), passwordHash: ""), link: nil, at: start)
            let member = try await store.addMember(
                Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: start)
            try await store.join(1, by: store.viewer(member), at: start)
            fay = try await store.viewer(facilitator)
            mel = try await store.viewer(member)
            var entry = Poll.Entry()
            entry.question = "Early vasopressors?"
            entry.form = "scale"
            entry.submission = "poll"
            poll = try await store.ask(Poll.Draft(entry) { $0 }, in: 1, by: fay, at: start)
        }

        func write(at moment: Instant) async throws -> Int {
            try await PollWriter(
                store: store, letterhead: try Letterhead(ofTestsWith: templates),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { moment }
            ).writeDue()
        }

        func vote(_ viewer: Viewer, at moment: Instant) async throws {
            var entry = Vote.Entry()
            entry.rating = "7"
            entry.rationale = "Reasons"
            entry.competingInterests = "none"
            let terms = try await store.poll(poll, for: viewer, at: moment).poll.terms
            try await store.vote(
                Vote(entry, on: terms) { $0 }, in: poll, over: 1, changing: nil, by: viewer, at: moment)
        }
    }

    @Test("go to those who have not voted when the last day begins, once each")
    func reminders() async throws {
        let scene = try await Scene()
        try await scene.vote(scene.fay, at: Self.start + .hours(1))
        #expect(try await scene.write(at: Self.start + .days(6) - .seconds(1)) == 0)
        #expect(try await scene.write(at: Self.start + .days(6)) == 1)
        #expect(try await scene.write(at: Self.start + .days(6) + .hours(1)) == 0)
        let mail = try await scene.store.sentMail(at: Self.start + .days(6))
        #expect(mail.contains("To: \"Mel\" <mel@"))
        #expect(mail.contains("Your vote is missing: Early vasopressors?"))
        #expect(mail.contains("https://club.example/polls/1-early-vasopressors"))
        #expect(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    }

    @Test("do not leave once their reader has voted, or the poll is closed")
    func gone() async throws {
        for closes in [true, false] {
            let scene = try await Scene()
            #expect(try await scene.write(at: Self.start + .days(6)) == 2)
            try await scene.vote(scene.mel, at: Self.start + .days(6) + .hours(1))
            try await scene.vote(scene.fay, at: Self.start + .days(6) + .hours(1))
            if closes { try await scene.store.close(scene.poll, by: scene.fay, at: Self.start + .days(6) + .hours(2)) }
            #expect(try await scene.store.leaseMail(at: Self.start + .days(6) + .hours(3)) == nil)
        }
    }

    @Test("are not written to who wants none, has left the club, or when the poll is over")
    func unwanted() async throws {
        let scene = try await Scene()
        try await scene.store.endReminders(of: 1, at: Self.start)
        try await scene.store.leave(1, by: scene.mel)
        #expect(try await scene.write(at: Self.start + .days(6)) == 0)
        #expect(try await scene.write(at: Self.start + .days(8)) == 0)
    }
}
