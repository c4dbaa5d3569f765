extension Migrations {
    /// Mails that came back, each counted once, and what that says of the addresses they went to.
    static let bounces = """
        CREATE TABLE bounces (
            mail INTEGER PRIMARY KEY REFERENCES mails ON DELETE CASCADE,
            bounced_at INTEGER NOT NULL,
            status TEXT NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;

        CREATE TABLE address_troubles (
            address TEXT PRIMARY KEY CHECK (address = lower(address) AND address LIKE '%_@_%'),
            points INTEGER NOT NULL CHECK (points >= 0),
            counted_at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            suspended_at INTEGER
        ) STRICT;
        """
}
