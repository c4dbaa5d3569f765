extension Migrations {
    /// Who facilitates a club in which week, named by its Monday, and the letters they got about it. The key of a letter
    /// makes it impossible to write it twice.
    static let rota = """
        CREATE TABLE rota (
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            week TEXT NOT NULL CHECK (week IS date(julianday(week)) AND strftime('%w', week) = '1'),
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            answer TEXT NOT NULL CHECK (answer IN ('asked', 'agreed', 'declined')),
            given_at INTEGER NOT NULL,
            PRIMARY KEY (club, week, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rota_of_member ON rota (member);
        CREATE INDEX rota_by_week ON rota (week);

        CREATE TABLE rota_letters (
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            week TEXT NOT NULL,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            occasion TEXT NOT NULL CHECK (occasion IN ('asking', 'turn')),
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (club, week, member, occasion)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rota_letters_of_member ON rota_letters (member);

        CREATE TRIGGER volunteer_left_club AFTER DELETE ON club_members BEGIN
            DELETE FROM rota WHERE member = OLD.member AND club = OLD.club;
        END;
        """
}
