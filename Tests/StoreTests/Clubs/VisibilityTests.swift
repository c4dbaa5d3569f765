import Colloquium
import Testing

@testable import Store

/// What each reader may see of the three clubs, tried in every read there is.
@Suite("What is in a club stays in the club")
struct VisibilityTests {
    private struct Scene {
        let society: Society
        var discussions: [Number<Discussion>] = []
        var contributions: [Number<Contribution>] = []
        var questions: [Number<Question>] = []
        var answers: [Number<StoredAnswer>] = []

        init() async throws {
            society = try await Society()
            for club: Number<Club> in [1, 2, 3] {
                let discussion = try await society.post(
                    "Zebra \(club)", [(.pmid, "10\(club)")], in: club, by: society.ada, tags: "tag\(club)")
                discussions.append(discussion)
                contributions.append(try await society.say("Zebra \(club)", in: discussion, by: society.ada))
                let question = try await society.ask(
                    "Zebra \(club)?", in: club, by: society.ada, tags: "tag\(club)", discussion: discussion)
                questions.append(question)
                answers.append(try await society.answer("Zebra \(club)!", to: question, by: society.ada))
                try await society.appraise(discussion, "Zebra \(club)", by: society.ada)
                try await society.store.saveSynthesis(
                    Prose(source: "Zebra", html: "<p>Zebra</p>"), of: discussion,
                    by: try await society.viewer(society.administrator), at: Society.start + .days(28))
            }
        }
    }

    enum Reader: String, CaseIterable, Sendable {
        case visitor, member, moderator, clubMember, administrator

        var clubs: [Int] {
            switch self {
            case .visitor: [1]
            case .member, .moderator: [1, 2]
            case .clubMember, .administrator: [1, 2, 3]
            }
        }

        fileprivate func viewer(_ society: Society) async throws -> Viewer {
            switch self {
            case .visitor: .visitor
            case .member: try await society.viewer(society.ben)
            case .moderator: try await society.viewer(society.moderator)
            case .clubMember: try await society.viewer(society.ada)
            case .administrator: try await society.viewer(society.administrator)
            }
        }
    }

    @Test("in lists", arguments: Reader.allCases)
    func lists(_ reader: Reader) async throws {
        let scene = try await Scene()
        let store = scene.society.store
        let viewer = try await reader.viewer(scene.society)
        let now = Society.start + .hours(1)
        let titles = reader.clubs.map { "Zebra \($0)" }
        let filters: [DiscussionFilter] = [.open, .newestArticles, .poster(scene.society.ada)]
        for filter in filters {
            let rows = try await store.discussions(filter, for: viewer, .all, at: now).rows
            #expect(rows.map(\.title).sorted() == titles)
        }
        #expect(try await store.clubs(for: viewer, at: now).count == reader.clubs.count)
        #expect(try await store.clubs(of: scene.society.ada, for: viewer).count == reader.clubs.count)
        #expect(try await store.tags(for: viewer).map(\.tag.rawValue) == reader.clubs.map { "tag\($0)" })
        #expect(try await store.questions(.all, for: viewer, .all).rows.count == reader.clubs.count)
        #expect(try await store.postingClubs(for: viewer).count == (reader == .visitor ? 0 : reader.clubs.count))
        for kind in SearchKind.allCases {
            #expect(try await store.hits("zebra kind:\(kind.rawValue)", for: viewer).count == reader.clubs.count)
        }
        for club in 1...3 {
            let seen = reader.clubs.contains(club) ? 1 : 0
            let number = Number<Club>(rawValue: Int64(club))
            let tag = try #require(Tag(rawValue: "tag\(club)"))
            #expect(try await store.discussions(.club(number), for: viewer, .all, at: now).rows.count == seen)
            #expect(try await store.discussions(.tag(tag), for: viewer, .all, at: now).rows.count == seen)
            #expect(try await store.questions(.club(number), for: viewer, .all).rows.count == seen)
            #expect(try await store.questions(.tag(tag), for: viewer, .all).rows.count == seen)
        }
        for filter: DiscussionFilter in [.coming, .closed] {
            let before = Society.start - .days(1)
            let after = Society.start + .days(40)
            let moment = if case .coming = filter { before } else { after }
            let rows = try await store.discussions(filter, for: viewer, .all, at: moment).rows
            #expect(rows.count == reader.clubs.count)
        }
    }

