extension Migrations {
    /// What readers say of answers and of contributions that lack a reference. What the asker accepted is no longer
    /// accepted once it is withdrawn, held back, or rests on what was retracted, whatever the code does.
    static let judgements = """
        CREATE TABLE endorsements (
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            given_at INTEGER NOT NULL,
            PRIMARY KEY (answer, member)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER nobody_endorses_themselves BEFORE INSERT ON endorsements
        WHEN EXISTS (SELECT 1 FROM answers WHERE number = NEW.answer AND author = NEW.member) BEGIN
            SELECT RAISE(ABORT, 'others endorse an answer');
        END;

        CREATE TABLE reference_doubts (
            answer INTEGER NOT NULL,
            scheme TEXT NOT NULL,
            value TEXT NOT NULL,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
            given_at INTEGER NOT NULL,
            PRIMARY KEY (answer, scheme, value, member),
            -- A doubt goes with the reference it is about.
            FOREIGN KEY (answer, scheme, value) REFERENCES answer_references (answer, scheme, value) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE better_evidence (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL CHECK (length(trim(value)) > 0),
            reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
            given_at INTEGER NOT NULL,
            UNIQUE (answer, member, scheme, value)
        ) STRICT;

        CREATE TABLE accepted_answers (
            question INTEGER PRIMARY KEY REFERENCES questions ON DELETE CASCADE,
            answer INTEGER NOT NULL UNIQUE REFERENCES answers ON DELETE CASCADE,
            accepted_at INTEGER NOT NULL
        ) STRICT;
        CREATE VIEW answers_on_retracted_works AS
            SELECT DISTINCT answer_references.answer AS number
            FROM notices JOIN article_identifiers ON article_identifiers.article = notices.article
                JOIN answer_references ON answer_references.scheme = article_identifiers.scheme
                    AND answer_references.value = article_identifiers.value
            WHERE notices.kind = 'retraction' AND notices.gone_at IS NULL;
        CREATE INDEX references_by_work ON answer_references (scheme, value);
        CREATE TRIGGER only_answers_that_stand_are_accepted BEFORE INSERT ON accepted_answers
        WHEN NOT EXISTS (SELECT 1 FROM answers WHERE number = NEW.answer AND question = NEW.question
                AND withdrawn_at IS NULL AND held_at IS NULL)
            OR NEW.answer IN (SELECT number FROM answers_on_retracted_works) BEGIN
            SELECT RAISE(ABORT, 'this answer cannot be accepted');
        END;
        CREATE TRIGGER acceptance_is_not_changed BEFORE UPDATE ON accepted_answers BEGIN
            SELECT RAISE(ABORT, 'an acceptance is given anew');
        END;
        CREATE TRIGGER accepted_answer_gone AFTER UPDATE OF withdrawn_at, held_at ON answers
        WHEN NEW.withdrawn_at IS NOT NULL OR NEW.held_at IS NOT NULL BEGIN
            DELETE FROM accepted_answers WHERE answer = NEW.number;
        END;
        CREATE TRIGGER accepted_answer_retracted AFTER INSERT ON notices WHEN NEW.kind = 'retraction' BEGIN
            DELETE FROM accepted_answers WHERE answer IN (SELECT number FROM answers_on_retracted_works);
        END;
        CREATE TRIGGER accepted_answer_retracted_again AFTER UPDATE ON notices
        WHEN NEW.kind = 'retraction' AND NEW.gone_at IS NULL BEGIN
            DELETE FROM accepted_answers WHERE answer IN (SELECT number FROM answers_on_retracted_works);
        END;
        CREATE TRIGGER accepted_answer_rests_on_retracted AFTER INSERT ON answer_references
        WHEN EXISTS (SELECT 1 FROM accepted_answers WHERE answer = NEW.answer) BEGIN
            DELETE FROM accepted_answers
            WHERE answer = NEW.answer AND answer IN (SELECT number FROM answers_on_retracted_works);
        END;
        CREATE TRIGGER accepted_answer_rests_on_retracted_instead AFTER UPDATE OF answer, scheme, value ON answer_references
        WHEN EXISTS (SELECT 1 FROM accepted_answers WHERE answer = NEW.answer) BEGIN
            DELETE FROM accepted_answers
            WHERE answer = NEW.answer AND answer IN (SELECT number FROM answers_on_retracted_works);
        END;
        -- A work may turn out to be one that was retracted long ago. Names are written with every article, so the few
        -- answers that go by the name are looked at, not all.
        CREATE TRIGGER accepted_work_named AFTER INSERT ON article_identifiers
        WHEN EXISTS (SELECT 1 FROM notices WHERE article = NEW.article AND kind = 'retraction' AND gone_at IS NULL) BEGIN
            DELETE FROM accepted_answers WHERE answer IN
                (SELECT answer FROM answer_references WHERE scheme = NEW.scheme AND value = NEW.value);
        END;
        CREATE TRIGGER accepted_work_renamed AFTER UPDATE OF article, scheme, value ON article_identifiers
        WHEN EXISTS (SELECT 1 FROM notices WHERE article = NEW.article AND kind = 'retraction' AND gone_at IS NULL) BEGIN
            DELETE FROM accepted_answers WHERE answer IN
                (SELECT answer FROM answer_references WHERE scheme = NEW.scheme AND value = NEW.value);
        END;

        -- Readers who ask for a reference in what somebody wrote.
        CREATE TABLE citation_requests (
            contribution INTEGER NOT NULL REFERENCES contributions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            asked_at INTEGER NOT NULL,
            PRIMARY KEY (contribution, member)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER citation_asked_for AFTER INSERT ON citation_requests BEGIN
            DELETE FROM contribution_fragments WHERE contribution = NEW.contribution;
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM contributions WHERE number = NEW.contribution);
        END;
        CREATE TRIGGER citation_asked_for_no_more AFTER DELETE ON citation_requests BEGIN
            DELETE FROM contribution_fragments WHERE contribution = OLD.contribution;
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM contributions WHERE number = OLD.contribution);
        END;
        """
}
