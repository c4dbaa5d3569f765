import Colloquium
import Foundation
import Logging
import Loopback
import ServiceLifecycle
import Store
import Testing

@testable import Work

/// A site with one member, whose services answer as a `ServiceStage` says.
private struct QueueScene {
    static let now = Instant(rawValue: 1_790_000_000_000)

    let stage: ServiceStage
    let store: Store
    let poster: Number<Member>

    init(_ answers: [String: ServiceStage.Answer]) async throws {
        stage = try ServiceStage(answers)
        store = stage.store
        var charter = Club.Entry()
        charter.name = "Club"
        charter.focus = "Focus"
        charter.visibility = "public"
        var entry = JoiningEntry()
        entry.name = "Poster"
        entry.email = "poster@test.example"
        entry.password = "a long enough one"
        let founding = Founding(
            siteName: "Site", club: try Club.Charter(charter) { $0 }, administrator: try Newcomer(entry),
            passwordHash: "")
        poster = try await store.setUp(founding, link: nil, at: Self.now - .days(30))
    }

    /// Posts an article of which only a title and an identifier are known.
    func post(_ title: String, _ identifier: Identifier?, unanswered: [Finding]) async throws -> Number<Article> {
        var record = ArticleRecord()
        record.title = title
        record.identifiers = [try #require(identifier)]
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "Why", html: "<p>Why</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: Self.now), tags: [])
        _ = try await store.publish(
            [Claim.Statement(handedIn: record, as: "RIS")], proposal, draft: nil, unanswered: unanswered,
            by: try await store.viewer(poster), at: Self.now)
        return try #require(try await store.article(known: record.identifiers))
    }

    func reading(_ article: Number<Article>) async throws -> ArticleReading {
        try await store.article(article, for: try await store.viewer(poster))
    }

    func worker(at moment: Instant = now) -> ResolutionWorker {
        ResolutionWorker(store: store, resolver: stage.resolver, logger: .silent, clock: { moment })
    }

    func checker(at moment: Instant) -> RetractionChecker {
        RetractionChecker(store: store, resolver: stage.resolver, logger: .silent, clock: { moment })
    }
}

extension Logger {
    fileprivate static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

@Suite("Drafts that are resolved later")
struct DraftWorkTests {
    private static func draft(_ scene: QueueScene) async throws -> Number<ArticleDraft> {
        var record = ArticleRecord()
        record.identifiers = [try #require(Trial.doi)]
        var article = DraftedArticle([Claim.Statement(.pasted, record)], isResolved: true)
        article.unanswered = [
            .init(service: .crossref, identifier: record.identifiers[0], reason: "Crossref did not answer.")
        ]
        return try await scene.store.saveDraft(
            [article], source: "What you pasted", by: scene.poster, at: QueueScene.now)
    }

    @Test("get what the services say, and are asked about no more")
    func resolved() async throws {
        let scene = try await QueueScene(Trial.answers())
        let draft = try await Self.draft(scene)
        #expect(try await scene.worker().resolveDueDrafts() == 1)
        let article = try #require(try await scene.store.draft(draft, of: scene.poster).articles.first)
        #expect(article.record.title.hasPrefix("Inhaled Combined Budesonide"))
        #expect(article.unanswered.isEmpty && article.remarks.isEmpty)
        #expect(try await scene.worker(at: QueueScene.now + .days(1)).resolveDueDrafts() == 0)
    }

    @Test("are asked about later and later while nobody answers")
    func silent() async throws {
        let scene = try await QueueScene([Trial.crossrefPath: { _ in LoopbackAnswer("", status: 503) }])
        let draft = try await Self.draft(scene)
        #expect(try await scene.worker().resolveDueDrafts() == 1)
        #expect(try await scene.worker(at: QueueScene.now + .seconds(59)).resolveDueDrafts() == 0)
        let article = try #require(try await scene.store.draft(draft, of: scene.poster).articles.first)
        #expect(article.isWaiting && article.record.identifiers.first == Trial.doi)
        #expect(try await scene.worker(at: QueueScene.now + .minutes(2)).resolveDueDrafts() == 1)
        #expect(try await scene.worker(at: QueueScene.now + .minutes(6)).resolveDueDrafts() == 0)
    }

    @Test("are left alone when they were thrown away, or changed while somebody was asked")
    func changed() async throws {
        let scene = try await QueueScene(Trial.answers())
        let store = scene.store
        let draft = try await Self.draft(scene)
        try await store.discardDraft(draft, of: scene.poster, at: QueueScene.now)
        #expect(try await store.leaseDrafts(8, at: QueueScene.now).isEmpty)
        try await store.restoreDraft(draft, of: scene.poster, at: QueueScene.now)
        let lease = try #require(try await store.leaseDrafts(8, at: QueueScene.now).first)
        #expect(try await store.leaseDrafts(8, at: QueueScene.now).isEmpty, "somebody asks already")
        var article = lease.articles[0]
        article.remarks = ["Corrected."]
        try await store.replace(
            0, of: draft, from: lease.articles[0], by: article, of: scene.poster, at: QueueScene.now)
        var late = lease.articles[0]
        late.unanswered = []
        #expect(try await !store.settle(lease, [late], at: QueueScene.now))
        #expect(try await store.draft(draft, of: scene.poster).articles == [article])
    }
}

@Suite("Articles that are resolved later")
struct ResolutionWorkerTests {
    private static func late(_ services: ResolutionService..., by identifier: Identifier?) throws -> [Finding] {
        try services.map { Finding($0, by: try #require(identifier), .late) }
    }

    @Test("get what the services say, and are pending no more")
    func resolved() async throws {
        let scene = try await QueueScene(Trial.answers())
        let article = try await scene.post(
            "Some trial", Trial.doi, unanswered: Self.late(.crossref, .pubMed, .europePMC, by: Trial.doi))
        #expect(try await scene.worker().resolveDue() == 1)
        let reading = try await scene.reading(article)
        #expect(reading.pending.isEmpty)
        #expect(reading.article.record.identifier(.pmid) == Trial.pmid)
        #expect(reading.article.record.title.hasPrefix("Inhaled Combined Budesonide"))
        #expect(try await scene.worker().resolveDue() == 0)
    }

    @Test("ask only those that are pending, and who is opened by what these say")
    func onlyPending() async throws {
        let scene = try await QueueScene(Trial.answers())
        _ = try await scene.post("Some trial", Trial.doi, unanswered: Self.late(.crossref, by: Trial.doi))
        _ = try await scene.worker().resolveDue()
        #expect(scene.stage.count("/crossref") == 1)
        #expect(scene.stage.count("/pubmed") + scene.stage.count("/europepmc") == 0)

        let page = try await QueueScene(Trial.answers())
        let address = Identifier(.url, page.stage.server.origin + "/page/nejm")
        let article = try await page.post("Some page", address, unanswered: Self.late(.landingPage, by: address))
        _ = try await page.worker().resolveDue()
        #expect(page.stage.count("/crossref") == 1)
        #expect(try await page.reading(article).article.record.identifiers.contains { $0 == Trial.pmid })
    }

    @Test("ask DataCite where it alone is pending")
    func dataCite() async throws {
        let doi = Identifier(.doi, "10.5281/zenodo.7955181")
        let scene = try await QueueScene([
            "/datacite/dois/10.5281%2Fzenodo.7955181": { _ in .file("datacite_zenodo.json") }
        ])
        let article = try await scene.post("Pairs", doi, unanswered: Self.late(.dataCite, by: doi))
        _ = try await scene.worker().resolveDue()
        let reading = try await scene.reading(article)
        #expect(reading.article.record.title == "The Counting Functions of Prime Pairs")
        #expect(reading.pending.isEmpty)
    }

    @Test("stay pending with the reason while a service is out of order")
    func postponed() async throws {
        let answers = AnswerSequence(LoopbackAnswer("", status: 403), .file("crossref_nejm.json"))
        let scene = try await QueueScene([Trial.crossrefPath: { _ in answers.next() }])
        let article = try await scene.post("Some trial", Trial.doi, unanswered: Self.late(.crossref, by: Trial.doi))
        #expect(try await scene.worker().resolveDue() == 1)
        let pending = try #require(try await scene.reading(article).pending.first)
        #expect(pending.reason == "Crossref does not answer this site (403).")
        #expect(pending.dueAt == QueueScene.now + .minutes(1))
        #expect(try await scene.worker(at: QueueScene.now + .minutes(1)).resolveDue() == 1)
        #expect(try await scene.reading(article).pending.isEmpty)
    }

    @Test("are not lost when the process is told to stop in the middle")
    func stopped() async throws {
        let scene = try await QueueScene([Trial.crossrefPath: { _ in LoopbackAnswer(manner: .silence) }])
        let article = try await scene.post("Some trial", Trial.doi, unanswered: Self.late(.crossref, by: Trial.doi))
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: scene.worker())], logger: .silent))
        async let ended: Void = group.run()
        while scene.stage.count("/crossref") == 0 { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        await group.triggerGracefulShutdown()
        try await ended
        #expect(start.duration(to: .now) < .seconds(10))
        let pending = try #require(try await scene.reading(article).pending.first)
        #expect(pending.reason == "Crossref did not answer.")
        // No try was counted, and the lease ends by itself.
        #expect(try await scene.store.leaseResolutions(9, at: QueueScene.now).isEmpty)
        #expect(try await scene.store.leaseResolutions(9, at: QueueScene.now + .minutes(6)).count == 1)
    }

