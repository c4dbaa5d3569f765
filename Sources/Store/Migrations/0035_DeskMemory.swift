extension Migrations {
    /// What the facilitators' desk remembers: which text a form was made of, so that none is written over unseen; and which
    /// answer a letter about the rota is about, so that who is asked anew is written to anew.
    static let deskMemory = """
        ALTER TABLE discussions ADD COLUMN reading_note_version INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE prompts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

        ALTER TABLE rota_letters RENAME TO old_rota_letters;
        DROP INDEX rota_letters_of_member;
        CREATE TABLE rota_letters (
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            week TEXT NOT NULL,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            occasion TEXT NOT NULL CHECK (occasion IN ('asking', 'turn')),
            -- When the answer was given that it is about; 0 where the rota has another one since.
            given_at INTEGER NOT NULL,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (club, week, member, occasion, given_at)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO rota_letters (club, week, member, occasion, given_at, mail, written_at)
        SELECT club, week, member, occasion,
            coalesce((SELECT given_at FROM rota WHERE rota.club = old.club AND rota.week = old.week
                AND rota.member = old.member AND given_at <= old.written_at), 0), mail, written_at
        FROM old_rota_letters AS old;
        DROP TABLE old_rota_letters;
        CREATE INDEX rota_letters_of_member ON rota_letters (member);
        """
}
