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
            -- Of a retraction.
            notice INTEGER REFERENCES notices ON DELETE CASCADE,
            -- Nobody did it where a registry said so, and who asks for a reference is named nowhere.
            actor INTEGER REFERENCES members ON DELETE CASCADE CHECK (actor <> member),
            noted_at INTEGER NOT NULL,
            read_at INTEGER,
            -- When a name was edited out; kept, so that putting it back tells nobody twice.
            gone_at INTEGER CHECK (gone_at IS NULL OR reason = 'mention'),
            CHECK ((discussion IS NULL) <> (question IS NULL)),
            CHECK (contribution IS NULL OR discussion IS NOT NULL),
            CHECK (answer IS NULL OR question IS NOT NULL),
            CHECK ((contribution IS NULL AND answer IS NULL) = (reason = 'synthesis')),
            CHECK ((actor IS NULL) = (reason IN ('retraction', 'citation-needed'))),
            CHECK ((notice IS NOT NULL) = (reason = 'retraction'))
        ) STRICT;
        CREATE UNIQUE INDEX notifications_once ON notifications (member, reason, coalesce(discussion, 0),
            coalesce(question, 0), coalesce(contribution, 0), coalesce(answer, 0), coalesce(notice, 0),
            coalesce(actor, 0));
        CREATE INDEX notifications_of_member ON notifications (member, noted_at);
        CREATE INDEX notifications_unread ON notifications (member, discussion, question) WHERE read_at IS NULL;
        CREATE INDEX notifications_of_discussion ON notifications (discussion);
        CREATE INDEX notifications_of_question ON notifications (question);
        CREATE INDEX notifications_of_contribution ON notifications (contribution);
        CREATE INDEX notifications_of_answer ON notifications (answer);
        CREATE INDEX notifications_of_actor ON notifications (actor);
        CREATE INDEX notifications_of_notice ON notifications (notice);

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

        -- What is taken back was never said.
        CREATE TRIGGER doubt_taken_back AFTER DELETE ON reference_doubts WHEN NOT EXISTS (
            SELECT 1 FROM reference_doubts WHERE answer = OLD.answer AND member = OLD.member) BEGIN
            DELETE FROM notifications WHERE answer = OLD.answer AND reason = 'doubt' AND actor = OLD.member;
        END;
        CREATE TRIGGER better_evidence_taken_back AFTER DELETE ON better_evidence WHEN NOT EXISTS (
            SELECT 1 FROM better_evidence WHERE answer = OLD.answer AND member = OLD.member) BEGIN
            DELETE FROM notifications WHERE answer = OLD.answer AND reason = 'better-evidence' AND actor = OLD.member;
        END;
        CREATE TRIGGER citation_needed_no_more AFTER DELETE ON citation_requests WHEN NOT EXISTS (
            SELECT 1 FROM citation_requests WHERE contribution = OLD.contribution) BEGIN
            DELETE FROM notifications WHERE contribution = OLD.contribution AND reason = 'citation-needed';
        END;
        CREATE TRIGGER synthesis_taken_back AFTER UPDATE OF synthesis ON discussions WHEN NEW.synthesis = '' BEGIN
            DELETE FROM notifications WHERE discussion = NEW.number AND reason = 'synthesis';
        END;

        -- Whoever is to be told by mail that a work was retracted finds it on the site, too, at each place where they
        -- cited it.
        CREATE TRIGGER retraction_told AFTER INSERT ON notice_tellings
        WHEN NEW.settled_at IS NULL AND EXISTS (
            SELECT 1 FROM notices WHERE number = NEW.notice AND kind = 'retraction' AND gone_at IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM unwanted_notifications WHERE member = NEW.member AND reason = 'retraction') BEGIN
            INSERT OR IGNORE INTO notifications (member, reason, discussion, contribution, notice, noted_at)
            SELECT NEW.member, 'retraction', contributions.discussion, contributions.number, NEW.notice, NEW.noted_at
            FROM notices JOIN article_identifiers ON article_identifiers.article = notices.article
                JOIN citations ON citations.scheme = article_identifiers.scheme
                    AND citations.value = article_identifiers.value
                JOIN contributions ON contributions.number = citations.contribution
            WHERE notices.number = NEW.notice AND contributions.author = NEW.member
                AND NOT EXISTS (SELECT 1 FROM muted_threads
                    WHERE member = NEW.member AND muted_threads.discussion = contributions.discussion);
            INSERT OR IGNORE INTO notifications (member, reason, question, answer, notice, noted_at)
            SELECT NEW.member, 'retraction', answers.question, answers.number, NEW.notice, NEW.noted_at
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
