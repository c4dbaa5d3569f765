import Colloquium
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Letters about the rota")
struct RotaWriterTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A club in Auckland, its facilitator, and a member.
    private struct Scene {
        let store: Store
        let templates: Templates
        let facilitator: Number<Member>
        let member: Number<Member>
        let week = RotaWeek(of: start + .days(14), in: "Pacific/Auckland")
        var beginning: Instant { week.range(in: "Pacific/Auckland").lowerBound }

        init() async throws {
            store = try Store.inMemory()
            templates = try await Templates(directory: root.appending(path: "Templates").path)
            var charter = Club.Entry()
            charter.name = "Club & <Co>"
            charter.focus = "Focus"
            charter.visibility = "public"
            charter.timeZone = "Pacific/Auckland"
            facilitator = try await store.setUp(
                Founding(
                    siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                    administrator: try Newcomer.named("Fay"), passwordHash: ""), link: nil, at: start)
            member = try await store.addMember(
                Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: start)
        }

        func write(at moment: Instant) async throws -> Int {
            try await RotaWriter(
                store: store, letterhead: try Letterhead(ofTestsWith: templates),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { moment }
            ).writeDue()
        }
    }

    @Test("ask a member with a link to answer, and end with one click")
    func asking() async throws {
        let scene = try await Scene()
        try await scene.store.ask(
            scene.member, for: scene.week, of: 1, by: scene.store.viewer(scene.facilitator), at: Self.start)
        #expect(try await scene.write(at: Self.start) == 1)
        #expect(try await scene.write(at: Self.start + .days(1)) == 0)
        let mail = try await scene.store.sentMail(at: Self.start)
        #expect(mail.contains("Would you facilitate Club & <Co> in the week of "))
        #expect(mail.contains("https://club.example/clubs/1/rota#week-\(scene.week.rawValue)"))
        #expect(mail.contains("No discussion opens in that week yet."))
        #expect(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        #expect(mail.contains("asks you this once"))
    }

    @Test("tell a volunteer three days before, by the club’s clocks, what opens")
    func turn() async throws {
        let scene = try await Scene()
        let viewer = try await scene.store.viewer(scene.member)
        try await scene.store.volunteer(for: scene.week, of: 1, by: viewer, at: Self.start)
        var record = ArticleRecord()
        record.title = "A trial of tea"
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: scene.beginning + .days(1)), tags: [])
        _ = try await scene.store.publish(record, proposal, draft: nil, by: viewer, at: Self.start)
        #expect(try await scene.write(at: scene.beginning - .days(3) - .seconds(1)) == 0)
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await scene.write(at: scene.beginning - .days(3)) } }
            return try await group.reduce(0, +)
        }
        #expect(written == 1)
        let mail = try await scene.store.sentMail(at: scene.beginning - .days(3))
        #expect(mail.contains("You facilitate Club & <Co> in the week of "))
        #expect(mail.contains("In that week: A trial of tea, opens Tuesday "))
        #expect(mail.contains("reminds you of what you said you would do"))
        #expect(mail.contains("You are not a facilitator of the club, so you can lead what is said, but neither"))
    }

    @Test("tell a volunteer who facilitates the club nothing of rights, and facilitators that a week has nobody")
    func facilitators() async throws {
        let scene = try await Scene()
        let fay = try await scene.store.viewer(scene.facilitator)
        try await scene.store.volunteer(for: scene.week, of: 1, by: fay, at: Self.start)
        #expect(try await scene.write(at: scene.beginning - .days(3)) == 1)
        let turn = try await scene.store.sentMail(at: scene.beginning - .days(3))
        #expect(turn.contains("You facilitate Club & <Co>") && !turn.contains("You are not a facilitator"))
        var record = ArticleRecord()
        record.title = "A trial of tea"
        let next = scene.week.later(by: 1).range(in: "Pacific/Auckland").lowerBound
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: next + .days(1)), tags: [])
        _ = try await scene.store.publish(record, proposal, draft: nil, by: fay, at: Self.start)
        #expect(try await scene.write(at: next - .days(3)) == 1)
        let gap = try await scene.store.sentMail(at: next - .days(3))
        #expect(gap.contains("Subject: Nobody facilitates Club & <Co> in the week of "))
        #expect(gap.contains("In that week: A trial of tea, opens ") && gap.contains("Volunteer, or ask a member."))
        #expect(gap.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    }

    @Test("tell facilitators who accepted and who cannot after all")
    func tellings() async throws {
        let scene = try await Scene()
        let (fay, mel) = (
            try await scene.store.viewer(scene.facilitator), try await scene.store.viewer(scene.member)
        )
        func write() async throws -> Int {
            try await RotaTellingWriter(
                store: scene.store, letterhead: try Letterhead(ofTestsWith: scene.templates),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { Self.start }
            ).writeDue()
        }
        try await scene.store.ask(scene.member, for: scene.week, of: 1, by: fay, at: Self.start)
        try await scene.store.volunteer(for: scene.week, of: 1, by: mel, at: Self.start)
        #expect(try await write() == 1)
        let accepted = try await scene.store.sentMail(at: Self.start)
        #expect(accepted.contains("To: \"Fay\"") && accepted.contains("Subject: Mel facilitates Club & <Co>"))
        #expect(accepted.contains("They are not a facilitator of the club"))
        #expect(accepted.contains("https://club.example/clubs/1/rota#week-\(scene.week.rawValue)"))
        try await scene.store.standDown(from: scene.week, of: 1, by: mel, at: Self.start)
        #expect(try await write() == 1)
        #expect(
            try await scene.store.sentMail(at: Self.start).contains("Mel cannot facilitate Club & <Co> in the week of"))
    }

    @Test("are not written, nor sent, once the week has begun")
    func late() async throws {
        let scene = try await Scene()
        let viewer = try await scene.store.viewer(scene.member)
        try await scene.store.volunteer(for: scene.week, of: 1, by: viewer, at: Self.start)
        #expect(try await scene.write(at: scene.beginning) == 0)
        let other = try await Scene()
        let volunteer = try await other.store.viewer(other.member)
        try await other.store.volunteer(for: other.week, of: 1, by: volunteer, at: Self.start)
        #expect(try await other.write(at: other.beginning - .days(2)) == 1)
        #expect(try await other.store.leaseMail(at: other.beginning) == nil)
    }
}
