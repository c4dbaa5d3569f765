extension Migrations {
    /// Authors who accepted are expected like those who said that they will come. Who was told one end is told another, and
    /// that it closes once for each end. What guests are told of who answers or names them: they have no page of such news.
    static let whomDiscussionsTell = """
        ALTER TABLE coming_letters RENAME TO old_coming_letters;
        DROP INDEX coming_letters_of_member;
        CREATE TABLE coming_letters (
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            occasion TEXT NOT NULL CHECK (occasion IN ('opening', 'closing')),
            -- The end that the letter tells; 0 where that is not known.
            closes_at INTEGER NOT NULL,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (discussion, member, occasion, closes_at)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO coming_letters (discussion, member, occasion, closes_at, mail, written_at)
            SELECT discussion, member, occasion, closes_at, mail, written_at FROM old_coming_letters;
        DROP TABLE old_coming_letters;
        CREATE INDEX coming_letters_of_member ON coming_letters (member);
        CREATE UNIQUE INDEX opening_letters ON coming_letters (discussion, member) WHERE occasion = 'opening';

        UPDATE comings SET told_closes_at = (SELECT closes_at FROM coming_letters
            WHERE coming_letters.discussion = comings.discussion AND coming_letters.member = comings.member
                AND closes_at > 0 ORDER BY coming_letters.written_at DESC LIMIT 1)
        WHERE EXISTS (SELECT 1 FROM coming_letters
            WHERE coming_letters.discussion = comings.discussion AND coming_letters.member = comings.member
                AND closes_at > 0);

        INSERT INTO comings (discussion, member, said_at)
        SELECT discussion, guest, coalesce(answered_at, invited_at)
        FROM author_invitations JOIN discussions ON discussions.number = discussion
        WHERE answer = 'accepted' AND called_off_at IS NULL
        ON CONFLICT DO NOTHING;

        -- An author stays a guest of the discussion.
        DROP TRIGGER comer_left_club;
        CREATE TRIGGER comer_left_club AFTER DELETE ON club_members BEGIN
            DELETE FROM comings WHERE member = OLD.member
                AND discussion IN (SELECT number FROM discussions WHERE club = OLD.club)
                AND NOT EXISTS (SELECT 1 FROM author_invitations
                    WHERE author_invitations.discussion = comings.discussion AND guest = OLD.member
                        AND answer = 'accepted');
        END;

        CREATE TABLE guest_letters (
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            -- When the last was noted of what the letter tells.
            told_until INTEGER NOT NULL,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (discussion, member, told_until)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX guest_letters_of_member ON guest_letters (member);
        """
}
