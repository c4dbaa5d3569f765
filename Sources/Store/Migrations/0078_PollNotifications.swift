extension Migrations {
    /// Polls and panels are threads, too: what members are told of them stands by them, and can be muted. The tables are made
    /// anew, since what was CHECKed knew of two kinds of thread; what refers to them by name stays as it is.
    static let pollNotifications = """
        PRAGMA legacy_alter_table = ON;

        CREATE TABLE notifications_of_threads (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (reason IN ('reply', 'mention', 'answer', 'doubt', 'better-evidence',
                'citation-needed', 'synthesis', 'retraction', 'vote', 'seat-taken', 'seat-refused')),
            discussion INTEGER REFERENCES discussions ON DELETE CASCADE,
            question INTEGER REFERENCES questions ON DELETE CASCADE,
            poll INTEGER REFERENCES polls ON DELETE CASCADE,
            panel INTEGER REFERENCES panels ON DELETE CASCADE,
            -- What was written, or what it is about; none for a synthesis, and where a vote is asked for.
            contribution INTEGER REFERENCES contributions ON DELETE CASCADE,
            answer INTEGER REFERENCES answers ON DELETE CASCADE,
            remark INTEGER REFERENCES poll_remarks ON DELETE CASCADE,
            vote INTEGER REFERENCES votes ON DELETE CASCADE,
            invitation INTEGER REFERENCES panel_invitations ON DELETE CASCADE,
            -- Of a retraction.
            notice INTEGER REFERENCES notices ON DELETE CASCADE,
            -- Nobody did it where a registry said so, and who asks for a reference is named nowhere. A guest who refuses a
            -- seat has no account.
            actor INTEGER REFERENCES members ON DELETE CASCADE CHECK (actor <> member),
            noted_at INTEGER NOT NULL,
            read_at INTEGER,
            -- When a name was edited out; kept, so that putting it back tells nobody twice.
            gone_at INTEGER CHECK (gone_at IS NULL OR reason = 'mention'),
            CHECK ((discussion IS NOT NULL) + (question IS NOT NULL) + (poll IS NOT NULL) + (panel IS NOT NULL) = 1),
            CHECK (contribution IS NULL OR discussion IS NOT NULL),
            CHECK (answer IS NULL OR question IS NOT NULL),
            CHECK (remark IS NULL AND vote IS NULL OR poll IS NOT NULL),
            CHECK (reason <> 'vote' OR poll IS NOT NULL),
            CHECK ((panel IS NOT NULL) = (reason IN ('seat-taken', 'seat-refused'))),
            CHECK ((invitation IS NOT NULL) = (panel IS NOT NULL)),
            CHECK ((contribution IS NULL AND answer IS NULL AND remark IS NULL AND vote IS NULL AND invitation IS NULL)
                = (reason IN ('synthesis', 'vote'))),
            CHECK (reason = 'seat-refused' OR (actor IS NULL) = (reason IN ('retraction', 'citation-needed'))),
            CHECK ((notice IS NOT NULL) = (reason = 'retraction'))
        ) STRICT;
        INSERT INTO notifications_of_threads (number, member, reason, discussion, question, contribution, answer, notice,
            actor, noted_at, read_at, gone_at)
        SELECT number, member, reason, discussion, question, contribution, answer, notice, actor, noted_at, read_at, gone_at
        FROM notifications;
        DROP TABLE notifications;
        ALTER TABLE notifications_of_threads RENAME TO notifications;
        CREATE UNIQUE INDEX notifications_once ON notifications (member, reason, coalesce(discussion, 0),
            coalesce(question, 0), coalesce(poll, 0), coalesce(panel, 0), coalesce(contribution, 0), coalesce(answer, 0),
            coalesce(remark, 0), coalesce(vote, 0), coalesce(invitation, 0), coalesce(notice, 0), coalesce(actor, 0));
        CREATE INDEX notifications_of_member ON notifications (member, noted_at);
        CREATE INDEX notifications_unread ON notifications (member, discussion, question) WHERE read_at IS NULL;
        CREATE INDEX notifications_of_discussion ON notifications (discussion);
        CREATE INDEX notifications_of_question ON notifications (question);
        CREATE INDEX notifications_of_poll ON notifications (poll) WHERE poll IS NOT NULL;
        CREATE INDEX notifications_of_panel ON notifications (panel) WHERE panel IS NOT NULL;
        CREATE INDEX notifications_of_contribution ON notifications (contribution);
        CREATE INDEX notifications_of_answer ON notifications (answer);
        CREATE INDEX notifications_of_remark ON notifications (remark) WHERE remark IS NOT NULL;
        CREATE INDEX notifications_of_vote ON notifications (vote) WHERE vote IS NOT NULL;
        CREATE INDEX notifications_of_invitation ON notifications (invitation) WHERE invitation IS NOT NULL;
        CREATE INDEX notifications_of_actor ON notifications (actor);
        CREATE INDEX notifications_of_notice ON notifications (notice);

        CREATE TABLE unwanted_reasons (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (reason IN ('reply', 'mention', 'answer', 'doubt', 'better-evidence',
                'citation-needed', 'synthesis', 'retraction', 'vote', 'seat-taken', 'seat-refused')),
            PRIMARY KEY (member, reason)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO unwanted_reasons SELECT member, reason FROM unwanted_notifications;
        DROP TABLE unwanted_notifications;
        ALTER TABLE unwanted_reasons RENAME TO unwanted_notifications;

        CREATE TABLE muted_threads_of_all_kinds (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            discussion INTEGER REFERENCES discussions ON DELETE CASCADE,
            question INTEGER REFERENCES questions ON DELETE CASCADE,
            poll INTEGER REFERENCES polls ON DELETE CASCADE,
            panel INTEGER REFERENCES panels ON DELETE CASCADE,
            muted_at INTEGER NOT NULL,
            CHECK ((discussion IS NOT NULL) + (question IS NOT NULL) + (poll IS NOT NULL) + (panel IS NOT NULL) = 1),
            UNIQUE (member, discussion),
            UNIQUE (member, question),
            UNIQUE (member, poll),
            UNIQUE (member, panel)
        ) STRICT;
        INSERT INTO muted_threads_of_all_kinds (member, discussion, question, muted_at)
        SELECT member, discussion, question, muted_at FROM muted_threads;
        DROP TABLE muted_threads;
        ALTER TABLE muted_threads_of_all_kinds RENAME TO muted_threads;
        CREATE INDEX muted_threads_of_discussion ON muted_threads (discussion);
        CREATE INDEX muted_threads_of_question ON muted_threads (question);
        CREATE INDEX muted_threads_of_poll ON muted_threads (poll);
        CREATE INDEX muted_threads_of_panel ON muted_threads (panel);

        PRAGMA legacy_alter_table = OFF;

        CREATE TRIGGER thread_muted AFTER INSERT ON muted_threads BEGIN
            UPDATE notifications SET read_at = NEW.muted_at WHERE member = NEW.member AND read_at IS NULL
                AND (discussion = NEW.discussion OR question = NEW.question OR poll = NEW.poll OR panel = NEW.panel);
        END;

        -- Whoever rested a vote on a retracted work finds it on the site, too.
        CREATE TRIGGER retraction_told_to_voters AFTER INSERT ON notice_tellings
        WHEN NEW.settled_at IS NULL AND EXISTS (
            SELECT 1 FROM notices WHERE number = NEW.notice AND kind = 'retraction' AND gone_at IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM unwanted_notifications WHERE member = NEW.member AND reason = 'retraction') BEGIN
            INSERT OR IGNORE INTO notifications (member, reason, poll, vote, notice, noted_at)
            SELECT NEW.member, 'retraction', votes.poll, votes.number, NEW.notice, NEW.noted_at
            FROM notices JOIN article_identifiers ON article_identifiers.article = notices.article
                JOIN vote_references ON vote_references.scheme = article_identifiers.scheme
                    AND vote_references.value = article_identifiers.value
                JOIN votes ON votes.number = vote_references.vote
            WHERE notices.number = NEW.notice AND votes.member = NEW.member AND votes.withdrawn_at IS NULL
                AND (votes.time = 'after' OR NOT EXISTS (SELECT 1 FROM votes AS later
                    WHERE later.poll = votes.poll AND later.member = votes.member AND later.time = 'after'))
                AND NOT EXISTS (SELECT 1 FROM muted_threads
                    WHERE member = NEW.member AND muted_threads.poll = votes.poll);
        END;
        """
}
