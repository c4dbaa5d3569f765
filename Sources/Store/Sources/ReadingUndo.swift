package import Colloquium
import Foundation
import GRDB

extension Store {
    /// Takes back, once, what `viewer` last marked as read in an inbox: everything is as it was before. What they marked
    /// since then stays.
    package func undoReading(of follower: Follower, by viewer: Viewer) async throws {
        try await write { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return }
            let changes = try String.first(
                db, "DELETE FROM last_readings WHERE member = \(viewer.member) AND inbox = \(inbox) RETURNING changes")
            guard let changes else { return }
            try db.takeBack(JSONDecoder().decode(ReadingChanges.self, from: Data(changes.utf8)), of: viewer)
        }
    }
}

/// What a member has marked, as far as an inbox shows it.
private struct ReadingMarks {
    let items: [Int64: Bool]
    /// Up to when all of a source is read.
    let sources: [Int64: Instant]
}

/// How a marking changed what was marked before.
private struct ReadingChanges: Codable {
    struct Mark: Codable {
        let item: Int64
        let before: Bool?
        let after: Bool?
    }

    struct Moment: Codable {
        let source: Int64
        let before: Int64?
        let after: Int64
    }

    let marks: [Mark]
    let moments: [Moment]

    init(from before: ReadingMarks, to after: ReadingMarks) {
        marks = Set(before.items.keys).union(after.items.keys).sorted().compactMap { item in
            let mark = Mark(item: item, before: before.items[item], after: after.items[item])
            return mark.before == mark.after ? nil : mark
        }
        moments = after.sources.sorted { $0.key < $1.key }.compactMap { source, moment in
            let earlier = before.sources[source]
            return earlier == moment
                ? nil : Moment(source: source, before: earlier?.rawValue, after: moment.rawValue)
        }
    }
}

extension Database {
    /// Keeps what `marking` changes, and gives back how many items it made read.
    /// - Parameter touched: the items that it may change; any when it is nil.
    func noteReading(
        in inbox: Number<Inbox>, of touched: [Number<Item>]?, by viewer: Viewer, _ marking: () throws -> Void
    ) throws -> Int {
        let unread = try unreadItems(in: inbox, among: touched, for: viewer)
        let before = try marks(in: inbox, of: touched, by: viewer)
        try marking()
        let read = unread.subtracting(try unreadItems(in: inbox, among: touched, for: viewer))
        if read.isEmpty { return 0 }
        let changes = ReadingChanges(from: before, to: try marks(in: inbox, of: touched, by: viewer))
        let text = String(decoding: try JSONEncoder().encode(changes), as: UTF8.self)
        try run(
            """
            INSERT INTO last_readings (member, inbox, changes) VALUES (\(viewer.member), \(inbox), \(text))
            ON CONFLICT (member, inbox) DO UPDATE SET changes = excluded.changes
            """)
        return read.count
    }

    private func marks(
        in inbox: Number<Inbox>, of touched: [Number<Item>]?, by viewer: Viewer
    ) throws -> ReadingMarks {
        let isTouched: SQL = touched.map { "item IN \(SQL.list($0.map(\.rawValue)))" } ?? "1"
        let items = try Row.all(
            self,
            """
            SELECT item, is_read FROM item_marks WHERE member = \(viewer.member) AND \(isTouched)
                AND EXISTS (SELECT 1 FROM sightings JOIN follows ON follows.source = sightings.source
                    WHERE sightings.item = item_marks.item AND inbox = \(inbox))
            """)
        let sources = try Row.all(
            self,
            """
            SELECT read_sources.source, read_before FROM read_sources
                JOIN follows ON follows.source = read_sources.source
            WHERE member = \(viewer.member) AND inbox = \(inbox)
            """)
        return ReadingMarks(
            items: Dictionary(uniqueKeysWithValues: items.map { ($0["item"], $0["is_read"]) }),
            sources: Dictionary(uniqueKeysWithValues: sources.map { ($0["source"], $0["read_before"]) }))
    }

    fileprivate func takeBack(_ changes: ReadingChanges, of viewer: Viewer) throws {
        for mark in changes.marks { try takeBack(mark, of: viewer) }
        for moment in changes.moments {
            if let before = moment.before {
                try run(
                    """
                    UPDATE read_sources SET read_before = \(before)
                    WHERE member = \(viewer.member) AND source = \(moment.source) AND read_before = \(moment.after)
                    """)
            } else {
                try run(
                    """
                    DELETE FROM read_sources
                    WHERE member = \(viewer.member) AND source = \(moment.source) AND read_before = \(moment.after)
                    """)
            }
        }
    }

    private func takeBack(_ mark: ReadingChanges.Mark, of viewer: Viewer) throws {
        let now = try Bool.first(
            self, "SELECT is_read FROM item_marks WHERE member = \(viewer.member) AND item = \(mark.item)")
        guard now == mark.after else { return }
        if let before = mark.before {
            try run(
                """
                INSERT INTO item_marks (member, item, is_read) SELECT \(viewer.member), number, \(before) FROM items
                WHERE number = \(mark.item)
                ON CONFLICT (member, item) DO UPDATE SET is_read = excluded.is_read
                """)
        } else {
            try run("DELETE FROM item_marks WHERE member = \(viewer.member) AND item = \(mark.item)")
        }
    }
}
