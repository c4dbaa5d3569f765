extension Migrations {
    /// What those on a panel say of answers, for the panel: in questions of its club, and in those it was asked about. A
    /// question may carry a specialty, in the words of the profiles.
    static let panelJudgements = """
        CREATE TABLE panel_questions (
            panel INTEGER NOT NULL REFERENCES panels,
            question INTEGER NOT NULL REFERENCES questions ON DELETE CASCADE,
            asked_by INTEGER NOT NULL REFERENCES members,
            asked_at INTEGER NOT NULL,
            PRIMARY KEY (panel, question)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX panels_asked_about ON panel_questions (question);

        CREATE TABLE panel_judgements (
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            panel INTEGER NOT NULL REFERENCES panels,
            member INTEGER NOT NULL REFERENCES members,
            endorses INTEGER NOT NULL CHECK (endorses IN (0, 1)),
            -- For this answer; empty where they declare that there is none.
            competing_interest TEXT NOT NULL,
            given_at INTEGER NOT NULL,
            PRIMARY KEY (answer, panel, member)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER panel_judges_answers BEFORE INSERT ON panel_judgements
        WHEN NOT EXISTS (
            SELECT 1 FROM answers JOIN questions ON questions.number = answers.question
                JOIN panels ON panels.number = NEW.panel
                JOIN panel_invitations ON panel_invitations.panel = panels.number
            WHERE answers.number = NEW.answer AND answers.author <> NEW.member
                AND panel_invitations.member = NEW.member AND panel_invitations.answer = 'accepted'
                AND (panels.ends_at IS NULL OR panels.ends_at > NEW.given_at)
                AND (panels.club = questions.club OR EXISTS (SELECT 1 FROM panel_questions
                    WHERE panel_questions.panel = panels.number AND panel_questions.question = questions.number))) BEGIN
            SELECT RAISE(ABORT, 'who is on a panel that may, judges for it');
        END;
        CREATE TRIGGER panel_judgement_is_given_anew BEFORE UPDATE ON panel_judgements BEGIN
            SELECT RAISE(ABORT, 'a judgement is given anew');
        END;

        ALTER TABLE questions ADD COLUMN specialty TEXT NOT NULL DEFAULT '' CHECK (length(specialty) <= 60);
        CREATE INDEX questions_of_specialty ON questions (specialty COLLATE NOCASE) WHERE specialty <> '';
        """
}
