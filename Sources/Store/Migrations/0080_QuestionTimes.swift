extension Migrations {
    /// Feeds list questions by when they were changed last.
    static let questionTimes = """
        CREATE INDEX questions_of_club_by_change ON questions (club, coalesce(changed_at, asked_at));
        CREATE INDEX questions_by_change ON questions (coalesce(changed_at, asked_at));
        """
}
