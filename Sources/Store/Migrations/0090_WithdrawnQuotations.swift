extension Migrations {
    /// A synthesis loses what it quotes of a contribution that is withdrawn, and facilitators are told; what was CHECKed knew
    /// of fewer reasons. Drafts of syntheses, and since when a discussion is open again.
    static let withdrawnQuotations = """
        -- The contribution whose words were taken out of the version before, because it was withdrawn.
        ALTER TABLE synthesis_versions ADD COLUMN takes_out INTEGER REFERENCES contributions ON DELETE SET NULL;
        CREATE INDEX synthesis_versions_taking_out ON synthesis_versions (takes_out) WHERE takes_out IS NOT NULL;

        CREATE TABLE synthesis_drafts (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            body TEXT NOT NULL CHECK (length(trim(body)) > 0),
            -- The version it was made of; 0 for none.
            over INTEGER NOT NULL CHECK (over >= 0),
            -- Of the form that it was saved with last.
            submission TEXT NOT NULL,
            saved_at INTEGER NOT NULL,
            PRIMARY KEY (member, discussion)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX synthesis_drafts_of_discussion ON synthesis_drafts (discussion);

        ALTER TABLE discussions ADD COLUMN reopened_at INTEGER;
        UPDATE discussions SET reopened_at = (SELECT max(at) FROM audit
                WHERE act = 'discussion reopen' AND subject = 'discussions/' || discussions.number)
        WHERE number IN (SELECT CAST(substr(subject, 13) AS INTEGER) FROM audit WHERE act = 'discussion reopen');

        PRAGMA legacy_alter_table = ON;

        CREATE TABLE notifications_of_syntheses_too (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (reason IN ('reply', 'mention', 'answer', 'doubt', 'better-evidence',
                'citation-needed', 'synthesis', 'quotation-withdrawn', 'retraction', 'vote', 'seat-taken', 'seat-refused',
                'read-retraction', 'followed')),
            -- What happened, where it is told because a subscription asks for it, and that subscription.
            news TEXT CHECK (news IN ('article', 'contribution', 'synthesis', 'question', 'answer')),
            subscription INTEGER REFERENCES subscriptions ON DELETE CASCADE,
            discussion INTEGER REFERENCES discussions ON DELETE CASCADE,
            question INTEGER REFERENCES questions ON DELETE CASCADE,
            poll INTEGER REFERENCES polls ON DELETE CASCADE,
            panel INTEGER REFERENCES panels ON DELETE CASCADE,
            -- What was written, or what it is about; none for an article, a question, a synthesis, and where a vote is asked
            -- for. What was withdrawn is told no more, so none where a synthesis quoted it.
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
            CHECK (CASE reason WHEN 'read-retraction' THEN poll IS NULL WHEN 'followed' THEN poll IS NULL
                ELSE (contribution IS NULL AND answer IS NULL AND remark IS NULL AND vote IS NULL AND invitation IS NULL)
                    = (reason IN ('synthesis', 'quotation-withdrawn', 'vote')) END),
            CHECK ((news IS NOT NULL) = (reason = 'followed')),
            CHECK ((subscription IS NOT NULL) = (reason = 'followed')),
            CHECK (news IS NULL OR (contribution IS NOT NULL) = (news = 'contribution')
                AND (answer IS NOT NULL) = (news = 'answer') AND (question IS NOT NULL) = (news IN ('question', 'answer'))),
            CHECK (reason = 'seat-refused'
                OR (actor IS NULL) = (reason IN ('retraction', 'read-retraction', 'citation-needed'))),
            CHECK ((notice IS NOT NULL) = (reason IN ('retraction', 'read-retraction')))
        ) STRICT;
        INSERT INTO notifications_of_syntheses_too (number, member, reason, news, subscription, discussion, question, poll, panel,
            contribution, answer, remark, vote, invitation, notice, actor, noted_at, read_at, gone_at)
        SELECT number, member, reason, news, subscription, discussion, question, poll, panel,
            contribution, answer, remark, vote, invitation, notice, actor, noted_at, read_at, gone_at
        FROM notifications;
        DROP TABLE notifications;
        ALTER TABLE notifications_of_syntheses_too RENAME TO notifications;
        CREATE UNIQUE INDEX notifications_once ON notifications (member, reason, coalesce(news, ''), coalesce(discussion, 0),
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
        CREATE INDEX notifications_of_subscription ON notifications (subscription) WHERE subscription IS NOT NULL;

        CREATE TABLE unwanted_by_reason (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (reason IN ('reply', 'mention', 'answer', 'doubt', 'better-evidence',
                'citation-needed', 'synthesis', 'quotation-withdrawn', 'retraction', 'vote', 'seat-taken', 'seat-refused',
                'read-retraction')),
            PRIMARY KEY (member, reason)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO unwanted_by_reason SELECT member, reason FROM unwanted_notifications;
        DROP TABLE unwanted_notifications;
        ALTER TABLE unwanted_by_reason RENAME TO unwanted_notifications;

        PRAGMA legacy_alter_table = OFF;
        """
}
