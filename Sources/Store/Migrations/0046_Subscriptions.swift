extension Migrations {
    /// Subscriptions to anything that can be followed, each named by a key of its own or by a word; when mail comes and when
    /// not; what waits to be mailed, and what was.
    static let subscriptions = """
        ALTER TABLE members ADD COLUMN digest_month_day INTEGER NOT NULL DEFAULT 1
            CHECK (digest_month_day BETWEEN 1 AND 31);
        ALTER TABLE members ADD COLUMN is_news_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_news_paused IN (0, 1));
        ALTER TABLE members ADD COLUMN news_paused_until INTEGER;

        ALTER TABLE subscriptions RENAME TO old_subscriptions;
        CREATE TABLE subscriptions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('site', 'clubs', 'club', 'tag', 'journal', 'term', 'member', 'search',
                'discussion', 'question', 'source', 'replies', 'mentions')),
            club INTEGER REFERENCES clubs ON DELETE CASCADE,
            followed INTEGER REFERENCES members ON DELETE CASCADE CHECK (followed <> member),
            search INTEGER REFERENCES saved_searches ON DELETE CASCADE,
            discussion INTEGER REFERENCES discussions ON DELETE CASCADE,
            question INTEGER REFERENCES questions ON DELETE CASCADE,
            source INTEGER REFERENCES sources ON DELETE CASCADE,
            -- The tag, journal or term.
            word TEXT CHECK (length(trim(word)) > 0),
            cadence TEXT NOT NULL CHECK (cadence IN ('at-once', 'daily', 'weekly', 'monthly', 'on-site')),
            since INTEGER NOT NULL,
            subject TEXT NOT NULL GENERATED ALWAYS AS (coalesce(lower(word),
                CAST(coalesce(club, followed, search, discussion, question, source) AS TEXT), '')) VIRTUAL,
            CHECK ((club IS NOT NULL) = (kind = 'club')),
            CHECK ((followed IS NOT NULL) = (kind = 'member')),
            CHECK ((search IS NOT NULL) = (kind = 'search')),
            CHECK ((discussion IS NOT NULL) = (kind = 'discussion')),
            CHECK ((question IS NOT NULL) = (kind = 'question')),
            CHECK ((source IS NOT NULL) = (kind = 'source')),
            CHECK ((word IS NOT NULL) = (kind IN ('tag', 'journal', 'term'))),
            UNIQUE (member, kind, subject)
        ) STRICT;
        CREATE INDEX subscriptions_to ON subscriptions (kind, subject);
        CREATE INDEX subscriptions_to_club ON subscriptions (club) WHERE club IS NOT NULL;
        CREATE INDEX subscriptions_to_member ON subscriptions (followed) WHERE followed IS NOT NULL;
        CREATE INDEX subscriptions_to_search ON subscriptions (search) WHERE search IS NOT NULL;
        CREATE INDEX subscriptions_to_discussion ON subscriptions (discussion) WHERE discussion IS NOT NULL;
        CREATE INDEX subscriptions_to_question ON subscriptions (question) WHERE question IS NOT NULL;
        CREATE INDEX subscriptions_to_source ON subscriptions (source) WHERE source IS NOT NULL;
        INSERT INTO subscriptions (member, kind, club, word, cadence, since)
        SELECT member, scope, iif(scope = 'club', CAST(subject AS INTEGER), NULL), iif(scope = 'tag', subject, NULL),
            cadence, since
        FROM old_subscriptions
        WHERE scope <> 'club' OR CAST(subject AS INTEGER) IN (SELECT number FROM clubs) ORDER BY member, since, scope;
        DROP TABLE old_subscriptions;
        -- Who is here already never asked for mail about replies: they find it on the page, and choose.
        INSERT INTO subscriptions (member, kind, cadence, since)
        SELECT number, column1, 'on-site', joined_at FROM members JOIN (VALUES ('replies'), ('mentions'))
        WHERE standing IN ('active', 'suspended') AND NOT is_guest ORDER BY number, column1 DESC;

        ALTER TABLE digest_schedules RENAME TO old_digest_schedules;
        DROP INDEX digests_due;
        CREATE TABLE digest_schedules (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            cadence TEXT NOT NULL CHECK (cadence IN ('daily', 'weekly', 'monthly')),
            due_at INTEGER NOT NULL,
            PRIMARY KEY (member, cadence)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX digests_due ON digest_schedules (due_at);
        INSERT INTO digest_schedules SELECT member, cadence, due_at FROM old_digest_schedules;
        DROP TABLE old_digest_schedules;

        ALTER TABLE digest_items RENAME TO old_digest_items;
        ALTER TABLE digests RENAME TO old_digests;
        -- One mail of news to one member, whatever it was gathered from.
        CREATE TABLE digests (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            mail INTEGER NOT NULL UNIQUE REFERENCES mails,
            written_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX digests_of_member ON digests (member);
        INSERT INTO digests SELECT number, member, mail, written_at FROM old_digests;
        -- The key makes a second digest of a cadence in a period impossible.
        CREATE TABLE digest_periods (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            cadence TEXT NOT NULL CHECK (cadence IN ('daily', 'weekly', 'monthly')),
            period TEXT NOT NULL,
            digest INTEGER NOT NULL REFERENCES digests ON DELETE CASCADE,
            PRIMARY KEY (member, cadence, period)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO digest_periods SELECT member, cadence, period, number FROM old_digests;
        -- What a member was told of; the key makes it impossible to tell them twice.
        CREATE TABLE digest_items (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('article', 'opening', 'closing', 'contribution', 'synthesis', 'question',
                'answer', 'item')),
            -- The article's number, for an opening, a closing and a synthesis the discussion's, else its own.
            subject INTEGER NOT NULL,
            -- When it opens or closes, so that a new date is told again; else 0.
            moment INTEGER NOT NULL DEFAULT 0 CHECK ((moment <> 0) = (kind IN ('opening', 'closing'))),
            digest INTEGER NOT NULL REFERENCES digests ON DELETE CASCADE,
            PRIMARY KEY (member, kind, subject, moment)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO digest_items (member, kind, subject, digest)
        SELECT member, 'article', article, digest FROM old_digest_items;
        DROP TABLE old_digest_items;
        DROP TABLE old_digests;
        CREATE INDEX told_articles ON digest_items (subject) WHERE kind = 'article';

        -- What is to be mailed to a member because one of their subscriptions asks for it, at once or with a digest.
        CREATE TABLE waiting_news (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('article', 'contribution', 'synthesis', 'question', 'answer', 'item')),
            subject INTEGER NOT NULL,
            subscription INTEGER NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
            happened_at INTEGER NOT NULL,
            PRIMARY KEY (member, kind, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX waiting_news_of_subscription ON waiting_news (subscription);

        -- How far what happens was looked through for waiting news: rows up to a number, of the table the kind is in.
        CREATE TABLE gathered_news (
            kind TEXT PRIMARY KEY CHECK (kind IN ('article', 'contribution', 'synthesis', 'question', 'answer', 'item')),
            up_to INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO gathered_news (kind, up_to)
        SELECT 'article', coalesce(max(number), 0) FROM discussions
        UNION ALL SELECT 'contribution', coalesce(max(number), 0) FROM contributions
        UNION ALL SELECT 'synthesis', coalesce(max(rowid), 0) FROM synthesis_versions
        UNION ALL SELECT 'question', coalesce(max(number), 0) FROM questions
        UNION ALL SELECT 'answer', coalesce(max(number), 0) FROM answers
        UNION ALL SELECT 'item', coalesce(max(number), 0) FROM items;
        """
}
