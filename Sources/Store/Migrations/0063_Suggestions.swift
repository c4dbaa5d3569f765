extension Migrations {
    /// What people to know are found by: the topics of profiles as a table, and what networks share, as an index. Who is not
    /// to be suggested to anybody, and who said “not now” to whom.
    static let suggestions = """
        -- Written by triggers, so that no profile goes without, and by nothing that SQLite alone does not know. Nobody reads it but for who may see the specialties.
        CREATE TABLE member_topics (
            key TEXT NOT NULL,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            PRIMARY KEY (key, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX topics_of_member ON member_topics (member);
        CREATE TRIGGER member_begins_with_topics AFTER INSERT ON members WHEN NEW.specialties <> '[]' BEGIN
            INSERT OR IGNORE INTO member_topics (key, member)
                SELECT lower(value), NEW.number FROM json_each(NEW.specialties);
        END;
        CREATE TRIGGER member_changes_topics AFTER UPDATE OF specialties ON members
        WHEN NEW.specialties <> OLD.specialties BEGIN
            DELETE FROM member_topics WHERE member = NEW.number;
            INSERT OR IGNORE INTO member_topics (key, member)
                SELECT lower(value), NEW.number FROM json_each(NEW.specialties);
        END;
        INSERT OR IGNORE INTO member_topics (key, member)
            SELECT lower(value), number FROM members, json_each(specialties);

        CREATE TABLE unsuggested_members (
            member INTEGER PRIMARY KEY REFERENCES members ON DELETE CASCADE,
            since INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE dismissed_suggestions (
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (member <> owner),
            dismissed_at INTEGER NOT NULL,
            PRIMARY KEY (owner, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX dismissed_suggestions_of_member ON dismissed_suggestions (member);

        -- All that is asked of a tie to know whether it leads on: thousands are looked at for one page.
        CREATE INDEX shared_ties ON ties (owner, member, tie_audience, strength, tells)
            WHERE member IS NOT NULL AND tie_audience <> 'only-me';
        """
}
