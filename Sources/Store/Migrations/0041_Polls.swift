extension Migrations {
    /// Polls, what was voted and why, and the thread under each. One vote a member and time; what was asked is fixed with
    /// the first vote; no vote comes after the end.
    static let polls = """
        CREATE TABLE polls (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            club INTEGER NOT NULL REFERENCES clubs,
            discussion INTEGER REFERENCES discussions,
            author INTEGER NOT NULL REFERENCES members,
            question TEXT NOT NULL CHECK (length(trim(question)) > 0),
            details TEXT NOT NULL,
            details_html TEXT NOT NULL,
            form TEXT NOT NULL CHECK (form IN ('single', 'multiple', 'scale', 'text')),
            options TEXT NOT NULL CHECK (json_type(options) = 'array'
                AND (json_array_length(options) > 1) = (form IN ('single', 'multiple'))),
            disclosure TEXT NOT NULL CHECK (disclosure IN ('always', 'after-voting', 'at-close')),
            is_anonymous INTEGER NOT NULL CHECK (is_anonymous IN (0, 1)),
            needs_reference INTEGER NOT NULL CHECK (needs_reference IN (0, 1)),
            replaces INTEGER UNIQUE REFERENCES polls,
            version INTEGER NOT NULL DEFAULT 1,
            submission TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL CHECK (closes_at > asked_at),
            closed_at INTEGER,
            UNIQUE (author, submission)
        ) STRICT;
        CREATE INDEX polls_of_club ON polls (club, closes_at);
        CREATE INDEX polls_of_discussion ON polls (discussion);

        CREATE TABLE votes (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            poll INTEGER NOT NULL REFERENCES polls,
            member INTEGER NOT NULL REFERENCES members,
            time TEXT NOT NULL CHECK (time IN ('before', 'after')),
            places TEXT CHECK (places IS NULL OR json_array_length(places) > 0),
            rating INTEGER CHECK (rating BETWEEN 0 AND 10),
            text TEXT CHECK (length(trim(text)) > 0),
            rationale TEXT NOT NULL,
            rationale_html TEXT NOT NULL,
            competing_interests TEXT NOT NULL CHECK (length(trim(competing_interests)) > 0),
            voted_at INTEGER NOT NULL,
            withdrawn_at INTEGER,
            withdrawn_by INTEGER REFERENCES members,
            CHECK ((places IS NOT NULL) + (rating IS NOT NULL) + (text IS NOT NULL) = 1),
            UNIQUE (poll, member, time)
        ) STRICT;
        CREATE INDEX votes_of_member ON votes (member);

        CREATE TABLE vote_references (
            vote INTEGER NOT NULL REFERENCES votes ON DELETE CASCADE,
            position INTEGER NOT NULL,
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL CHECK (length(trim(value)) > 0),
            note TEXT NOT NULL,
            PRIMARY KEY (vote, position),
            UNIQUE (vote, scheme, value)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX vote_references_by_work ON vote_references (scheme, value);

        CREATE TABLE poll_remarks (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            poll INTEGER NOT NULL REFERENCES polls,
            parent INTEGER REFERENCES poll_remarks,
            depth INTEGER NOT NULL CHECK (depth >= 0),
            author INTEGER NOT NULL REFERENCES members,
            body TEXT NOT NULL CHECK (length(trim(body)) > 0),
            body_html TEXT NOT NULL,
            submission TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            withdrawn_at INTEGER,
            withdrawn_by INTEGER REFERENCES members,
            UNIQUE (author, submission)
        ) STRICT;
        CREATE INDEX poll_remarks_of_poll ON poll_remarks (poll);

        CREATE TRIGGER poll_stays_as_it_was_voted_on BEFORE UPDATE OF club, discussion, author, question, details,
            details_html, form, options, disclosure, is_anonymous, needs_reference, version ON polls
        WHEN EXISTS (SELECT 1 FROM votes WHERE poll = OLD.number) BEGIN
            SELECT RAISE(ABORT, 'a poll stays as it was voted on');
        END;
        CREATE TRIGGER poll_is_not_reopened BEFORE UPDATE OF closes_at ON polls
        WHEN NEW.closes_at > OLD.closes_at
            AND (OLD.closed_at IS NOT NULL OR EXISTS (SELECT 1 FROM votes WHERE poll = OLD.number)) BEGIN
            SELECT RAISE(ABORT, 'a poll that was closed or voted on only closes sooner');
        END;
        CREATE TRIGGER poll_stays BEFORE DELETE ON polls BEGIN
            SELECT RAISE(ABORT, 'a poll stays');
        END;
        CREATE TRIGGER vote_stays BEFORE DELETE ON votes BEGIN
            SELECT RAISE(ABORT, 'a vote stays');
        END;
        CREATE TRIGGER vote_fits_its_poll BEFORE INSERT ON votes
        WHEN NOT (SELECT CASE form
                WHEN 'single' THEN coalesce(json_array_length(NEW.places) = 1, 0)
                WHEN 'multiple' THEN NEW.places IS NOT NULL
                WHEN 'scale' THEN NEW.rating IS NOT NULL
                ELSE NEW.text IS NOT NULL END FROM polls WHERE number = NEW.poll)
            OR EXISTS (SELECT 1 FROM json_each(NEW.places) WHERE type <> 'integer' OR value NOT BETWEEN 0
                AND (SELECT json_array_length(options) - 1 FROM polls WHERE number = NEW.poll)) BEGIN
            SELECT RAISE(ABORT, 'a vote fits its poll');
        END;
        CREATE TRIGGER changed_vote_fits_its_poll BEFORE UPDATE OF places, rating, text ON votes
        WHEN NOT (SELECT CASE form
                WHEN 'single' THEN coalesce(json_array_length(NEW.places) = 1, 0)
                WHEN 'multiple' THEN NEW.places IS NOT NULL
                WHEN 'scale' THEN NEW.rating IS NOT NULL
                ELSE NEW.text IS NOT NULL END FROM polls WHERE number = NEW.poll)
            OR EXISTS (SELECT 1 FROM json_each(NEW.places) WHERE type <> 'integer' OR value NOT BETWEEN 0
                AND (SELECT json_array_length(options) - 1 FROM polls WHERE number = NEW.poll)) BEGIN
            SELECT RAISE(ABORT, 'a vote fits its poll');
        END;
        CREATE TRIGGER vote_comes_in_time BEFORE INSERT ON votes
        WHEN NEW.voted_at >= (SELECT closes_at FROM polls WHERE number = NEW.poll) BEGIN
            SELECT RAISE(ABORT, 'the poll is closed');
        END;
        CREATE TRIGGER vote_is_changed_in_time BEFORE UPDATE OF poll, member, time, places, rating, text, rationale,
            rationale_html, competing_interests, voted_at ON votes
        WHEN NEW.voted_at >= (SELECT closes_at FROM polls WHERE number = NEW.poll)
            OR NEW.poll <> OLD.poll OR NEW.member <> OLD.member OR NEW.time <> OLD.time BEGIN
            SELECT RAISE(ABORT, 'the poll is closed');
        END;
        CREATE TRIGGER first_vote_comes_first BEFORE INSERT ON votes
        WHEN NEW.time = 'after' AND NOT EXISTS (
            SELECT 1 FROM votes WHERE poll = NEW.poll AND member = NEW.member AND time = 'before') BEGIN
            SELECT RAISE(ABORT, 'a vote after the discussion follows one before it');
        END;

        -- The page of a discussion lists its polls, with how many voted.
        CREATE TRIGGER poll_asked AFTER INSERT ON polls WHEN NEW.discussion IS NOT NULL BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER poll_changed AFTER UPDATE ON polls BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (OLD.discussion, NEW.discussion);
        END;
        CREATE TRIGGER poll_voted_on AFTER INSERT ON votes BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM polls WHERE number = NEW.poll);
        END;

        CREATE TABLE poll_letters (
            poll INTEGER NOT NULL REFERENCES polls ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            mail INTEGER UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (poll, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX poll_letters_of_member ON poll_letters (member);
        """
}
