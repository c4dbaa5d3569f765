import Colloquium
import GRDB

extension Database {
    /// Remembers of a domain how it answered last, and lets it rest where it puts off one mail after the other; of the
    /// relay, that it fails, until it takes something again.
    func noteAnswer(_ outcome: MailOutcome, to mail: LeasedMail, at now: Instant) throws {
        switch outcome {
        case .sent:
            try run("UPDATE domain_failures SET streak = 0, rests_until = NULL WHERE domain = \(mail.domain)")
            try endRelayFailure()
        case .refused(let reason):
            try noteFailure(of: mail.domain, because: reason, at: now)
        case .bounced(let bounce):
            try noteFailure(of: mail.domain, because: bounce.reason, at: now)
            try endRelayFailure()
        case .putOff(_, let reason):
            try noteFailure(of: mail.domain, because: reason, at: now)
            try endRelayFailure()
            let streak = try Int.first(
                self,
                "UPDATE domain_failures SET streak = streak + 1 WHERE domain = \(mail.domain) RETURNING streak")
            guard let rest = DomainRest.span(after: streak ?? 0) else { return }
            try run("UPDATE domain_failures SET rests_until = \(now + rest) WHERE domain = \(mail.domain)")
        case .retry(_, let reason), .refusedByRelay(let reason), .inDoubt(let reason):
            try noteRelayFailure(because: reason, at: now)
        }
    }

    private func noteFailure(of domain: String, because reason: String, at now: Instant) throws {
        try run(
            """
            INSERT INTO domain_failures (domain, failed_at, reason, streak) VALUES (\(domain), \(now), \(reason), 0)
            ON CONFLICT DO UPDATE SET failed_at = excluded.failed_at, reason = excluded.reason
            """)
    }

    private func noteRelayFailure(because reason: String, at now: Instant) throws {
        try run(
            """
            INSERT INTO relay_failures (relay, since, failed_at, reason) VALUES (1, \(now), \(now), \(reason))
            ON CONFLICT DO UPDATE SET failed_at = excluded.failed_at, reason = excluded.reason
            """)
    }

    /// It talked of a recipient: it is there and works.
    private func endRelayFailure() throws { try run("DELETE FROM relay_failures") }
}
