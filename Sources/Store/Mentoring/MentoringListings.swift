package import Colloquium
import GRDB

/// An offer or a request with what its reader sees beside it.
package struct MentoringListingReading: Sendable {
    package let listing: MentoringListing
    /// The people named for it, by handle; for its owner alone.
    package let named: [Handle]
    /// Of whom a request is for.
    package let traineeHandle: Handle?
    /// What fits it, for its owner, and for the trainee it is for.
    package let matches: [MentoringMatch]
    /// What runs between its reader and whoever would be asked, in this role.
    package let ask: MentoringAsk?
    package let agreement: Number<MentoringAgreement>?
}

extension Store {
    /// An offer or a request that the viewer may read.
    /// - Parameter today: where the viewer is, as "2026-11-28".
    package func mentoringListing(
        _ number: Number<MentoringListing>, for viewer: Viewer, on today: String, at now: Instant
    ) async throws -> MentoringListingReading {
        let member = try viewer.signedIn(to: "see who offers what")
        return try await read { db in
            let listing = try db.listing(number, for: viewer)
            let isOwn = listing.owner.number == member
            let other = listing.person.number
            let matches = isOwn || other == member ? try db.matches(of: [listing], for: viewer, on: today) : [:]
            return MentoringListingReading(
                listing: listing, named: isOwn ? try db.handles(namedFor: number) : [],
                traineeHandle: try listing.need?.trainee.flatMap { try db.handle(of: $0.number) },
                matches: matches[number] ?? [],
                ask: try db.asks(
                    """
                    asker = \(member) AND \(other) IN (giver, taker) AND \(other) <> \(member)
                        AND role = \(listing.role) AND answer = 'open' AND ends_at > \(now)
                    """, for: member
                ).first,
                agreement: try Number<MentoringAgreement>.first(
                    db,
                    """
                    SELECT number FROM mentoring_agreements WHERE role = \(listing.role) AND ended_at IS NULL
                        AND (giver = \(member) AND taker = \(other) OR giver = \(other) AND taker = \(member))
                    """))
        }
    }

    /// What others offer, or look for, as far as the viewer may read it and it is open; the newest first.
    /// - Parameter role: nil for all three.
    package func mentoringListings(
        _ kind: MentoringListing.Kind, _ role: MentoringRole?, for viewer: Viewer, on today: String
    ) async throws -> [MentoringListing] {
        let member = try viewer.signedIn(to: "see who offers what")
        return try await read { db in
            let roleHolds: SQL = role.map { "role = \($0)" } ?? "TRUE"
            return try db.shownListings("kind = \(kind) AND \(roleHolds)", to: viewer)
                .filter { $0.isOpen(on: today) && $0.person.number != member }
                .sorted { $0.number > $1.number }.prefix(100).map { $0 }
        }
    }

    /// What a member offers that the viewer may read, one a role at most.
    package func mentoringOffers(
        of owner: Number<Member>, for viewer: Viewer, on today: String
    ) async throws -> [MentoringListing] {
        guard viewer.isMember, viewer.member != owner else { return [] }
        return try await read { db in
            try db.shownListings("kind = 'offer' AND owner = \(owner)", to: viewer).filter { $0.isOpen(on: today) }
        }
    }
}

private struct ListingRow: ReadRow {
    let number: Number<MentoringListing>
    let owner: Number<Member>
    let kind: MentoringListing.Kind
    let role: MentoringRole
    let words: String
    let pace: String
    let paused: Bool
    let audience: Audience
    let forWhom: String
    let places: Int?
    let trainee: Number<Member>?
    let consent: MentoringListing.Consent?
    let lastDay: String?
    let version: Int
    let taken: Int

    /// - Parameter condition: on `mentoring_listings`.
    static func selection(where condition: SQL) -> SQL {
        """
        SELECT mentoring_listings.*, (SELECT count(*) FROM mentoring_agreements
            WHERE giver = mentoring_listings.owner AND mentoring_agreements.role = mentoring_listings.role
                AND taker IS NOT NULL AND ended_at IS NULL) AS taken
        FROM mentoring_listings WHERE \(condition) ORDER BY number
        """
    }
}

/// What belongs to listings, by their number.
private struct ListingParts {
    var topics: [Number<MentoringListing>: [String]] = [:]
    var ways: [Number<MentoringListing>: Set<MentoringWay>] = [:]
    var stages: [Number<MentoringListing>: Set<CareerStage>] = [:]
    var named: [Number<MentoringListing>: Set<Number<Member>>] = [:]

