package import Colloquium
import GRDB

extension Store {
    /// Gives a signal that needs no reason. Giving it twice changes nothing; who agrees disagrees no more.
    /// - Returns: whether they disagreed until now.
    /// - Throws: a refusal for who may not write in the club, and for the author.
    @discardableResult package func give(
        _ signal: Signal, to number: Number<Contribution>, by viewer: Viewer, at now: Instant
    ) async throws -> Bool {
        try await write { db in
            guard Signal.pressed.contains(signal) else { throw Refusal.noSuch("signal") }
            let member = try db.signalling(number, by: viewer)
            let hasTurned = try signal == .agree && db.disagrees(member, with: number)
            if hasTurned { try db.takeBack(.disagree, from: number, by: member) }
            try db.run(
                """
                INSERT INTO signals (contribution, member, signal, given_at)
                VALUES (\(number), \(member), \(signal), \(now)) ON CONFLICT DO NOTHING
                """)
            return hasTurned
        }
    }

    /// Takes a signal back; the reply that gave the reason of a disagreement stays. Taking back what was not given
    /// changes nothing.
    package func takeBack(_ signal: Signal, from number: Number<Contribution>, by viewer: Viewer) async throws {
        let member = try viewer.signedIn(to: "go on")
        try await write { db in
            _ = try db.contribution(number, for: viewer)
            try db.takeBack(signal, from: number, by: member)
        }
    }
}

extension Database {
    /// Who gives a signal, after checking that they may.
    fileprivate func signalling(_ number: Number<Contribution>, by viewer: Viewer) throws -> Number<Member> {
        let member = try viewer.signedIn(to: "go on")
        let row = try contribution(number, for: viewer)
        let club = try club(discussion(row.discussion, for: viewer).club, for: viewer)
        guard viewer.mayWrite(in: club.number, club.visibility) else {
            throw Refusal(.forbidden, "Join the club to say what you think of its contributions.")
        }
        try row.authorship.refuseUnlessSignalled(by: viewer)
        return member
    }

    fileprivate func disagrees(_ member: Number<Member>, with number: Number<Contribution>) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT 1 FROM signals WHERE contribution = \(number) AND member = \(member) AND signal = \(Signal.disagree)
            """) != nil
    }

    fileprivate func takeBack(_ signal: Signal, from number: Number<Contribution>, by member: Number<Member>) throws {
        try run("DELETE FROM signals WHERE contribution = \(number) AND member = \(member) AND signal = \(signal)")
    }

    /// Notes that a reply says why its author disagrees. Their first reason stays the reason.
    func disagree(
        with parent: ContributionReading, because reason: Number<Contribution>, by member: Number<Member>,
        at now: Instant
    ) throws {
        try takeBack(.agree, from: parent.number, by: member)
        try run(
            """
            INSERT INTO signals (contribution, member, signal, reason, given_at)
            VALUES (\(parent.number), \(member), \(Signal.disagree), \(reason), \(now)) ON CONFLICT DO NOTHING
            """)
    }

    func receptions(in discussion: Number<Discussion>) throws -> [Number<Contribution>: Reception] {
        let rows = try Row.all(
            self,
            """
            SELECT contribution, sum(signal = 'agree') AS agree, sum(signal = 'insightful') AS insightful,
                sum(signal = 'disagree') AS disagree,
                count(DISTINCT iif(signal = 'disagree', NULL, signals.member)) AS favour,
                count(DISTINCT signals.member) AS members
            FROM contributions JOIN signals ON signals.contribution = contributions.number
            WHERE discussion = \(discussion) AND withdrawn_at IS NULL GROUP BY contribution
            """)
        return rows.reduce(into: [:]) { receptions, row in
            receptions[row["contribution"]] = Reception(
                agree: row["agree"], insightful: row["insightful"], disagree: row["disagree"], favour: row["favour"],
                members: row["members"])
        }
    }
}
