import Colloquium
import Testing

@testable import Store

@Suite("Services that are asked later")
struct PendingResolutionTests {
    private static func late(_ services: ResolutionService..., name: String = "10.1000/1") throws -> [Finding] {
        try services.map { Finding($0, by: try Society.identifier(name), .late) }
    }

    private func posted(_ society: Society, _ findings: [Finding]) async throws -> Number<Article> {
        try await society.article(
            of: try await society.store.publish(
                [Society.statement(.pasted, "as typed", "10.1000/1")], try Society.proposal(Society.open), draft: nil,
                unanswered: findings, by: try await society.viewer(society.ada), at: Society.start))
    }

    @Test("stand on the page with the reason, are taken once, and leave what they found")
    func found() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref, .pubMed))
        let pending = try await society.reading(article).pending
        #expect(pending.map(\.service) == [.crossref, .pubMed])
        #expect(pending.map(\.reason) == ["Crossref did not answer.", "PubMed did not answer."])
        let leases = try await society.store.leaseResolutions(10, at: Society.start)
        let lease = try #require(leases.first)
        #expect(leases.count == 1 && lease.article == article && lease.identifiers.map(\.value) == ["10.1000/1"])
        #expect(Set(lease.services) == [.crossref, .pubMed])
        #expect(try await society.store.leaseResolutions(10, at: Society.start).isEmpty)
        let record = try Society.statement(.crossref, "Fluids", "10.1000/1").record
        let doi = try Society.identifier("10.1000/1")
        let outcome = try await society.store.settle(
            lease, [Finding(.crossref, by: doi, .found(record)), Finding(.pubMed, by: doi, .unknown(reason: "No."))],
            at: Society.start)
        #expect(outcome?.effect == .taken)
        let reading = try await society.reading(article)
        #expect(reading.pending.isEmpty && reading.article.record.title == "Fluids")
        #expect(try await society.store.settle(lease, [], at: Society.start) == nil)
    }

    @Test("that do not answer are asked again later and later, and in the end no more")
    func patience() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref))
        let doi = try Society.identifier("10.1000/1")
        var now = Society.start
        var tries = 0
        while let lease = try await society.store.leaseResolutions(10, at: now).first {
            tries += 1
            _ = try await society.store.settle(lease, [Finding(.crossref, by: doi, .failed(reason: "Busy."))], at: now)
            #expect(try await society.store.leaseResolutions(10, at: now).isEmpty)
            let pending = try #require(try await society.reading(article).pending.first)
            #expect(pending.reason == "Busy.")
            guard let due = pending.dueAt else { break }
            now = due
        }
        #expect(tries == 27)
        #expect(try await society.store.leaseResolutions(10, at: now + .days(99)).isEmpty)
        #expect(try await society.reading(article).pending.count == 1)
        // Whoever asks anew is heard.
        try await society.store.enqueue(Self.late(.crossref), of: article, at: now)
        #expect(try await society.store.leaseResolutions(10, at: now).count == 1)
    }

    @Test("left by a crash are taken again, and the late try changes nothing")
    func crash() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref))
        let lost = try #require(try await society.store.leaseResolutions(10, at: Society.start).first)
        let later = Society.start + .minutes(6)
        let taken = try #require(try await society.store.leaseResolutions(10, at: later).first)
        let found = [
            Finding(
                .crossref, by: try Society.identifier("10.1000/1"),
                .found(try Society.statement(.crossref, "Late", "10.1000/1").record))
        ]
        #expect(try await society.store.settle(lost, found, at: later) == nil)
        #expect(try await society.reading(article).article.record.title == "as typed")
        #expect(try await society.store.settle(taken, found, at: later) != nil)
        #expect(try await society.reading(article).article.record.title == "Late")
    }

    @Test("follow an article that is merged, and open services that an answer makes askable")
    func merged() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref, .pubMed))
        let other = try await society.article("Fluids", "PMC7", in: Society.ours)
        let lease = try #require(try await society.store.leaseResolutions(10, at: Society.start).first)
        try await society.merge(article, into: other)
        #expect(try await society.reading(other).pending.count == 2)
        let name = try Society.identifier("10.1000/1")
        let outcome = try await society.store.settle(
            lease,
            [
                Finding(.crossref, by: name, .found(try Society.statement(.crossref, "Found", "10.1000/1").record)),
                Finding(.europePMC, by: name, .late),
            ], at: Society.start)
        #expect(outcome?.article == other)
        #expect(try await society.reading(other).pending.map(\.service) == [.europePMC])
    }

    @Test("of two articles in one batch that are merged meanwhile are settled each by its own try")
    func mergedBatch() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref))
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        try await society.store.enqueue(Self.late(.pubMed, name: "PMID:42"), of: other, at: Society.start)
        let leases = try await society.store.leaseResolutions(10, at: Society.start)
        let own = try #require(leases.first { $0.article == article })
        let others = try #require(leases.first { $0.article == other })
        try await society.merge(article, into: other)
        #expect(try await society.store.settle(own, [], at: Society.start) != nil)
        #expect(try await society.reading(other).pending.map(\.service) == [.pubMed])
        #expect(try await society.store.settle(others, [], at: Society.start) != nil)
        #expect(try await society.reading(other).pending.isEmpty)
    }

    @Test("a try that took longer than its lease changes nothing, also where nobody else has taken it")
    func tooLate() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref))
        let lease = try #require(try await society.store.leaseResolutions(1, at: Society.start).first)
        #expect(try await society.store.settle(lease, [], at: lease.until) == nil)
        #expect(try await society.reading(article).pending.count == 1)
    }

    @Test("what was found by a name that the article has lost meanwhile is left out, and asked for again")
    func lostName() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref))
        let lease = try #require(try await society.store.leaseResolutions(1, at: Society.start).first)
        let given = ArticleEntry(try await society.reading(article).article.record)
        var entry = given
        entry.doi = "10.1000/2"
        try await society.store.correct(
            article, from: given, to: entry, by: try await society.viewer(society.ada), at: Society.start)
        let name = try Society.identifier("10.1000/1")
        let record = try Society.statement(.crossref, "Another work", "10.1000/1").record
        _ = try await society.store.settle(lease, [Finding(.crossref, by: name, .found(record))], at: Society.start)
        #expect(try await society.reading(article).article.record.title == "as typed")
        let again = try #require(try await society.store.leaseResolutions(1, at: Society.start).first)
        #expect(again.services == [.crossref] && again.identifiers.map(\.value) == ["10.1000/2"])
    }

    @Test("a DOI that leads to another name of the work is kept as a name of it")
    func alias() async throws {
        let society = try await Society()
        let article = try await posted(society, Self.late(.crossref))
        let lease = try #require(try await society.store.leaseResolutions(1, at: Society.start).first)
        let record = try Society.statement(.crossref, "Fluids", "10.1000/new").record
        _ = try await society.store.settle(
            lease, [Finding(.crossref, by: try Society.identifier("10.1000/1"), .found(record))], at: Society.start)
        #expect(try await society.store.article(known: [Society.identifier("10.1000/new")]) == article)
        #expect(try await society.store.article(known: [Society.identifier("10.1000/1")]) == article)
    }

    @Test(
        "a reference of an answer that is not here is looked up, and found by who posts it, and shown to no member before"
    )
    func references() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer(
            "This.", "10.1000/1\nPMID 42\nhttps://example.org/page\nISBN 9780306406157", to: question, by: society.ben)
        let leases = try await society.store.leaseResolutions(10, at: Society.start)
        #expect(leases.map { $0.identifiers.map(\.value) } == [["10.1000/1"], ["42"], ["9780306406157"]])
        #expect(try await society.store.hits("10.1000/1 kind:article").isEmpty)
        let ada = try await society.viewer(society.ada)
        #expect(try await refusal { _ = try await society.store.article(1, for: ada) } == .notFound)
        // The registry tells that both references are one work.
        let record = try Society.statement(.crossref, "Fluids", "10.1000/1 PMID:42").record
        let outcome = try await society.store.settle(
            leases[0], [Finding(.crossref, by: try Society.identifier("10.1000/1"), .found(record))], at: Society.start)
        #expect(outcome?.merged == [2] && outcome?.article == 1)
        let posted = try await society.article("Fluids", "PMID:42")
        #expect(posted == 1)
        #expect(try await society.count("SELECT added_by FROM articles WHERE number = 1") == 3)
        #expect(try await society.reading(1).article.record.title == "Fluids")
        #expect(try await society.problems() == [])
    }
}

