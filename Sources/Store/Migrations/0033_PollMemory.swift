extension Migrations {
    /// What is remembered of polls, so that nothing is forgotten or given up too early, or too late.
    static let pollMemory = """
        -- When a reading last listed the item, give or take a day; 0 where none has since this is noted.
        ALTER TABLE sightings ADD COLUMN listed_at INTEGER NOT NULL DEFAULT 0;

        -- When its server last answered anything at all: that shows that the site is not cut off.
        ALTER TABLE sources ADD COLUMN answered_at INTEGER;
        UPDATE sources SET answered_at = succeeded_at;
        -- Days on which polls failed since the last one that did not.
        ALTER TABLE sources ADD COLUMN failing_days INTEGER NOT NULL DEFAULT 0 CHECK (failing_days >= 0);
        UPDATE sources SET failing_days = max(1, min(failures, 1 + (polled_at - failing_since) / 86400000))
            WHERE failures > 0 AND polled_at IS NOT NULL AND failing_since IS NOT NULL;
        -- Since when nobody follows it; NULL while somebody does, and until it is noted.
        ALTER TABLE sources ADD COLUMN left_at INTEGER;
        CREATE TRIGGER source_followed AFTER INSERT ON follows BEGIN
            UPDATE sources SET left_at = NULL WHERE number = NEW.source AND left_at IS NOT NULL;
        END;

        -- What a rule will propose when its club has looked through enough of what it proposed before.
        CREATE TABLE waiting_proposals (
            rule INTEGER NOT NULL REFERENCES inbox_rules ON DELETE CASCADE,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            PRIMARY KEY (rule, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX waiting_proposals_of_item ON waiting_proposals (item);
        """
}
