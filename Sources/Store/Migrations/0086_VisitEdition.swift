extension Migrations {
    /// A number that counts up with everything a request asks for before it knows who is there: sessions, members, what they
    /// belong to and are invited to, and the site itself. Contributions leave it as it is.
    static let visitEdition =
        """
        CREATE TABLE visit_edition (id INTEGER PRIMARY KEY CHECK (id = 1), edition INTEGER NOT NULL) STRICT;
        INSERT INTO visit_edition (id, edition) VALUES (1, 1);
        """
        + [
            "site", "sessions", "members", "profile_visibilities", "club_members", "author_invitations",
            "panel_invitations",
        ].flatMap { table in
            ["INSERT", "UPDATE", "DELETE"].map { act in
                """

                CREATE TRIGGER visits_after_\(act.lowercased())_of_\(table) AFTER \(act) ON \(table) BEGIN
                    UPDATE visit_edition SET edition = edition + 1;
                END;
                """
            }
        }.joined()
}
