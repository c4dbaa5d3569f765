extension Migrations {
    /// What a marking changed can be taken back exactly; who joins a proposal has tags of their own; and who wants news
    /// only waits for the next answer of a source that was not asked for some time.
    static let readingChanges = """
        -- What could be undone until now was told by items alone.
        DROP TABLE last_readings;
        CREATE TABLE last_readings (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            inbox INTEGER NOT NULL REFERENCES inboxes ON DELETE CASCADE,
            -- Marks and moments as they were before and after.
            changes TEXT NOT NULL CHECK (json_valid(changes)),
            PRIMARY KEY (member, inbox)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX last_readings_of_inbox ON last_readings (inbox);

        ALTER TABLE proposal_supporters ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
        UPDATE proposal_supporters SET tags = proposals.tags FROM proposals
            WHERE proposals.number = proposal AND proposer = member;

        -- Until then all of it is read.
        UPDATE follows SET unread_from = 9223372036854775807
            WHERE NOT takes_backlog AND source IN (SELECT number FROM sources WHERE succeeded_at IS NULL);
        ALTER TABLE follows DROP COLUMN takes_backlog;
        """
}
