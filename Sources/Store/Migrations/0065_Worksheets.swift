extension Migrations {
    /// Members' worksheets: goals, the ties that serve them, a plan of steps, and reflections; who may read them, and
    /// the addresses at which whoever has one reads them.
    static let worksheets = """
        CREATE TABLE worksheets (
            owner INTEGER PRIMARY KEY REFERENCES members ON DELETE CASCADE,
            goals_audience TEXT NOT NULL DEFAULT 'only-me'
                CHECK (goals_audience IN ('only-me', 'named', 'ties', 'members')),
            plan_audience TEXT NOT NULL DEFAULT 'only-me'
                CHECK (plan_audience IN ('only-me', 'named', 'ties', 'members')),
            reflection_audience TEXT NOT NULL DEFAULT 'only-me'
                CHECK (reflection_audience IN ('only-me', 'named', 'ties', 'members')),
            -- Whether digests remind of steps.
            reminds INTEGER NOT NULL DEFAULT 1 CHECK (reminds IN (0, 1))
        ) STRICT;

        CREATE TABLE worksheet_readers (
            owner INTEGER NOT NULL REFERENCES worksheets ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (member <> owner),
            PRIMARY KEY (owner, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX worksheet_readers_by_member ON worksheet_readers (member);

        -- The templates that were added to a worksheet, by career stage; what was removed of them does not come back.
        CREATE TABLE begun_templates (
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            stage TEXT NOT NULL,
            PRIMARY KEY (owner, stage)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE goals (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            text TEXT NOT NULL CHECK (length(trim(text)) > 0),
            measure TEXT NOT NULL CHECK (length(trim(measure)) > 0),
            due TEXT NOT NULL CHECK (due IS date(julianday(due))),
            state TEXT NOT NULL CHECK (state IN ('open', 'reached', 'let-go')),
            added_at INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            submission TEXT NOT NULL,
            UNIQUE (owner, submission)
        ) STRICT;
        CREATE TRIGGER goal_stays_with_its_owner BEFORE UPDATE OF owner ON goals WHEN NEW.owner <> OLD.owner BEGIN
            SELECT RAISE(ABORT, 'a goal stays with its owner');
        END;

        CREATE TABLE goal_ties (
            goal INTEGER NOT NULL REFERENCES goals ON DELETE CASCADE,
            tie INTEGER NOT NULL REFERENCES ties ON DELETE CASCADE,
            PRIMARY KEY (goal, tie)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX goal_ties_by_tie ON goal_ties (tie);
        CREATE TRIGGER ties_serve_goals_of_their_owner BEFORE INSERT ON goal_ties
        WHEN (SELECT owner FROM goals WHERE number = NEW.goal) IS NOT (SELECT owner FROM ties WHERE number = NEW.tie)
        BEGIN
            SELECT RAISE(ABORT, 'a tie serves goals of its owner');
        END;
        CREATE TRIGGER ties_go_on_serving BEFORE UPDATE ON goal_ties BEGIN
            SELECT RAISE(ABORT, 'a tie serves the goal it served');
        END;

        CREATE TABLE steps (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            strategy TEXT NOT NULL CHECK (strategy IN ('profile', 'resources', 'mentors', 'conferences',
                'journal-club', 'weak-ties', 'scholarship', 'international')),
            text TEXT NOT NULL CHECK (length(trim(text)) > 0),
            tie INTEGER REFERENCES ties ON DELETE SET NULL,
            who TEXT NOT NULL DEFAULT '' CHECK (tie IS NULL OR who = ''),
            due TEXT NOT NULL CHECK (due IS date(julianday(due))),
            state TEXT NOT NULL CHECK (state IN ('planned', 'doing', 'done', 'dropped')),
            goal INTEGER REFERENCES goals ON DELETE SET NULL,
            added_at INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            submission TEXT NOT NULL,
            UNIQUE (owner, submission)
        ) STRICT;
        CREATE INDEX steps_of_goal ON steps (goal) WHERE goal IS NOT NULL;
        CREATE INDEX steps_with_tie ON steps (tie) WHERE tie IS NOT NULL;
        CREATE TRIGGER step_stays_with_its_owner BEFORE UPDATE OF owner ON steps WHEN NEW.owner <> OLD.owner BEGIN
            SELECT RAISE(ABORT, 'a step stays with its owner');
        END;
        CREATE TRIGGER steps_are_of_one_worksheet BEFORE INSERT ON steps
        WHEN NEW.owner IS NOT coalesce((SELECT owner FROM goals WHERE number = NEW.goal), NEW.owner)
            OR NEW.owner IS NOT coalesce((SELECT owner FROM ties WHERE number = NEW.tie), NEW.owner) BEGIN
            SELECT RAISE(ABORT, 'a step serves a goal of its owner, with a tie of theirs');
        END;
        CREATE TRIGGER steps_stay_in_one_worksheet BEFORE UPDATE OF goal, tie ON steps
        WHEN NEW.owner IS NOT coalesce((SELECT owner FROM goals WHERE number = NEW.goal), NEW.owner)
            OR NEW.owner IS NOT coalesce((SELECT owner FROM ties WHERE number = NEW.tie), NEW.owner) BEGIN
            SELECT RAISE(ABORT, 'a step serves a goal of its owner, with a tie of theirs');
        END;

        CREATE TABLE reflections (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            goal INTEGER REFERENCES goals ON DELETE SET NULL,
            text TEXT NOT NULL CHECK (length(trim(text)) > 0),
            written_at INTEGER NOT NULL,
            submission TEXT NOT NULL,
            UNIQUE (owner, submission)
        ) STRICT;
        CREATE INDEX reflections_on_goal ON reflections (goal) WHERE goal IS NOT NULL;
        CREATE TRIGGER reflections_are_not_rewritten BEFORE UPDATE ON reflections
        WHEN NEW.text <> OLD.text OR NEW.owner <> OLD.owner OR NEW.written_at <> OLD.written_at
            OR (NEW.goal IS NOT NULL AND NEW.goal IS NOT OLD.goal) BEGIN
            SELECT RAISE(ABORT, 'what somebody thought is not rewritten');
        END;
        CREATE TRIGGER reflections_are_of_one_worksheet BEFORE INSERT ON reflections
        WHEN NEW.owner IS NOT coalesce((SELECT owner FROM goals WHERE number = NEW.goal), NEW.owner) BEGIN
            SELECT RAISE(ABORT, 'a reflection is on a goal of its owner');
        END;

        CREATE TABLE worksheet_links (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
            name TEXT NOT NULL CHECK (length(trim(name)) > 0),
            shows_reflection INTEGER NOT NULL CHECK (shows_reflection IN (0, 1)),
            shows_map INTEGER NOT NULL CHECK (shows_map IN (0, 1)),
            shows_names INTEGER NOT NULL CHECK (shows_names IN (0, 1)),
            made_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL CHECK (ends_at > made_at),
            submission TEXT NOT NULL,
            UNIQUE (owner, submission)
        ) STRICT;
        """
}
