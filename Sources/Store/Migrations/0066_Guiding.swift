extension Migrations {
    /// Educators who guide trainees, and what both say on the worksheet; which steps digests reminded of; and what of a
    /// worksheet stands in its owner's log of professional development.
    static let guiding = """
        -- Waiting, refused, or agreed to. Who was refused is not told, nor who was blocked: for them it waits.
        CREATE TABLE guidings (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            trainee INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            educator INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (educator <> trainee),
            asked_by TEXT NOT NULL CHECK (asked_by IN ('trainee', 'educator')),
            asked_at INTEGER NOT NULL,
            agreed_at INTEGER CHECK (agreed_at >= asked_at),
            refused_at INTEGER CHECK (refused_at >= asked_at),
            -- Who was refused took the request back: they see it no more, and the refusal stays.
            is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
            -- Whether the educator has opened the worksheet; before, they are told of no comment on it.
            is_opened INTEGER NOT NULL DEFAULT 0 CHECK (is_opened IN (0, 1)),
            UNIQUE (trainee, educator),
            CHECK (agreed_at IS NULL OR refused_at IS NULL),
            CHECK (is_withdrawn = 0 OR refused_at IS NOT NULL),
            CHECK (is_opened = 0 OR agreed_at IS NOT NULL),
            -- A trainee who names somebody agrees by that.
            CHECK (asked_by = 'educator' OR agreed_at IS NOT NULL OR refused_at IS NOT NULL)
        ) STRICT;
        CREATE INDEX guidings_by_educator ON guidings (educator);
        CREATE TRIGGER guiding_is_between_two BEFORE UPDATE OF trainee, educator ON guidings
        WHEN NEW.trainee <> OLD.trainee OR NEW.educator <> OLD.educator BEGIN
            SELECT RAISE(ABORT, 'guiding is between two');
        END;
        CREATE TRIGGER nobody_guides_whom_they_block BEFORE INSERT ON guidings
        WHEN NEW.refused_at IS NULL AND EXISTS (SELECT 1 FROM member_blocks
            WHERE (blocker = NEW.trainee AND blocked = NEW.educator)
                OR (blocker = NEW.educator AND blocked = NEW.trainee)) BEGIN
            SELECT RAISE(ABORT, 'one of them keeps the other out');
        END;
        CREATE TRIGGER nobody_comes_to_guide_whom_they_block BEFORE UPDATE OF agreed_at, refused_at ON guidings
        WHEN NEW.refused_at IS NULL AND EXISTS (SELECT 1 FROM member_blocks
            WHERE (blocker = NEW.trainee AND blocked = NEW.educator)
                OR (blocker = NEW.educator AND blocked = NEW.trainee)) BEGIN
            SELECT RAISE(ABORT, 'one of them keeps the other out');
        END;
        CREATE TRIGGER blocking_ends_guiding AFTER INSERT ON member_blocks BEGIN
            DELETE FROM guidings WHERE (agreed_at IS NOT NULL OR asked_by = 'trainee')
                AND ((trainee = NEW.blocker AND educator = NEW.blocked)
                    OR (trainee = NEW.blocked AND educator = NEW.blocker));
            UPDATE guidings SET refused_at = max(asked_at, NEW.since) WHERE refused_at IS NULL
                AND ((trainee = NEW.blocker AND educator = NEW.blocked)
                    OR (trainee = NEW.blocked AND educator = NEW.blocker));
        END;

        CREATE TABLE worksheet_comments (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            author INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            -- Nil for all of it.
            goal INTEGER REFERENCES goals ON DELETE SET NULL,
            text TEXT NOT NULL CHECK (length(trim(text)) > 0),
            written_at INTEGER NOT NULL,
            submission TEXT NOT NULL,
            UNIQUE (author, submission)
        ) STRICT;
        CREATE INDEX comments_on_worksheet ON worksheet_comments (owner);
        CREATE INDEX comments_on_goal ON worksheet_comments (goal) WHERE goal IS NOT NULL;
        CREATE TRIGGER owner_and_guides_comment BEFORE INSERT ON worksheet_comments
        WHEN NEW.author <> NEW.owner AND NOT EXISTS (SELECT 1 FROM guidings
            WHERE trainee = NEW.owner AND educator = NEW.author AND agreed_at IS NOT NULL) BEGIN
            SELECT RAISE(ABORT, 'who comments owns the worksheet or guides its owner');
        END;
        CREATE TRIGGER comments_are_on_goals_of_the_worksheet BEFORE INSERT ON worksheet_comments
        WHEN NEW.owner IS NOT coalesce((SELECT owner FROM goals WHERE number = NEW.goal), NEW.owner) BEGIN
            SELECT RAISE(ABORT, 'a comment is on a goal of the worksheet');
        END;
        CREATE TRIGGER comments_are_not_rewritten BEFORE UPDATE OF owner, author, text, written_at ON worksheet_comments
        BEGIN
            SELECT RAISE(ABORT, 'what was commented is not rewritten');
        END;

        -- Up to which comment a member has read on a worksheet.
        CREATE TABLE comment_readings (
            reader INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            last INTEGER NOT NULL,
            PRIMARY KEY (reader, owner)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX comment_readings_of_worksheet ON comment_readings (owner);

        -- Each step is reminded of once before its day and once after it; another day is another matter.
        CREATE TABLE step_reminders (
            step INTEGER NOT NULL REFERENCES steps ON DELETE CASCADE,
            due TEXT NOT NULL,
            occasion TEXT NOT NULL CHECK (occasion IN ('soon', 'overdue')),
            mail INTEGER NOT NULL REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (step, due, occasion)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX step_reminders_by_mail ON step_reminders (mail);

        ALTER TABLE cpd_entries ADD COLUMN step INTEGER REFERENCES steps ON DELETE SET NULL;
        ALTER TABLE cpd_entries ADD COLUMN reflection INTEGER REFERENCES reflections ON DELETE SET NULL;
        CREATE UNIQUE INDEX step_is_logged_once ON cpd_entries (step) WHERE step IS NOT NULL;
        CREATE UNIQUE INDEX reflection_is_logged_once ON cpd_entries (reflection) WHERE reflection IS NOT NULL;
        CREATE TRIGGER members_log_their_own_worksheet BEFORE INSERT ON cpd_entries
        WHEN NEW.member IS NOT coalesce((SELECT owner FROM steps WHERE number = NEW.step), NEW.member)
            OR NEW.member IS NOT coalesce((SELECT owner FROM reflections WHERE number = NEW.reflection), NEW.member) BEGIN
            SELECT RAISE(ABORT, 'members log their own worksheet');
        END;
        """
}
