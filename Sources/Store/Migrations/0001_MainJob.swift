extension Migrations {
    /// Times are integer milliseconds since 1970 in UTC. Laws that must hold whatever the code does are written here.
    static let mainJob = """
        CREATE TABLE site (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            tagline TEXT NOT NULL,
            joining TEXT NOT NULL CHECK (joining IN ('invitation', 'application', 'open')),
            signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
            set_up_at INTEGER
        ) STRICT;

        CREATE TABLE members (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            email TEXT NOT NULL,
            email_key TEXT NOT NULL UNIQUE,
            password TEXT,
            role TEXT NOT NULL CHECK (role IN ('member', 'moderator', 'administrator')),
            standing TEXT NOT NULL CHECK (standing IN ('unconfirmed', 'applied', 'active', 'suspended')),
            time_zone TEXT NOT NULL,
            joined_at INTEGER NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            name TEXT NOT NULL CHECK (length(trim(name)) > 0),
            credentials TEXT NOT NULL DEFAULT '',
            career_stage TEXT NOT NULL DEFAULT 'other',
            institution TEXT NOT NULL DEFAULT '',
            country TEXT NOT NULL DEFAULT '',
            specialties TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(specialties)),
            orcid TEXT NOT NULL DEFAULT '',
            bio TEXT NOT NULL DEFAULT '',
            bio_html TEXT NOT NULL DEFAULT '',
            byline TEXT NOT NULL DEFAULT '',
            digest_hour INTEGER NOT NULL DEFAULT 7 CHECK (digest_hour BETWEEN 0 AND 23),
            digest_weekday INTEGER NOT NULL DEFAULT 1 CHECK (digest_weekday BETWEEN 1 AND 7),
            feed_generation INTEGER NOT NULL DEFAULT 1
        ) STRICT;

        CREATE TABLE profile_visibilities (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            field TEXT NOT NULL,
            visibility TEXT NOT NULL CHECK (visibility IN ('public', 'members', 'only-me')),
            PRIMARY KEY (member, field)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sessions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            device TEXT NOT NULL,
            trusted INTEGER NOT NULL CHECK (trusted IN (0, 1)),
            started_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sessions_of_member ON sessions (member);

        CREATE TABLE links (
            token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
            purpose TEXT NOT NULL CHECK (purpose IN
                ('set-up', 'sign-in', 'password', 'e-mail', 'confirmation', 'invitation')),
            member INTEGER REFERENCES members ON DELETE CASCADE,
            email TEXT NOT NULL DEFAULT '',
            detail TEXT NOT NULL DEFAULT '',
            club INTEGER REFERENCES clubs ON DELETE CASCADE,
            made_by INTEGER REFERENCES members ON DELETE SET NULL,
            made_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            uses_left INTEGER NOT NULL DEFAULT 1 CHECK (uses_left >= 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE clubs (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            focus TEXT NOT NULL,
            norms TEXT NOT NULL,
            norms_html TEXT NOT NULL,
            visibility TEXT NOT NULL CHECK (visibility IN ('public', 'members', 'private')),
            founded_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE club_members (
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('member', 'facilitator')),
            joined_at INTEGER NOT NULL,
            PRIMARY KEY (club, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX clubs_of_member ON club_members (member);

        CREATE TABLE articles (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (length(trim(title)) > 0),
            record TEXT NOT NULL CHECK (json_valid(record)),
            added_by INTEGER REFERENCES members ON DELETE SET NULL,
            added_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE article_identifiers (
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL,
            article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            PRIMARY KEY (scheme, value)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX identifiers_of_article ON article_identifiers (article);

        -- A tag belongs to a discussion, not to its article: what a private club calls it stays in the club.
        CREATE TABLE discussion_tags (
            tag TEXT NOT NULL CHECK (length(tag) > 0),
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            PRIMARY KEY (tag, discussion)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tags_of_discussion ON discussion_tags (discussion);

        CREATE TABLE article_drafts (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            source TEXT NOT NULL,
            records TEXT NOT NULL CHECK (json_array_length(records) > 0),
            made_at INTEGER NOT NULL,
            discussion INTEGER REFERENCES discussions ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE discussions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            club INTEGER NOT NULL REFERENCES clubs,
            article INTEGER NOT NULL REFERENCES articles,
            poster INTEGER NOT NULL REFERENCES members,
            why TEXT NOT NULL CHECK (length(trim(why)) > 0),
            why_html TEXT NOT NULL,
            study_design TEXT NOT NULL,
            posted_at INTEGER NOT NULL,
            reading_from INTEGER NOT NULL,
            opens_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL,
            archives_at INTEGER NOT NULL,
            synthesis TEXT NOT NULL DEFAULT '',
            synthesis_html TEXT NOT NULL DEFAULT '',
            CHECK (reading_from <= opens_at AND opens_at <= closes_at AND closes_at <= archives_at)
        ) STRICT;
        CREATE INDEX discussions_of_article ON discussions (article);
        CREATE INDEX discussions_of_club ON discussions (club, posted_at);
        CREATE INDEX discussions_by_time ON discussions (posted_at);

        CREATE TABLE contributions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            discussion INTEGER NOT NULL REFERENCES discussions,
            parent INTEGER REFERENCES contributions,
            depth INTEGER NOT NULL DEFAULT 0,
            author INTEGER NOT NULL REFERENCES members,
            kind TEXT NOT NULL CHECK (kind IN
                ('strength', 'limitation', 'implication', 'method', 'question', 'comment')),
            body TEXT NOT NULL CHECK (length(trim(body)) > 0),
            body_html TEXT NOT NULL,
            submission TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            revision INTEGER NOT NULL DEFAULT 1,
            edited_at INTEGER,
            withdrawn_at INTEGER,
            withdrawn_by INTEGER REFERENCES members,
            UNIQUE (author, submission)
        ) STRICT;
        CREATE INDEX contributions_of_discussion ON contributions (discussion, number);
        CREATE INDEX contributions_of_author ON contributions (author);

        CREATE TABLE contribution_revisions (
            contribution INTEGER NOT NULL REFERENCES contributions,
            revision INTEGER NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            body_html TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (contribution, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE questions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            club INTEGER NOT NULL REFERENCES clubs,
            discussion INTEGER REFERENCES discussions,
            author INTEGER NOT NULL REFERENCES members,
            title TEXT NOT NULL CHECK (length(trim(title)) > 0),
            body TEXT NOT NULL,
            body_html TEXT NOT NULL,
            nature TEXT NOT NULL CHECK (nature IN ('clinical', 'non-clinical')),
            submission TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            UNIQUE (author, submission)
        ) STRICT;
        CREATE INDEX questions_of_club ON questions (club, asked_at);
        CREATE INDEX questions_of_discussion ON questions (discussion);

        CREATE TABLE question_tags (
            tag TEXT NOT NULL CHECK (length(tag) > 0),
            question INTEGER NOT NULL REFERENCES questions ON DELETE CASCADE,
            PRIMARY KEY (tag, question)
        ) STRICT, WITHOUT ROWID;

        -- The law that an answer has at least one reference, held twice: by triggers, which also work where foreign
        -- keys are switched off, and by the deferred key on lead_reference, which also holds against REPLACE.
        -- References are written before their answer.
        CREATE TABLE answers (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            question INTEGER NOT NULL REFERENCES questions,
            author INTEGER NOT NULL REFERENCES members,
            body TEXT NOT NULL CHECK (length(trim(body)) > 0),
            body_html TEXT NOT NULL,
            lead_reference INTEGER NOT NULL,
            submission TEXT NOT NULL,
            answered_at INTEGER NOT NULL,
            revision INTEGER NOT NULL DEFAULT 1,
            edited_at INTEGER,
            withdrawn_at INTEGER,
            UNIQUE (author, submission),
            FOREIGN KEY (number, lead_reference) REFERENCES answer_references (answer, number)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX answers_of_question ON answers (question);

        CREATE TABLE answer_references (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            position INTEGER NOT NULL,
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL CHECK (length(trim(value)) > 0),
            note TEXT NOT NULL,
            UNIQUE (answer, number),
            UNIQUE (answer, scheme, value)
        ) STRICT;

        CREATE TRIGGER answer_needs_reference AFTER INSERT ON answers
        WHEN NOT EXISTS (SELECT 1 FROM answer_references WHERE answer = NEW.number) BEGIN
            SELECT RAISE(ABORT, 'an answer needs at least one reference');
        END;
        CREATE TRIGGER answer_keeps_its_number BEFORE UPDATE ON answers
        WHEN NEW.number <> OLD.number BEGIN
            SELECT RAISE(ABORT, 'an answer keeps its number');
        END;
        CREATE TRIGGER last_reference_stays BEFORE DELETE ON answer_references
        WHEN EXISTS (SELECT 1 FROM answers WHERE number = OLD.answer)
            AND NOT EXISTS (SELECT 1 FROM answer_references WHERE answer = OLD.answer AND number <> OLD.number) BEGIN
            SELECT RAISE(ABORT, 'an answer needs at least one reference');
        END;
        CREATE TRIGGER reference_stays_with_answer BEFORE UPDATE ON answer_references
        WHEN NEW.answer <> OLD.answer OR NEW.number <> OLD.number BEGIN
            SELECT RAISE(ABORT, 'a reference stays with its answer');
        END;
        CREATE TRIGGER reference_is_not_replaced BEFORE INSERT ON answer_references
        WHEN EXISTS (SELECT 1 FROM answer_references WHERE number = NEW.number AND answer <> NEW.answer) BEGIN
            SELECT RAISE(ABORT, 'a reference stays with its answer');
        END;

        CREATE TABLE answer_revisions (
            answer INTEGER NOT NULL REFERENCES answers,
            revision INTEGER NOT NULL,
            body TEXT NOT NULL,
            body_html TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            "references" TEXT NOT NULL,
            PRIMARY KEY (answer, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE subscriptions (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            scope TEXT NOT NULL CHECK (scope IN ('site', 'club', 'tag')),
            subject TEXT NOT NULL,
            cadence TEXT NOT NULL CHECK (cadence IN ('daily', 'weekly')),
            since INTEGER NOT NULL,
            PRIMARY KEY (member, scope, subject)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE digest_schedules (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            cadence TEXT NOT NULL CHECK (cadence IN ('daily', 'weekly')),
            due_at INTEGER NOT NULL,
            PRIMARY KEY (member, cadence)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX digests_due ON digest_schedules (due_at);

        CREATE TABLE mails (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            message_id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            message BLOB NOT NULL,
            written_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'waiting'
                CHECK (state IN ('waiting', 'sending', 'handed-over', 'sent', 'refused', 'in-doubt')),
            attempts INTEGER NOT NULL DEFAULT 0,
            leased_until INTEGER,
            settled_at INTEGER,
            last_error TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX mails_to_send ON mails (state, due_at);

        CREATE TABLE digests (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            cadence TEXT NOT NULL,
            period TEXT NOT NULL,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL,
            UNIQUE (member, cadence, period)
        ) STRICT;

        -- What a member was told of; the key makes it impossible to tell them twice.
        CREATE TABLE digest_items (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            digest INTEGER NOT NULL REFERENCES digests ON DELETE CASCADE,
            PRIMARY KEY (member, article)
        ) STRICT, WITHOUT ROWID;

        CREATE VIRTUAL TABLE search USING fts5 (
            title, body, kind UNINDEXED, number UNINDEXED,
            tokenize = 'porter unicode61 remove_diacritics 2'
        );
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            member INTEGER REFERENCES members ON DELETE SET NULL,
            act TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT ''
        ) STRICT;
        """
}
