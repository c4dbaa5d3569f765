package import Colloquium
import GRDB

/// A member's network as somebody else may read it.
package struct SharedNetwork: Sendable {
    package let owner: Author
    /// By name; empty where nothing is shared with the reader, whatever the reason.
    package let ties: [Tie]
    /// As far as it is shared with the reader.
    package let worksheet: WorksheetReading
}

/// How a member's page stands to the network of who reads it.
package struct NetworkPlace: Sendable {
    /// The reader's tie to that member.
    package let tie: Number<Tie>?
    package let sharesSomething: Bool
    /// Whether the reader blocked them.
    package let isBlocked: Bool
}

extension Store {
    /// The network of a member as far as `viewer` may know it.
    package func network(of owner: Number<Member>, for viewer: Viewer) async throws -> SharedNetwork {
        try await read { db in
            let row = try AuthorRow.first(
                db,
                """
                SELECT number, name, byline FROM members
                WHERE number = \(owner) AND standing = 'active' AND NOT is_guest
                """)
            guard let row else { throw Refusal.noSuch("member") }
            let ties = try db.shownTies(of: owner, for: viewer)
            return SharedNetwork(
                owner: row.author, ties: ties,
                worksheet: WorksheetReading(
                    worksheet: try db.shownWorksheet(of: owner, for: viewer), names: ties.names))
        }
    }

    /// What the page of `member` offers `viewer` of their network and of the viewer's own; nil for a guest or a visitor, and
    /// on one's own page.
    package func networkPlace(of member: Number<Member>, for viewer: Viewer) async throws -> NetworkPlace? {
        guard let reader = viewer.member, viewer.isMember, reader != member else { return nil }
        return try await read { db in
            NetworkPlace(
                tie: try Number<Tie>.first(
                    db, "SELECT number FROM ties WHERE owner = \(reader) AND member = \(member)"),
                sharesSomething: try !db.shownTies(of: member, for: viewer).isEmpty
                    || !db.shownWorksheet(of: member, for: viewer).isEmpty,
                isBlocked: try Bool.first(
                    db, "SELECT 1 FROM member_blocks WHERE blocker = \(reader) AND blocked = \(member)") ?? false)
        }
    }

    /// Who let `viewer` know that they are in their network, by name; nobody whom one of both blocked.
    package func networks(telling viewer: Viewer) async throws -> [Author] {
        let member = try viewer.signedIn(to: "see your network")
        return try await read { db in
            try AuthorRow.all(
                db,
                """
                SELECT members.number, members.name, byline FROM ties JOIN members ON members.number = ties.owner
                WHERE ties.member = \(member) AND tells AND standing = 'active'
                    AND ties.owner NOT IN \(SQL.blocked(with: member))
                ORDER BY members.name COLLATE NOCASE, members.number
                """
            ).map(\.author)
        }
    }
}

extension Database {
    /// The ties of `owner` that `viewer` may know of, each as they may know it.
    func shownTies(of owner: Number<Member>, for viewer: Viewer) throws -> [Tie] {
        let reader = try networkReader(viewer, of: owner)
        if reader.standing == .outsider { return [] }
        return try ties("owner = \(owner) AND tie_audience <> 'only-me' AND \(SQL.leadsToSomebody)").compactMap {
            $0.shown(to: reader)
        }
    }

    /// How `viewer` stands to the network of `owner`.
    func networkReader(_ viewer: Viewer, of owner: Number<Member>) throws -> NetworkReader {
        try networkReaders(viewer).reader(of: owner)
    }

    /// How `viewer` stands to everybody's.
    func networkReaders(_ viewer: Viewer) throws -> NetworkReaders {
        guard let member = viewer.member, viewer.isMember else { return NetworkReaders(viewer.member, isMember: false) }
        return NetworkReaders(
            member, isMember: true,
            blocked: try blocked(with: member),
            tellers: Set(
                try Number<Member>.all(
                    self, "SELECT owner FROM ties WHERE member = \(member) AND tells AND strength <> 'wished-for'")))
    }
}

/// How one reader stands to the networks of others.
struct NetworkReaders {
    let member: Number<Member>?
    let isMember: Bool
    let blocked: Set<Number<Member>>
    /// Who let them know of a strong or weak tie.
    let tellers: Set<Number<Member>>

    init(
        _ member: Number<Member>?, isMember: Bool, blocked: Set<Number<Member>> = [], tellers: Set<Number<Member>> = []
    ) {
        self.member = member
        self.isMember = isMember
        self.blocked = blocked
        self.tellers = tellers
    }

    func reader(of owner: Number<Member>) -> NetworkReader {
        if !isMember { return NetworkReader(member, .outsider) }
        if member == owner { return NetworkReader(member, .owner) }
        if blocked.contains(owner) { return NetworkReader(member, .outsider) }
        return NetworkReader(member, tellers.contains(owner) ? .tie : .member, blocked: blocked)
    }
}

extension Database {
    /// Whom a member blocked and who blocked them.
    func blocked(with member: Number<Member>) throws -> Set<Number<Member>> {
        Set(try Number<Member>.all(self, "SELECT * FROM \(SQL.blocked(with: member))"))
    }
}

extension SQL {
    /// Of a row of `ties`: whose account is suspended is shown nowhere.
    static let leadsToSomebody: SQL = """
        (ties.member IS NULL OR ties.member IN (SELECT number FROM members WHERE standing = 'active' AND NOT is_guest))
        """

    /// The numbers of whom a member blocked and of who blocked them.
    static func blocked(with member: Number<Member>) -> SQL {
        """
        (SELECT blocked FROM member_blocks WHERE blocker = \(member)
            UNION SELECT blocker FROM member_blocks WHERE blocked = \(member))
        """
    }
}
