extension Migrations {
    /// What members log of their continuing professional development.
    static let cpdEntries = """
        CREATE TABLE cpd_entries (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            discussion INTEGER REFERENCES discussions ON DELETE SET NULL,
            activity TEXT NOT NULL CHECK (length(trim(activity)) > 0),
            day TEXT NOT NULL CHECK (day IS date(julianday(day))),
            minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
            learned TEXT NOT NULL CHECK (length(trim(learned)) > 0),
            practice_change TEXT NOT NULL,
            submission TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            UNIQUE (member, submission)
        ) STRICT;
        CREATE INDEX cpd_entries_of_member ON cpd_entries (member, day);
        CREATE INDEX cpd_entries_of_discussion ON cpd_entries (discussion);
        """
}
