import Colloquium
import Formats
import Foundation
import Store

/// Makes what was planned, in batches that each are one transaction, so that memory stays bounded.
struct GeneratedSite: Sendable {
    static let mailDomain = "generated.example"
    static let password = SocietyLoader.password
    static let administrator = "administrator@\(mailDomain)"
    static let member = "member@\(mailDomain)"

    private static let clubs: [(name: String, visibility: Club.Visibility)] = [
        ("Evidence at the Bedside", .everyone), ("Primary Care Readers", .everyone),
        ("Teaching on the Wards", .everyone),
        ("Department Journal Club", .members),
    ]
    private static let membersInBatch = 2_000
    private static let discussionsInBatch = 200
    private static let contributionsInBatch = 8_000

    let plan: GenerationPlan
    private let store: Store
    private let words: GeneratedWords
    private var progress: ProgressReport

    init(_ plan: GenerationPlan, in store: Store, progress: ProgressReport) {
        self.plan = plan
        self.store = store
        self.progress = progress
        words = GeneratedWords(plan)
    }

    /// - Throws: `CancellationError` between two batches when the task is cancelled.
    mutating func make() async throws {
        try await found()
        try await addMembers()
        try await addDiscussions()
        try await addContributions()
    }

    private func found() async throws {
        let hash = try PasswordHash.standard.hash(Self.password)
        let founding = Founding(
            siteName: "A generated site", club: try Self.charter(Self.clubs[0]),
            administrator: try Self.newcomer("Site Administrator", Self.administrator), passwordHash: hash)
        let administrator = try await store.setUp(founding, link: nil, at: plan.joinedAt)
        for club in Self.clubs.dropFirst() {
            _ = try await store.addClub(try Self.charter(club), facilitator: administrator, at: plan.joinedAt)
        }
        try await store.addMember(
            try Self.newcomer("Trying Member", Self.member), passwordHash: hash, standing: .active, at: plan.joinedAt)
        for member in [administrator, 2] {
            try await store.saveSubscriptions(
                Subscription.defaults.map { ($0.scope, nil) }, hour: DigestHour(hour: 7, weekday: 1, timeZone: "UTC"),
                of: try await store.viewer(member),
                at: plan.joinedAt)
        }
    }

    private static func charter(_ club: (name: String, visibility: Club.Visibility)) throws -> Club.Charter {
        var entry = Club.Entry()
        entry.name = club.name
        entry.focus = "Articles that may change what we do, read together."
        entry.visibility = club.visibility.rawValue
        return try Club.Charter(entry) { Markdown.safeHTML($0) }
    }

    private static func newcomer(_ name: String, _ email: String) throws -> Newcomer {
        var entry = JoiningEntry()
        entry.name = name
        entry.email = email
        entry.password = password
        entry.timeZone = "UTC"
        return try Newcomer(entry)
    }

    /// Those after the administrator and the member to sign in as.
    private mutating func addMembers() async throws {
        for start in stride(from: 3, through: plan.numbers.members, by: Self.membersInBatch) {
            try Task.checkCancellation()
            let batch = start..<min(start + Self.membersInBatch, plan.numbers.members + 1)
            try await store.add(batch.compactMap { words.member($0, clubs: Self.clubs.count) })
            progress.advance(by: batch.count, "members")
        }
    }

    private mutating func addDiscussions() async throws {
        for start in stride(from: 0, to: plan.numbers.discussions, by: Self.discussionsInBatch) {
            try Task.checkCancellation()
            let batch = start..<min(start + Self.discussionsInBatch, plan.numbers.discussions)
            try await store.add(batch.map { try words.discussion($0, clubs: Self.clubs.count) })
            progress.advance(by: batch.count, "discussions")
        }
    }

    /// While one batch is written the next gets its words.
    private mutating func addContributions() async throws {
        var threads = try GeneratedThreads(plan)
        var batch = try await Self.worded(try threads.next(Self.contributionsInBatch), by: words)
        while !batch.isEmpty {
            try Task.checkCancellation()
            let outlines = try threads.next(Self.contributionsInBatch)
            async let next = Self.worded(outlines, by: words)
            try await store.add(batch)
            progress.advance(by: batch.count, "contributions")
            batch = try await next
        }
    }

    /// In parallel, in order.
    private static func worded(
        _ outlines: [GeneratedThreads.Outline], by words: GeneratedWords
    ) async throws -> [GeneratedContribution] {
        try await withThrowingTaskGroup(of: (Int, [GeneratedContribution]).self) { group in
            for start in stride(from: 0, to: outlines.count, by: 500) {
                let part = outlines[start..<min(start + 500, outlines.count)]
                group.addTask { (start, try part.map(words.contribution)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}
