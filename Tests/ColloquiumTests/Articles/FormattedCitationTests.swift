import Colloquium
import Testing

@Suite("Formatted citations")
struct FormattedCitationTests {
    private static func article() -> ArticleRecord {
        var record = ArticleRecord()
        record.title = "Inhaled E. coli in mild asthma."
        record.titleHTML = "Inhaled <i>E. coli</i> in mild asthma."
        record.contributors = [
            ArticleRecord.Contributor(family: "O'Byrne", given: "Paul M"),
            ArticleRecord.Contributor(family: "van der Berg", given: "Jean-Luc", suffix: "Jr."),
        ]
        record.container = .init(title: "The New England journal of medicine", abbreviation: "N. Engl. J. Med.")
        record.volume = "378"
        record.issue = "20"
        record.pages = "1865-1876"
        record.published = PartialDate(year: 2018, month: 5, day: 17)
        record.identifiers = [Identifier(.doi, "10.1056/NEJMoa1715274"), Identifier(.pmid, "29768149")].compactMap {
            $0
        }
        return record
    }

    private func text(_ record: ArticleRecord, _ style: CitationStyle) -> String {
        FormattedCitation(record, style: style).text
    }

    @Test("sets an article in both styles")
    func article() {
        let record = Self.article()
        #expect(
            text(record, .ama)
                == "O'Byrne PM, van der Berg JL Jr. Inhaled E. coli in mild asthma. N Engl J Med. 2018;378(20):1865-1876. doi:10.1056/nejmoa1715274"
        )
        #expect(
            text(record, .vancouver)
                == "O'Byrne PM, van der Berg JL Jr. Inhaled E. coli in mild asthma. N Engl J Med. 2018 May 17;378(20):1865-1876. doi: 10.1056/nejmoa1715274. PMID: 29768149"
        )
        #expect(
            FormattedCitation(record, style: .ama).html
                == "O&#39;Byrne PM, van der Berg JL Jr. Inhaled <i>E. coli</i> in mild asthma. <i>N Engl J Med</i>. 2018;378(20):1865-1876. doi:10.1056/nejmoa1715274"
        )
    }

    @Test(
        "names a work once of which nothing but an identifier is known",
        arguments: [
            (Identifier.Scheme.doi, "10.1056/NEJMoa2202707", "doi:10.1056/nejmoa2202707", "doi: 10.1056/nejmoa2202707"),
            (.arxiv, "2101.00001", "arXiv:2101.00001", "arXiv:2101.00001"),
            (.url, "https://example.org/a", "https://example.org/a", "Available from: https://example.org/a"),
            (.isbn, "9780306406157", "ISBN 9780306406157.", "ISBN 9780306406157."),
        ])
    func unresolved(_ scheme: Identifier.Scheme, _ value: String, _ ama: String, _ vancouver: String) throws {
        let work = try #require(Identifier(scheme, value))
        var record = ArticleRecord()
        record.kind = scheme == .isbn ? .book : .other
        record.title = work.label
        record.identifiers = [work]
        record.links = work.url.map { [$0] } ?? []
        #expect(text(record, .ama) == ama)
        #expect(text(record, .vancouver) == vancouver)
        #expect(!FormattedCitation(record, style: .ama).html.contains("<i></i>"))
    }

    @Test(
        "prints as many authors as the style has",
        arguments: [
            (1, "A1 B.", "A1 B."), (6, "A1 B, A2 B, A3 B, A4 B, A5 B, A6 B.", "A1 B, A2 B, A3 B, A4 B, A5 B, A6 B."),
            (7, "A1 B, A2 B, A3 B, et al.", "A1 B, A2 B, A3 B, A4 B, A5 B, A6 B, et al."),
        ])
    func authors(_ count: Int, _ ama: String, _ vancouver: String) {
        var record = ArticleRecord()
        record.contributors = (1...count).map { ArticleRecord.Contributor(family: "A\($0)", given: "B") }
        #expect(text(record, .ama) == ama)
        #expect(text(record, .vancouver) == vancouver)
    }

    @Test("sets groups apart, and says where a list is known to go on")
    func groups() {
        var record = ArticleRecord()
        record.contributors = [
            ArticleRecord.Contributor(family: "Vallancien", given: "Guy"),
            ArticleRecord.Contributor(collective: "Alf-One Study Group"),
        ]
        #expect(text(record, .ama) == "Vallancien G, Alf-One Study Group.")
        #expect(text(record, .vancouver) == "Vallancien G; Alf-One Study Group.")
        record.contributorsAreComplete = false
        #expect(text(record, .ama) == "Vallancien G, Alf-One Study Group, et al.")
    }

    @Test(
        "makes initials of given names",
        arguments: [
            ("Jean-Luc", "JL"), ("J.-L.", "JL"), ("JP", "JP"), ("Anthony R.", "AR"), ("A.R.", "AR"), ("émile", "É"),
            ("", ""),
            ("Yoon Soo", "YS"),
        ])
    func initials(_ given: String, _ initials: String) {
        #expect(ArticleRecord.Contributor.initials(given) == initials)
    }

    @Test("says that an article is online where it has no place yet, and takes the issue's year where it has one")
    func dates() throws {
        var record = Self.article()
        record.dates = [.init(.online, try #require(PartialDate(year: 2018, month: 5, day: 17)))]
        record.volume = ""
        record.issue = ""
        record.pages = ""
        #expect(text(record, .ama).contains("N Engl J Med. Published online May 17, 2018. doi:"))
        record.volume = "379"
        record.dates += [.init(.print, try #require(PartialDate(year: 2019, month: 1)))]
        #expect(text(record, .ama).contains("N Engl J Med. 2019;379. doi:"))
        #expect(text(record, .vancouver).contains("2019 Jan;379. doi:"))
        record.pages = "e110870"
        #expect(text(record, .ama).contains("2019;379:e110870."))
    }

    @Test("marks preprints and retracted works")
    func marks() throws {
        var record = Self.article()
        record.relations = [.init(kind: .retractedBy, target: try #require(Identifier(.pmid, "20137807")))]
        #expect(text(record, .ama).contains("1865-1876. Retracted in: PMID 20137807. doi:"))
        #expect(text(record, .vancouver).contains("Retraction in: PMID 20137807."))
        var preprint = Self.article()
        preprint.kind = .preprint
        preprint.container = .init(title: "medRxiv")
        #expect(text(preprint, .ama).contains("asthma. medRxiv. Preprint posted online May 17, 2018. doi:10"))
        #expect(text(preprint, .vancouver).contains("asthma. medRxiv [Preprint]. 2018 May 17. doi: 10"))
    }

    @Test("sets books, chapters and theses")
    func books() {
        var record = ArticleRecord()
        record.kind = .chapter
        record.title = "Chromosome alterations"
        record.contributors = [ArticleRecord.Contributor(family: "Meltzer", given: "Paul S")]
        record.otherContributors = [
            ArticleRecord.Contributor(family: "Vogelstein", given: "B", role: .editor),
            ArticleRecord.Contributor(family: "Kinzler", given: "K W", role: .editor),
        ]
        record.container = .init(title: "The genetic basis of human cancer")
        record.publisher = "McGraw-Hill"
        record.pages = "93-113"
        record.published = PartialDate(year: 2002)
        #expect(
            text(record, .ama)
                == "Meltzer PS. Chromosome alterations. In: Vogelstein B, Kinzler KW, eds. The genetic basis of human cancer. McGraw-Hill; 2002:93-113."
        )
        #expect(
            text(record, .vancouver)
                == "Meltzer PS. Chromosome alterations. In: Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. McGraw-Hill; 2002. p. 93-113."
        )
        record.kind = .book
        record.contributors = []
        record.container = .init()
        record.pages = ""
        #expect(
            text(record, .ama) == "Vogelstein B, Kinzler KW, eds. Chromosome alterations. McGraw-Hill; 2002.")
        record.kind = .thesis
        record.otherContributors = []
        #expect(text(record, .ama) == "Chromosome alterations. Dissertation. McGraw-Hill; 2002.")
        #expect(text(record, .vancouver) == "Chromosome alterations [dissertation]. McGraw-Hill; 2002.")
    }

    @Test("joins title and subtitle once, and lets nothing of a record act in the HTML")
    func safety() {
        var record = ArticleRecord()
        record.title = "Is it?"
        record.subtitle = "A trial"
        #expect(text(record, .ama) == "Is it? A trial.")
        record.title = "Is it: a trial"
        #expect(text(record, .ama) == "Is it: a trial.")
        let script = "<script>alert(1)</script>"
        record.title = script
        record.subtitle = script + "x"
        record.contributors = [ArticleRecord.Contributor(collective: script)]
        record.container = .init(title: script)
        record.publisher = script
        record.volume = script
        record.links = [script]
        for kind in ArticleRecord.Kind.allCases {
            record.kind = kind
            #expect(!FormattedCitation(record, style: .ama).html.contains("<script"))
            #expect(!FormattedCitation(record, style: .vancouver).html.contains("<script"))
        }
    }

    @Test("has nothing to say of a record that says nothing", arguments: CitationStyle.allCases)
    func empty(_ style: CitationStyle) {
        #expect(FormattedCitation(ArticleRecord(), style: style).text.isEmpty)
    }
}
