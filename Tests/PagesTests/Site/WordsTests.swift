import Colloquium
import Testing

@testable import Pages

@Suite("Times as a reader sees them")
struct ReaderTimeTests {
    /// 18 November 2026, 23:07:09 UTC.
    private let moment = Instant(rawValue: 1_795_043_229_000)

    @Test(
        "are in the reader's zone, and say so where it is not known",
        arguments: [
            ("UTC", "18 November 2026", "18 Nov 2026, 23:07 UTC", "Wednesday 18 November 2026, 23:07 UTC"),
            ("Europe/Vienna", "19 November 2026", "19 Nov 2026, 00:07", "Thursday 19 November 2026, 00:07"),
            ("America/New_York", "18 November 2026", "18 Nov 2026, 18:07", "Wednesday 18 November 2026, 18:07"),
            ("Asia/Kathmandu", "19 November 2026", "19 Nov 2026, 04:52", "Thursday 19 November 2026, 04:52"),
        ])
    func zones(_ zone: String, _ day: String, _ short: String, _ nearby: String) {
        let time = ReaderTime(zone: zone)
        #expect(time.day(moment) == day)
        #expect(time.moment(moment) == short)
        #expect(time.nearby(moment) == nearby)
        #expect(time.momentInZone(moment) == (zone == "UTC" ? short : "\(short) (\(zone))"))
    }

    @Test("are the club's for a reader who chose no zone, and say so")
    func club() {
        let unknown = ReaderTime(zone: "UTC").inClub("Asia/Kathmandu")
        #expect(unknown.nearby(moment) == "Thursday 19 November 2026, 04:52 (Asia/Kathmandu)")
        let own = ReaderTime(zone: "Europe/Vienna").inClub("Asia/Kathmandu")
        #expect(own.nearby(moment) == "Thursday 19 November 2026, 00:07")
        #expect(own.named.nearby(moment) == "Thursday 19 November 2026, 00:07 (Europe/Vienna)")
        #expect(ReaderTime(zone: "UTC").inClub("UTC").nearby(moment) == "Wednesday 18 November 2026, 23:07 UTC")
    }

    @Test("are in UTC for machines")
    func machine() {
        #expect(ReaderTime.machine(moment) == "2026-11-18T23:07:09Z")
        #expect(ReaderTime.machine(Instant(rawValue: 0)) == "1970-01-01T00:00:00Z")
        #expect(ReaderTime.machine(Instant(rawValue: -1)) == "1969-12-31T23:59:59Z")
    }

    @Test("say what happens next in a discussion, or what happened last", arguments: Stage.allCases)
    func schedule(_ stage: Stage) {
        let story = Storybook(text: "x")
        let words = story.schedule(stage).words(at: story.now, story.time)
        let start =
            switch stage {
            case .announced, .preReading: "opens "
            case .open, .closing: "closes "
            case .synthesis, .archived: "closed "
            }
        #expect(words.hasPrefix(start))
        #expect(story.schedule(stage).stage(at: story.now) == stage)
    }
}

@Suite("Citations")
struct CitationTests {
    private func record(_ people: [ArticleRecord.Contributor]) -> ArticleRecord {
        var record = ArticleRecord()
        record.contributors = people
        return record
    }

    @Test(
        "name people as reading lists do",
        arguments: [
            ([], ""), ([.init(family: "Lovelace", given: "Ada King")], "Lovelace AK."),
            ([.init(family: "Saint-Exupéry", given: "Jean-Paul")], "Saint-Exupéry JP."),
            ([.init(family: "Lovelace", given: "A. K.")], "Lovelace AK."), ([.init(collective: "WHO")], "WHO."),
            ([.init(family: "Plato")], "Plato."), ([.init(collective: "Acme Inc.")], "Acme Inc."),
            (
                ["A", "B", "C", "D"].map { .init(family: $0, given: "x") }, "A X, B X, C X, D X."
            ), (["A", "B", "C", "D", "E"].map { .init(family: $0, given: "x") }, "A X, B X, C X, et al."),
        ] as [([ArticleRecord.Contributor], String)])
    func names(_ people: [ArticleRecord.Contributor], _ expected: String) {
        #expect(Citation(record(people)).names == expected)
    }

    @Test("say where it stands, as far as is known")
    func locator() {
        var record = ArticleRecord()
        #expect(Citation(record).locator.isEmpty)
        record.published = PartialDate(year: 2018, month: 5)
        #expect(Citation(record).locator == "2018")
        record.volume = "378"
        record.issue = "20"
        record.pages = "1865-76"
        #expect(Citation(record).locator == "2018;378(20):1865–76")
        record.container.title = "The New England Journal of Medicine"
        #expect(Citation(record).journal == "The New England Journal of Medicine")
        record.container.abbreviation = "N Engl J Med"
        #expect(Citation(record).journal == "N Engl J Med")
    }

    @Test("of a row of a list know the first of several")
    func rows() {
        #expect(Citation(family: "Lovelace", given: "", authors: 1, journal: "J", year: "2024").names == "Lovelace.")
        #expect(
            Citation(family: "Lovelace", given: "Ada King", authors: 2, journal: "J", year: "2024").names
                == "Lovelace AK, et al.")
        #expect(Citation(family: "", given: "", authors: 0, journal: "", year: "").names.isEmpty)
    }
}

@Suite("Addresses")
struct SitePathTests {
    @Test(
        "are a number and a readable part that may be left out",
        arguments: [
            ("Fluids in sepsis: a trial", "/articles/7-fluids-in-sepsis-a-trial"), ("日本", "/articles/7"),
            ("", "/articles/7"), ("../../admin?x=1#y", "/articles/7-admin-x-1-y"),
            ("<script>&\"'", "/articles/7-script"),
        ])
    func slugs(_ title: String, _ path: String) {
        #expect(SitePath.article(7, title) == path)
    }

    @Test("are fit for an attribute as they are, whatever they are made of")
    func safe() throws {
        let hostile = "<script>&\"' ../ä?#"
        let paths = [
            SitePath.article(1, hostile), SitePath.discussion(1, hostile), SitePath.question(1, hostile),
            SitePath.club(1, hostile), SitePath.member(1, hostile), SitePath.tag(try #require(Tag(rawValue: hostile))),
            SitePath.feed(.tag(try #require(Tag(rawValue: hostile)))), SitePath.home, SitePath.feed(.site),
        ]
        for path in paths {
            #expect(path.hasPrefix("/") && !path.hasPrefix("//"))
            #expect(path.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/-.".contains($0)) }, "\(path)")
        }
    }

    @Test(
        "of the neighbouring pages of a list",
        arguments: [
            ("/a", 1, false, nil, nil, false), ("/a", 1, true, nil, "/a?page=2", true),
            ("/a", 2, true, "/a", "/a?page=3", true), ("/a", 3, false, "/a?page=2", nil, true),
            ("/a?q=x", 2, true, "/a?q=x", "/a?q=x&page=3", true),
        ] as [(String, Int, Bool, String?, String?, Bool)])
    func pagination(
        _ path: String, _ page: Int, _ more: Bool, _ previous: String?, _ next: String?, _ isPaged: Bool
    ) {
        let pagination = Pagination(path: path, page: page, hasMore: more)
        #expect(pagination.previousPath == [previous].compactMap { $0 })
        #expect(pagination.nextPagePath == [next].compactMap { $0 })
        #expect(pagination.isPaged == isPaged && pagination.pageNumber == page)
    }
}