    @Test("one by one, and what may not be seen is not there", arguments: Reader.allCases)
    func single(_ reader: Reader) async throws {
        let scene = try await Scene()
        let store = scene.society.store
        let viewer = try await reader.viewer(scene.society)
        for club in 1...3 {
            let index = club - 1
            let expected: Refusal.Kind? = reader.clubs.contains(club) ? nil : .notFound
            let identifier = try #require(Identifier(.pmid, "10\(club)"))
            let article = try #require(try await store.article(known: [identifier]))
            let reads: [(String, () async throws -> Void)] = [
                ("club", { _ = try await store.club(Number(rawValue: Int64(club)), for: viewer) }),
                ("article", { _ = try await store.article(article, for: viewer) }),
                ("discussion", { _ = try await store.discussion(scene.discussions[index], for: viewer) }),
                ("title", { _ = try await store.title(of: scene.discussions[index], for: viewer) }),
                ("contribution", { _ = try await store.contribution(scene.contributions[index], for: viewer) }),
                ("history", { _ = try await store.history(of: scene.contributions[index], for: viewer) }),
                ("question", { _ = try await store.question(scene.questions[index], for: viewer) }),
                ("answer", { _ = try await store.answer(scene.answers[index], for: viewer) }),
                ("history of answer", { _ = try await store.history(of: scene.answers[index], for: viewer) }),
            ]
            for (name, read) in reads { #expect(try await refusal(read) == expected, "\(name) in club \(club)") }
        }
    }

    @Test("in writing", arguments: Reader.allCases)
    func writing(_ reader: Reader) async throws {
        let scene = try await Scene()
        let society = scene.society
        let store = society.store
        let viewer = try await reader.viewer(society)
        for club in 1...3 {
            let index = club - 1
            let expected: Refusal.Kind? =
                reader == .visitor ? .signInNeeded : reader.clubs.contains(club) ? nil : .notFound
            let number = Number<Club>(rawValue: Int64(club))
            var entry = Question.Entry()
            entry.title = "Why?"
            entry.nature = "clinical"
            entry.club = number.description
            entry.submission = Token().text
            let question = try Question.Draft(entry) { $0 }
            let writes: [(String, () async throws -> Void)] = [
                (
                    "contribute",
                    {
                        _ = try await store.contribute(
                            try Society.critique("x"), to: scene.discussions[index], inReplyTo: nil, by: viewer,
                            at: Society.start)
                    }
                ),
                ("ask", { _ = try await store.ask(question, by: viewer, at: Society.start) }),
                (
                    "answer",
                    {
                        _ = try await store.answer(
                            scene.questions[index], with: try Society.answer("x"), submission: Token().text, by: viewer,
                            at: Society.start)
                    }
                ),
                (
                    "post",
                    {
                        _ = try await store.publish(
                            Society.record("New \(club)"), try Society.proposal(number), draft: nil, by: viewer,
                            at: Society.start)
                    }
                ),
                (
                    "subscribe",
                    {
                        try await store.saveSubscriptions(
                            [(scope: .club(number), delivery: .daily)],
                            hour: DigestHour(hour: 7, weekday: 1, timeZone: "UTC"), of: viewer, at: Society.start)
                    }
                ),
            ]
            for (name, write) in writes { #expect(try await refusal(write) == expected, "\(name) in club \(club)") }
        }
    }

    @Test("when an article of a private club is brought elsewhere by somebody who may not see it")
    func bringing() async throws {
        let scene = try await Scene()
        let society = scene.society
        let article = try await society.store.discussion(
            scene.discussions[2], for: try await society.viewer(society.ada)
        ).article.number
        let stranger = try await society.viewer(society.ben)
        #expect(
            try await refusal {
                _ = try await society.store.discuss(
                    article, try Society.proposal(Society.open), by: stranger, at: Society.start)
            } == .notFound)
        #expect(
            try await refusal {
                _ = try await society.store.discuss(999, try Society.proposal(1), by: stranger, at: Society.start)
            } == .notFound)
    }

    @Test("when an answer elsewhere cites an article of a private club", arguments: Reader.allCases)
    func citing(_ reader: Reader) async throws {
        let scene = try await Scene()
        let society = scene.society
        let question = try await society.ask("Which?", by: society.ben)
        try await society.answer("These.", "PMID 101\nPMID 102\nPMID 103", to: question, by: society.ben)
        let answer = try #require(
            try await society.store.question(question, for: try await reader.viewer(society)).answers.first)
        let titles = answer.references.map(\.work.title).filter { !$0.isEmpty }
        #expect(titles == reader.clubs.map { "Zebra \($0)" })
    }

    @Test("when a club becomes private later")
    func later() async throws {
        let scene = try await Scene()
        let society = scene.society
        let administrator = try await society.viewer(society.administrator)
        try await society.store.saveClub(
            try Society.charter("Open club", .closed), 1, by: administrator, at: Society.start)
        #expect(try await society.store.hits("zebra").isEmpty)
        #expect(
            try await refusal { _ = try await society.store.discussion(scene.discussions[0], for: .visitor) }
                == .notFound)
    }
}
