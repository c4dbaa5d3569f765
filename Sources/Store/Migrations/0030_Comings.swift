extension Migrations {
    /// Who said that they will come to a discussion, and the letters they got about it. The key of a letter makes it
    /// impossible to write it twice; a mail that comes too late to be of use is not sent.
    static let comings = """
        CREATE TABLE comings (
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            said_at INTEGER NOT NULL,
            PRIMARY KEY (discussion, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX comings_of_member ON comings (member);

        CREATE TABLE coming_letters (
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            occasion TEXT NOT NULL CHECK (occasion IN ('opening', 'closing')),
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (discussion, member, occasion)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX coming_letters_of_member ON coming_letters (member);

        ALTER TABLE members ADD COLUMN reminders INTEGER NOT NULL DEFAULT 1 CHECK (reminders IN (0, 1));
        ALTER TABLE mails ADD COLUMN useful_until INTEGER;

        CREATE TRIGGER coming_said AFTER INSERT ON comings BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER coming_taken_back AFTER DELETE ON comings BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = OLD.discussion;
        END;
        CREATE TRIGGER comer_changed AFTER UPDATE OF name, standing ON members
        WHEN NEW.name <> OLD.name OR NEW.standing <> OLD.standing BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT discussion FROM comings WHERE member = NEW.number);
        END;
        CREATE TRIGGER comer_left_club AFTER DELETE ON club_members BEGIN
            DELETE FROM comings WHERE member = OLD.member
                AND discussion IN (SELECT number FROM discussions WHERE club = OLD.club);
        END;
        """
}
