package import Colloquium
import GRDB

extension Store {
    /// Hides an item from an inbox for all who read it, whatever rules say. Those who tend the inbox may.
    package func hide(_ item: Number<Item>, from follower: Follower, by viewer: Viewer) async throws {
        try await choose(item, isHidden: true, in: follower, by: viewer)
    }

    /// Shows an item in an inbox, whatever rules say.
    package func show(_ item: Number<Item>, in follower: Follower, by viewer: Viewer) async throws {
        try await choose(item, isHidden: false, in: follower, by: viewer)
    }

    /// Gives an item tags in an inbox, in place of those people gave it before; those of rules stay.
    package func tag(
        _ item: Number<Item>, with tags: [Tag], in follower: Follower, by viewer: Viewer
    ) async throws {
        if tags.count > 10 { throw Refusal.invalid("tags", "Give at most 10 tags.") }
        try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            try db.requireItem(item, in: inbox)
            try db.run("DELETE FROM inbox_tags WHERE inbox = \(inbox) AND item = \(item)")
            for tag in tags {
                try db.run("INSERT OR IGNORE INTO inbox_tags (inbox, item, tag) VALUES (\(inbox), \(item), \(tag))")
            }
        }
    }

    private func choose(
        _ item: Number<Item>, isHidden: Bool, in follower: Follower, by viewer: Viewer
    ) async throws {
        try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            try db.requireItem(item, in: inbox)
            try db.run(
                """
                INSERT INTO inbox_choices (inbox, item, is_hidden) VALUES (\(inbox), \(item), \(isHidden))
                ON CONFLICT (inbox, item) DO UPDATE SET is_hidden = excluded.is_hidden
                """)
        }
    }
}
