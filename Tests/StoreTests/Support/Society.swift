import Colloquium
import Foundation
import GRDB
import Testing

@testable import Store

/// A small site in a database of its own: three clubs, an administrator, a moderator, and two members.
/// Club 1 is public and everybody's, club 2 is the members', club 3 is private; Ada facilitates the latter two.
struct Society {
    let store: Store
    /// A Monday, ten in the morning.
    static let start = Instant(Date(timeIntervalSince1970: 1_795_428_000))
    let administrator: Number<Member>
    let moderator: Number<Member>
    let ada: Number<Member>
    let ben: Number<Member>
    static let open: Number<Club> = 1
    static let ours: Number<Club> = 2
    static let hidden: Number<Club> = 3

    private static let founded = Task { try await Society(founding: Store.inMemory()) }

    /// A copy of one that was founded once: compiling what it writes takes longer than most tests.
    init() async throws {
        try self.init(opened: await Self.founded.value.store.copiedInMemory())
    }

    /// - Parameter store: of a site that nobody set up.
    init(founding store: Store) async throws {
        self.store = store
        administrator = try await store.setUp(
            Founding(
                siteName: "Test site", club: try Society.charter("Open club", .everyone),
                administrator: try Society.newcomer("Root"), passwordHash: "x"),
            link: nil, at: Society.start)
        moderator = try await store.addMember(
            try Society.newcomer("Mo"), passwordHash: nil, role: .moderator, standing: .active, at: Society.start)
        ada = try await store.addMember(
            try Society.newcomer("Ada"), passwordHash: nil, standing: .active, at: Society.start)
        ben = try await store.addMember(
            try Society.newcomer("Ben"), passwordHash: nil, standing: .active, at: Society.start)
        _ = try await store.addClub(try Society.charter("Our club", .members), facilitator: ada, at: Society.start)
        _ = try await store.addClub(try Society.charter("Hidden club", .closed), facilitator: ada, at: Society.start)
    }

    /// A site that is there already, with the members and clubs of these numbers.
    init(opened store: Store) throws {
        self.store = store
        (administrator, moderator, ada, ben) = (1, 2, 3, 4)
    }

    func viewer(_ member: Number<Member>) async throws -> Viewer { try await store.viewer(member) }

    static func newcomer(_ name: String, zone: String = "UTC") throws -> Newcomer {
        var entry = JoiningEntry()
        entry.name = name
        entry.email = "\(name.slug)@example.org"
        entry.password = "correct horse battery"
        entry.timeZone = zone
        return try Newcomer(entry)
    }

    static func charter(_ name: String, _ visibility: Club.Visibility) throws -> Club.Charter {
        var entry = Club.Entry()
        entry.name = name
        entry.focus = "Evidence"
        entry.visibility = visibility.rawValue
        return try Club.Charter(entry) { $0 }
    }

    static func record(_ title: String, _ identifiers: [(Identifier.Scheme, String)] = []) -> ArticleRecord {
        var record = ArticleRecord()
        record.title = title
        record.identifiers = identifiers.compactMap { Identifier($0, $1) }
        return record
    }

    static func proposal(
        _ club: Number<Club>, tags: String = "", opensAt: Instant = Society.start, window: Span = .days(28)
    ) throws -> Discussion.Proposal {
        Discussion.Proposal(
            club: club, why: Prose(source: "It may change practice.", html: "<p>It may change practice.</p>"),
            studyDesign: .other, schedule: try Schedule(opensAt: opensAt, window: window), tags: Tag.list(tags))
    }

    /// Posts an article that nobody has posted before, unless it has identifiers.
    @discardableResult
    func post(
        _ title: String, _ identifiers: [(Identifier.Scheme, String)] = [], in club: Number<Club> = Society.open,
        by member: Number<Member>, tags: String = "", at now: Instant = Society.start
    ) async throws -> Number<Discussion> {
        try await store.publish(
            Society.record(title, identifiers), try Society.proposal(club, tags: tags, opensAt: now), draft: nil,
            by: try await viewer(member), at: now)
    }

