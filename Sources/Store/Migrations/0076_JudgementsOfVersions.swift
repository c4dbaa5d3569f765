extension Migrations {
    /// Doubts of a reference are kept when the reference is taken out of its answer, and are there again when it comes
    /// back. And a retraction is looked for where something was said or retracted, not in everything that ever was.
    static let judgementsOfVersions = """
        CREATE TABLE departed_doubts (
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            scheme TEXT NOT NULL,
            value TEXT NOT NULL,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
            given_at INTEGER NOT NULL,
            PRIMARY KEY (answer, scheme, value, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX departed_doubts_of_member ON departed_doubts (member);
        CREATE TRIGGER doubts_are_kept BEFORE DELETE ON answer_references BEGIN
            INSERT OR REPLACE INTO departed_doubts (answer, scheme, value, member, reason, given_at)
            SELECT answer, scheme, value, member, reason, given_at FROM reference_doubts
            WHERE answer = OLD.answer AND scheme = OLD.scheme AND value = OLD.value
                AND EXISTS (SELECT 1 FROM answers WHERE number = OLD.answer);
        END;
        CREATE TRIGGER doubts_come_back AFTER INSERT ON answer_references BEGIN
            INSERT OR IGNORE INTO reference_doubts (answer, scheme, value, member, reason, given_at)
            SELECT answer, scheme, value, member, reason, given_at FROM departed_doubts
            WHERE answer = NEW.answer AND scheme = NEW.scheme AND value = NEW.value;
            DELETE FROM departed_doubts WHERE answer = NEW.answer AND scheme = NEW.scheme AND value = NEW.value;
        END;

        DROP TRIGGER only_answers_that_stand_are_accepted;
        CREATE TRIGGER only_answers_that_stand_are_accepted BEFORE INSERT ON accepted_answers
        WHEN NOT EXISTS (SELECT 1 FROM answers WHERE number = NEW.answer AND question = NEW.question
                AND withdrawn_at IS NULL AND held_at IS NULL)
            OR EXISTS (SELECT 1 FROM answer_references JOIN article_identifiers USING (scheme, value)
                JOIN notices ON notices.article = article_identifiers.article
                WHERE answer_references.answer = NEW.answer AND notices.kind = 'retraction' AND gone_at IS NULL) BEGIN
            SELECT RAISE(ABORT, 'this answer cannot be accepted');
        END;
        DROP TRIGGER accepted_answer_retracted;
        CREATE TRIGGER accepted_answer_retracted AFTER INSERT ON notices
        WHEN NEW.kind = 'retraction' AND NEW.gone_at IS NULL BEGIN
            DELETE FROM accepted_answers WHERE answer IN (SELECT answer_references.answer
                FROM article_identifiers JOIN answer_references USING (scheme, value)
                WHERE article_identifiers.article = NEW.article);
        END;
        DROP TRIGGER accepted_answer_retracted_again;
        CREATE TRIGGER accepted_answer_retracted_again AFTER UPDATE ON notices
        WHEN NEW.kind = 'retraction' AND NEW.gone_at IS NULL BEGIN
            DELETE FROM accepted_answers WHERE answer IN (SELECT answer_references.answer
                FROM article_identifiers JOIN answer_references USING (scheme, value)
                WHERE article_identifiers.article = NEW.article);
        END;
        DROP TRIGGER accepted_answer_rests_on_retracted;
        CREATE TRIGGER accepted_answer_rests_on_retracted AFTER INSERT ON answer_references
        WHEN EXISTS (SELECT 1 FROM accepted_answers WHERE answer = NEW.answer)
            AND EXISTS (SELECT 1 FROM article_identifiers JOIN notices ON notices.article = article_identifiers.article
                WHERE article_identifiers.scheme = NEW.scheme AND article_identifiers.value = NEW.value
                    AND notices.kind = 'retraction' AND gone_at IS NULL) BEGIN
            DELETE FROM accepted_answers WHERE answer = NEW.answer;
        END;
        DROP TRIGGER accepted_answer_rests_on_retracted_instead;
        CREATE TRIGGER accepted_answer_rests_on_retracted_instead AFTER UPDATE OF answer, scheme, value ON answer_references
        WHEN EXISTS (SELECT 1 FROM accepted_answers WHERE answer = NEW.answer)
            AND EXISTS (SELECT 1 FROM article_identifiers JOIN notices ON notices.article = article_identifiers.article
                WHERE article_identifiers.scheme = NEW.scheme AND article_identifiers.value = NEW.value
                    AND notices.kind = 'retraction' AND gone_at IS NULL) BEGIN
            DELETE FROM accepted_answers WHERE answer = NEW.answer;
        END;
        """
}
