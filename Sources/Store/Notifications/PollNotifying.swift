import Colloquium
import GRDB

/// Telling of polls and panels.
extension Database {
    /// Asks those for their vote whom a poll is put to, each once however often it is changed, except who muted the
    /// discussion it stands in. Whom a change leaves out is asked no more.
    func notifyVoters(of poll: Number<Poll>, by asker: Number<Member>, at now: Instant) throws {
        try run(
            """
            DELETE FROM notifications WHERE poll = \(poll) AND reason = 'vote' AND member NOT IN (
                SELECT member FROM poll_voters WHERE poll_voters.poll = \(poll))
            """)
        try notify(
            """
            SELECT poll_voters.member FROM poll_voters JOIN members ON members.number = poll_voters.member
            WHERE poll_voters.poll = \(poll) AND standing = 'active'
                AND poll_voters.member NOT IN (
                    SELECT member FROM notifications WHERE notifications.poll = \(poll) AND reason = 'vote')
                AND poll_voters.member NOT IN (
                    SELECT muted_threads.member FROM muted_threads JOIN polls ON polls.discussion = muted_threads.discussion
                    WHERE polls.number = \(poll))
            """, of: NotifiedAct(.vote, in: .poll(poll), by: asker), at: now)
    }

    /// Nobody is asked any more for a vote that counts no longer.
    func forgetVoters(of poll: Number<Poll>) throws {
        try run("DELETE FROM notifications WHERE poll = \(poll) AND reason = 'vote' AND read_at IS NULL")
    }

    /// Tells who is answered under a poll, and who is named there and was not told of it as a reply.
    func notify(
        of number: Number<PollRemark>, answering above: Number<Member>?, naming handles: Set<Handle>,
        on poll: Number<Poll>, by author: Number<Member>, at now: Instant
    ) throws {
        var reply = NotifiedAct(.reply, in: .poll(poll), by: author)
        reply.remark = number
        if let above { try notify("SELECT \(above) AS member", of: reply, at: now) }
        if handles.isEmpty { return }
        var mention = NotifiedAct(.mention, in: .poll(poll), by: author)
        mention.remark = number
        try notify(
            """
            SELECT number AS member FROM members
            WHERE handle IN \(handles.map(\.rawValue).sorted()) AND standing = 'active' AND number NOT IN (
                SELECT member FROM notifications WHERE remark = \(number) AND reason = 'reply')
            """, of: mention, at: now)
    }

    /// Tells who made a panel, and who asked somebody to it, how that was answered. Who thinks again refused nothing.
    /// - Parameter member: nil for a guest without an account.
    func notify(
        of reason: NotificationReason, by member: Number<Member>?, answering invitation: Number<PanelInvitation>,
        to panel: Number<Panel>, at now: Instant
    ) throws {
        try run("DELETE FROM notifications WHERE invitation = \(invitation) AND reason = 'seat-refused'")
        var act = NotifiedAct(reason, in: .panel(panel), by: member)
        act.invitation = invitation
        try notify(
            """
            SELECT author AS member FROM panels WHERE number = \(panel)
            UNION SELECT invited_by FROM panel_invitations WHERE number = \(invitation)
            """, of: act, at: now)
    }
}
