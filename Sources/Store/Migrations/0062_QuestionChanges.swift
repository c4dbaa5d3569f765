extension Migrations {
    /// Questions are changed by who asked them while nobody has answered, and taken back: their words go, their answers stay.
    static let questionChanges = """
        ALTER TABLE questions ADD COLUMN changed_at INTEGER;
        ALTER TABLE questions ADD COLUMN taken_back_at INTEGER;
        ALTER TABLE questions ADD COLUMN taken_back_by INTEGER REFERENCES members;

        CREATE TRIGGER question_taken_back_takes_no_answer BEFORE INSERT ON answers
        WHEN (SELECT taken_back_at FROM questions WHERE number = NEW.question) IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'a question that was taken back takes no answer');
        END;
        CREATE TRIGGER question_stays_as_it_was_answered BEFORE UPDATE OF title, body, body_html ON questions
        WHEN NEW.taken_back_at IS NULL AND (NEW.title <> OLD.title OR NEW.body <> OLD.body)
            AND EXISTS (SELECT 1 FROM answers WHERE question = OLD.number) BEGIN
            SELECT RAISE(ABORT, 'a question stays as it was answered');
        END;
        CREATE TRIGGER question_taken_back_stays_so BEFORE UPDATE OF title, body, body_html, taken_back_at ON questions
        WHEN OLD.taken_back_at IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'a question that was taken back stays so');
        END;
        """
}
