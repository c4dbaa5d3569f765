import Colloquium
import Testing

@testable import Store

@Suite("What waits in inboxes")
struct WaitingTests {
    private struct Scene {
        let society: Society
        let source: Number<Source>
        let ben: Viewer
        let own: Follower

        /// Five items of one poll, each in Ben's own inbox and in that of our club, to which Ben belongs.
        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            try await society.store.join(Society.ours, by: try await society.viewer(society.ben), at: Society.start)
            ben = try await society.viewer(society.ben)
            source = try await society.follow("nejm", for: own)
            try await society.follow("nejm", for: .club(Society.ours))
            try await society.poll(source, (1...5).map { Society.entry("Item \($0)", guid: "\($0)") })
        }
    }

    @Test("is counted once, whichever inboxes it is in, and up to a limit")
    func count() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        #expect(try await store.waitingItems(for: scene.ben, upTo: 100) == 5)
        #expect(try await store.waitingItems(for: scene.ben, upTo: 3) == 3)
        #expect(try await store.waitingItems(for: .visitor, upTo: 100) == 0)
        let mo = try await scene.society.viewer(scene.society.moderator)
        #expect(try await store.waitingItems(for: mo, upTo: 100) == 0, "Mo belongs to no club.")
        try await store.markRead([1], of: scene.own, by: scene.ben)
        try await store.hide(2, from: scene.own, by: scene.ben)
        #expect(try await store.waitingItems(for: scene.ben, upTo: 100) == 4, "It is not hidden from the club.")
    }

    @Test("what is older than an item is read: also what came with it and stands below, and nothing above")
    func before() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        try await scene.society.poll(
            scene.source, [Society.entry("Newer", guid: "6")], at: Society.start + .hours(1))
        try await store.markRead(before: 3, of: scene.own, by: scene.ben)
        #expect(
            try await scene.society.unread(scene.own, as: scene.society.ben) == ["Newer", "Item 1", "Item 2", "Item 3"])
        let other = try await scene.society.follow("bmj", for: scene.own)
        let strange = try await refusal {
            try await store.markRead(before: 3, of: scene.own, source: other, by: scene.ben)
        }
        #expect(strange == .notFound, "The other source has not brought it.")
        let foreign = try await refusal {
            let mo = try await scene.society.viewer(scene.society.moderator)
            try await store.markRead(before: 3, of: scene.own, by: mo)
        }
        #expect(foreign == .notFound)
    }

    @Test("is as it was, in every inbox, when a marking is taken back")
    func undo() async throws {
        let scene = try await Scene()
        let (store, society) = (scene.society.store, scene.society)
        let club = Follower.club(Society.hidden)
        let root = try await society.viewer(society.administrator)
        let own = Follower.member(society.administrator)
        try await society.follow("nejm", for: own)
        _ = try await store.follow(
            [try Society.offer("nejm")], for: club, from: .now, by: root, at: Society.start + .minutes(1))
        try await society.poll(
            scene.source, [Society.entry("Newer", guid: "6")], at: Society.start + .hours(1))
        try await store.markUnread([2], of: own, by: root)
        let before = try await society.unread(own, as: society.administrator)
        #expect(before.count == 6)
        #expect(try await society.unread(club, as: society.administrator) == ["Newer", "Item 2"])
        for _ in 0..<2 {
            let read = try await store.markAllRead(of: own, before: Society.start + .days(1), by: root)
            #expect(read == 6)
            try await store.undoReading(of: own, by: root)
            #expect(try await society.unread(own, as: society.administrator) == before)
            #expect(try await society.unread(club, as: society.administrator) == ["Newer", "Item 2"])
        }
        try await store.markRead(before: 3, of: own, by: root)
        try await store.undoReading(of: own, by: root)
        #expect(try await society.unread(own, as: society.administrator) == before)
        try await store.markRead([1], of: own, by: root)
        try await store.markUnread([1], of: own, by: root)
        try await store.undoReading(of: own, by: root)
        #expect(try await society.unread(own, as: society.administrator) == before, "What was marked since stays.")
    }

    @Test("a source is asked again only where it fails, and not twice within five minutes")
    func resume() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        let due = try #require(try await scene.society.dueAt(scene.source))
        try await store.resume(scene.source, for: scene.own, by: scene.ben, at: Society.start + .hours(1))
        #expect(try await scene.society.dueAt(scene.source) == due, "One that works is left alone.")
        let leased = try await scene.society.lease(scene.source)
        try await store.settle([PollReport(leased, .failed("No."))], at: Society.start)
        let failedUntil = try await scene.society.dueAt(scene.source)
        try await store.resume(scene.source, for: scene.own, by: scene.ben, at: Society.start + .minutes(4))
        #expect(try await scene.society.dueAt(scene.source) == failedUntil)
        let later = Society.start + .minutes(6)
        try await store.resume(scene.source, for: scene.own, by: scene.ben, at: later)
        #expect(try await scene.society.dueAt(scene.source) == later)
        let member = try await refusal {
            try await store.resume(scene.source, for: .club(Society.ours), by: scene.ben, at: later)
        }
        #expect(member == .forbidden)
    }
}
