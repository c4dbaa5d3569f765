import Colloquium
import GRDB

@testable import Store

/// Ada, Ben and Mo, who offer and look for things; Root is the administrator.
struct MentoringStoreScene {
    let society: Society
    let ada: Viewer
    let ben: Viewer
    let mo: Viewer
    let root: Viewer
    var store: Store { society.store }
    static let today = "2026-11-23"
    static let now = Society.start

    init() async throws {
        society = try await Society()
        ada = try await society.viewer(society.ada)
        ben = try await society.viewer(society.ben)
        mo = try await society.viewer(society.moderator)
        root = try await society.viewer(society.administrator)
    }

    static func entry(_ change: (inout MentoringListing.Entry) -> Void = { _ in }) -> MentoringListing.Entry {
        var entry = MentoringListing.Entry()
        (entry.role, entry.words, entry.ways, entry.places) = ("mentor", "An hour a month.", ["video"], "1")
        (entry.topics, entry.audience) = ("sepsis", "members")
        change(&entry)
        return entry
    }

    @discardableResult
    func list(
        _ kind: MentoringListing.Kind, by viewer: Viewer, at now: Instant = Self.now,
        _ change: (inout MentoringListing.Entry) -> Void = { _ in }
    ) async throws -> Number<MentoringListing> {
        let draft = try MentoringListing.Draft(Self.entry(change), kind, today: Self.today)
        if let trainee = draft.trainee { try await guide(trainee, by: viewer) }
        return try await store.addListing(draft, by: viewer, at: now)
    }

    /// A request is made for nobody but whom its maker guides. Who blocks them lets them guide nobody.
    private func guide(_ trainee: Handle, by educator: Viewer) async throws {
        guard let number = try await store.member(named: trainee), number != educator.member,
            let guide = educator.member,
            try await !store.blockedMembers(by: society.viewer(number)).contains(where: { $0.number == guide })
        else { return }
        try await store.letGuide(guide, by: society.viewer(number), at: Self.now)
    }

    static func ask(_ submission: String = Token().text) throws -> MentoringAsk.Draft {
        try MentoringAsk.Draft(words: "Would you?", submission: submission, identifiesNobody: "")
    }

    @discardableResult
    func ask(
        about listing: Number<MentoringListing>, by viewer: Viewer, at now: Instant = Self.now
    ) async throws -> Number<MentoringAsk> {
        try await store.ask(about: listing, Self.ask(), by: viewer, on: Self.today, at: now)
    }

    func accept(
        _ ask: Number<MentoringAsk>, by viewer: Viewer, at now: Instant = Self.now
    ) async throws -> Number<MentoringAgreement> {
        try await store.accept(ask, by: viewer, on: Self.today, at: now)
    }

    /// Ada is Ben's mentor.
    func agreement() async throws -> Number<MentoringAgreement> {
        let offer = try await list(.offer, by: ada)
        return try await accept(ask(about: offer, by: ben), by: ada)
    }

    static let noWords = try! MentoringAsk.Parting(words: "", identifiesNobody: "")

    static func terms(_ change: (inout MentoringAgreement.Terms.Entry) -> Void = { _ in }) throws
        -> MentoringAgreement.Terms.Draft
    {
        var entry = MentoringAgreement.Terms.Entry()
        (entry.role, entry.goals, entry.startsOn) = ("mentor", "Write a grant", "2026-11-23")
        entry.submission = Token().text
        change(&entry)
        return try MentoringAgreement.Terms.Draft(entry)
    }

    /// What a member finds among others' offers and requests.
    func found(by viewer: Viewer) async throws -> [Number<MentoringListing>] {
        try await store.mentoringListings(.offer, nil, for: viewer, on: Self.today).rows.map(\.number)
            + store.mentoringListings(.request, nil, for: viewer, on: Self.today).rows.map(\.number)
    }

    /// Members from 101 on, named by their number, in a few statements however many there are.
    func crowd(_ count: Int) async throws {
        try await society.run(
            """
            WITH RECURSIVE n (value) AS (SELECT 101 UNION ALL SELECT value + 1 FROM n WHERE value < \(100 + count))
            INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name, handle)
            SELECT value, value || '@e.org', value || '@e.org', 'member', 'active', 'UTC', 0, 'M' || value, 'm' || value
            FROM n
            """)
    }

    func told(_ viewer: Viewer) async throws -> [MentoringReason] {
        try await store.mentoringTellings(for: viewer).map(\.reason)
    }
}
