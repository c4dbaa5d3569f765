import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Journals and terms followed at once")
struct PromptWordTests {
    private static let later = Society.start + .minutes(10)

    private static func question(_ tags: String, _ specialty: String) throws -> Question.Draft {
        var entry = Question.Entry()
        (entry.title, entry.nature, entry.club) = ("How much?", "clinical", Society.open.description)
        (entry.tags, entry.specialty, entry.submission) = (tags, specialty, Token().text)
        return try Question.Draft(entry) { $0 }
    }

    @Test(
        "ask for what a digest of them would tell",
        arguments: [
            ("journal-Gut", "It"), ("journal-GUT J", "It"), ("term-Sepsis", "It"), ("term-Fluid therapy", "It"),
            ("term-asthma", "It"),
        ])
    func articles(_ scope: String, _ title: String) async throws {
        for delivery in [Delivery.atOnce, .weekly] {
            let society = try await Society()
            var record = Society.record(title)
            (record.container.title, record.container.abbreviation) = ("Gut", "Gut J")
            (record.meshTerms, record.keywords) = (["Sepsis"], ["Fluid Therapy"])
            try await society.wish(society.ben, [(try #require(Subscription.Scope(scope)), delivery)])
            _ = try await society.store.publish(
                record, try Society.proposal(Society.open, tags: "asthma"), draft: nil,
                by: try await society.viewer(society.ada), at: Society.start)
            let prompt = try await society.promptNews(at: Self.later)[society.ben]
            #expect(prompt == (delivery == .atOnce ? [title] : nil))
            if delivery == .weekly { #expect(try await society.digest(society.ben, at: Society.monday) == [title]) }
        }
    }

    @Test(
        "tell of a question by its tags and by the specialty it is asked in", arguments: ["asthma", "intensive CARE"])
    func questions(_ term: String) async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.term(term), .atOnce)])
        _ = try await society.store.ask(
            Self.question("asthma", "Intensive care"), by: society.viewer(society.ada), at: Society.start)
        _ = try await society.store.ask(Self.question("", ""), by: society.viewer(society.ada), at: Society.start)
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["How much?"]])
    }

    @Test("tell of an article once its record is known, and of none twice")
    func resolvedLater() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.journal("Gut"), .atOnce), (.term("Sepsis"), .atOnce)])
        let article = try await society.article("doi:10.1000/1", "10.1000/1")
        #expect(try await society.promptNews(at: Self.later).isEmpty)
        let known = Society.start + .days(1)
        for (number, term) in ["Sepsis", "Shock"].enumerated() {
            try await society.claim(
                Society.statement(number == 0 ? .crossref : .pubMed, "Fluids", "10.1000/1") { record in
                    record.container.title = "Gut"
                    record.meshTerms = [term]
                }, of: article, at: known)
            let told = try await society.promptNews(at: known + .minutes(20 * number))
            #expect(told[society.ben]?.count == (number == 0 ? 1 : nil))
        }
        #expect(try await society.count("SELECT count(*) FROM waiting_news") == 0)
    }
}
