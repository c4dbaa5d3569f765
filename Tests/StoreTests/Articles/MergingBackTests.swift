import Colloquium
import Testing

@testable import Store

@Suite("Merging what was split, and splitting what was merged")
struct MergingBackTests {
    private static func splitOff(
        _ claims: [Number<Claim>], discussions: [Number<Discussion>] = [], proposals: [Number<Proposal>] = [],
        outOf article: Number<Article>, givingBack merged: Number<Article>?, _ society: Society
    ) async throws -> Number<Article> {
        try await society.store.split(
            claims, discussions: discussions, proposals: proposals, outOf: article, givingBack: merged,
            reason: "Two works.", by: try await society.viewer(society.administrator), at: Society.start)
    }

    /// An article with a claim of PubMed and one of Crossref, merged into another, and given back with only the first.
    private static func parted(_ society: Society) async throws -> (one: Number<Article>, other: Number<Article>) {
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        try await society.claim(Society.statement(.pubMed, "Fluids, too", "PMID:42"), of: other)
        try await society.claim(Society.statement(.crossref, "Fluids, too", "PMID:42"), of: other)
        try await society.merge(other, into: one)
        let pubMed = try await society.reading(one).claims.filter { $0.source == .pubMed }.map(\.number)
        #expect(try await splitOff(pubMed, outOf: one, givingBack: other, society) == other)
        return (one, other)
    }

    @Test(
        "a source that speaks at both is heard at both numbers, in whatever direction they are merged",
        arguments: [true, false])
    func voices(back: Bool) async throws {
        let society = try await Society()
        let (one, other) = try await Self.parted(society)
        try await society.claim(Society.statement(.crossref, "Fluids, once more", "PMID:42"), of: other)
        let claims = try await society.count("SELECT count(*) FROM claims")
        let (gone, stays) = back ? (one, other) : (other, one)
        try await society.merge(gone, into: stays)
        #expect(try await society.reading(stays).claims.filter { $0.source == .crossref }.count == 2)
        let crossref = try await society.reading(stays).claims.filter { $0.source == .crossref }.map(\.number)
        #expect(try await Self.splitOff(crossref, outOf: stays, givingBack: gone, society) == gone)
        try await society.merge(gone, into: stays)
        #expect(try await society.count("SELECT count(*) FROM claims") == claims)
        #expect(try await society.problems() == [])
    }

    @Test("what was kept apart of one is kept apart of what is taken out of it")
    func apart() async throws {
        let society = try await Society()
        let administrator = try await society.viewer(society.administrator)
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        let third = try await society.article("Third", "PMC7", in: Society.hidden)
        try await society.store.keepApart(other, third, reason: "Two.", by: administrator, at: Society.start)
        let claims = try await society.reading(other).claims.map(\.number)
        try await society.merge(other, into: one)
        _ = try await Self.splitOff(claims, outOf: one, givingBack: other, society)
        let outcome = try await society.claim(Society.statement(.pubMed, "Third", "PMC7 PMID:42"), of: third)
        #expect(outcome.merged == [])
    }

    @Test("a proposal goes with the split, and says under which number it was made")
    func proposals() async throws {
        let society = try await Society()
        let administrator = try await society.viewer(society.administrator)
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        let claims = try await society.reading(other).claims.map(\.number)
        let proposal = try await society.store.propose(
            .article(other), Society.wish(Society.hidden), by: administrator, at: Society.start)
        let asked = try #require(Identifier(.pmid, "42"))
        try await society.store.enqueue([Finding(.europePMC, by: asked, .late)], of: other, at: Society.start)
        try await society.merge(other, into: one)
        let parts = try await society.store.splitParts(of: one, for: administrator)
        #expect(parts.discussions.map(\.cameWith) == [nil, other] && parts.proposals.map(\.cameWith) == [other])
        _ = try await Self.splitOff(
            claims, discussions: parts.discussions.suffix(1).map(\.number), proposals: [proposal], outOf: one,
            givingBack: other, society)
        let shown = try await society.store.proposal(proposal, for: administrator)
        #expect(shown.subject == .article(other))
        #expect(try await society.store.splitParts(of: other, for: administrator).discussions.map(\.cameWith) == [nil])
        #expect(try await society.reading(other).pending.map(\.service) == [.europePMC])
        try await society.claim(Society.statement(.feed, "Fluids", "", detail: "Feed"), of: one)
        let some = try await society.reading(one).claims.suffix(1).map(\.number)
        let elsewhere = try await refusal {
            _ = try await Self.splitOff(some, proposals: [proposal], outOf: one, givingBack: nil, society)
        }
        #expect(elsewhere == .notFound, "It is the other article's.")
    }

