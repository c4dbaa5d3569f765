extension Migrations {
    /// The zone in which a club chooses the hours of its discussions.
    static let clubTimeZones = """
        ALTER TABLE clubs ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC' CHECK (length(trim(time_zone)) > 0);
        """
}