    @Test("are asked for once, however many workers there are")
    func once() async throws {
        let scene = try await QueueScene(Trial.answers(after: .milliseconds(30)))
        _ = try await scene.post("Some trial", Trial.doi, unanswered: Self.late(.crossref, by: Trial.doi))
        let worker = scene.worker()
        let settled = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await worker.resolveDue() } }
            return try await group.reduce(0, +)
        }
        #expect(settled == 1)
        #expect(scene.stage.count("/crossref") == 1)
    }
}

@Suite("The daily check for retractions")
struct RetractionCheckerTests {
    private static let article = Identifier(.doi, "10.5555/article.1")
    private static let tomorrow = QueueScene.now + .days(2)

    @Test("shows a retraction from the day it is known, and tells of it once")
    func retracted() async throws {
        let scene = try await QueueScene([
            "/crossref/works?filter=doi:": { _ in .file("crossref_works.json") },
            "/crossref/works?filter=updates:": { _ in .file("crossref_notices.json") },
        ])
        let article = try await scene.post("An example trial", Self.article, unanswered: [])
        #expect(try await scene.reading(article).notices.isEmpty)
        #expect(try await scene.checker(at: Self.tomorrow).checkDue() == 1)
        let reading = try await scene.reading(article)
        #expect(reading.notices.map(\.kind) == [.retraction])
        #expect(reading.notices.first?.target.value == "10.5555/notice.1")
        #expect(reading.article.record.isRetracted)
        #expect(try await scene.store.due(.notices, at: Self.tomorrow).map(\.member) == [scene.poster])
        // Not again today, and nothing new the day after.
        #expect(try await scene.checker(at: Self.tomorrow).checkDue() == 0)
        #expect(try await scene.checker(at: Self.tomorrow + .days(2)).checkDue() == 1)
        #expect(try await scene.reading(article).notices.count == 1)
    }