    @Test("a proposal is not taken along by who may not read its club, nor one that is settled")
    func foreignProposals() async throws {
        let society = try await Society()
        let ada = try await society.viewer(society.ada)
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.feed, "Steroids", "", detail: "Feed"), of: article)
        let claim = try #require(try await society.reading(article).claims.last?.number)
        let hidden = try await society.store.propose(
            .article(article), Society.wish(Society.hidden), by: ada, at: Society.start)
        let settled = try await society.store.propose(
            .article(article), Society.wish(Society.ours), by: ada, at: Society.start)
        try await society.store.withdraw(settled, by: ada, at: Society.start)
        let moderator = try await society.viewer(society.moderator)
        for proposal in [hidden, settled] {
            let refused = try await refusal {
                _ = try await society.store.split(
                    [claim], discussions: [], proposals: [proposal], outOf: article, reason: "x", by: moderator,
                    at: Society.start)
            }
            #expect(refused == .notFound)
        }
        #expect(try await society.store.splitParts(of: article, for: moderator).proposals.isEmpty)
    }

    @Test("what came under a number that leads on still says so after a split in between")
    func chainedParts() async throws {
        let society = try await Society()
        let first = try await society.article("Fluids", "10.1000/1")
        let second = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        let third = try await society.article("Fluids, again", "PMC7", in: Society.hidden)
        let claims = try await (society.reading(first).claims + society.reading(second).claims).map(\.number)
        let discussion = try #require(try await society.reading(first).discussions.first?.number)
        try await society.merge(first, into: second)
        try await society.merge(second, into: third)
        _ = try await Self.splitOff(claims, discussions: [discussion], outOf: third, givingBack: second, society)
        let root = try await society.viewer(society.administrator)
        #expect(try await society.store.splitParts(of: second, for: root).discussions.map(\.cameWith) == [first])
    }

    @Test("what a club discusses under one number is no longer proposed to it under the other")
    func settled() async throws {
        let society = try await Society()
        let ada = try await society.viewer(society.ada)
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        let proposal = try await society.store.propose(
            .article(other), Society.wish(Society.open), by: ada, at: Society.start)
        try await society.merge(other, into: one, at: Society.monday)
        #expect(try await society.store.proposals(of: Society.open, for: ada, .all).rows.isEmpty)
        #expect(try await society.store.proposal(proposal, for: ada).state == .picked)
        let settled = try await society.count(
            "SELECT count(*) FROM audit WHERE act = 'proposal picked' AND member IS NULL AND at = \(Society.monday.rawValue)"
        )
        #expect(settled == 1, "Nobody picked it.")
    }

    @Test("a number in the middle of a chain, or at its end, is given back, and the page tells of all")
    func chain() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let second = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        let third = try await society.article("Fluids, again", "PMC7", in: Society.hidden)
        let claims = try await society.reading(third).claims.map(\.number)
        try await society.merge(third, into: second)
        try await society.merge(second, into: one)
        let reading = try await society.reading(one)
        #expect(reading.absorbed == [second, third])
        #expect(reading.changes.map(\.other) == [third, second])
        #expect(try await Self.splitOff(claims, outOf: one, givingBack: third, society) == third)
        #expect(try await society.reading(third).article.number == third)
        #expect(try await society.reading(second).article.number == one)
        let never = try await refusal {
            _ = try await Self.splitOff(
                [try #require(try await society.reading(one).claims.first?.number)], outOf: one, givingBack: third,
                society)
        }
        #expect(never == .invalid)
        #expect(try await society.problems() == [])
    }

    @Test("a look that was under way when its article was merged is taken again at once")
    func rechecked() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        let later = Society.start + .days(2)
        try await society.run("UPDATE rechecks SET due_at = \((later + .days(1)).rawValue) WHERE article = \(one)")
        let lease = try #require(try await society.store.leaseRechecks(9, at: later).first { $0.article == other })
        try await society.merge(other, into: one, at: later)
        #expect(try await society.store.settle(lease, [], at: later) == nil)
        #expect(try await society.store.leaseRechecks(9, at: later).map(\.article) == [one])
    }

    @Test("who rests on the article that stays hears of a notice that it had lost and the other still has")
    func lostNotice() async throws {
        let society = try await Society()
        try await society.run("DELETE FROM subscriptions")
        let one = try await society.article("Fluids", "10.1000/1", by: society.ada)
        let feed = try Society.statement(.feed, "Fluids", "", detail: "Feed")
        try await society.claim(feed, of: one)
        try await society.notify(one, "10.1000/1", .retractedBy, "10.1000/9")
        _ = try await society.letters()
        let claim = try #require(try await society.reading(one).claims.first { $0.source == .feed })
        let other = try await Self.splitOff([claim.number], outOf: one, givingBack: nil, society)
        _ = try await society.store.discuss(
            other, try Society.proposal(Society.ours), by: try await society.viewer(society.administrator),
            at: Society.start)
        #expect(try await society.reading(other).notices.isEmpty)
        try await society.merge(one, into: other)
        #expect(try await society.reading(other).notices.count == 1)
        #expect(try await society.letters() == ["Root: retraction 00"])
    }
}

