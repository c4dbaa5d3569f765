extension Migrations {
    /// What a member typed of each work of a draft, the discussions that works of a list became, and drafts that were thrown
    /// away and can be taken back.
    static let draftForms = """
        ALTER TABLE article_drafts ADD COLUMN discarded_at INTEGER;
        CREATE TABLE draft_entries (
            draft INTEGER NOT NULL REFERENCES article_drafts ON DELETE CASCADE,
            item INTEGER NOT NULL CHECK (item >= 0),
            typed TEXT NOT NULL CHECK (json_valid(typed)),
            PRIMARY KEY (draft, item)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE draft_publications (
            draft INTEGER NOT NULL REFERENCES article_drafts ON DELETE CASCADE,
            item INTEGER NOT NULL CHECK (item >= 0),
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            PRIMARY KEY (draft, item)
        ) STRICT, WITHOUT ROWID;
        """
}
