import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What counts as read")
struct NotificationReadingTests {
    @Test("What comes while a discussion is being read stays unread")
    func meanwhile() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("A point.", in: discussion, by: society.ben)
        try await society.say("Why?", in: discussion, to: first, by: society.ada)
        let unread = try #require(
            try await society.store.unreadNotifications(in: .discussion(discussion), of: society.ben))
        // In the same millisecond.
        try await society.say("And how?", in: discussion, to: first, by: society.ada)
        try await society.store.read(unread, at: Society.start)
        let ben = try await society.viewer(society.ben)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 1)
        #expect(try await society.store.unreadNotifications(in: .question(1), of: society.ben) == nil)
    }

    @Test("What was told again while it was being read stays unread")
    func again() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let said = try await society.say("A point.", in: discussion, by: society.ben)
        let ada = try await society.viewer(society.ada)
        try await society.store.askForReference(in: said, by: ada, at: Society.start)
        let unread = try #require(
            try await society.store.unreadNotifications(in: .discussion(discussion), of: society.ben))
        try await society.store.askForReference(
            in: said, by: society.viewer(society.moderator), at: Society.start + .minutes(1))
        try await society.store.read(unread, at: Society.start)
        #expect(try await society.store.unreadNotifications(of: society.viewer(society.ben), upTo: 9) == 1)
    }

    @Test("Groups carry their titles and each at most five, and what was read a year ago is dropped")
    func groups() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        for title in ["Fluids", "Masks"] {
            let discussion = try await society.post(title, by: society.ada)
            let first = try await society.say("A point.", in: discussion, by: society.ben)
            for time in 1...6 { try await society.say("Why? \(time)", in: discussion, to: first, by: society.ada) }
        }
        let question = try await society.ask("How much?", by: society.ben)
        try await society.answer("Two litres.", to: question, by: society.ada)
        let groups = try await society.store.notifications(for: ben, Slice(size: 20)).rows
        #expect(Set(groups.map(\.title)) == ["Fluids", "Masks", "How much?"])
        #expect(groups.map(\.notifications.count).sorted() == [1, 5, 5])
        #expect(groups.allSatisfy { $0.count >= $0.notifications.count && $0.unread == $0.count })
        let paged = try await society.store.notifications(for: ben, Slice(size: 2))
        #expect(paged.rows.count == 2 && paged.hasMore)
        try await society.store.readNotifications(in: nil, by: society.ben, at: Society.start)
        try await society.answer("Three.", to: question, by: society.ada)
        try await society.run("UPDATE notifications SET noted_at = noted_at + 1 WHERE read_at IS NULL")
        try await society.store.readNotifications(in: nil, by: society.ben, at: Society.start + .days(366))
        #expect(try await society.count("SELECT count(*) FROM notifications WHERE member = \(society.ben)") == 1)
    }
}