    @Test("comes back within the hour where a registry did not answer, and forgets nothing meanwhile")
    func unanswered() async throws {
        let answers = AnswerSequence(.file("crossref_works.json"), LoopbackAnswer("", status: 403))
        let scene = try await QueueScene([
            "/crossref/works?filter=doi:": { _ in answers.next() },
            "/crossref/works?filter=updates:": { _ in .file("crossref_notices.json") },
        ])
        let article = try await scene.post("An example trial", Self.article, unanswered: [])
        #expect(try await scene.checker(at: Self.tomorrow).checkDue() == 1)
        #expect(try await scene.checker(at: Self.tomorrow + .days(2)).checkDue() == 1)
        #expect(try await scene.reading(article).notices.map(\.kind) == [.retraction])
        #expect(try await scene.checker(at: Self.tomorrow + .days(2) + .minutes(59)).checkDue() == 0)
        #expect(try await scene.checker(at: Self.tomorrow + .days(2) + .hours(1)).checkDue() == 1)
    }

    @Test("asks in batches")
    func batches() async throws {
        let scene = try await QueueScene([:])
        for number in 1...30 {
            _ = try await scene.post(
                "Article \(number)", Identifier(.pmid, String(20_000_000 + number)), unanswered: [])
        }
        #expect(try await scene.checker(at: Self.tomorrow).checkDue() == 30)
        #expect(scene.stage.count("/pubmed/efetch") == 1)
        #expect(scene.stage.server.requests.count == 1)
    }
}
