package import Colloquium
import GRDB

/// A member's network as they see it themselves.
package struct OwnNetwork: Sendable {
    /// By name.
    package let ties: [Tie]
    /// Those of whom the owner said that they know each other.
    package let known: Set<TiePair>
}

/// A tie with what its owner sees beside it.
package struct TieReading: Sendable {
    package let tie: Tie
    /// The people named for it, by handle.
    package let named: [Handle]
    /// Whom of the owner's ties they know, by name.
    package let known: [Tie]
}

extension Store {
    /// The network of a member.
    package func network(of viewer: Viewer) async throws -> OwnNetwork {
        let member = try viewer.signedIn(to: "see your network")
        return try await read { db in
            OwnNetwork(ties: try db.ties("owner = \(member)"), known: try db.knownPairs(of: member))
        }
    }

    /// A tie of the viewer's.
    package func tie(_ number: Number<Tie>, of viewer: Viewer) async throws -> TieReading {
        let member = try viewer.signedIn(to: "see your network")
        return try await read { db in
            let tie = try db.tie(number, of: member)
            let named = try Handle.all(
                db,
                """
                SELECT handle FROM tie_readers JOIN members ON members.number = tie_readers.member
                WHERE tie = \(number) AND handle IS NOT NULL ORDER BY handle
                """)
            let known = try db.ties(
                """
                ties.number IN (SELECT one + other - \(number) FROM tie_links WHERE \(number) IN (one, other))
                """)
            return TieReading(tie: tie, named: named, known: known)
        }
    }
}

/// The table `ties`, with what a member says of themselves.
private struct TieRow: ReadRow {
    let number: Number<Tie>
    let kind: Tie.Node.Kind
    let member: Number<Member>?
    let name: String
    let affiliation: String
    let contact: String
    let strength: Tie.Strength
    let mode: Tie.Mode
    let locality: Tie.Locality
    let notes: String
    let lastContact: String?
    let rhythmCount: Int?
    let rhythmUnit: Rhythm.Unit?
    let tieAudience: Audience
    let notesAudience: Audience
    let rhythmAudience: Audience
    let historyAudience: Audience
    let tells: Bool
    let addedAt: Instant
    let version: Int
    let memberName: String?
    let memberInstitution: String?

    /// - Parameter condition: on `ties`.
    static func selection(where condition: SQL) -> SQL {
        """
        SELECT ties.*, members.name AS member_name,
            CASE WHEN profile_visibilities.visibility = 'only-me' THEN '' ELSE members.institution END
                AS member_institution
        FROM ties LEFT JOIN members ON members.number = ties.member
            LEFT JOIN profile_visibilities ON profile_visibilities.member = ties.member AND field = 'institution'
        WHERE \(condition)
        ORDER BY coalesce(members.name, ties.name) COLLATE NOCASE, ties.number
        """
    }

    var node: Tie.Node {
        Tie.Node(kind, member: member, name: memberName ?? name, affiliation: memberInstitution ?? affiliation)
    }

    func tie(
        topics: [String], roles: Set<MentoringRole>, named: Set<Number<Member>>, history: [Tie.Change]
    ) -> Tie {
        Tie(
            number: number, node: node,
            strength: strength, mode: mode, locality: locality, topics: topics, notes: notes, contact: contact,
            lastContact: lastContact,
            rhythm: rhythmCount.flatMap { count in rhythmUnit.flatMap { Rhythm(count, $0) } }, roles: roles,
            history: history,
            sharing: Tie.Sharing(
                [
                    .tie: tieAudience, .notes: notesAudience, .rhythm: rhythmAudience, .history: historyAudience,
                ], named: named, tells: tells),
            addedAt: addedAt, version: version)
    }
}

extension Database {
    /// Ties with all that belongs to them, by name, in five reads however many there are.
    /// - Parameter condition: on `ties`.
    func ties(_ condition: SQL) throws -> [Tie] {
        let rows = try TieRow.all(self, TieRow.selection(where: condition))
        if rows.isEmpty { return [] }
        let those = SQL.list(rows.map(\.number.rawValue))
        var topics: [Number<Tie>: [String]] = [:]
        for row in try Row.all(self, "SELECT tie, topic FROM tie_topics WHERE tie IN \(those) ORDER BY tie, position") {
            topics[row["tie"], default: []].append(row["topic"])
        }
        var roles: [Number<Tie>: Set<MentoringRole>] = [:]
        for row in try Row.all(self, "SELECT tie, role FROM tie_roles WHERE tie IN \(those)") {
            roles[row["tie"], default: []].insert(row["role"])
        }
        var named: [Number<Tie>: Set<Number<Member>>] = [:]
        for row in try Row.all(self, "SELECT tie, member FROM tie_readers WHERE tie IN \(those)") {
            named[row["tie"], default: []].insert(row["member"])
        }
        var changes: [Number<Tie>: [Tie.Change]] = [:]
        let told = try Row.all(
            self, "SELECT tie, strength, at FROM tie_changes WHERE tie IN \(those) ORDER BY number")
        for row in told { changes[row["tie"], default: []].append(Tie.Change(row["strength"], at: row["at"])) }
        return rows.map {
            $0.tie(
                topics: topics[$0.number] ?? [], roles: roles[$0.number] ?? [], named: named[$0.number] ?? [],
                history: changes[$0.number] ?? [])
        }
    }

    /// Whom ties lead to, by name, without all that belongs to those.
    /// - Parameter condition: on `ties`.
    func nodes(_ condition: SQL) throws -> [Tie.Node] {
        try TieRow.all(self, TieRow.selection(where: condition)).map(\.node)
    }

    func tie(_ number: Number<Tie>, of owner: Number<Member>) throws -> Tie {
        guard let tie = try ties("ties.number = \(number) AND owner = \(owner)").first else {
            throw Refusal.noSuch("tie")
        }
        return tie
    }

    func knownPairs(of owner: Number<Member>) throws -> Set<TiePair> {
        let rows = try Row.all(
            self, "SELECT one, other FROM tie_links JOIN ties ON ties.number = one WHERE owner = \(owner)")
        return Set(rows.map { TiePair($0["one"], $0["other"]) })
    }
}
