package import Colloquium
import GRDB

/// Keys to feeds that hold more than the public may read. A key is a member's number and a signature over it and the
/// member's feed generation; it opens feeds and nothing else, and counting the generation up takes every key back.
extension Store {
    package func feedKey(of member: Number<Member>) async throws -> String {
        try await read { db in
            let signature = try db.site().signature(of: db.feedText(of: member))
            return "\(member)-\(signature)"
        }
    }

    /// Who may read with a key.
    /// - Throws: not found when it is not one of ours, was taken back, or its member may not sign in.
    package func viewer(feedKey key: String) async throws -> Viewer {
        try await read { db in
            let halves = key.split(separator: "-", maxSplits: 1)
            guard halves.count == 2, let number = Int64(halves[0]),
                let member = try MemberRow.member(Number(rawValue: number), db), member.standing == .active,
                try db.site().isSignature(String(halves[1]), of: db.feedText(of: member.number))
            else {
                throw Refusal(
                    .notFound, "This feed address is not valid any more; copy it again from your subscriptions.")
            }
            return try Viewer.of(member, db)
        }
    }

    /// Takes every feed key of a member back; new ones are made from then on.
    package func renewFeedKeys(of member: Number<Member>, at now: Instant) async throws {
        try await write { db in
            try db.run("UPDATE members SET feed_generation = feed_generation + 1 WHERE number = \(member)")
            try db.audit("feed keys renewed", "members/\(member)", by: member, at: now)
        }
    }
}

extension Database {
    fileprivate func feedText(of member: Number<Member>) throws -> String {
        let generation = try Int.first(self, "SELECT feed_generation FROM members WHERE number = \(member)")
        return "feed:\(member):\(generation ?? 0)"
    }
}
