extension Migrations {
    /// Contributions that facilitators keep for the synthesis, each under one of its parts. Readers do not see them, so
    /// the page of the discussion stays as it is.
    static let pinnedContributions = """
        CREATE TABLE pinned_contributions (
            contribution INTEGER PRIMARY KEY REFERENCES contributions ON DELETE CASCADE,
            part TEXT NOT NULL
                CHECK (part IN ('bottom-line', 'strengths', 'limitations', 'implications', 'open-questions')),
            pinned_at INTEGER NOT NULL
        ) STRICT;
        """
}
