extension Migrations {
    /// People without an account who get the digests of public clubs. An address is here only once it was confirmed.
    static let clubReaders = """
        CREATE TABLE club_readers (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            email TEXT NOT NULL CHECK (length(email) > 0),
            email_key TEXT NOT NULL UNIQUE,
            time_zone TEXT NOT NULL CHECK (length(trim(time_zone)) > 0),
            due_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX readers_due ON club_readers (due_at);
        CREATE TABLE read_clubs (
            reader INTEGER NOT NULL REFERENCES club_readers ON DELETE CASCADE,
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            confirmed_at INTEGER NOT NULL,
            PRIMARY KEY (reader, club)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX readers_of_club ON read_clubs (club);
        -- The key makes a second digest in a week impossible.
        CREATE TABLE reader_digests (
            reader INTEGER NOT NULL REFERENCES club_readers ON DELETE CASCADE,
            period TEXT NOT NULL,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (reader, period)
        ) STRICT, WITHOUT ROWID;
        -- What a reader was told of; the key makes it impossible to tell them twice.
        CREATE TABLE reader_items (
            reader INTEGER NOT NULL REFERENCES club_readers ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('article', 'opening', 'closing', 'contribution', 'synthesis')),
            subject INTEGER NOT NULL,
            -- When it opens or closes, so that a new date is told again; else 0.
            moment INTEGER NOT NULL DEFAULT 0 CHECK ((moment <> 0) = (kind IN ('opening', 'closing'))),
            PRIMARY KEY (reader, kind, subject, moment)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX articles_told_to_readers ON reader_items (subject) WHERE kind = 'article';
        """
}
