extension Migrations {
    /// Every version of an appraisal is a row that stays; `appraisals` says which of them counts. The parts of a version
    /// are written before it counts, so that the trigger can see whether it says anything.
    static let appraisals = """
        CREATE TABLE appraisals (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            discussion INTEGER NOT NULL REFERENCES discussions,
            member INTEGER NOT NULL REFERENCES members,
            revision INTEGER NOT NULL,
            written_at INTEGER NOT NULL,
            edited_at INTEGER,
            withdrawn_at INTEGER,
            withdrawn_by INTEGER REFERENCES members,
            UNIQUE (discussion, member),
            CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
            FOREIGN KEY (number, revision) REFERENCES appraisal_revisions (appraisal, revision)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX appraisals_of_member ON appraisals (member);

        CREATE TABLE appraisal_revisions (
            appraisal INTEGER NOT NULL REFERENCES appraisals DEFERRABLE INITIALLY DEFERRED,
            revision INTEGER NOT NULL CHECK (revision > 0),
            study_design TEXT NOT NULL CHECK (length(study_design) > 0),
            population TEXT NOT NULL CHECK (length(population) <= 1000),
            intervention TEXT NOT NULL CHECK (length(intervention) <= 1000),
            comparison TEXT NOT NULL CHECK (length(comparison) <= 1000),
            outcome TEXT NOT NULL CHECK (length(outcome) <= 1000),
            certainty TEXT CHECK (certainty IN ('high', 'moderate', 'low', 'very-low')),
            saved_at INTEGER NOT NULL,
            -- When it was taken back, where its author wrote another version afterwards.
            withdrawn_at INTEGER,
            PRIMARY KEY (appraisal, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE appraisal_judgements (
            appraisal INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            domain TEXT NOT NULL CHECK (length(domain) > 0),
            verdict TEXT NOT NULL CHECK (length(verdict) > 0),
            reason TEXT NOT NULL CHECK (length(reason) <= 2000),
            place TEXT NOT NULL CHECK (length(place) <= 200),
            PRIMARY KEY (appraisal, revision, domain),
            FOREIGN KEY (appraisal, revision) REFERENCES appraisal_revisions (appraisal, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE appraisal_certainty_reasons (
            appraisal INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            cause TEXT NOT NULL CHECK (cause IN
                ('risk-of-bias', 'inconsistency', 'indirectness', 'imprecision', 'publication-bias',
                'large-effect', 'dose-response', 'opposing-confounding')),
            note TEXT NOT NULL CHECK (length(note) <= 500),
            PRIMARY KEY (appraisal, revision, cause),
            FOREIGN KEY (appraisal, revision) REFERENCES appraisal_revisions (appraisal, revision)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER certainty_reason_needs_level BEFORE INSERT ON appraisal_certainty_reasons
        WHEN NOT EXISTS (SELECT 1 FROM appraisal_revisions
            WHERE appraisal = NEW.appraisal AND revision = NEW.revision AND certainty IS NOT NULL) BEGIN
            SELECT RAISE(ABORT, 'a reason needs a level of certainty');
        END;

        CREATE VIEW empty_appraisal_revisions AS
            SELECT appraisal, revision FROM appraisal_revisions AS said
            WHERE population = '' AND intervention = '' AND comparison = '' AND outcome = '' AND certainty IS NULL
                AND NOT EXISTS (SELECT 1 FROM appraisal_judgements
                    WHERE appraisal = said.appraisal AND revision = said.revision);
        CREATE TRIGGER appraisal_says_something BEFORE INSERT ON appraisals
        WHEN EXISTS (SELECT 1 FROM empty_appraisal_revisions
            WHERE appraisal = NEW.number AND revision = NEW.revision) BEGIN
            SELECT RAISE(ABORT, 'an appraisal says at least one thing');
        END;
        CREATE TRIGGER appraisal_goes_on_saying_something BEFORE UPDATE ON appraisals
        WHEN EXISTS (SELECT 1 FROM empty_appraisal_revisions
            WHERE appraisal = NEW.number AND revision = NEW.revision) BEGIN
            SELECT RAISE(ABORT, 'an appraisal says at least one thing');
        END;

        CREATE TABLE practice_answers (
            discussion INTEGER NOT NULL REFERENCES discussions,
            member INTEGER NOT NULL REFERENCES members,
            time TEXT NOT NULL CHECK (time IN ('before', 'after')),
            change TEXT NOT NULL CHECK (change IN ('yes', 'not-sure', 'no')),
            why TEXT NOT NULL CHECK (length(why) <= 1000),
            answered_at INTEGER NOT NULL,
            PRIMARY KEY (discussion, member, time)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER before_comes_first BEFORE INSERT ON practice_answers
        WHEN NEW.time = 'before' AND EXISTS (SELECT 1 FROM practice_answers
            WHERE discussion = NEW.discussion AND member = NEW.member AND time = 'after') BEGIN
            SELECT RAISE(ABORT, 'before is not said after');
        END;
        CREATE TRIGGER before_stays BEFORE UPDATE ON practice_answers
        WHEN NEW.time = 'before' AND EXISTS (SELECT 1 FROM practice_answers
            WHERE discussion = NEW.discussion AND member = NEW.member AND time = 'after') BEGIN
            SELECT RAISE(ABORT, 'before is not said after');
        END;
        """
}