@Suite("The daily look for retractions")
struct RecheckTests {
    @Test("takes every article that is discussed or that writing names once a day, in batches")
    func daily() async throws {
        let society = try await Society()
        for index in 1...20 { _ = try await society.article("Article \(index)", "10.1000/\(index)") }
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "10.1000/21\n10.1000/1", to: question, by: society.ben)
        let discussion = try await society.post("Other", by: society.ada)
        try await society.say("See 10.1000/99", in: discussion, by: society.ben)
        var checked: [Number<Article>: Int] = [:]
        var most = 0
        for quarter in 0..<(3 * 24 * 4) {
            let now = Society.start + .minutes(15 * quarter)
            let leases = try await society.store.leaseRechecks(5, at: now)
            most = max(most, leases.count)
            for lease in leases {
                #expect(try await society.store.settle(lease, [], at: now) != nil)
                checked[lease.article, default: 0] += 1
            }
        }
        #expect(checked.count == 23)
        #expect(checked.values.allSatisfy { (2...3).contains($0) })
        #expect(most <= 3)
    }

    @Test("takes a work that only a contribution names, from when it is looked up until nobody names it")
    func named() async throws {
        let society = try await Society()
        let discussion = try await society.post("Other", by: society.ada)
        let said = try await society.say("See 10.1000/99 and https://example.org/", in: discussion, by: society.ben)
        #expect(
            try await society.store.leaseResolutions(9, at: Society.start).map { $0.identifiers.map(\.value) } == [
                ["10.1000/99"]
            ])
        let name = try Society.identifier("10.1000/99")
        let article = try #require(try await society.store.article(known: [name]))
        func isDue(after days: Int) async throws -> Bool {
            let leases = try await society.store.leaseRechecks(9, at: Society.start + .days(days))
            return leases.contains { $0.article == article }
        }
        #expect(try await isDue(after: 2))
        try await society.notify(article, "10.1000/99", .retractedBy, "10.1000/9")
        #expect(try await society.store.notices(citedBy: [said])[said]?.map(\.notice.kind) == [.retraction])
        let ben = try await society.viewer(society.ben)
        try await society.edit(said, try Society.critique("See 10.1000/98"), by: ben)
        #expect(try await !isDue(after: 4))
        #expect(try await society.store.article(known: [Society.identifier("10.1000/98")]) != nil)
        #expect(try await society.problems() == [])
    }

    @Test("is leased to one, limited, taken again after a crash, and repeated in an hour when a service is out")
    func leases() async throws {
        let society = try await Society()
        for index in 1...4 { _ = try await society.article("Article \(index)", "10.1000/\(index)") }
        let now = Society.start + .days(2)
        let first = try await society.store.leaseRechecks(3, at: now)
        let second = try await society.store.leaseRechecks(3, at: now)
        #expect(first.count == 3 && second.count == 1)
        #expect(Set((first + second).map(\.article)).count == 4)
        let again = try await society.store.leaseRechecks(9, at: now + .minutes(6))
        #expect(again.count == 4)
        #expect(try await society.store.settle(first[0], [], at: now + .minutes(6)) == nil)
        let failed = [Finding(.crossref, by: again[0].identifiers[0], .late)]
        _ = try await society.store.settle(again[0], failed, at: now + .minutes(6))
        for lease in again.dropFirst() {
            let answered = [Finding(.crossref, by: lease.identifiers[0], .unknown(reason: "No."))]
            _ = try await society.store.settle(lease, answered, at: now + .minutes(6))
        }
        let soon = try await society.store.leaseRechecks(9, at: now + .minutes(70))
        #expect(soon.map(\.article).contains(again[0].article))
        #expect(try await society.count("SELECT count(*) FROM rechecks WHERE checked_at IS NULL") == 1)
    }

    @Test("is no look where there was nobody to ask")
    func nobody() async throws {
        let society = try await Society()
        let article = try await society.article("A page", "https://a.example/page")
        let now = Society.start + .days(2)
        let lease = try #require(try await society.store.leaseRechecks(1, at: now).first)
        #expect(lease.article == article)
        #expect(try await society.store.settle(lease, [], at: now) != nil)
        #expect(try await society.count("SELECT count(*) FROM rechecks WHERE checked_at IS NOT NULL") == 0)
        #expect(try await society.store.leaseRechecks(1, at: now).isEmpty)
    }

    @Test("finds a retraction and has it told")
    func retraction() async throws {
        let society = try await Society()
        try await society.run("DELETE FROM subscriptions")
        let article = try await society.article("Fluids", "10.1000/1", by: society.ada)
        let now = Society.start + .days(2)
        let lease = try #require(try await society.store.leaseRechecks(9, at: now).first)
        let record = try Society.statement(.crossref, "Fluids", "10.1000/1", relations: [(.retractedBy, "10.1000/9")])
            .record
        let finding = Finding(.crossref, by: lease.identifiers[0], .found(record))
        _ = try await society.store.settle(lease, [finding], at: now)
        #expect(try await society.reading(article).notices.map(\.kind) == [.retraction])
        #expect(try await society.letters(at: now) == ["Ada: retraction 00"])
    }

    @Test("stops when nothing rests on an article any more")
    func stops() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        let answer = try await society.answer("This.", "10.1000/1", to: question, by: society.ben)
        let ben = try await society.viewer(society.ben)
        try await society.store.edit(answer, with: try Society.answer("That.", "10.1000/2"), by: ben, at: Society.start)
        let leases = try await society.store.leaseRechecks(9, at: Society.start + .days(2))
        #expect(leases.flatMap { $0.identifiers.map(\.value) } == ["10.1000/2"])
        #expect(try await society.count("SELECT count(*) FROM rechecks") == 1)
    }
}
