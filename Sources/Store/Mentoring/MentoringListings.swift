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
            return try db.reading(of: listing, for: viewer, member, on: today, at: now)
        }
    }

    /// An offer or a request of the viewer's, to change it or take it away.
    package func ownMentoringListing(
        _ number: Number<MentoringListing>, of viewer: Viewer, on today: String, at now: Instant
    ) async throws -> MentoringListingReading {
        let owner = try viewer.signedIn(to: "change what you offer")
        return try await read { db in
            let listing = try db.listing(number, of: owner)
            return try db.reading(of: listing, for: viewer, owner, on: today, at: now)
        }
    }
    /// What others offer, or look for, as far as the viewer may read it and it is open; the newest first.
    /// - Parameters:
    ///   - role: nil for all three.
    ///   - topic: however it is spelled; empty for every one.
    package func mentoringListings(
        _ kind: MentoringListing.Kind, _ role: MentoringRole?, about topic: String = "", for viewer: Viewer,
        on today: String, _ slice: Slice = Slice(size: 20)
    ) async throws -> Sliced<MentoringListing> {
        let member = try viewer.signedIn(to: "see who offers what")
        let key = Tie.key(ofTopic: topic)
        return try await read { db in
            let roleHolds: SQL = role.map { "role = \($0)" } ?? "TRUE"
            let topicHolds: SQL = key.isEmpty ? "TRUE" : SQL.isAbout("key = \(key)")
            // Nobody finds their own here: a guide would see whether a trainee said yes.
            let found = try db.shownListings(
                """
                kind = \(kind) AND \(roleHolds) AND \(topicHolds) AND owner <> \(member) AND trainee IS NOT \(member)
                    AND \(SQL.isOpenListing(on: today))
                """, to: viewer, inOrder: "number DESC \(slice.sql)")
            return Sliced(found, slice)
        }
    }

    /// What a member offers that the viewer may read, one a role at most.
    package func mentoringOffers(
        of owner: Number<Member>, for viewer: Viewer, on today: String
    ) async throws -> [MentoringListing] {
        guard viewer.isMember, viewer.member != owner else { return [] }
        return try await read { db in
            try db.shownListings("kind = 'offer' AND owner = \(owner) AND \(SQL.isOpenListing(on: today))", to: viewer)
        }
    }
}

/// What would fit a listing.
private struct Sought: Hashable {
    let kind: MentoringListing.Kind
    let role: MentoringRole

    init(_ own: MentoringListing) {
        kind = own.kind == .offer ? .request : .offer
        role = own.role
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
    static func selection(where condition: SQL, inOrder order: SQL) -> SQL {
        """
        SELECT mentoring_listings.*, \(SQL.takenPlaces) AS taken FROM mentoring_listings
        WHERE \(condition) ORDER BY \(order)
        """
    }
}

extension SQL {
    /// Of a row of `mentoring_listings`: how many agreements in its role run with its owner.
    fileprivate static let takenPlaces: SQL = """
        (SELECT count(*) FROM mentoring_agreements
            WHERE giver = mentoring_listings.owner AND mentoring_agreements.role = mentoring_listings.role
                AND taker IS NOT NULL AND ended_at IS NULL)
        """

    /// Whether a row of `mentoring_listings` may be answered on a day, as `MentoringListing.isOpen` has it.
    fileprivate static func isOpenListing(on today: String) -> SQL {
        """
        (NOT paused AND coalesce(consent, 'given') = 'given' AND coalesce(last_day >= \(today), 1)
            AND coalesce(places > \(takenPlaces), 1))
        """
    }

    /// Whether a row of `mentoring_listings` has a topic.
    /// - Parameter condition: on `mentoring_topics`.
    fileprivate static func isAbout(_ condition: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM mentoring_topics WHERE listing = mentoring_listings.number AND \(condition))"
    }

