import Colloquium
import Foundation
import Testing

@testable import Store

extension Society {
    /// Has a registry say that an article has a notice.
    func notify(
        _ article: Number<Article>, _ name: String, _ relation: ArticleRecord.Relation.Kind, _ target: String,
        by source: ClaimSource = .crossref, at now: Instant = Society.start
    ) async throws {
        try await claim(
            Society.statement(source, "", name, relations: [(relation, target)]), of: article, at: now)
    }

    /// Writes the letters that are due, and gives back who got one, with what it told.
    func letters(at now: Instant = Society.start) async throws -> [String] {
        var told: [String] = []
        for due in try await store.due(.notices, at: Society.start) {
            let box = Told()
            let written = try await store.write(due, of: .notices, at: now) { content in
                let kinds = content.notices.map(\.kind.rawValue).joined(separator: "+")
                box.text =
                    "\(content.recipient.profile.name): \(kinds) \(content.contributions.count)\(content.answers.count)"
                return OutgoingMail(
                    messageID: UUID().uuidString, kind: "notice", recipient: content.recipient.email, message: [65])
            }
            if written { told.append(box.text) }
        }
        return told.sorted()
    }
}

private final class Told: @unchecked Sendable {
    var text = ""
}

@Suite("Notices of retractions and corrections")
struct NoticeTests {
    @Test(
        "are known from the article’s side",
        arguments: [
            (ArticleRecord.Relation.Kind.retractedBy, EditorialNotice.Kind.retraction), (.concernedBy, .concern),
            (.correctedBy, .correction),
        ])
    func own(_ relation: ArticleRecord.Relation.Kind, _ kind: EditorialNotice.Kind) async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.notify(article, "10.1000/1", relation, "10.1000/9")
        let notice = try #require(try await society.reading(article).notices.first)
        #expect(notice.kind == kind && notice.target.value == "10.1000/9" && notice.asserter == "Crossref")
        #expect(notice.firstSeenAt == Society.start)
    }

    @Test("are known from the notice’s side, whichever was here first", arguments: [true, false])
    func other(_ isNoticeFirst: Bool) async throws {
        let society = try await Society()
        func post(_ title: String, _ name: String, _ relations: [(ArticleRecord.Relation.Kind, String)]) async throws {
            _ = try await society.store.publish(
                [Society.statement(.pubMed, title, name, relations: relations)], try Society.proposal(Society.open),
                draft: nil, by: try await society.viewer(society.ada), at: Society.start)
        }
        if isNoticeFirst { try await post("Retraction", "10.1000/9 PMID:9", [(.retractionOf, "PMID:42")]) }
        try await post("Fluids", "10.1000/1 PMID:42", [])
        if !isNoticeFirst { try await post("Retraction", "10.1000/9 PMID:9", [(.retractionOf, "PMID:42")]) }
        let found = try await society.store.article(known: [Society.identifier("10.1000/1")])
        let article = try #require(found)
        #expect(try await society.reading(article).notices.map(\.kind) == [.retraction])
        #expect(try await society.reading(article).versions.count == 1)
        // The article says so too, by the notice’s other name: still one.
        try await society.notify(article, "10.1000/1", .retractedBy, "PMID:9")
        #expect(try await society.reading(article).notices.count == 1)
    }

    @Test("of one thing by two names are one, two of one kind by one scheme are two")
    func repeats() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1 PMID:42")
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9")
        try await society.notify(article, "PMID:42", .retractedBy, "PMID:9", by: .pubMed)
        #expect(try await society.reading(article).notices.map(\.target.value) == ["10.1000/9"])
        try await society.claim(
            Society.statement(
                .europePMC, "", "PMID:42", relations: [(.correctedBy, "PMID:7"), (.correctedBy, "PMID:8")]), of: article
        )
        #expect(try await society.reading(article).notices.map(\.kind) == [.retraction, .correction, .correction])
        // When the first name goes, the other one stands for it.
        try await society.claim(Society.statement(.crossref, "Fluids", "10.1000/1"), of: article)
        #expect(try await society.reading(article).notices.first?.target.value == "9")
    }

    @Test("go when nobody says so any more, and come back without being news")
    func gone() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9")
        #expect(try await society.letters().count > 0)
        try await society.claim(Society.statement(.crossref, "Fluids", "10.1000/1"), of: article)
        #expect(try await society.reading(article).notices.isEmpty)
        try await society.notify(
            article, "10.1000/1", .retractedBy, "10.1000/9", at: Society.start + .days(1))
        #expect(try await society.reading(article).notices.first?.firstSeenAt == Society.start)
        #expect(try await society.letters() == [])
    }

    @Test("are no member’s to make", arguments: [ClaimSource.hand, .citationFile, .pasted, .landingPage, .feed])
    func members(_ source: ClaimSource) async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9", by: source)
        #expect(try await society.reading(article).notices.isEmpty)
        #expect(try await society.letters() == [])
    }

    @Test("show at once in lists, searches, feeds, on what cites the work, and not on what does not")
    func shown() async throws {
        let society = try await Society()
        let article = try await society.article("Zebra", "10.1000/1 PMID:42")
        let other = try await society.post("Zebra, other", [(.doi, "10.1000/2")], by: society.ada)
        let citing = try await society.say("Zebra: see PMID 42", in: other, by: society.ben)
        let silent = try await society.say("Zebra: 42 of us", in: other, by: society.ben)
        let question = try await society.ask("Zebra?", by: society.ada)
        let resting = try await society.answer("Zebra!", "10.1000/1", to: question, by: society.ben)
        try await society.answer("Zebra.", "10.1000/7", to: question, by: society.ada)
        try await society.notify(article, "10.1000/1", .concernedBy, "10.1000/8")
        try await society.notify(article, "PMID:42", .retractedBy, "PMID:9", by: .pubMed)

        let rows = try await society.store.discussions(.newestArticles, for: .visitor, .all, at: Society.start).rows
        #expect(
            rows.map { "\($0.title) \($0.notices.map(\.rawValue))" } == [
                "Zebra, other []", "Zebra [\"retraction\", \"concern\"]",
            ])
        let hits = try await society.store.hits("zebra")
        #expect(hits.count == 7)
        let marked = hits.filter { !$0.notices.isEmpty }
        #expect(marked.map(\.kind) == [.article] && marked.first?.notices == [.retraction, .concern])
        let citations = hits.filter { !$0.citedNotices.isEmpty }
        #expect(citations.count == 2 && Set(citations.map(\.kind)) == [.contribution, .answer])
        #expect(citations.allSatisfy { $0.citedNotices == [.retraction, .concern] })
        let thread = try await society.store.discussion(other, for: .visitor)
        #expect(thread.notices.isEmpty && thread.citedNotices.keys.map { $0 } == [citing])
        #expect(thread.citedNotices[citing]?.map(\.notice.kind) == [.retraction, .concern])
        #expect(thread.citedNotices[citing]?.first?.work.value == "42")
        #expect(try await society.store.notices(citedBy: [citing, silent]).count == 1)
        let answers = try await society.store.question(question, for: .visitor).answers
        #expect(answers.map { $0.notices.count } == [2, 0])
        #expect(try await society.store.answer(resting, for: .visitor).notices.count == 2)
        #expect(try await society.store.notices(citedBy: [resting])[resting]?.count == 2)
    }

    @Test("of another version of the work show beside it in lists and searches, where the reader may read that version")
    func versions() async throws {
        let society = try await Society()
        let published = try await society.article("Zebra", "10.1000/1")
        let preprint = try await society.article("Zebra, a preprint", "10.1000/2", in: Society.hidden)
        try await society.claim(
            Society.statement(
                .crossref, "Zebra, a preprint", "10.1000/2",
                relations: [(.publishedAs, "10.1000/1"), (.retractedBy, "10.1000/9")]), of: preprint)
        func shown(to member: Number<Member>) async throws -> [String] {
            let viewer = try await society.viewer(member)
            let rows = try await society.store.discussions(.newestArticles, for: viewer, .all, at: Society.start).rows
            let hits = try await society.store.hits("zebra kind:article", for: viewer)
            #expect(
                Set(rows.map { "\($0.title): \($0.notices), \($0.versionNotices)" })
                    == Set(hits.map { "\($0.title): \($0.notices), \($0.versionNotices)" }))
            return rows.map { "\($0.article): \($0.notices.count) \($0.versionNotices.count)" }.sorted()
        }
        #expect(try await shown(to: society.administrator) == ["\(published): 0 1", "\(preprint): 1 0"])
        #expect(try await shown(to: society.ben) == ["\(published): 0 0"])
    }

    @Test("show on an item of an inbox whose article is here, and so do those of another version")
    func inbox() async throws {
        let society = try await Society()
        let published = try await society.article("Zebra", "10.1000/1")
        let preprint = try await society.article("Zebra, a preprint", "10.1000/2", in: Society.ours)
        try await society.claim(
            Society.statement(
                .crossref, "Zebra, a preprint", "10.1000/2",
                relations: [(.publishedAs, "10.1000/1"), (.retractedBy, "10.1000/9")]), of: preprint)
        try await society.notify(published, "10.1000/1", .correctedBy, "10.1000/8")
        let source = try await society.follow("nejm", for: .member(society.ben))
        try await society.poll(source, [Society.entry("Zebra", guid: "1", (.doi, "10.1000/1"))])
        let entry = try #require(try await society.inbox(of: .member(society.ben), as: society.ben).first)
        #expect(entry.article == published)
        #expect(entry.notices == [.correction] && entry.versionNotices == [.retraction])
    }

    @Test("follow what is edited and withdrawn")
    func edited() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9")
        let discussion = try await society.post("Other", by: society.ada)
        let ben = try await society.viewer(society.ben)
        let said = try await society.say("Nothing", in: discussion, by: society.ben)
        func marked() async throws -> Bool { try await !society.store.notices(citedBy: [said]).isEmpty }
        #expect(try await !marked())
        try await society.edit(said, try Society.critique("https://doi.org/10.1000/1 says so"), by: ben)
        #expect(try await marked())
        try await society.edit(said, try Society.critique("Nothing again"), by: ben)
        #expect(try await !marked())
        try await society.edit(said, try Society.critique("10.1000/1"), by: ben)
        try await society.store.withdraw(said, by: ben, at: Society.start)
        #expect(try await !marked())
        let question = try await society.ask("Which?", by: society.ada)
        let answer = try await society.answer("This.", "10.1000/1", to: question, by: society.ben)
        #expect(try await society.store.answer(answer, for: ben).notices.count == 1)
        try await society.store.edit(
            answer, with: try Society.answer("That.", "10.1000/2"), by: ben, at: Society.start)
        #expect(try await society.store.answer(answer, for: ben).notices.isEmpty)
        #expect(try await society.count("SELECT count(*) FROM citations") == 1)
        try await society.store.withdraw(answer, by: ben, at: Society.start)
        #expect(try await society.count("SELECT count(*) FROM citations") == 0)
    }
}

