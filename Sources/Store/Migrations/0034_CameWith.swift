extension Migrations {
    /// The number under which a discussion or a proposal came to an article that others were merged into, so that a split
    /// can give it back; nothing where it is the article's own.
    static let cameWith = """
        ALTER TABLE discussions ADD COLUMN came_with INTEGER REFERENCES articles;
        ALTER TABLE proposals ADD COLUMN came_with INTEGER REFERENCES articles;
        """
}
