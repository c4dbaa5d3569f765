extension Migrations {
    /// What a synthesis said each time it was saved, and who saved it. The newest is what stands.
    static let synthesisVersions = """
        CREATE TABLE synthesis_versions (
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            version INTEGER NOT NULL CHECK (version > 0),
            -- Unknown for some that were written before versions were kept.
            author INTEGER REFERENCES members,
            body TEXT NOT NULL,
            body_html TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (discussion, version)
        ) STRICT;
        CREATE INDEX synthesis_versions_of_author ON synthesis_versions (author);
        INSERT INTO synthesis_versions (discussion, version, author, body, body_html, written_at)
        SELECT number, 1,
            (SELECT CASE count(DISTINCT member) WHEN 1 THEN max(member) END FROM audit
                WHERE act = 'synthesis saved' AND subject = 'discussions/' || discussions.number),
            synthesis, synthesis_html,
            coalesce((SELECT max(at) FROM audit
                WHERE act = 'synthesis saved' AND subject = 'discussions/' || discussions.number), closes_at)
        FROM discussions WHERE synthesis <> '';

        CREATE TRIGGER synthesis_author_renamed AFTER UPDATE OF name ON members WHEN NEW.name <> OLD.name BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT discussion FROM synthesis_versions WHERE author = NEW.number);
        END;
        """
}