    static func critique(
        _ text: String, _ submission: String = Token().text, kind: Contribution.Kind = .comment
    ) throws -> Critique {
        var entry = Contribution.Entry()
        entry.kind = kind.rawValue
        entry.body = text
        entry.submission = submission
        return try Critique(entry) { "<p>\($0)</p>" }
    }

    @discardableResult
    func say(
        _ text: String, in discussion: Number<Discussion>, to parent: Number<Contribution>? = nil,
        by member: Number<Member>, at now: Instant = Society.start
    ) async throws -> Number<Contribution> {
        try await store.contribute(
            try Society.critique(text), to: discussion, inReplyTo: parent, by: try await viewer(member), at: now)
    }

    /// Moves a discussion on from where it is.
    /// Lets an open discussion close earlier or later.
    func changeEnd(
        of number: Number<Discussion>, by span: Span, by viewer: Viewer, at now: Instant
    ) async throws {
        let discussion = try await store.discussion(number, for: viewer).discussion
        var entry = discussion.schedule.entry(in: "UTC", at: now)
        entry.closesOn = WallTime(discussion.schedule.closesAt + span, in: "UTC").day
        try await store.changeDates(of: number, to: entry, from: discussion.mark(at: now), by: viewer, at: now)
    }

    func move(
        _ number: Number<Discussion>, _ move: Schedule.Move, by viewer: Viewer, at now: Instant
    ) async throws {
        let mark = try await store.discussion(number, for: viewer).discussion.mark(at: now)
        try await store.move(number, move, from: mark, by: viewer, at: now)
    }

    /// Edits what a contribution says now.
    func edit(
        _ number: Number<Contribution>, _ critique: Critique, by viewer: Viewer, at now: Instant = Society.start
    ) async throws {
        let revision = try await store.contribution(number, for: viewer).revision
        try await store.edit(number, critique, of: revision, by: viewer, at: now)
    }

    @discardableResult
    func ask(
        _ title: String, in club: Number<Club> = Society.open, by member: Number<Member>, tags: String = "",
        discussion: Number<Discussion>? = nil, submission: String = Token().text
    ) async throws -> Number<Question> {
        var entry = Question.Entry()
        entry.title = title
        entry.nature = "clinical"
        entry.club = club.description
        entry.discussion = discussion?.description ?? ""
        entry.tags = tags
        entry.submission = submission
        return try await store.ask(try Question.Draft(entry) { $0 }, by: try await viewer(member), at: Society.start)
    }

    static func answer(_ text: String, _ references: String = "10.1000/182") throws -> Answer {
        var entry = Answer.Entry()
        entry.body = text
        entry.references = references
        return try Answer(entry) { "<p>\($0)</p>" }
    }

    @discardableResult
    func answer(
        _ text: String, _ references: String = "10.1000/182", to question: Number<Question>, by member: Number<Member>
    ) async throws -> Number<StoredAnswer> {
        try await store.answer(
            question, with: try Society.answer(text, references), submission: Token().text,
            by: try await viewer(member), at: Society.start)
    }

    /// One number out of the database, for what no verb tells.
    func count(_ sql: String) async throws -> Int {
        try await store.database.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    func run(_ sql: String) async throws { try await store.database.write { try $0.execute(sql: sql) } }
}

extension Slice {
    static let all = Slice(size: 1_000)
}

extension Instant {
    init(_ text: String) throws { self.init(try Date(text, strategy: .iso8601)) }
    var text: String { date.formatted(.iso8601) }
}

/// The kind of refusal `body` ends in; nil when it ends well.
func refusal(_ body: () async throws -> Void) async throws -> Refusal.Kind? {
    do {
        try await body()
        return nil
    } catch let refusal as Refusal {
        return refusal.kind
    }
}

/// A database file that is gone after `body`.
func withFile<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appending(path: "colloquium-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.appending(path: "site.sqlite").path)
}

extension Span {
    /// The shortest there is.
    static let tick = Span.between(Instant(rawValue: 0), Instant(rawValue: 1))
}
