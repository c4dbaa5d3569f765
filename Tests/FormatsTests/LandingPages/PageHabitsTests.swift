import Colloquium
import Testing

@testable import Formats

@Suite("Habits of platforms in their pages")
struct PageHabitsTests {
    private func record(_ tags: [(String, String)], head: String = "") throws -> ArticleRecord {
        let metas = tags.map { #"<meta name="\#($0.0)" content="\#($0.1)">"# }.joined()
        return try #require(LandingPage.record(in: Array("<html><head>\(metas)\(head)</head></html>".utf8)))
    }

    private let title = ("citation_title", "A trial")

    @Test("a year gives way to a day of the same year told elsewhere in the page")
    func year() throws {
        let year = try record([title, ("citation_year", "2019"), ("prism.publicationDate", "2019-11-05")])
        #expect(year.published?.description == "2019-11-05")
        #expect(year.dates.map { "\($0.kind) \($0.date)" } == ["published 2019-11-05"])
        #expect(year.origins[.published]?.element == "prism.publicationdate")
        let other = try record([title, ("citation_year", "2019"), ("prism.publicationDate", "2020-11-05")])
        #expect(other.published?.description == "2019")
    }

    @Test("what happened before publication stands in another vocabulary")
    func history() throws {
        let record = try record([title, ("citation_date", "2020/07/01"), ("DC.Date.dateSubmitted", "2019-12-03")])
        #expect(record.dates.map(\.kind) == [.published, .received])
    }

    @Test("bioRxiv: a year told as 1 January, the manuscript's number as a page, the version in the address")
    func preprint() throws {
        let record = try record([
            title, ("citation_journal_title", "bioRxiv"), ("citation_publication_date", "2021/01/01"),
            ("citation_date", "2021-05-03"), ("citation_doi", "10.1101/2021.01.01.425001"),
            ("citation_firstpage", "2021.01.01.425001"),
            ("citation_public_url", "https://www.biorxiv.org/content/10.1101/2021.01.01.425001v3"),
        ])
        #expect(record.published?.description == "2021-05-03")
        #expect(record.pages.isEmpty)
        #expect(record.version == "3")
    }

    @Test("arXiv: the server is the container")
    func arxiv() throws {
        #expect(try record([title, ("citation_arxiv_id", "2001.08361")]).container.title == "arXiv")
    }

    @Test("PubMed: the list is longer than the authors named one by one, the publisher is the journal")
    func pubMed() throws {
        let record = try record([
            title, ("citation_author", "Wei-Jie Guan"), ("citation_authors", "Guan WJ;Ni ZY;Lee J;"),
            ("citation_publisher", "N Engl J Med"), ("citation_journal_abbrev", "N Engl J Med"),
        ])
        #expect(record.contributors.map(\.indexName) == ["Guan, WJ", "Ni, ZY", "Lee, J"])
        #expect(record.publisher.isEmpty)
    }

    @Test(
        "names with titles before them and degrees or suffixes behind",
        arguments: [
            ("Dr. Jane Doe, MD, PhD", "Doe, Jane"), ("Prof. Dr. med. Frank Brunkhorst", "Brunkhorst, Frank"),
            ("Dr Dre", "Dre, Dr"), ("Costa Jr.,Antonio", "Costa, Antonio Jr."),
            ("Smith, A., Jr.", "Smith, A. Jr"), ("van der Berg, MA", "van der Berg, MA"),
            ("de la Cruz, MA, Jr.", "de la Cruz, MA Jr"), ("Drăgan, Ion", "Drăgan, Ion"),
        ])
    func names(stated: String, name: String) throws {
        #expect(try record([title, ("citation_author", stated)]).contributors.map(\.indexName) == [name])
    }

    @Test("degrees behind the names of a list, which are no initials")
    func degrees() throws {
        let tags = ["John H. Beigel, M.D.", "Kay M. Tomashek, M.D., M.P.H.", "ACTT-1 Study Group"].map {
            ("dc.Creator", $0)
        }
        #expect(
            try record([("dc.Title", "A")] + tags).contributors.map(\.indexName) == [
                "Beigel, John H.", "Tomashek, Kay M.", "ACTT-1 Study Group",
            ])
        let mixed = ["Smith, A., Jr.", "Jane Doe, MD, PhD"].map { ("citation_author", $0) }
        #expect(try record([title] + mixed).contributors.map(\.family) == ["Smith", "Doe"])
        let initials = ["García Márquez, MD", "Lee, AB"].map { ("citation_author", $0) }
        #expect(try record([title] + initials).contributors.map(\.indexName) == ["García Márquez, MD", "Lee, AB"])
    }

