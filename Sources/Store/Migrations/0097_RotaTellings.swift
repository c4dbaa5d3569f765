extension Migrations {
    /// What facilitators are told of the rota: that a week has nobody, once, and what those on it say.
    static let rotaTellings = """
        ALTER TABLE rota_letters RENAME TO old_rota_letters;
        DROP INDEX rota_letters_of_member;
        CREATE TABLE rota_letters (
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            week TEXT NOT NULL,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            occasion TEXT NOT NULL CHECK (occasion IN ('asking', 'turn', 'gap')),
            -- When the answer was given that it is about; 0 where the rota has another one since, or nobody gave any.
            given_at INTEGER NOT NULL,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (club, week, member, occasion, given_at)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO rota_letters (club, week, member, occasion, given_at, mail, written_at)
            SELECT club, week, member, occasion, given_at, mail, written_at FROM old_rota_letters;
        DROP TABLE old_rota_letters;
        CREATE INDEX rota_letters_of_member ON rota_letters (member);

        CREATE TABLE rota_tellings (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            week TEXT NOT NULL,
            -- Who said it.
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            news TEXT NOT NULL CHECK (news IN ('accepted', 'declined', 'stood-down')),
            recipient INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            noted_at INTEGER NOT NULL,
            mail INTEGER UNIQUE REFERENCES mails,
            settled_at INTEGER,
            CHECK (mail IS NULL OR settled_at IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX rota_tellings_waiting ON rota_tellings (club, week, member, recipient)
            WHERE settled_at IS NULL;
        CREATE INDEX rota_tellings_of_member ON rota_tellings (member);
        CREATE INDEX rota_tellings_to_recipient ON rota_tellings (recipient);
        """
}
