extension Migrations {
    /// What services outside have answered, so that nobody is asked twice for the same. Nothing here is lost for good:
    /// the table may be emptied at any time.
    static let keptAnswers = """
        CREATE TABLE kept_answers (
            address TEXT PRIMARY KEY NOT NULL,
            final_address TEXT NOT NULL,
            status INTEGER NOT NULL CHECK (status IN (200, 404)),
            entity_tag TEXT NOT NULL DEFAULT '',
            last_modified TEXT NOT NULL DEFAULT '',
            body BLOB NOT NULL,
            size INTEGER NOT NULL CHECK (size = length(body)),
            kept_at INTEGER NOT NULL,
            fresh_until INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX kept_answers_by_age ON kept_answers (kept_at, size);
        """
}
