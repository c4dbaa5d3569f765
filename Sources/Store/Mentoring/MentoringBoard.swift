package import Colloquium
import GRDB

/// All of a member's own offers, requests, asks and agreements.
package struct MentoringBoard: Sendable {
    package let offers: [MentoringListing]
    package let requests: [MentoringListing]
    /// Requests that others made for the member.
    package let forMe: [MentoringListing]
    /// What fits each of them.
    package let matches: [Number<MentoringListing>: [MentoringMatch]]
    /// What waits for the member's answer.
    package let received: [MentoringAsk]
    /// What the member asked, the last 90 days.
    package let sent: [MentoringAsk]
    package let agreements: [MentoringAgreement]
}

extension Store {
    /// - Parameter today: where the viewer is, as "2026-11-28".
    package func mentoring(of viewer: Viewer, on today: String, at now: Instant) async throws -> MentoringBoard {
        let member = try viewer.signedIn(to: "see your mentors")
        return try await read { db in
            let own = try db.listings("owner = \(member)", for: member)
            let forMe = try db.shownListings("trainee = \(member)", to: viewer)
            return MentoringBoard(
                offers: own.filter { $0.kind == .offer }, requests: own.filter { $0.kind == .request }, forMe: forMe,
                matches: try db.matches(
                    of: own.filter { !$0.isPaused } + forMe.filter { $0.need?.consent == .given }, for: viewer,
                    on: today),
                received: try db.asks(
                    "answer = 'open' AND ends_at > \(now) AND \(SQL.isAskedOpenly(member))", for: member),
                sent: try db.asks("asker = \(member) AND asked_at > \(now - .days(90))", for: member),
                agreements: try db.agreements(SQL.isBetween(member), for: member))
        }
    }

    /// The roles in which somebody helps the member on at present.
    package func mentoredRoles(of viewer: Viewer) async throws -> Set<MentoringRole> {
        guard let member = viewer.member else { return [] }
        return try await read { db in
            Set(
                try MentoringRole.all(
                    db,
                    """
                    SELECT DISTINCT role FROM mentoring_agreements
                    WHERE taker = \(member) AND giver IS NOT NULL AND ended_at IS NULL
                    """))
        }
    }
}
