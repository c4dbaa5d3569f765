extension Migrations {
    /// In which roles the other end of a tie helps its owner on, as its owner says: who did not agree on it here is one of the
    /// three all the same. And a step that is planned with somebody keeps their name when the tie goes.
    static let tieRoles = """
        CREATE TABLE tie_roles (
            tie INTEGER NOT NULL REFERENCES ties ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('mentor', 'coach', 'sponsor')),
            PRIMARY KEY (tie, role)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER steps_keep_the_name_of_who_goes BEFORE DELETE ON ties BEGIN
            -- A member's name goes with their account.
            UPDATE steps SET tie = NULL, version = version + 1, who = CASE OLD.kind WHEN 'member'
                    THEN coalesce((SELECT name FROM members WHERE number = OLD.member), 'somebody who left')
                    ELSE OLD.name END
                WHERE tie = OLD.number;
        END;
        """
}
