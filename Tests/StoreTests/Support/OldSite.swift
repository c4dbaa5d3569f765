import GRDB

@testable import Store

/// A site as an earlier version left it: an administrator, a moderator, Ada and Ben in one open club.
enum OldSite {
    private static let society = """
        INSERT INTO site (id, name, tagline, joining, signing_key) VALUES (1, 'Old', '', 'open', randomblob(32));
        INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name) VALUES
            (1, 'r@e.org', 'r@e.org', 'administrator', 'active', 'UTC', 0, 'Root'),
            (2, 'm@e.org', 'm@e.org', 'moderator', 'active', 'UTC', 0, 'Mo'),
            (3, 'a@e.org', 'a@e.org', 'member', 'active', 'UTC', 0, 'Ada'),
            (4, 'b@e.org', 'b@e.org', 'member', 'active', 'UTC', 0, 'Ben');
        INSERT INTO clubs (number, name, focus, norms, norms_html, visibility, founded_at) VALUES
            (1, 'Open', 'E', '', '', 'public', 0);
        """

    /// The database that was migrated up to `migration` and had `rows` beside its society, not opened by this version yet.
    static func database(after migration: String, with rows: String) throws -> DatabaseQueue {
        let database = try DatabaseQueue(configuration: Store.configuration)
        try Migrations.all.migrate(database, upTo: migration)
        try database.write { try $0.execute(sql: society + rows) }
        return database
    }

    /// The same, opened by this version.
    static func opened(after migration: String, with rows: String) throws -> Society {
        try Society(opened: try Store(try database(after: migration, with: rows)))
    }
}
