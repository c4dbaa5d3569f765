import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What entries of feeds say, and since when")
struct FeedEntryTests {
    private static func journal(_ title: String, _ doi: String) throws -> ArticleRecord {
        var record = Society.record("An article", [(.doi, doi)])
        record.container.title = title
        return record
    }

    @Test("A journal that is posted only where one may not read has no feed, and no name")
    func journals() async throws {
        let society = try await Society()
        let ada = try await society.viewer(society.ada)
        let annals = try #require(JournalSlug(rawValue: "the-annals"))
        let asked = { (viewer: Viewer, now: Instant) in
            try await refusal { _ = try await society.store.feed(of: .journal(annals), for: viewer, at: now) }
        }
        _ = try await society.store.publish(
            Self.journal("The Annals", "10.1000/1"), Society.proposal(Society.hidden), draft: nil, by: ada,
            at: Society.start)
        #expect(try await asked(.visitor, Society.start) == .notFound)
        #expect(try await asked(ada, Society.start) == nil)
        let opening = Society.start + .days(2)
        _ = try await society.store.publish(
            Self.journal("The Annals", "10.1000/2"), Society.proposal(Society.open, opensAt: opening), draft: nil,
            by: ada, at: Society.start)
        #expect(try await asked(.visitor, Society.start) == .notFound, "It has not opened.")
        #expect(try await asked(.visitor, opening) == nil)
        let feed = try await society.store.feed(of: .journal(annals), for: .visitor, at: opening)
        #expect(feed.name == "The Annals" && feed.entries.count == 1)
        for number in 3...120 {
            _ = try await society.store.publish(
                Self.journal("The Annals of Town \(number)", "10.1000/\(number)"), Society.proposal(Society.open),
                draft: nil, by: ada, at: Society.start)
        }
        #expect(try await asked(.visitor, opening) == nil, "Others that begin so hide none.")
        #expect(
            try await society.store.feedName(of: .journal(annals), for: .visitor, at: opening) == "The Annals")
    }

    @Test("An answer that was held back enters when everybody may read it")
    func released() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        let answer = try await society.answer("These.", "10.1000/invented", to: question, by: society.ben)
        let lease = try #require(try await society.store.leaseResolutions(9, at: Society.start).first)
        let name = try #require(lease.identifiers.first)
        let unknown = lease.services.map { Finding($0, by: name, .unknown(reason: "There is no such DOI.")) }
        _ = try await society.store.settle(lease, unknown, at: Society.start)
        let feed = { try await society.store.feed(of: .question(question), for: .visitor, at: Society.start).entries }
        #expect(try await !feed().contains { $0.thing == .answer(answer) }, "It is held back.")
        let article = try await society.count(
            "SELECT article FROM article_identifiers WHERE value = '10.1000/invented'")
        let release = Society.start + .days(9)
        _ = try await society.store.claim(
            Society.statement(.crossref, "Fluids", "10.1000/invented"), of: Number(rawValue: Int64(article)),
            at: release)
        let entry = try #require(try await feed().first { $0.thing == .answer(answer) })
        #expect(entry.publishedAt == release && entry.updatedAt == release)
    }

    @Test("An edit moves a question's time, and puts it before what was asked since")
    func changedQuestion() async throws {
        let society = try await Society()
        let question = try await society.ask("How much?", by: society.ada)
        for number in 0..<FeedDocument.limit { _ = try await society.ask("Q\(number)?", by: society.ben) }
        let changed = Society.start + .days(1)
        let feed = { try await society.store.feed(of: .club(Society.open), for: .visitor, at: changed).entries }
        #expect(try await !feed().contains { $0.thing == .question(question) }, "There are fifty newer ones.")
        var entry = Question.Entry()
        (entry.title, entry.nature, entry.club) = ("How much water?", "clinical", Society.open.description)
        try await society.store.change(
            question, to: Question.Draft(entry) { $0 }, by: society.viewer(society.ada), at: changed)
        let first = try #require(try await feed().first)
        #expect(first.thing == .question(question) && first.title == "How much water?")
        #expect(first.publishedAt == Society.start && first.updatedAt == changed)
        #expect(try await feed().count == FeedDocument.limit)
    }

    @Test("A notice moves the time of what it is about forward, each time that it comes or goes")
    func notices() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let question = try await society.ask("How much?", by: society.ada)
        let answer = try await society.answer("Two litres.", "10.1000/1", to: question, by: society.ben)
        let discussion = try await society.post("Masks", by: society.ada)
        let said = try await society.say("See doi:10.1000/1.", in: discussion, by: society.ben)
        let now = Society.start + .days(9)
        let entries = {
            try await society.store.feed(of: .site, for: .visitor, at: now).entries
                + society.store.feed(of: .question(question), for: .visitor, at: now).entries
                + society.store.feed(of: .discussion(discussion), for: .visitor, at: now).entries
                + society.store.feed(of: .search(SearchQuery("Fluids")), for: .visitor, at: now).entries
        }
        for day in 1...3 {
            let moment = Society.start + .days(day)
            if day == 2 {
                try await society.claim(Society.statement(.crossref, "", "10.1000/1"), of: article, at: moment)
            } else {
                try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9", at: moment)
            }
            let all = try await entries()
            let about = all.filter { entry in
                switch entry.thing {
                case .article, .answer(answer), .contribution(said): true
                case .discussion: entry.title == "Fluids"
                default: false
                }
            }
            #expect(about.count == 4)
            #expect(about.allSatisfy { $0.updatedAt == moment }, "Day \(day)")
            #expect(about.allSatisfy { ($0.notices.isEmpty && $0.citedNotices.isEmpty) == (day == 2) })
        }
    }
}
