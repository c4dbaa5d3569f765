extension Migrations {
    /// Drafts for which services are asked again, like articles.
    static let pendingDrafts = """
        CREATE TABLE pending_drafts (
            draft INTEGER PRIMARY KEY REFERENCES article_drafts ON DELETE CASCADE,
            attempts INTEGER NOT NULL DEFAULT 0,
            -- NULL when they were asked often enough.
            due_at INTEGER,
            leased_until INTEGER
        ) STRICT;
        CREATE INDEX pending_drafts_by_time ON pending_drafts (due_at);
        """
}
