import Colloquium
import GRDB

extension Database {
    func settleInterrupted(at now: Instant) throws {
        try undoLeaps(at: now)
        try run(
            "UPDATE mails SET state = 'waiting', leased_until = NULL WHERE state = 'sending' AND leased_until < \(now)"
        )
        try run(
            """
            UPDATE mails SET state = 'in-doubt', leased_until = NULL, settled_at = \(now),
                last_error = 'The server stopped after handing the message over and before the reply was noted.'
            WHERE state = 'handed-over' AND leased_until < \(now)
            """)
        // Nobody wants a heap of old news on the day their address works again.
        let old = now - .days(7)
        try refuse(
            "state = 'waiting' AND written_at < \(old) AND \(Self.isHeldBack)", by: "mails_waiting_by_age",
            because: "Mails to this address came back, so it waits for its owner.", at: now)
        try refuse(
            "state = 'waiting' AND useful_until <= \(now)", by: "mails_by_use",
            because: "It could not be sent while it was of use.", at: now)
    }

    /// No try waits longer than the longest wait, and no lease is longer than a lease by far: what says so was written
    /// while the clock was ahead. A clock that is put right by little takes nothing from those under way.
    private func undoLeaps(at now: Instant) throws {
        try run(
            """
            UPDATE mails SET due_at = \(now) WHERE state = 'waiting' AND due_at > \(now + Store.longestWait)
            """)
        try run("UPDATE domain_failures SET rests_until = NULL WHERE rests_until > \(now + DomainRest.longest)")
        try run(
            """
            UPDATE mails SET leased_until = \(now) - 1
            WHERE state IN ('sending', 'handed-over') AND leased_until > \(now + Store.mailLease + Store.mailLease)
            """)
    }

    /// - Parameter index: by which these few are found; left to itself, SQLite goes through all that wait.
    func refuse(_ mails: SQL, by index: String? = nil, because reason: String, at now: Instant) throws {
        let way: SQL = index.map { "INDEXED BY \(sql: $0)" as SQL } ?? ""
        try run(
            """
            UPDATE mails \(way) SET state = 'refused', settled_at = \(now), leased_until = NULL, last_error = \(reason)
            WHERE \(mails)
            """)
    }

    /// Goes from one domain to the next and takes the first few of each, so that it takes no longer when more wait.
    func dueMails(at now: Instant) throws -> [WaitingMail] {
        try WaitingMail.all(
            self,
            """
            WITH RECURSIVE domains (domain) AS MATERIALIZED (
                SELECT min(domain) FROM mails INDEXED BY mails_waiting_by_domain WHERE state = 'waiting'
                UNION ALL
                SELECT (SELECT min(mails.domain) FROM mails INDEXED BY mails_waiting_by_domain
                    WHERE state = 'waiting' AND mails.domain > domains.domain)
                FROM domains WHERE domains.domain IS NOT NULL),
            found (number) AS (
                SELECT number FROM domains CROSS JOIN mails ON number IN (
                    SELECT number FROM mails AS waiting INDEXED BY mails_waiting_by_domain
                    WHERE state = 'waiting' AND waiting.domain = domains.domain AND due_at <= \(now)
                        AND NOT \(Self.isHeldBack)
                    ORDER BY due_at LIMIT max(20, 2000 / (SELECT count(*) FROM domains)))
                WHERE domains.domain NOT IN \(Self.restingDomains(at: now))
                UNION
                SELECT number FROM mails INDEXED BY mails_waiting_by_kind
                WHERE state = 'waiting' AND due_at <= \(now) AND \(Self.isAskedFor)
                    AND domain NOT IN \(Self.restingDomains(at: now)))
            SELECT number, domain FROM found JOIN mails USING (number)
            ORDER BY \(Self.isAskedFor) DESC, due_at, number LIMIT 2000
            """)
    }

    func takeMail(_ number: Number<LeasedMail>, at now: Instant) throws -> LeasedMail? {
        try LeasedMail.first(
            self,
            """
            UPDATE mails SET state = 'sending', attempts = attempts + 1, leased_until = \(now + Store.mailLease)
            WHERE number = \(number) AND \(Self.mayLeave(at: now))
            RETURNING number, message_id, kind, recipient, domain, attempts, useful_until,
                (SELECT whole_mails.message FROM whole_mails WHERE whole_mails.number = mails.number) AS message
            """)
    }

    private static func mayLeave(at now: Instant) -> SQL {
        """
        state = 'waiting' AND due_at <= \(now) AND NOT \(isHeldBack) AND domain NOT IN \(restingDomains(at: now))
        """
    }

    private static func restingDomains(at now: Instant) -> SQL {
        "(SELECT domain FROM domain_failures WHERE rests_until > \(now))"
    }

    /// Whether what a mail tells still holds. One that may leave at any time does, also because somebody decided so; but
    /// nobody decides that somebody is asked who is not to be.
    func isStillSo(_ mail: LeasedMail, at now: Instant) throws -> Bool {
        guard try stands(authorInvitation: mail.number), try stands(panelInvitation: mail.number, at: now)
        else { return false }
        if mail.usefulUntil == nil { return true }
        return try stands(comingLetter: mail.number, at: now) && stands(movedLetter: mail.number)
            && stands(guestLetter: mail.number) && stands(rotaLetter: mail.number, at: now)
            && stands(rotaTelling: mail.number, at: now)
            && stands(pollLetter: mail.number, at: now) && stands(panelLetter: mail.number, at: now)
            && stands(introductionLetter: mail.number, at: now) && stands(mentoringLetter: mail.number, at: now)
    }

    func forget(_ mail: LeasedMail) throws {
        let kinds = [
            "coming_letters", "moved_letters", "guest_letters", "rota_letters", "rota_tellings", "poll_letters",
            "panel_letters",
        ]
        for letters in kinds {
            try run("DELETE FROM \(sql: letters) WHERE mail = \(mail.number)")
        }
        try run("UPDATE author_invitations SET mail = NULL WHERE mail = \(mail.number)")
        try run("UPDATE panel_invitations SET mail = NULL WHERE mail = \(mail.number)")
        try run("UPDATE introduction_news SET mail = NULL WHERE mail = \(mail.number)")
        try run("UPDATE mentoring_tellings SET mail = NULL WHERE mail = \(mail.number)")
        try run("DELETE FROM mails WHERE number = \(mail.number)")
    }
}
