import Colloquium
import Testing

@testable import Store

@Suite("Retractions in a digest")
struct RetractionDigestTests {
    private static let doi = "10.1000/1"

    /// An article that Ada posted, and a discussion of another work; nothing else is news to Ben.
    private static func scene() async throws -> (society: Society, article: Number<Article>, other: Number<Discussion>)
    {
        let society = try await Society()
        let article = try await society.article("Fluids", doi, by: society.ada)
        let other = try await society.post("Other", by: society.moderator)
        return (society, article, other)
    }

    private static func retract(_ article: Number<Article>, _ society: Society, at now: Instant = Society.start)
        async throws
    {
        try await society.notify(article, doi, .retractedBy, "10.1000/9", at: now)
    }

    private static func told(
        _ society: Society, _ member: Number<Member>, at now: Instant = Society.monday
    ) async throws -> [[Reliance.Deed]] {
        let content = try await society.store.previewDigest(for: member, Cadence.allCases, at: now)
        return content.items.filter { $0.section == .retractions }.compactMap { item in
            guard case .retraction(let work) = item.body else { return nil }
            return work.reliances.map(\.deed)
        }
    }

    @Test("are told to who wrote, answered, posted, voted or endorsed because of the work, each with what rests on it")
    func deeds() async throws {
        let (society, article, other) = try await Self.scene()
        let said = try await society.say("See \(Self.doi)", in: other, by: society.ben)
        let question = try await society.ask("Which?", by: society.moderator)
        let answer = try await society.answer("This.", Self.doi, to: question, by: society.ben)
        try await society.run(
            """
            INSERT INTO endorsements VALUES (\(answer), \(society.ada), 0);
            INSERT INTO polls (number, club, author, question, details, details_html, form, options, disclosure,
                is_anonymous, needs_reference, submission, asked_at, closes_at)
            VALUES (1, 1, \(society.ada), 'Early?', '', '', 'scale', '[]', 'always', 0, 0, 'p', 0, 9);
            INSERT INTO votes (number, poll, member, time, rating, rationale, rationale_html, competing_interests, voted_at)
            VALUES (1, 1, \(society.administrator), 'before', 5, '', '', 'none', 1);
            INSERT INTO vote_references VALUES (1, 1, 'doi', '\(Self.doi)', '');
            """)
        try await Self.retract(article, society)
        let discussion = try await society.store.discussions(.newestArticles, for: .visitor, .all, at: Society.start)
            .rows.first { $0.title == "Fluids" }
        #expect(try await Self.told(society, society.ben) == [[.answer(answer), .contribution(said)]])
        #expect(
            try await Self.told(society, society.ada) == [
                [.discussion(try #require(discussion).number), .endorsement(of: answer)]
            ])
        #expect(try await Self.told(society, society.administrator) == [[.vote(in: 1)]])
    }

    @Test("are told once, come first, and are news enough for a mail of them alone, also after a letter")
    func once() async throws {
        let (society, article, other) = try await Self.scene()
        try await society.say("See \(Self.doi)", in: other, by: society.ben)
        while try await society.digest(society.ben, at: Society.monday) != nil {}
        let next = Society.monday + .days(7)
        try await Self.retract(article, society, at: Society.monday + .days(1))
        #expect(try await society.letters(at: Society.monday + .days(1)).contains { $0.hasPrefix("Ben: retraction") })
        try await society.post("New", by: society.ada, at: Society.monday + .days(2))
        #expect(try await society.digest(society.ben, at: next) == ["Fluids", "New"])
        #expect(try await society.digest(society.ben, at: next + .days(7)) == nil)
        #expect(try await Self.told(society, society.ben, at: next + .days(7)).isEmpty)
    }

    @Test("are not told to who read of them on the site, muted where they wrote, or may not read there any more")
    func read() async throws {
        for way in ["visited", "notified", "muted", "closed", "withdrawn", "taken back", "old"] {
            let (society, article, other) = try await Self.scene()
            let said = try await society.say("See \(Self.doi)", in: other, by: society.ben)
            try await Self.retract(article, society)
            #expect(try await Self.told(society, society.ben) == [[.contribution(said)]], "\(way)")
            switch way {
            case "visited":
                try await society.store.note(
                    ReadingMark(newSince: nil, visitedAt: Society.start + .hours(1)), of: other, by: society.ben)
            case "notified":
                try await society.store.readNotifications(in: nil, by: society.ben, at: Society.start)
            case "muted":
                try await society.store.mute(
                    .discussion(other), by: society.viewer(society.ben), at: Society.start)
            case "closed":
                try await society.run("UPDATE clubs SET visibility = 'private'; DELETE FROM club_members")
            case "withdrawn":
                try await society.store.withdraw(said, by: society.viewer(society.ben), at: Society.start)
            case "taken back":
                try await society.claim(Society.statement(.crossref, "Fluids", Self.doi), of: article)
            default: break
            }
            let now = way == "old" ? Society.start + .days(61) : Society.monday
            #expect(try await Self.told(society, society.ben, at: now).isEmpty, "\(way)")
        }
    }

    @Test("that were told of one article are not told again of the one it is merged into")
    func merged() async throws {
        let (society, article, other) = try await Self.scene()
        try await society.say("See \(Self.doi)", in: other, by: society.ben)
        try await Self.retract(article, society)
        _ = try await society.digest(society.ben, at: Society.monday)
        let second = try await society.article("Fluids", "PMID:42", in: Society.ours, by: society.ada)
        try await society.merge(article, into: second)
        #expect(try await Self.told(society, society.ben).isEmpty)
    }
}
