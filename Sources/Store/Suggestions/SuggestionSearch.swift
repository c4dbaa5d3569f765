import Colloquium
import GRDB

/// Looks for people a member may want to know, with a bound on everything that is looked at: the page takes as long on a
/// site of a hundred thousand members as on a small one.
struct SuggestionSearch {
    /// Of the seeker's topics those that most of their ties share.
    private static let topicLimit = 12
    /// Of each topic.
    private static let peopleLimit = 60
    private static let sharedTieLimit = 10_000
    /// Of those at distance two the ones that most ties lead to.
    private static let secondDegreeLimit = 300

    let seeker: Suggestion.Seeker
    let member: Number<Member>
    let viewer: Viewer
    /// Where among the numbers of all members those of a topic are looked for.
    private let start: Int64
    /// What the seeker cares about, as they spell it.
    private let topics: [String]
    /// The members of their network who are strong or weak ties, by name.
    private let acquaintances: [Number<Member>: String]
    /// Who is not to be found: known already, blocked by one of both, or put off.
    private let left: Set<Number<Member>>
    private let blocked: Set<Number<Member>>

    init(_ own: Member, _ viewer: Viewer, _ db: Database, at now: Instant) throws {
        member = own.number
        self.viewer = viewer
        start = Suggestion.start(
            for: own.number, among: try Int64.first(db, "SELECT max(number) FROM members") ?? 1, at: now)
        let blocked = Set(try Number<Member>.all(db, "SELECT * FROM \(SQL.blocked(with: own.number))"))
        let ties = try Row.all(
            db,
            """
            SELECT ties.member, members.name, strength <> 'wished-for' AND standing = 'active' AND NOT is_guest AS leads
            FROM ties JOIN members ON members.number = ties.member WHERE ties.owner = \(own.number)
            """)
        let network = Set(ties.map { $0["member"] as Number<Member> })
        let dismissed = try Number<Member>.all(
            db,
            """
            SELECT member FROM dismissed_suggestions
            WHERE owner = \(own.number) AND dismissed_at > \(now - Suggestion.rest)
            """)
        self.blocked = blocked
        left = network.union(blocked).union(dismissed).union([own.number])
        acquaintances = ties.reduce(into: [:]) { found, row in
            let tie: Number<Member> = row["member"]
            if row["leads"], !blocked.contains(tie) { found[tie] = row["name"] }
        }
        seeker = Suggestion.Seeker(
            institution: own.profile.institution, country: own.profile.country, network: network)
        topics = try Self.topics(of: own, db)
    }

    /// Everybody found, in no order.
    func candidates(_ db: Database) throws -> [Suggestion.Candidate] {
        let encounters = try encounters(db)
        let paths = try secondDegree(db)
        var shared: [Number<Member>: [String]] = [:]
        for topic in topics {
            for person in try people(of: topic, db) { shared[person, default: []].append(topic) }
        }
        let near = paths.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.prefix(Self.secondDegreeLimit)
        let found = Set(encounters.keys).union(shared.keys).union(near.map(\.key)).subtracting(left)
        return try Row.map(db, Self.profiles(of: found)) { row in
            let person: Number<Member> = row["number"]
            return Suggestion.Candidate(
                member: person, name: row["name"], institution: row["institution"], country: row["country"],
                topics: row["shows_topics"] ? shared[person] ?? [] : [], encounters: encounters[person] ?? [],
                acquaintances: (paths[person] ?? []).compactMap { acquaintances[$0] }.sorted())
        }
    }