@Suite("Articles that nobody discusses")
struct UndiscussedArticleTests {
    @Test("are asked about, read and merged by moderators")
    func asked() async throws {
        let society = try await Society()
        let moderator = try await society.viewer(society.moderator)
        let question = try await society.ask("Which?", by: society.ada)
        let typed = try await society.store.publish(
            [try Society.statement(.pasted, "Early fluids in septic shock", "", Self.year)],
            try Society.proposal(Society.open), draft: nil, by: try await society.viewer(society.ada), at: Society.start
        )
        let article = try await society.article(of: typed)
        try await society.answer("This.", "10.1000/7", to: question, by: society.ben)
        let name = try Society.identifier("10.1000/7")
        let cited = try #require(try await society.store.article(known: [name]))
        #expect(try await society.store.doubles(for: moderator).isEmpty, "It has no title yet.")
        try await society.claim(
            Society.statement(.crossref, "Early fluids in septic shock", "10.1000/7", Self.year), of: cited)
        #expect(
            try await society.store.doubles(for: moderator).map { [$0.one.number, $0.other.number] } == [
                [article, cited]
            ])
        #expect(try await society.store.doubles(for: try await society.viewer(society.ben)).isEmpty)
        #expect(try await refusal { _ = try await society.reading(cited, by: society.ben) } == .notFound)
        #expect(try await society.reading(cited, by: society.moderator).discussions.isEmpty)
        try await society.store.merge(cited, into: article, reason: "One.", by: moderator, at: Society.start)
        #expect(try await society.reading(article).article.record.identifiers == [name])
    }

    @Test("become part of one that is corrected to be them; one that is discussed does not")
    func corrected() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "10.1000/7", to: question, by: society.ben)
        _ = try await society.article("Steroids", "10.1000/8", in: Society.ours)
        _ = try await society.article("Secret", "10.1000/9", in: Society.hidden)
        let article = try await society.article("Fluids", "", by: society.ada)
        let ada = try await society.viewer(society.ada)
        let given = ArticleEntry(try await society.reading(article).article.record)
        var entry = given
        entry.doi = "10.1000/8"
        let taken = try await refusal {
            try await society.store.correct(article, from: given, to: entry, by: ada, at: Society.start)
        }
        #expect(taken == .invalid)
        let benWrote = try await society.article("Mine", "", by: society.ben)
        let mine = ArticleEntry(try await society.reading(benWrote).article.record)
        var secret = mine
        secret.doi = "10.1000/9"
        try await society.store.correct(
            benWrote, from: mine, to: secret, by: try await society.viewer(society.ben), at: Society.start)
        #expect(
            try await society.reading(benWrote).article.record.identifiers.map(\.value) == ["10.1000/9"],
            "A private club is not told of.")
        entry.doi = "10.1000/7"
        try await society.store.correct(article, from: given, to: entry, by: ada, at: Society.start)
        #expect(try await society.store.article(known: [Society.identifier("10.1000/7")]) == article)
        #expect(try await society.reading(article).pending.isEmpty == false, "It is still looked up.")
        #expect(try await society.reading(article).changes.map(\.kind) == [.merged])
        #expect(try await society.problems() == [])
    }

    private static func year(_ record: inout ArticleRecord) {
        record.contributors = [.init(family: "Lovelace", given: "Ada")]
        record.published = PartialDate(year: 2024)
    }
}
