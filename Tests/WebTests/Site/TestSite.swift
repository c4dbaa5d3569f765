import Colloquium
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Store
import Synchronization
import Testing

@testable import Web

/// A whole site in memory, with people in every role, and a clock that tests move.
struct TestSite: Sendable {
    let store: Store
    let web: WebSite
    let clock: TestClock
    let administrator: Number<Member>
    let moderator: Number<Member>
    let facilitator: Number<Member>
    let member: Number<Member>
    let author: Number<Member>
    let club: Number<Club> = 1

    static let password = "a very good password"
    static let start = Instant(rawValue: 1_790_000_000_000)
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let templates = Task { try await Templates(directory: root.appending(path: "Templates").path) }

    private static let journals = Result {
        try JournalCatalogue(String(contentsOf: root.appending(path: "Journals/journals.tsv"), encoding: .utf8))
    }

    private static let founded = Task { try await TestSite(founding: Store.inMemory()) }

    /// A copy of one that was founded once: compiling what that writes takes longer than most tests.
    init(
        signInTries: Int = 100_000, outside: OutsideWorld = .none,
        mayAsk: @escaping @Sendable (SourceAddress) -> Bool = { _ in true }
    ) async throws {
        try await self.init(
            copying: Self.founded.value, signInTries: signInTries, outside: outside, mayAsk: mayAsk)
    }

    /// The same site as it is now, with a clock of its own.
    init(
        copying original: TestSite, signInTries: Int = 100_000, outside: OutsideWorld = .none,
        mayAsk: @escaping @Sendable (SourceAddress) -> Bool = { _ in true }
    ) async throws {
        store = try original.store.copiedInMemory()
        clock = TestClock(original.clock.now)
        web = try await Self.web(store, clock, signInTries: signInTries, outside: outside, mayAsk: mayAsk)
        administrator = original.administrator
        moderator = original.moderator
        facilitator = original.facilitator
        member = original.member
        author = original.author
    }

    private init(founding store: Store) async throws {
        self.store = store
        clock = TestClock(Self.start)
        web = try await Self.web(store, clock, signInTries: 0, outside: .none) { _ in true }
        let hash = try PasswordHash.quick.hash(Self.password)
        var charter = Club.Entry()
        charter.name = "First Club"
        charter.focus = "Everything"
        charter.visibility = "public"
        let founding = Founding(
            siteName: "Test Society", club: try Club.Charter(charter) { $0 },
            administrator: try Newcomer(Self.entry("Ada")), passwordHash: hash)
        administrator = try await store.setUp(founding, link: nil, at: Self.start - .days(30))
        moderator = try await Self.add("Mo", .moderator, hash, store)
        facilitator = try await Self.add("Fay", .member, hash, store)
        member = try await Self.add("Mel", .member, hash, store)
        author = try await Self.add("Ann", .member, hash, store)
        let viewer = try await store.viewer(administrator)
        try await store.setRole(.facilitator, of: facilitator, in: 1, by: viewer, at: Self.start)
    }

    private static func web(
        _ store: Store, _ clock: TestClock, signInTries: Int, outside: OutsideWorld,
        mayAsk: @escaping @Sendable (SourceAddress) -> Bool
    ) async throws -> WebSite {
        WebSite(
            store: store, templates: try await templates.value, origin: "http://test.example",
            mailRoute: .files(directory: "data/mail"), sender: EmailAddress("site@test.example")!,
            publicDirectory: root.appending(path: "Public").path, journals: try journals.get(), outside: outside,
            mayAsk: mayAsk, passwordHash: .quick, signInTries: signInTries, patience: .zero,
            clock: { clock.now })
    }

    static func entry(_ name: String) -> JoiningEntry {
        var entry = JoiningEntry()
        entry.name = name
        entry.email = "\(name.lowercased())@test.example"
        entry.password = password
        return entry
    }

    private static func add(
        _ name: String, _ role: Member.Role, _ hash: String, _ store: Store
    ) async throws -> Number<Member> {
        try await store.addMember(
            Newcomer(entry(name)), passwordHash: hash, role: role, standing: .active, at: start - .days(20))
    }

    /// Runs a test against the site's router, if not against its server.
    @discardableResult
    func test<Value: Sendable>(
        through setup: TestingSetup = .router, _ body: @escaping @Sendable (Browser) async throws -> Value
    ) async throws -> Value {
        let application = SiteServer.application(web)
        return try await application.test(setup) { client in try await body(Browser(client: client)) }
    }

