extension Migrations {
    /// Who on a panel was told of what it is asked, each once.
    static let panelLetters = """
        CREATE TABLE panel_letters (
            panel INTEGER NOT NULL REFERENCES panels ON DELETE CASCADE,
            question INTEGER REFERENCES questions ON DELETE CASCADE,
            poll INTEGER REFERENCES polls ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            CHECK ((question IS NULL) <> (poll IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX panel_letters_once ON panel_letters (member, panel, coalesce(question, 0), coalesce(poll, 0));
        CREATE INDEX panel_letters_of_panel ON panel_letters (panel);
        CREATE INDEX panel_letters_of_question ON panel_letters (question);
        CREATE INDEX panel_letters_of_poll ON panel_letters (poll);
        """
}