@Suite("Letters about notices")
struct NoticeLetterTests {
    /// A site whose members follow nothing.
    private static func quiet() async throws -> Society {
        let society = try await Society()
        try await society.run("DELETE FROM subscriptions")
        return society
    }

    @Test("go once to who posted, contributed or answered with the work, or asked, posted or follows where that was")
    func recipients() async throws {
        let society = try await Self.quiet()
        let article = try await society.article("Fluids", "10.1000/1", by: society.ada)
        let elsewhere = try await society.post("Other", by: society.moderator)
        try await society.say("See 10.1000/1", in: elsewhere, by: society.ben)
        let question = try await society.ask("Which?", by: society.moderator)
        try await society.answer("This.", "10.1000/1", to: question, by: society.ben)
        try await society.wish(society.administrator, [(.club(Society.open), .atOnce)])
        try await society.wish(society.moderator, [(.club(Society.ours), .atOnce)])
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9")
        #expect(
            try await society.letters() == [
                "Ada: retraction 00", "Ben: retraction 11", "Mo: retraction 00", "Root: retraction 00",
            ])
        #expect(try await society.letters() == [])
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9", by: .europePMC)
        try await society.notify(article, "10.1000/1", .retractedBy, "PMID:9", by: .pubMed)
        #expect(try await society.letters() == [])
        try await society.notify(article, "10.1000/1", .correctedBy, "PMID:10", by: .dataCite)
        #expect(
            try await society.letters() == [
                "Ada: correction 00", "Ben: correction 11", "Mo: correction 00", "Root: correction 00",
            ])
        #expect(try await society.count("SELECT count(*) FROM mails WHERE kind = 'notice'") == 8)
    }

    @Test("go to who follows the club or the tag of a text that names the work")
    func followers() async throws {
        let society = try await Self.quiet()
        let question = try await society.ask("Which?", by: society.ada, tags: "sepsis")
        try await society.answer("This.", "10.1000/1", to: question, by: society.ada)
        let elsewhere = try await society.post("Other", in: Society.ours, by: society.ada)
        try await society.say("See 10.1000/1", in: elsewhere, by: society.ada)
        try await society.wish(society.ben, [(.tag(try #require(Tag(rawValue: "sepsis"))), .weekly)])
        try await society.wish(society.moderator, [(.club(Society.ours), .weekly)])
        try await society.wish(society.administrator, [(.club(Society.hidden), .weekly)])
        let cited = try #require(try await society.store.article(known: [Society.identifier("10.1000/1")]))
        try await society.notify(cited, "10.1000/1", .retractedBy, "10.1000/9")
        let due = try await society.store.due(.notices, at: Society.start).map(\.member)
        #expect(due == [society.moderator, society.ada, society.ben].sorted())
    }

    @Test("are written once when two write at the same time")
    func atOnce() async throws {
        try await withFile { path in
            let society = try await Society(founding: try Store(path: path))
            try await society.run("DELETE FROM subscriptions")
            let article = try await society.article("Fluids", "10.1000/1", by: society.ada)
            try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9")
            let all = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 { group.addTask { try await society.letters() } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(all == ["Ada: retraction 00"])
            #expect(try await society.count("SELECT count(*) FROM mails") == 1)
            try society.store.close()
        }
    }

    @Test("are not lost when composing fails")
    func failing() async throws {
        let society = try await Self.quiet()
        let article = try await society.article("Fluids", "10.1000/1", by: society.ada)
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9")
        let due = try #require(try await society.store.due(.notices, at: Society.start).first)
        await #expect(throws: Refusal.self) {
            _ = try await society.store.write(due, of: .notices, at: Society.start) { _ in
                throw Refusal(.conflict, "no")
            }
        }
        #expect(try await society.letters() == ["Ada: retraction 00"])
    }

    @Test("tell nobody of what they may not read, or who has left")
    func left() async throws {
        let society = try await Self.quiet()
        let article = try await society.article("Fluids", "10.1000/1", in: Society.hidden, by: society.ada)
        // Ben follows the whole site, and may not see the hidden club.
        try await society.wish(society.ben, [(.site, .weekly)])
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9")
        #expect(try await society.store.due(.notices, at: Society.start).map(\.member) == [society.ada])
        try await society.run("DELETE FROM club_members WHERE club = 3")
        #expect(try await society.letters() == [])
        #expect(try await society.store.due(.notices, at: Society.start).isEmpty)
        #expect(try await society.count("SELECT count(*) FROM mails") == 0)
    }

    @Test("come to who rests on another version of the work")
    func versions() async throws {
        let society = try await Self.quiet()
        let preprint = try await society.article("Draft", "10.1101/1", by: society.ben)
        let published = try await society.article("Final", "10.1000/1", by: society.ada)
        try await society.claim(
            Society.statement(.crossref, "Final", "10.1000/1", relations: [(.hasPreprint, "10.1101/1")]), of: published)
        try await society.notify(published, "10.1000/1", .retractedBy, "10.1000/9", by: .pubMed)
        #expect(try await society.letters() == ["Ada: retraction 00", "Ben: retraction 00"])
        let reading = try await society.reading(preprint)
        #expect(reading.notices.isEmpty && reading.versions.map(\.notices) == [[], [.retraction]])
    }

    @Test("after a merge come to those who knew only the other article, and to nobody twice")
    func merged() async throws {
        let society = try await Self.quiet()
        let one = try await society.article("Fluids", "10.1000/1", by: society.ada)
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours, by: society.ben)
        try await society.notify(one, "10.1000/1", .retractedBy, "10.1000/9")
        #expect(try await society.letters() == ["Ada: retraction 00"])
        try await society.merge(one, into: other)
        #expect(try await society.letters() == ["Ben: retraction 00"])
        #expect(try await society.reading(other).notices.count == 1)
        let back = try await society.reading(other)
        _ = try await society.store.split(
            back.claims.filter { !$0.record.identifiers.contains { $0.scheme == .pmid } }.map(\.number),
            discussions: back.discussions.filter { $0.poster == society.ada }.map(\.number), outOf: other,
            givingBack: one, reason: "Two.", by: try await society.viewer(society.administrator), at: Society.start)
        #expect(try await society.reading(one).notices.count == 1)
        #expect(try await society.reading(other).notices.isEmpty)
        #expect(try await society.letters() == [])
        let third = try await society.article("Fluids", "PMC7", in: Society.hidden, by: society.ada)
        try await society.merge(one, into: third)
        #expect(try await society.reading(third).notices.count == 1)
        #expect(try await society.letters() == [])
        #expect(try await society.problems() == [])
    }

    @Test("an article that was retracted before it was posted is shown so, and no news")
    func old() async throws {
        let society = try await Society()
        _ = try await society.store.publish(
            [Society.statement(.crossref, "Fluids", "10.1000/1", relations: [(.retractedBy, "10.1000/9")])],
            try Society.proposal(Society.open), draft: nil, by: try await society.viewer(society.ada),
            at: Society.start)
        #expect(
            try await society.store.discussions(.open, for: .visitor, .all, at: Society.start).rows.first?.notices == [
                .retraction
            ])
        #expect(try await society.letters() == [])
    }
}
