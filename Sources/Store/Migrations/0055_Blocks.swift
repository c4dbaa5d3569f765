extension Migrations {
    /// Who keeps whom out of their network; it holds both ways, and nobody is told.
    static let blocks = """
        CREATE TABLE member_blocks (
            blocker INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            blocked INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (blocked <> blocker),
            since INTEGER NOT NULL,
            PRIMARY KEY (blocker, blocked)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX blocks_of_member ON member_blocks (blocked);
        """
}