    @Test("SSRN names itself only in its addresses; a DOI that is none gives way to the next")
    func server() throws {
        let record = try record([
            title, ("citation_doi", "n/a"), ("citation_doi", "10.2139/ssrn.4100000"),
            ("citation_abstract_html_url", "https://papers.ssrn.com/abstract=4100000"),
        ])
        #expect(record.kind == .preprint)
        #expect(record.container.title == "SSRN")
        #expect(record.identifier(.doi)?.value == "10.2139/ssrn.4100000")
    }

    @Test("the special type stands beside the general one; points put the day first")
    func types() throws {
        let data =
            #"<script type="application/ld+json">{"@type":["CreativeWork","Dataset"],"@id":"https://doi.org/10.5072/f","identifier":"10.5072/f","name":"ICU data"}</script>"#
        #expect(try record([], head: data).kind == .dataset)
        #expect(try record([title, ("citation_online_date", "01.04.2020")]).published?.description == "2020-04-01")
    }

    @Test("linked data adds ORCID iDs to the same authors, and numbers to the same journal")
    func particulars() throws {
        let data = """
            <script type="application/ld+json">{"@type":"ScholarlyArticle","headline":"A trial","author":[
            {"@type":"Person","name":"Laura Evans","url":"http://orcid.org/0000-0002-1825-0097"},{"@type":"Person","name":"Ann Lee"}],
            "isPartOf":{"@type":"Periodical","name":"the bmj","issn":["1432-1238","0342-4642"]}}</script>
            """
        let tags = [
            title, ("citation_journal_title", "The BMJ"), ("citation_issn", "1432-1238"),
            ("citation_author", "Evans, L"),
        ]
        let record = try record(tags + [("citation_author", "Lee, A")], head: data)
        #expect(record.contributors.map(\.orcid) == ["0000-0002-1825-0097", ""])
        #expect(record.container.issns == ["1432-1238", "0342-4642"])
        #expect(try self.record(tags, head: data).contributors.map(\.orcid) == [""])
    }

    @Test("a description of one sentence leads to the article")
    func teaser() throws {
        let sentence =
            "This randomized clinical trial evaluates whether high-dose zinc reduces the severity of the disease"
        let data =
            #"<script type="application/ld+json">{"@type":"MedicalScholarlyArticle","headline":"A","description":"|"}</script>"#
        #expect(try record([title], head: data.replacing("|", with: sentence)).abstracts.map(\.kind) == [.teaser])
        let two = "\(sentence). It does not."
        #expect(try record([title], head: data.replacing("|", with: two)).abstracts.map(\.kind) == [.abstract])
    }

    @Test("keywords in the article's language, article numbers in citation_pages, headings in bold")
    func others() throws {
        let keywords =
            #"<meta name="citation_keywords" xml:lang="es" content="Asma"><meta name="citation_keywords" xml:lang="en" content="Asthma">"#
        #expect(try record([title, ("citation_language", "es")], head: keywords).keywords == ["Asma"])
        #expect(try record([title], head: keywords).keywords == ["Asma", "Asthma"])
        #expect(try record([title, ("citation_pages", "654321")]).pages == "654321")
        let abstract =
            "&lt;p&gt;&lt;b&gt;Objective&lt;/b&gt; To assess.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Design&lt;/b&gt; Cohort.&lt;/p&gt;"
        #expect(try record([title, ("citation_abstract", abstract)]).abstract.map(\.label) == ["Objective", "Design"])
    }
}
