import Colloquium
import GRDB

extension Viewer {
    /// Whether the viewer may still read what a row of `notifications` tells of, and it still stands.
    var mayStillRead: SQL {
        """
        (discussion IS NULL OR EXISTS (SELECT 1 FROM discussions
            WHERE discussions.number = notifications.discussion AND \(mayReadDiscussion)))
        AND (question IS NULL OR EXISTS (SELECT 1 FROM questions
            WHERE questions.number = notifications.question AND questions.club IN \(readableClubs)))
        AND (contribution IS NULL OR EXISTS (SELECT 1 FROM contributions
            WHERE contributions.number = notifications.contribution AND withdrawn_at IS NULL))
        AND (answer IS NULL OR EXISTS (SELECT 1 FROM answers
            WHERE answers.number = notifications.answer AND \(SQL.answerStands)))
        AND (poll IS NULL OR EXISTS (SELECT 1 FROM polls
            WHERE polls.number = notifications.poll AND \(mayReadPoll)))
        AND (remark IS NULL OR EXISTS (SELECT 1 FROM poll_remarks
            WHERE poll_remarks.number = notifications.remark AND withdrawn_at IS NULL))
        AND (vote IS NULL OR EXISTS (SELECT 1 FROM votes
            WHERE votes.number = notifications.vote AND withdrawn_at IS NULL))
        AND (panel IS NULL OR EXISTS (SELECT 1 FROM panels
            WHERE panels.number = notifications.panel AND \(facilitatesPanel)))
        AND (notice IS NULL OR EXISTS (SELECT 1 FROM notices
            WHERE notices.number = notifications.notice AND notices.gone_at IS NULL))
        AND CASE news
            WHEN 'article' THEN EXISTS (SELECT 1 FROM discussions
                WHERE discussions.number = notifications.discussion AND called_off_at IS NULL)
            WHEN 'synthesis' THEN EXISTS (SELECT 1 FROM discussions
                WHERE discussions.number = notifications.discussion AND synthesis <> '')
            WHEN 'question' THEN EXISTS (SELECT 1 FROM questions
                WHERE questions.number = notifications.question AND taken_back_at IS NULL)
            ELSE TRUE END
        AND notifications.gone_at IS NULL
        """
    }
}

extension Viewer {
    /// Whether the viewer looks after the panel of a query's row of `panels`: who was asked is told to nobody else.
    private var facilitatesPanel: SQL {
        if isAdministrator { return "TRUE" }
        return "panels.club IN \(SQL.list(clubs.filter { $0.value == .facilitator }.keys.map(\.rawValue)))"
    }
}
