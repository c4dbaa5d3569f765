extension Migrations {
    /// One moment a member and discussion: what was written later is new to them.
    static let readingMarks = """
        CREATE TABLE reading_marks (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            new_since INTEGER,
            visited_at INTEGER NOT NULL,
            PRIMARY KEY (member, discussion),
            CHECK (new_since IS NULL OR new_since <= visited_at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reading_marks_of_discussion ON reading_marks (discussion);
        """
}
