import Colloquium
import GRDB

extension Database {
    /// The source that stands at an address.
    func source(at address: SourceAddress) throws -> Number<Source>? {
        try Number<Source>.first(self, "SELECT number FROM sources WHERE address = \(address.description)")
    }

    /// Keeps where a source went for good, where no other one is.
    func move(_ source: Number<Source>, to address: SourceAddress) throws {
        try run(
            "UPDATE sources SET address = \(address.description), host = \(address.host) WHERE number = \(source)")
    }

    /// Has those who follow `source` follow `other`, too, which is where it went; what they read of the one counts as read
    /// of the other, and what the other had when the one last answered is not news.
    /// - Parameter answered: when that was; nil when it never did.
    func follow(_ other: Number<Source>, inPlaceOf source: Number<Source>, since answered: Instant?, at now: Instant)
        throws
    {
        try expectMatching(
            of: other,
            in: """
                SELECT inbox FROM follows WHERE source = \(source)
                EXCEPT SELECT inbox FROM follows WHERE source = \(other)
                """)
        try run(
            """
            INSERT OR IGNORE INTO follows (inbox, source, title, page, folders, followed_by, followed_at, unread_from)
            SELECT inbox, \(other), title, page, folders, followed_by, followed_at,
                max(unread_from, coalesce(\(answered), 0))
            FROM follows WHERE source = \(source)
            """)
        try run(
            """
            INSERT INTO read_sources (member, source, read_before)
            SELECT member, \(other), read_before FROM read_sources WHERE source = \(source)
            ON CONFLICT (member, source) DO NOTHING
            """)
        try run(
            """
            UPDATE sources SET state = 'active', reason = '', failures = 0, failing_since = NULL, failing_days = 0,
                due_at = coalesce(polled_at, \(now))
            WHERE number = \(other) AND due_at IS NULL
            """)
    }
}
