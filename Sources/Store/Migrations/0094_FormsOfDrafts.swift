extension Migrations {
    /// Which form a draft was saved with last, so that another form neither discards nor replaces it unseen; and the latest
    /// visits to a discussion at hand, which every contribution to it asks for.
    static let formsOfDrafts = """
        ALTER TABLE contribution_drafts ADD COLUMN submission TEXT NOT NULL DEFAULT '';
        DROP INDEX reading_marks_of_discussion;
        CREATE INDEX reading_marks_by_visit ON reading_marks (discussion, visited_at);
        """
}