    init(of those: SQL, _ db: Database) throws {
        let topicRows = try Row.all(
            db, "SELECT listing, topic FROM mentoring_topics WHERE listing IN \(those) ORDER BY listing, position")
        for row in topicRows { topics[row["listing"], default: []].append(row["topic"]) }
        for row in try Row.all(db, "SELECT listing, way FROM mentoring_ways WHERE listing IN \(those)") {
            ways[row["listing"], default: []].insert(row["way"])
        }
        for row in try Row.all(db, "SELECT listing, stage FROM mentoring_stages WHERE listing IN \(those)") {
            stages[row["listing"], default: []].insert(row["stage"])
        }
        for row in try Row.all(db, "SELECT listing, member FROM mentoring_readers WHERE listing IN \(those)") {
            named[row["listing"], default: []].insert(row["member"])
        }
    }
}

extension Database {
    /// Listings with all that belongs to them, the oldest first, in a few reads however many there are.
    /// - Parameters:
    ///   - condition: on `mentoring_listings`.
    ///   - reader: who is to know the people in them.
    func listings(_ condition: SQL, for reader: Number<Member>) throws -> [MentoringListing] {
        let rows = try ListingRow.all(self, ListingRow.selection(where: condition))
        if rows.isEmpty { return [] }
        let parts = try ListingParts(of: SQL.list(rows.map(\.number.rawValue)), self)
        let people = try mentoringPeople(rows.flatMap { [$0.owner, $0.trainee].compactMap { $0 } }, for: reader)
        return rows.compactMap { row in
            people[row.owner].map { owner in
                MentoringListing(
                    number: row.number, owner: owner, role: row.role, topics: parts.topics[row.number] ?? [],
                    words: row.words, ways: parts.ways[row.number] ?? [], pace: row.pace,
                    side: row.side(
                        stages: parts.stages[row.number] ?? [], trainee: row.trainee.flatMap { people[$0] }),
                    isPaused: row.paused, audience: row.audience, named: parts.named[row.number] ?? [],
                    version: row.version)
            }
        }
    }

    /// Those that `viewer` may read, of people who are here.
    func shownListings(_ condition: SQL, to viewer: Viewer) throws -> [MentoringListing] {
        guard let member = viewer.member else { return [] }
        let readers = try networkReaders(viewer)
        let active: SQL = "(SELECT number FROM members WHERE \(SQL.isActiveMember))"
        return try listings(
            """
            \(condition) AND (audience <> 'only-me' OR owner = \(member) OR trainee = \(member))
                AND owner IN \(active) AND (trainee IS NULL OR trainee IN \(active))
            """, for: member
        ).filter { $0.isShown(to: readers.reader(of: $0.owner.number)) }
    }

    /// - Throws: not found, also for what is not open to the viewer.
    func listing(_ number: Number<MentoringListing>, for viewer: Viewer) throws -> MentoringListing {
        guard let listing = try shownListings("number = \(number)", to: viewer).first else {
            throw Refusal.noSuch("offer or request")
        }
        return listing
    }

    func listing(_ number: Number<MentoringListing>, of owner: Number<Member>) throws -> MentoringListing {
        guard let listing = try listings("number = \(number) AND owner = \(owner)", for: owner).first else {
            throw Refusal.noSuch("offer or request")
        }
        return listing
    }

    /// What fits each of some listings, as far as `viewer` may read it.
    func matches(
        of own: [MentoringListing], for viewer: Viewer, on today: String
    ) throws -> [Number<MentoringListing>: [MentoringMatch]] {
        var matches: [Number<MentoringListing>: [MentoringMatch]] = [:]
        for listing in own {
            let opposite: MentoringListing.Kind = listing.kind == .offer ? .request : .offer
            let others = try shownListings("kind = \(opposite) AND role = \(listing.role)", to: viewer)
            matches[listing.number] = MentoringMatch.all(for: listing, among: others, on: today)
        }
        return matches
    }

    func handles(namedFor number: Number<MentoringListing>) throws -> [Handle] {
        try Handle.all(
            self,
            """
            SELECT handle FROM mentoring_readers JOIN members ON members.number = member
            WHERE listing = \(number) AND handle IS NOT NULL ORDER BY handle
            """)
    }

    fileprivate func handle(of member: Number<Member>) throws -> Handle? {
        try Handle.first(self, "SELECT handle FROM members WHERE number = \(member) AND handle IS NOT NULL")
    }
}

extension ListingRow {
    fileprivate func side(stages: Set<CareerStage>, trainee: MentoringPerson?) -> MentoringListing.Side {
        if let places {
            return .offer(.init(stages: stages, forWhom: forWhom, places: places, taken: taken))
        }
        return .request(.init(trainee: trainee, consent: consent ?? .given, lastDay: lastDay))
    }
}
