extension Migrations {
    /// Feeds that leave the site: under which name it calls its things for ever, and the addresses of members' private
    /// feeds, of which only digests are kept; and when entries changed that no edit changed.
    static let feeds = """
        -- A host name that was the site's at a time (RFC 4151); chosen once, with the first feed.
        CREATE TABLE naming_authority (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            host TEXT NOT NULL CHECK (length(host) > 0),
            chosen_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER naming_authority_stays BEFORE UPDATE ON naming_authority BEGIN
            SELECT RAISE(ABORT, 'a site keeps the name it calls its things by');
        END;
        CREATE TRIGGER naming_authority_is_kept BEFORE DELETE ON naming_authority BEGIN
            SELECT RAISE(ABORT, 'a site keeps the name it calls its things by');
        END;

        -- Each opens one feed and nothing else.
        CREATE TABLE private_feeds (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
            name TEXT NOT NULL CHECK (length(trim(name)) > 0),
            kind TEXT NOT NULL CHECK (kind IN
                ('site', 'club', 'tag', 'journal', 'member', 'discussion', 'question', 'search')),
            detail TEXT NOT NULL CHECK ((kind = 'site') = (detail = '')),
            made_at INTEGER NOT NULL,
            used_at INTEGER CHECK (used_at >= made_at)
        ) STRICT;
        CREATE INDEX private_feeds_of_member ON private_feeds (member);

        -- When everybody could read an answer that had been held back; NULL for one that never was.
        ALTER TABLE answers ADD COLUMN shown_at INTEGER;
        -- When registries said again what they had taken back.
        ALTER TABLE notices ADD COLUMN back_at INTEGER;

        CREATE INDEX discussions_by_opening ON discussions (opens_at);
        CREATE INDEX questions_by_time ON questions (asked_at);
        """
}