    /// A discussion posted by Ann, if not by somebody else; open now.
    func addDiscussion(
        _ title: String = "A trial of something", doi: String = "10.1000/trial", journal: String = "",
        in club: Number<Club> = 1, opensAt: Instant? = nil, by poster: Number<Member>? = nil
    ) async throws -> Number<Discussion> {
        var record = ArticleRecord()
        record.title = title
        record.container.title = journal
        record.identifiers = [try #require(Identifier(.doi, doi))]
        let proposal = Discussion.Proposal(
            club: club, why: Prose(source: "It may help.", html: "<p>It may help.</p>"), studyDesign: .randomisedTrial,
            schedule: try Schedule(opensAt: opensAt ?? clock.now - .hours(1)), tags: [Tag(rawValue: "trials")!])
        return try await store.publish(
            record, proposal, draft: nil, by: store.viewer(poster ?? author), at: clock.now - .hours(1))
    }

    /// Lets the first club take contributions after the end.
    func takeLateContributions() async throws {
        let facilitator = Viewer(member: author, role: .member, clubs: [1: .facilitator])
        let club = try await store.club(1, for: facilitator)
        var entry = Club.Entry()
        entry.name = club.name
        entry.focus = club.focus
        entry.visibility = club.visibility.rawValue
        entry.takesLate = "yes"
        try await store.saveClub(try Club.Charter(entry) { $0 }, 1, by: facilitator, at: clock.now)
    }

    func addContribution(
        _ body: String = "A point.", to discussion: Number<Discussion>, by member: Number<Member>? = nil
    ) async throws -> Number<Contribution> {
        var entry = Contribution.Entry()
        entry.kind = "strength"
        entry.body = body
        entry.submission = Token().text
        return try await store.contribute(
            Critique(entry) { Markdown.safeHTML($0) }, to: discussion, inReplyTo: nil,
            by: store.viewer(member ?? author), at: clock.now)
    }

    /// A prompt that Fay writes.
    func addPrompt(_ question: String = "Whom would you treat?", to discussion: Number<Discussion>, on day: Int)
        async throws
    {
        var entry = Prompt.Entry()
        entry.day = "\(day)"
        entry.question = question
        try await store.add(
            Prompt.Draft(entry) { Markdown.safeHTML($0) }, to: discussion, by: store.viewer(facilitator), at: clock.now)
    }

    func addQuestion(in club: Number<Club> = 1) async throws -> Number<Question> {
        var entry = Question.Entry()
        entry.title = "Does it work?"
        entry.nature = "clinical"
        entry.club = club.description
        entry.submission = Token().text
        return try await store.ask(Question.Draft(entry) { $0 }, by: store.viewer(author), at: clock.now)
    }

    func addAnswer(
        to question: Number<Question>, saying body: String = "Yes.",
        restingOn references: String = "10.1000/evidence table 2"
    ) async throws -> Number<StoredAnswer> {
        var entry = Answer.Entry()
        entry.body = body
        entry.references = references
        return try await store.answer(
            question, with: Answer(entry) { $0 }, submission: Token().text, by: store.viewer(author), at: clock.now)
    }

    func addClub(_ name: String, _ visibility: Club.Visibility) async throws -> Number<Club> {
        var entry = Club.Entry()
        entry.name = name
        entry.focus = "A focus"
        entry.visibility = visibility.rawValue
        return try await store.addClub(Club.Charter(entry) { $0 }, facilitator: facilitator, at: clock.now)
    }

    /// The text of the newest mail in the outbox, decoded far enough to look for words and links.
    func newestMail() async throws -> String {
        let mail = try #require(try await store.leaseMail(at: clock.now + .days(1)))
        try await store.settle(mail, .sent, at: clock.now)
        return String(decoding: mail.message, as: UTF8.self).replacing("=\r\n", with: "")
            .replacing("=20\r\n", with: " ").replacing("=3D", with: "=")
    }
}

/// Time as a test tells it.
final class TestClock: Sendable {
    private let moment: Mutex<Instant>
    init(_ start: Instant) { moment = Mutex(start) }
    var now: Instant { moment.withLock { $0 } }
    func move(_ span: Span) { moment.withLock { $0 = $0 + span } }
}
