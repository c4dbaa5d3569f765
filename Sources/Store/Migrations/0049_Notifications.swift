extension Migrations {
    /// What members are told on the site, where it was said, and what they want to hear nothing of. Nobody is told of what
    /// they did themselves; what is muted is no longer unread.
    static let notifications = """
        CREATE TABLE notifications (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (reason IN ('reply', 'mention', 'answer', 'doubt', 'better-evidence',
                'citation-needed', 'synthesis', 'retraction')),
            discussion INTEGER REFERENCES discussions ON DELETE CASCADE,
            question INTEGER REFERENCES questions ON DELETE CASCADE,
            -- What was written, or what it is about; neither for a synthesis.
            contribution INTEGER REFERENCES contributions ON DELETE CASCADE,
            answer INTEGER REFERENCES answers ON DELETE CASCADE,
            -- Nobody did it where a registry said so.
            actor INTEGER REFERENCES members ON DELETE CASCADE CHECK (actor <> member),
            noted_at INTEGER NOT NULL,
            read_at INTEGER,
            CHECK ((discussion IS NULL) <> (question IS NULL)),
            CHECK (contribution IS NULL OR discussion IS NOT NULL),
            CHECK (answer IS NULL OR question IS NOT NULL),
            CHECK ((contribution IS NULL AND answer IS NULL) = (reason = 'synthesis')),
            CHECK ((actor IS NULL) = (reason = 'retraction'))
        ) STRICT;
        CREATE UNIQUE INDEX notifications_once ON notifications (member, reason, coalesce(discussion, 0),
            coalesce(question, 0), coalesce(contribution, 0), coalesce(answer, 0), coalesce(actor, 0));
        CREATE INDEX notifications_of_member ON notifications (member, noted_at);
        CREATE INDEX notifications_unread ON notifications (member, discussion, question) WHERE read_at IS NULL;
        CREATE INDEX notifications_of_discussion ON notifications (discussion);
        CREATE INDEX notifications_of_question ON notifications (question);
        CREATE INDEX notifications_of_contribution ON notifications (contribution);
        CREATE INDEX notifications_of_answer ON notifications (answer);
        CREATE INDEX notifications_of_actor ON notifications (actor);

        CREATE TABLE unwanted_notifications (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (reason IN ('reply', 'mention', 'answer', 'doubt', 'better-evidence',
                'citation-needed', 'synthesis', 'retraction')),
            PRIMARY KEY (member, reason)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER thread_muted AFTER INSERT ON muted_threads BEGIN
            UPDATE notifications SET read_at = NEW.muted_at WHERE member = NEW.member AND read_at IS NULL
                AND (discussion = NEW.discussion OR question = NEW.question);
        END;
        CREATE TRIGGER member_muted AFTER INSERT ON muted_members BEGIN
            UPDATE notifications SET read_at = NEW.muted_at
            WHERE member = NEW.member AND read_at IS NULL AND actor = NEW.muted;
        END;

        -- Whoever is to be told by mail that a work was retracted finds it on the site, too, at each place where they
        -- cited it.
        CREATE TRIGGER retraction_told AFTER INSERT ON notice_tellings
        WHEN (SELECT kind FROM notices WHERE number = NEW.notice) = 'retraction' AND NOT EXISTS (
            SELECT 1 FROM unwanted_notifications WHERE member = NEW.member AND reason = 'retraction') BEGIN
            INSERT OR IGNORE INTO notifications (member, reason, discussion, contribution, noted_at)
            SELECT NEW.member, 'retraction', contributions.discussion, contributions.number, NEW.noted_at
            FROM notices JOIN article_identifiers ON article_identifiers.article = notices.article
                JOIN citations ON citations.scheme = article_identifiers.scheme
                    AND citations.value = article_identifiers.value
                JOIN contributions ON contributions.number = citations.contribution
            WHERE notices.number = NEW.notice AND contributions.author = NEW.member
                AND NOT EXISTS (SELECT 1 FROM muted_threads
                    WHERE member = NEW.member AND muted_threads.discussion = contributions.discussion);
            INSERT OR IGNORE INTO notifications (member, reason, question, answer, noted_at)
            SELECT NEW.member, 'retraction', answers.question, answers.number, NEW.noted_at
            FROM notices JOIN article_identifiers ON article_identifiers.article = notices.article
                JOIN citations ON citations.scheme = article_identifiers.scheme
                    AND citations.value = article_identifiers.value
                JOIN answers ON answers.number = citations.answer
            WHERE notices.number = NEW.notice AND answers.author = NEW.member
                AND NOT EXISTS (SELECT 1 FROM muted_threads
                    WHERE member = NEW.member AND muted_threads.question = answers.question);
        END;
        """
}
