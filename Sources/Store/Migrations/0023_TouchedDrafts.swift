extension Migrations {
    /// When a draft was last worked on, by which it is kept or goes.
    static let touchedDrafts = """
        ALTER TABLE article_drafts ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;
        UPDATE article_drafts SET touched_at = made_at;
        """
}
