extension Migrations {
    /// Digests tell of retractions of what their reader's own doing rests on: once each, as of everything else.
    static let retractionsInDigests = """
        ALTER TABLE digest_items RENAME TO old_digest_items;
        DROP INDEX told_articles;
        CREATE TABLE digest_items (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('article', 'opening', 'closing', 'contribution', 'synthesis', 'question',
                'answer', 'item', 'retraction')),
            -- The article's number, also for its retraction; for an opening, a closing and a synthesis the discussion's,
            -- else its own.
            subject INTEGER NOT NULL,
            -- When it opens or closes, so that a new date is told again; else 0.
            moment INTEGER NOT NULL DEFAULT 0 CHECK ((moment <> 0) = (kind IN ('opening', 'closing'))),
            digest INTEGER NOT NULL REFERENCES digests ON DELETE CASCADE,
            PRIMARY KEY (member, kind, subject, moment)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO digest_items SELECT member, kind, subject, moment, digest FROM old_digest_items;
        DROP TABLE old_digest_items;
        CREATE INDEX told_articles ON digest_items (subject) WHERE kind IN ('article', 'retraction');

        CREATE INDEX tellings_of_member ON notice_tellings (member, noted_at);
        """
}
