import Colloquium
import Testing

@testable import Store

@Suite("Merging and splitting")
struct MergingTests {
    private struct Scene {
        let society: Society
        let one: Number<Article>
        let other: Number<Article>

        init() async throws {
            society = try await Society()
            one = try await society.article("Fluids", "10.1000/1")
            other = try await society.article("Fluids, too", "PMID:42", in: Society.ours)
        }
    }

    @Test("a merge keeps discussions, contributions, tags, references and the old address")
    func merged() async throws {
        let scene = try await Scene()
        let society = scene.society
        let discussion = try #require(try await society.reading(scene.other).discussions.first?.number)
        let said = try await society.say("Zebra", in: discussion, by: society.ada)
        let question = try await society.ask("Which?", by: society.ben)
        try await society.answer("This.", "PMID 42", to: question, by: society.ben)
        try await society.run("INSERT INTO discussion_tags VALUES ('sepsis', \(discussion))")
        try await society.merge(scene.other, into: scene.one)
        let reading = try await society.reading(scene.other)
        #expect(reading.article.number == scene.one && reading.page == scene.one)
        #expect(reading.discussions.count == 2 && reading.tags.map(\.rawValue) == ["sepsis"])
        #expect(Set(reading.article.record.identifiers.map(\.value)) == ["10.1000/1", "42"])
        #expect(try await society.store.contribution(said, for: try await society.viewer(society.ada)).body == "Zebra")
        let answer = try #require(
            try await society.store.question(question, for: try await society.viewer(society.ada)).answers.first)
        #expect(answer.references.first?.work.article == scene.one)
        #expect(
            try await society.store.hits("fluids too kind:article", for: try await society.viewer(society.ada)).isEmpty)
        #expect(try await society.count("SELECT count(*) FROM audit WHERE act = 'articles merged'") == 1)
        #expect(try await society.problems() == [])
    }

    @Test("who was told of one is not told of the other, in a digest or after a split")
    func told() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1", by: society.ada)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
        let discussion = try await society.post(
            "Fluids, too", [(.pmid, "42")], in: Society.ours, by: society.ada, at: Society.monday)
        let other = try await society.article(of: discussion)
        try await society.merge(other, into: one, at: Society.monday)
        #expect(try await society.digest(society.ben, at: Society.monday + .days(7)) == nil)
        let back = try await society.store.split(
            [try #require(try await society.reading(one).claims.last?.number)], discussions: [discussion],
            outOf: one, givingBack: other, reason: "Two.", by: try await society.viewer(society.administrator),
            at: Society.monday + .days(8))
        #expect(back == other)
        #expect(try await society.digest(society.ben, at: Society.monday + .days(14)) == nil)
        #expect(try await society.count("SELECT count(*) FROM digest_items WHERE member = \(society.ben)") == 2)
    }

    @Test("a split gives the number back, and with it everything that went with it")
    func restored() async throws {
        let scene = try await Scene()
        let society = scene.society
        let before = try await society.reading(scene.other)
        let first = try await society.reading(scene.one)
        let ada = try await society.viewer(society.ada)
        try await society.store.pin(.title, to: before.claims[0].number, of: scene.other, by: ada, at: Society.start)
        try await society.merge(scene.other, into: scene.one)
        #expect(try await society.reading(scene.one).article.record.title == "Fluids, too")
        let back = try await society.store.split(
            before.claims.map(\.number), discussions: before.discussions.map(\.number), outOf: scene.one,
            givingBack: scene.other, reason: "Two works.", by: try await society.viewer(society.administrator),
            at: Society.start)
        #expect(back == scene.other)
        let after = try await society.reading(scene.other)
        #expect(after.article == before.article && after.pins == [.title: before.claims[0].number])
        #expect(after.discussions.map(\.number) == before.discussions.map(\.number))
        #expect(try await society.reading(scene.one).article == first.article)
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == scene.other)
        #expect(try await society.problems() == [])
    }

    @Test("what a moderator took apart no claim puts together again, nor asks about")
    func apart() async throws {
        let scene = try await Scene()
        let society = scene.society
        let administrator = try await society.viewer(society.administrator)
        let before = try await society.reading(scene.other)
        try await society.merge(scene.other, into: scene.one)
        _ = try await society.store.split(
            before.claims.map(\.number), discussions: before.discussions.map(\.number), outOf: scene.one,
            givingBack: scene.other, reason: "Two works.", by: administrator, at: Society.start)
        let outcome = try await society.claim(
            Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: scene.one)
        #expect(outcome.merged == [])
        #expect(try await society.reading(scene.other).article.number == scene.other)
        #expect(try await society.store.doubles(for: administrator).isEmpty)
    }

    @Test("a split without a number to give back makes a new article, which its moderator can read")
    func new() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.feed, "Steroids", "", detail: "Feed"), of: article)
        let feed = try #require(try await society.reading(article).claims.last?.number)
        let moderator = try await society.viewer(society.moderator)
        let other = try await society.store.split(
            [feed], discussions: [], outOf: article, reason: "Another work.", by: moderator, at: Society.start)
        let reading = try await society.store.article(other, for: moderator)
        #expect(reading.article.record.title == "Steroids" && reading.discussions.isEmpty)
        #expect(try await society.reading(article).article.record.title == "Fluids")
        // The feed speaks on where it spoke, without a word of what was taken out.
        try await society.claim(Society.statement(.feed, "Fluids!", "", detail: "Feed"), of: article)
        #expect(try await society.reading(article).claims.count == 2)
        #expect(try await society.store.article(other, for: moderator).article.record.title == "Steroids")
        #expect(try await refusal { _ = try await society.reading(other, by: society.ben) } == .notFound)
        #expect(try await society.problems() == [])
    }

    @Test("chains of merges lead to the end, and have one")
    func chains() async throws {
        let scene = try await Scene()
        let society = scene.society
        let third = try await society.article("Fluids, again", "PMC7", in: Society.hidden)
        try await society.merge(scene.other, into: scene.one)
        try await society.merge(scene.one, into: third)
        for number in [scene.one, scene.other, third] {
            #expect(try await society.reading(number).article.number == third)
        }
        #expect(try await refusal { try await society.merge(third, into: scene.other) } == .conflict)
        #expect(try await society.reading(third).discussions.count == 3)
        #expect(try await society.problems() == [])
    }

    @Test("nonsense is refused and changes nothing")
    func nonsense() async throws {
        let scene = try await Scene()
        let society = scene.society
        let (one, other) = (scene.one, scene.other)
        let gone = try await society.article("Gone", "10.1000/4", in: Society.hidden)
        try await society.merge(gone, into: one)
        let administrator = try await society.viewer(society.administrator)
        for (gone, article, reason, viewer, kind) in [
            (one, one, "x", society.administrator, .invalid), (one, 99, "x", society.administrator, .notFound),
            (99, one, "x", society.administrator, .notFound), (gone, other, "x", society.administrator, .conflict),
            (other, gone, "x", society.administrator, .conflict), (other, one, " ", society.administrator, .invalid),
            (other, one, "x", society.ben, .forbidden),
        ] as [(Number<Article>, Number<Article>, String, Number<Member>, Refusal.Kind)] {
            let refused = try await refusal {
                try await society.store.merge(
                    gone, into: article, reason: reason, by: try await society.viewer(viewer), at: Society.start)
            }
            #expect(refused == kind, "\(gone) into \(article)")
        }
        let own = try await society.reading(one).claims.map(\.number)
        let discussions = try await society.reading(one).discussions.map(\.number)
        let foreign = try await society.reading(other)
        for (claims, discussions, merged, kind) in [
            ([], [], nil, .invalid), (own, discussions, nil, .invalid),
            ([foreign.claims[0].number], [], nil, .notFound),
            ([own[0]], foreign.discussions.map(\.number), nil, .notFound), ([own[0]], [], other, .invalid),
            ([own[0]], [], 99, .invalid),
        ] as [([Number<Claim>], [Number<Discussion>], Number<Article>?, Refusal.Kind)] {
            let refused = try await refusal {
                _ = try await society.store.split(
                    claims, discussions: discussions, outOf: one, givingBack: merged, reason: "x", by: administrator,
                    at: Society.start)
            }
            #expect(refused == kind, "\(claims) \(discussions)")
        }
        #expect(try await society.count("SELECT count(*) FROM articles WHERE merged_into IS NOT NULL") == 1)
        #expect(try await society.problems() == [])
    }

    @Test("a registry does not put together what a club discusses twice now; moderators are asked, and may later")
    func discussedTwice() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "PMID:42")
        let names = try Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42")
        #expect(try await society.claim(names, of: one).merged == [])
        let moderator = try await society.viewer(society.moderator)
        #expect(try await society.store.doubles(for: moderator).count == 1)
        try await society.merge(other, into: one, at: Society.start + .days(60))
        #expect(try await society.store.doubles(for: moderator).isEmpty)
        #expect(try await society.reading(one).discussions.count == 2)
    }

    @Test("a pair kept apart stays apart, through a merge of one of them too")
    func keptApart() async throws {
        let scene = try await Scene()
        let society = scene.society
        let administrator = try await society.viewer(society.administrator)
        try await society.store.keepApart(
            scene.one, scene.other, reason: "Two.", by: administrator, at: Society.start)
        let third = try await society.article("Third", "PMC7", in: Society.hidden)
        try await society.merge(scene.other, into: third)
        let outcome = try await society.claim(
            Society.statement(.pubMed, "Fluids", "10.1000/1 PMC7"), of: scene.one)
        #expect(outcome.merged == [])
    }

    @Test("a pair kept apart stays apart when it becomes a pair that was asked about")
    func keptApartAndAsked() async throws {
        let scene = try await Scene()
        let society = scene.society
        let administrator = try await society.viewer(society.administrator)
        let third = try await society.article("Third", "PMC7", in: Society.hidden)
        try await society.claim(Society.statement(.pasted, "Fluids", "10.1000/1 PMC7"), of: scene.one)
        #expect(try await society.store.doubles(for: administrator).count == 1)
        try await society.store.keepApart(scene.other, third, reason: "Two.", by: administrator, at: Society.start)
        try await society.merge(scene.other, into: scene.one)
        #expect(try await society.store.doubles(for: administrator).isEmpty)
    }

    @Test("a merge takes proposals along; of two in one club the first stays, with the supporters of both")
    func proposals() async throws {
        let scene = try await Scene()
        let society = scene.society
        let ada = try await society.viewer(society.ada)
        var numbers: [Number<Proposal>] = []
        for article in [scene.one, scene.other] {
            numbers.append(
                try await society.store.propose(
                    .article(article), Society.wish(Society.hidden), by: ada, at: Society.start))
        }
        try await society.run(
            """
            INSERT INTO proposal_supporters (proposal, member, why, why_html, since)
            VALUES (\(numbers[1]), \(society.ben), 'Me too.', '<p>Me too.</p>', 0)
            """)
        try await society.merge(scene.other, into: scene.one)
        let open = try await society.store.proposals(of: Society.hidden, for: ada, .all).rows
        #expect(open.map(\.number) == [numbers[0]] && open.first?.subject == .article(scene.one))
        #expect(open.first?.supporters.count == 2)
        #expect(try await society.count("SELECT count(*) FROM proposals WHERE article = \(scene.other)") == 0)
    }

    @Test("a moderator does not merge or see what they may not read, and nobody sees more than before")
    func privacy() async throws {
        let society = try await Society()
        let open = try await society.article("Fluids", "10.1000/1")
        let hidden = try await society.article("Secret fluids", "PMID:42", in: Society.hidden)
        let moderator = try await society.viewer(society.moderator)
        for (gone, article) in [(open, hidden), (hidden, open)] {
            let refused = try await refusal {
                try await society.store.merge(gone, into: article, reason: "x", by: moderator, at: Society.start)
            }
            #expect(refused == .notFound)
        }
        try await society.claim(Society.statement(.pasted, "Fluids", "PMID:42 10.1000/1"), of: open)
        #expect(try await society.store.doubles(for: moderator).isEmpty)
        #expect(try await society.store.doubles(for: try await society.viewer(society.ben)).isEmpty)
        try await society.claim(Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/1"), of: open)
        let reading = try await society.reading(hidden, by: society.ben)
        #expect(reading.article.number == open && reading.discussions.map(\.club) == [Society.open])
        #expect(try await society.store.hits("fluids kind:article").count == 1)
    }

    @Test("who may read an article sees what sources say, and not whose file it was")
    func details() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        for source in [ClaimSource.citationFile, .feed, .landingPage] {
            try await society.claim(
                Society.statement(source, "Fluids", "10.1000/1", detail: "https://example.org/?token=secret"),
                of: article)
        }
        #expect(
            try await society.reading(article, by: society.ben).claims.map(\.detail).filter { !$0.isEmpty }.count == 1)
        #expect(
            try await society.reading(article, by: society.moderator).claims.map(\.detail).filter { !$0.isEmpty }.count
                == 3)
    }

    @Test("two moderators at once merge once")
    func atOnce() async throws {
        try await withFile { path in
            let society = try await Society(founding: try Store(path: path))
            let one = try await society.article("Fluids", "10.1000/1")
            let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
            let refusals = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
                for (gone, article) in [(one, other), (other, one), (one, other), (other, one)] {
                    group.addTask { try await refusal { try await society.merge(gone, into: article) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refusals.filter { $0 == nil }.count == 1 && refusals.filter { $0 == .conflict }.count == 3)
            #expect(try await society.problems() == [])
            try society.store.close()
        }
    }
}

@Suite("Versions of one work")
struct VersionTests {
    @Test(
        "stand on one page with the discussions of all, whichever came first and whoever said so",
        arguments: [true, false])
    func onePage(_ isPreprintFirst: Bool) async throws {
        let society = try await Society()
        func post(
            _ title: String, _ names: String, _ kind: ArticleRecord.Kind,
            _ relation: (ArticleRecord.Relation.Kind, String)?, in club: Number<Club>
        ) async throws -> Number<Article> {
            let statement = try Society.statement(.crossref, title, names, relations: relation.map { [$0] } ?? []) {
                $0.kind = kind
            }
            return try await society.article(
                of: try await society.store.publish(
                    [statement], try Society.proposal(club, tags: title), draft: nil,
                    by: try await society.viewer(society.ada), at: Society.start))
        }
        let (preprint, published): (Number<Article>, Number<Article>)
        if isPreprintFirst {
            preprint = try await post("draft", "10.1101/1", .preprint, (.preprintOf, "10.1000/1"), in: Society.open)
            published = try await post("final", "10.1000/1", .article, nil, in: Society.ours)
        } else {
            published = try await post("final", "10.1000/1", .article, (.hasPreprint, "10.1101/1"), in: Society.ours)
            preprint = try await post("draft", "10.1101/1", .preprint, nil, in: Society.open)
        }
        #expect(preprint != published)
        for number in [preprint, published] {
            let reading = try await society.reading(number)
            #expect(reading.article.number == number && reading.page == published)
            #expect(reading.discussions.count == 2 && reading.tags.map(\.rawValue) == ["draft", "final"])
            #expect(reading.versions.map(\.number).sorted() == [preprint, published].sorted())
            #expect(reading.versions.filter(\.isPage).map(\.kind) == [.article])
        }
        // A visitor may read the public discussion alone: the other version is not there for them.
        let visible = try await society.store.article(preprint, for: .visitor)
        #expect(visible.page == preprint && visible.versions.map(\.number) == [preprint])
        #expect(visible.discussions.count == 1 && visible.tags.map(\.rawValue) == ["draft"])
        #expect(try await refusal { _ = try await society.store.article(published, for: .visitor) } == .notFound)
    }

    @Test("are joined over several steps, and by no member’s word")
    func steps() async throws {
        let society = try await Society()
        let names = ["10.1000/1", "10.1101/1", "10.1101/2", "10.1000/9"]
        var articles: [Number<Article>] = []
        for name in names { articles.append(try await society.article("Fluids \(name)", name)) }
        for (index, source) in [(0, ClaimSource.crossref), (1, .crossref), (2, .citationFile)] {
            try await society.claim(
                Society.statement(source, "Fluids", names[index], relations: [(.versionOf, names[index + 1])]),
                of: articles[index])
        }
        #expect(try await society.reading(articles[2]).versions.map(\.number).sorted() == Array(articles.prefix(3)))
        #expect(try await society.reading(articles[3]).versions.count == 1)
    }

    @Test("come apart when the claim that joined them says so no more")
    func apart() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "10.1101/1")
        try await society.claim(
            Society.statement(.crossref, "Fluids", "10.1000/1", relations: [(.hasPreprint, "10.1101/1")]), of: one)
        #expect(try await society.reading(other).versions.count == 2)
        try await society.claim(Society.statement(.crossref, "Fluids", "10.1000/1"), of: one)
        #expect(try await society.reading(other).versions.count == 1)
    }
}
