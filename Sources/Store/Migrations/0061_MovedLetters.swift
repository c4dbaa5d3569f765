extension Migrations {
    /// Which dates those who will come know, and the letters that told them of others.
    static let movedLetters = """
        ALTER TABLE comings ADD COLUMN told_opens_at INTEGER;
        ALTER TABLE comings ADD COLUMN told_closes_at INTEGER;
        UPDATE comings SET
            told_opens_at = (SELECT opens_at FROM discussions WHERE number = comings.discussion),
            told_closes_at = (SELECT closes_at FROM discussions WHERE number = comings.discussion);
        CREATE TRIGGER coming_knows_the_dates AFTER INSERT ON comings WHEN NEW.told_opens_at IS NULL BEGIN
            UPDATE comings SET
                told_opens_at = (SELECT opens_at FROM discussions WHERE number = NEW.discussion),
                told_closes_at = (SELECT closes_at FROM discussions WHERE number = NEW.discussion)
            WHERE discussion = NEW.discussion AND member = NEW.member;
        END;

        CREATE TABLE moved_letters (
            mail INTEGER PRIMARY KEY REFERENCES mails,
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            opens_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL,
            written_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX moved_letters_of_member ON moved_letters (member);
        CREATE INDEX moved_letters_of_discussion ON moved_letters (discussion);
        """
}