    /// What of profiles people are suggested by, each field as far as it is shown to members.
    private static func profiles(of members: Set<Number<Member>>) -> SQL {
        func isHidden(_ field: Profile.Field) -> SQL {
            """
            EXISTS (SELECT 1 FROM profile_visibilities WHERE profile_visibilities.member = members.number
                AND field = \(field.rawValue) AND visibility = 'only-me')
            """
        }
        return """
            SELECT number, name, NOT \(isHidden(.specialties)) AS shows_topics,
                CASE WHEN \(isHidden(.institution)) THEN '' ELSE institution END AS institution,
                CASE WHEN \(isHidden(.country)) THEN '' ELSE country END AS country
            FROM members WHERE number IN \(SQL.list(members.map(\.rawValue).sorted())) AND standing = 'active'
                AND NOT is_guest AND NOT EXISTS (SELECT 1 FROM unsuggested_members
                    WHERE unsuggested_members.member = members.number)
            """
    }

    /// Who is in the networks of these people, as far as the seeker may read them.
    func circles(of people: [Number<Member>], _ db: Database) throws -> [Number<Member>: Set<Number<Member>>] {
        var circles: [Number<Member>: Set<Number<Member>>] = [:]
        for (owner, end) in try sharedTies(of: people, db) where !blocked.contains(end) {
            circles[owner, default: []].insert(end)
        }
        return circles
    }

    private static func topics(of own: Member, _ db: Database) throws -> [String] {
        let ofTies = try String.all(
            db,
            """
            SELECT topic FROM tie_topics JOIN ties ON ties.number = tie WHERE owner = \(own.number)
            GROUP BY key ORDER BY count(*) DESC, key LIMIT \(topicLimit)
            """)
        var keys: Set<String> = []
        return Array(
            (own.profile.specialties + ofTies).filter { keys.insert(Tie.key(ofTopic: $0)).inserted }
                .prefix(topicLimit))
    }

    /// Those of a topic whose turn it is.
    private func people(of topic: String, _ db: Database) throws -> [Number<Member>] {
        let after = try Number<Member>.all(
            db,
            """
            SELECT member FROM member_topics WHERE key = lower(\(topic)) AND member >= \(start)
            ORDER BY member LIMIT \(Self.peopleLimit)
            """)
        let before = try Number<Member>.all(
            db,
            """
            SELECT member FROM member_topics WHERE key = lower(\(topic)) AND member < \(start)
            ORDER BY member LIMIT \(Self.peopleLimit - after.count)
            """)
        return after + before
    }

    /// Who is in the networks of the seeker's ties, as far as the seeker may read them, with those ties.
    private func secondDegree(_ db: Database) throws -> [Number<Member>: [Number<Member>]] {
        var paths: [Number<Member>: [Number<Member>]] = [:]
        for (owner, end) in try sharedTies(of: Array(acquaintances.keys), db) where !left.contains(end) {
            paths[end, default: []].append(owner)
        }
        return paths
    }

    /// Strong and weak ties between members that the seeker may know of: the law of `Tie.shows`, but for the blocked.
    private func sharedTies(
        of owners: [Number<Member>], _ db: Database
    ) throws -> [(owner: Number<Member>, end: Number<Member>)] {
        try Row.map(
            db,
            """
            SELECT shared.owner, shared.member
            FROM ties AS shared JOIN members ON members.number = shared.member
            WHERE shared.owner IN \(SQL.list(owners.map(\.rawValue).sorted())) AND shared.member IS NOT NULL
                AND shared.tie_audience <> 'only-me' AND shared.strength <> 'wished-for'
                AND (shared.tie_audience = 'members'
                    OR shared.tie_audience = 'ties' AND EXISTS (SELECT 1 FROM ties AS told
                        WHERE told.owner = shared.owner AND told.member = \(member) AND told.tells
                            AND told.strength <> 'wished-for')
                    OR shared.tie_audience = 'named' AND EXISTS (SELECT 1 FROM tie_readers
                        WHERE tie_readers.tie = shared.number AND tie_readers.member = \(member)))
                AND shared.member <> \(member) AND members.standing = 'active' AND NOT members.is_guest
            LIMIT \(Self.sharedTieLimit)
            """
        ) { (owner: $0["owner"], end: $0["member"]) }
    }
}
