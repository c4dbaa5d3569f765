import Colloquium
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("What those on a panel are told")
struct PanelLetterWordsTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test("says which question it is asked about, or in which poll it is to vote, and where; once each")
    func words() async throws {
        let store = try Store.inMemory()
        var charter = Club.Entry()
        (charter.name, charter.focus, charter.visibility) = ("Club & <Co>", "Focus", "public")
        let facilitator = try await store.setUp(
            Founding(
                siteName: "Réseau", club: try Club.Charter(charter) { $0 }, administrator: try Newcomer.named("Fay"),
                passwordHash: ""), link: nil, at: Self.start)
        let member = try await store.addMember(
            Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: Self.start)
        let fay = try await store.viewer(facilitator)
        try await store.join(1, by: store.viewer(member), at: Self.start)
        var entry = Panel.Entry()
        (entry.topic, entry.purpose, entry.submission) = ("Sepsis", "Two polls a year.", "panel")
        let panel = try await store.make(
            Panel.Draft(entry, at: Self.start, in: "UTC") { $0 }, in: 1, by: fay, at: Self.start)
        try await store.invite([member], to: panel, by: fay, at: Self.start) {
            OutgoingMail(messageID: Token().text, kind: "panel invitation", recipient: $0.recipient, message: [])
        }
        try await store.takeSeat(on: panel, stating: "none", by: store.viewer(member), at: Self.start)
        var asked = Question.Entry()
        (asked.title, asked.nature, asked.club, asked.submission) = ("Balanced fluids?", "clinical", "1", "question")
        let question = try await store.ask(Question.Draft(asked) { $0 }, by: fay, at: Self.start)
        try await store.ask(panel, about: question, by: fay, at: Self.start)
        var poll = Poll.Entry()
        (poll.question, poll.form, poll.panel, poll.submission) = ("Early vasopressors?", "scale", "\(panel)", "poll")
        _ = try await store.ask(Poll.Draft(poll) { $0 }, in: 1, by: fay, at: Self.start + .hours(1))

        let templates = try await Templates(directory: Self.root.appending(path: "Templates").path)
        let now = Self.start + .hours(2)
        let writer = PanelLetterWriter(
            store: store, letterhead: try Letterhead(ofTestsWith: templates),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { now })
        #expect(try await writer.writeDue() == 2)
        #expect(try await writer.writeDue() == 0)
        var mails: [String] = []
        while let mail = try await store.leaseMail(at: now) {
            if mail.kind == "panel invitation" { continue }
            mails.append(String(decoding: mail.message, as: UTF8.self))
        }
        let about = try #require(mails.first { $0.contains("Your panel is asked: Balanced fluids?") })
        #expect(about.contains("https://club.example/questions/1-balanced-fluids"))
        #expect(about.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        let voting = try #require(mails.first { $0.contains("Your panel is to vote: Early vasopressors?") })
        #expect(voting.contains("https://club.example/polls/1-early-vasopressors"))
        #expect(mails.allSatisfy { $0.contains("To: \"Mel\" <mel@") })
    }
}