    /// Whether a member may read a row of `mentoring_listings`, as `MentoringListing.isShown` has it, and the people in it
    /// are here.
    fileprivate static func isShownListing(to member: Number<Member>) -> SQL {
        """
        ((owner = \(member) OR owner NOT IN \(blocked(with: member)) AND (trainee = \(member)
            OR (trainee IS NULL OR consent = 'given' AND trainee NOT IN \(blocked(with: member)))
                AND (audience = 'members'
                    OR audience = 'named' AND EXISTS (SELECT 1 FROM mentoring_readers
                        WHERE listing = mentoring_listings.number AND mentoring_readers.member = \(member))
                    OR audience = 'ties' AND EXISTS (SELECT 1 FROM ties WHERE ties.owner = mentoring_listings.owner
                        AND ties.member = \(member) AND tells AND strength <> 'wished-for'))))
            AND \(isActive("mentoring_listings.owner"))
            AND (trainee IS NULL OR \(isActive("mentoring_listings.trainee"))))
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
    /// Listings with all that belongs to them, the oldest first if nothing else is said, in a few reads however many there are.
    /// - Parameters:
    ///   - condition: on `mentoring_listings`.
    ///   - reader: who is to know the people in them.
    ///   - order: may also say how many.
    func listings(
        _ condition: SQL, for reader: Number<Member>, inOrder order: SQL = "number"
    ) throws -> [MentoringListing] {
        let rows = try ListingRow.all(self, ListingRow.selection(where: condition, inOrder: order))
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
    func shownListings(
        _ condition: SQL, to viewer: Viewer, inOrder order: SQL = "number"
    ) throws -> [MentoringListing] {
        guard let member = viewer.member else { return [] }
        let readers = try networkReaders(viewer)
        return try listings(
            "\(condition) AND \(SQL.isShownListing(to: member))", for: member, inOrder: order
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

    /// What fits each of some listings, as far as `viewer` may read it: of what is open in the same role, the newest of those
    /// that share a topic first, and no more than are soon looked through.
    func matches(
        of own: [MentoringListing], for viewer: Viewer, on today: String
    ) throws -> [Number<MentoringListing>: [MentoringMatch]] {
        guard let member = viewer.member else { return [:] }
        var matches: [Number<MentoringListing>: [MentoringMatch]] = [:]
        for (sought, listings) in Dictionary(grouping: own, by: Sought.init) {
            let keys = listings.flatMap { $0.topics.map(Tie.key(ofTopic:)) }
            var isShared: SQL = "FALSE"
            for key in Set(keys) { isShared = "\(isShared) OR key = \(key)" }
            let others = try shownListings(
                "kind = \(sought.kind) AND role = \(sought.role) AND \(SQL.isOpenListing(on: today))", to: viewer,
                inOrder: "\(SQL.isAbout("(\(isShared))")) DESC, number DESC LIMIT 500")
            for listing in listings {
                matches[listing.number] = MentoringMatch.all(for: listing, among: others, to: member, on: today)
            }
        }
        return matches
    }

    fileprivate func reading(
        of listing: MentoringListing, for viewer: Viewer, _ member: Number<Member>, on today: String, at now: Instant
    ) throws -> MentoringListingReading {
        let isOwn = listing.owner.number == member
        let other = listing.person.number
        let (giver, taker) = listing.kind == .offer ? (other, member) : (member, other)
        let matches = isOwn || other == member ? try matches(of: [listing], for: viewer, on: today) : [:]
        return MentoringListingReading(
            listing: listing, named: isOwn ? try handles(namedFor: listing.number) : [],
            traineeHandle: try listing.need?.trainee.flatMap { try handle(of: $0.number) },
            matches: matches[listing.number] ?? [],
            ask: try asks(
                """
                asker = \(member) AND \(SQL.isBetween(member, other)) AND role = \(listing.role) AND answer = 'open'
                    AND ends_at > \(now)
                """, for: member
            ).first,
            agreement: try Number<MentoringAgreement>.first(
                self,
                """
                SELECT number FROM mentoring_agreements WHERE role = \(listing.role) AND ended_at IS NULL
                    AND giver = \(giver) AND taker = \(taker)
                """))
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
