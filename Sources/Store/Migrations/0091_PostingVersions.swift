extension Migrations {
    /// What was posted with an article each time it was corrected, and by whom; nothing where it never was. The newest is
    /// what stands.
    static let postingVersions = """
        CREATE TABLE posting_versions (
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            version INTEGER NOT NULL CHECK (version > 0),
            author INTEGER NOT NULL REFERENCES members,
            why TEXT NOT NULL CHECK (length(trim(why)) > 0),
            why_html TEXT NOT NULL,
            study_design TEXT NOT NULL CHECK (length(study_design) > 0),
            written_at INTEGER NOT NULL,
            -- It may tell who a patient is.
            is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
            PRIMARY KEY (discussion, version)
        ) STRICT;
        CREATE INDEX posting_versions_of_author ON posting_versions (author);
        """
}
