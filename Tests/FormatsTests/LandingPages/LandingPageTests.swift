import Colloquium
import Testing

@testable import Formats

@Suite("Landing pages")
struct LandingPageTests {
    private func record(_ page: String, address: String = "") throws -> ArticleRecord {
        try #require(LandingPage.record(in: Array(page.utf8), address: address))
    }

    @Test("reads HighWire's tags, and nothing of its reference list")
    func highWire() throws {
        let record = try record(Pages.highWire, address: "https://www.medrxiv.org/content/10.5072/x")
        #expect(record.titleHTML == "A trial of <i>something</i>")
        #expect(record.identifiers.map(\.value) == ["10.5072/2020.01.02.20012345"])
        #expect(
            record.contributors.map(\.indexName) == ["Doe, Jane Q.", "von Neumann, Karl", "The Trial Investigators"])
        #expect(record.contributors[0].affiliations == ["University of X", "Hospital Y"])
        #expect(record.contributors[0].orcid == "0000-0002-1825-0097")
        #expect(record.otherContributors.isEmpty)
        #expect(record.kind == .preprint)
        #expect(record.container.title == "medRxiv")
        #expect(record.published?.description == "2020-01-03")
        #expect(record.dates.map(\.kind) == [.posted])
        #expect(record.version == "1")
        #expect(record.abstract.last?.text.hasSuffix("We did it.") == true)
        #expect(record.keywords == ["asthma", "trials"])
        #expect(record.fullText.first?.url.hasPrefix("https://www.medrxiv.org/content/medrxiv/early/") == true)
        #expect(record.origins[.title]?.element == "citation_title")
        #expect(record.origins[.title]?.source == "Web page")
    }

    @Test("takes from linked data what Silverchair's tags leave out")
    func silverchair() throws {
        let record = try record(Pages.silverchair)
        #expect(record.identifier(.doi)?.value == "10.5072/bones/abc123")
        #expect(record.contributors.count == 1)
        #expect(
            record.container
                == ArticleRecord.Container(title: "Journal of Bones", abbreviation: "J Bones", issns: ["1234-5679"]))
        #expect([record.volume, record.issue, record.pages] == ["12", "3", "e45-e50"])
        #expect(record.published?.description == "2021-06-09")
        #expect(!record.abstract.isEmpty)
        #expect(record.keywords == ["bone", "joint"])
        #expect(record.origins[.abstract]?.element == "description")
        #expect(record.kind == .article)
    }

    @Test("reads Atypon's Dublin Core, whose description is no abstract")
    func atypon() throws {
        let record = try record(Pages.atypon)
        #expect(record.title == "Beetles of “Wales”")
        #expect(record.identifiers.map(\.value) == ["10.5072/00222933.2019.1"])
        #expect(record.contributors.map(\.indexName) == ["Doe, Jane", "Roe, R."])
        #expect(record.container.title == "Journal of Insects")
        #expect([record.volume, record.issue] == ["5", "2"])
        #expect(record.published?.description == "2019-10-18")
        #expect(record.abstract.isEmpty)
    }

    @Test("reads Springer Nature's page")
    func nature() throws {
        let record = try record(Pages.nature)
        #expect(record.contributors.map(\.indexName) == ["Doe, Jane"])
        #expect(record.licence == "http://creativecommons.org/licenses/by/4.0/")
        #expect(record.pages == "1-9")
        #expect(record.container.issns == ["2041-1723"])
        #expect(record.fullText.map(\.mediaType) == ["application/pdf", "text/html"])
        #expect(!record.abstract.isEmpty)
        #expect(record.publisher == "Nature Publishing Group UK")
    }

    @Test("reads Open Journal Systems, PubMed and arXiv")
    func others() throws {
        let journal = try record(Pages.openJournalSystems)
        #expect(journal.contributors.map(\.indexName) == ["Pérez, María García"])
        #expect(journal.pages == "45-67")
        #expect(journal.published?.description == "2021-06-30")
        #expect(journal.licence == "https://creativecommons.org/licenses/by/4.0")
        #expect(journal.keywords == ["salud", "docencia"])
        #expect(!journal.abstract.isEmpty)
        let citation = try record(Pages.pubMed)
        #expect(citation.identifier(.pmid)?.value == "34739692")
        #expect(citation.contributors.map(\.indexName) == ["Doe, J", "Roe, RQ"])
        #expect(citation.published?.description == "2021-11-25")
        let preprint = try record(Pages.arXiv)
        #expect(preprint.identifier(.arxiv)?.value == "1601.03238")
        #expect(preprint.kind == .preprint)
        #expect(preprint.published?.description == "2016-01-13")
    }

    @Test("reads ScienceDirect, which names no authors, and PubMed Central")
    func libraries() throws {
        let article = try record(Pages.elsevier)
        #expect(article.title == "Trees & branches")
        #expect(article.identifier(.pii)?.value == "S1055790321002906")
        #expect(article.published?.description == "2021-11-03")
        #expect(article.pages == "107339")
        #expect(article.contributors.isEmpty)
        #expect(article.kind == .article)
        let archived = try record(Pages.pubMedCentral)
        #expect(archived.identifiers.map(\.value) == ["10.5072/bcr272", "11250746", "PMC13900"])
        #expect(archived.contributors.map(\.indexName) == ["Doe, Jane Q", "de la Cruz, Ann"])
        #expect(archived.published?.description == "2001-01-22")
    }

    @Test("reads a blog's post from its graph, whose author is told elsewhere")
    func wordPress() throws {
        let record = try record(Pages.wordPress)
        #expect(record.title == "How to read a trial")
        #expect(record.kind == .webPage)
        #expect(record.contributors.map(\.indexName) == ["Doe, Jane"])
        #expect(record.publisher == "The Bottom Line")
        #expect(record.published?.description == "2024-03-05")
        #expect(record.links == ["https://blog.example.org/2024/how-to-read/"])
        #expect(record.abstract.isEmpty)
    }

    @Test("takes previews of social sites as a last resort")
    func social() throws {
        let page = """
            <html><head><meta property="og:type" content="article"><meta property="og:title" content="Post | Blog">
            <meta property="og:site_name" content="Blog"><meta property="og:description" content="A teaser."></head></html>
            """
        let record = try record(page)
        #expect(record.title == "Post")
        #expect(record.container.title == "Blog")
        #expect(record.abstracts.map(\.kind) == [.teaser])
    }

    @Test("refuses a page that shows no work", arguments: [Pages.justAMoment, Pages.logIn, "", "<html>", "plain"])
    func refusals(_ page: String) {
        #expect(LandingPage.record(in: Array(page.utf8)) == nil)
    }

    @Test("reads linked data that stands alone, is wrapped in comments, or broken in the usual ways")
    func linkedData() throws {
        let text =
            #"{"@context":"http://schema.org","@type":"Dataset","@id":"https://doi.org/10.5072/D","name":"Data","author":[{"name":"Doe, Jane"},"Roe, R."],"identifier":[{"@type":"PropertyValue","propertyID":"PMID","value":123}],"datePublished":2021}"#
        let record = try #require(try LinkedData.records(in: Array(text.utf8)).first)
        #expect(record.kind == .dataset)
        #expect(record.identifiers.map(\.value) == ["123", "10.5072/d"])
        #expect(record.contributors.map(\.indexName) == ["Doe, Jane", "Roe, R."])
        #expect(record.published?.description == "2021")
        for (open, close) in [("<!--", "-->"), ("//<![CDATA[\n", "\n//]]>"), ("", ",")] {
            let broken = text.replacing("\"Data\"", with: "\"Da\nta\"")
            let page = "<html><script type='application/ld+json'>\(open)\(broken)\(close)</script></html>"
            #expect(try self.record(page).title == "Da ta")
        }
        let relaxed = "<script type=\"application/ld+json\">[{\"@type\":\"Article\",\"headline\":\"H\",},]</script>"
        #expect(try self.record(relaxed).title == "H")
    }

    @Test("reads pages in the codings they declare, and in those they do not")
    func codings() throws {
        func page(_ charset: String) -> String {
            "<html><head><meta charset=\"\(charset)\"><meta name=\"citation_title\" content=\"été\"></head></html>"
        }
        #expect(try record(page("iso-8859-1")).title == "été")
        let latin = page("utf-8").unicodeScalars.map { UInt8($0.value) }
        #expect(LandingPage.record(in: latin)?.title == "été")
        let cyrillic =
            Array("<meta charset=windows-1251><meta name=citation_title content='".utf8) + [0xCC, 0xE8, 0xF0]
        #expect(LandingPage.record(in: cyrillic + Array("'>".utf8))?.title == "Мир")
    }

    @Test("gives no tag, script or other scheme back")
    func safety() throws {
        let page = """
            <meta name=citation_title content="<script>alert(1)</script><img src=x onerror=alert(1)>T\u{202E}x">
            <meta name=citation_pdf_url content="javascript:alert(1)"><link rel=canonical href="data:text/html,x">
            <meta name=citation_author content="<b onclick=x>Doe</b>, Jane">
            """
        let record = try record(page)
        #expect(record.titleHTML == "Tx")
        #expect(record.fullText.isEmpty)
        #expect(record.links.isEmpty)
        #expect(!record.contributors[0].indexName.contains("<"))
    }

    @Test(
        "bounds what a hostile page costs",
        arguments: [
            "<b>", "<div>", "<a ", "<!--", "</x>", "<meta name=a content=b>", "<script>", "<p a=1 b=2 ", "&amp",
            "<table><td>",
            "<meta name=citation_author content='A B'>", "<script type=application/ld+json>[",
        ])
    func hostile(_ unit: String) {
        let start = ContinuousClock.now
        let page =
            "<html><meta name=citation_title content=x>" + String(repeating: unit, count: 3_000_000 / unit.utf8.count)
        _ = LandingPage.record(in: Array(page.utf8))
        let mixed = String(repeating: unit, count: 100_000) + String(repeating: "</x></b>", count: 100_000)
        _ = LandingPage.record(in: Array(mixed.utf8))
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test(
        "reads dates in the order they can only have",
        arguments: [
            ("2019/3/15", "2019-03-15"), ("2019/03", "2019-03"), ("2019", "2019"), ("25/11/2021", "2021-11-25"),
            ("11/25/2021", "2021-11-25"), ("03/04/2021", "2021"), ("2021-06-30T10:00:00Z", "2021-06-30"),
            ("March 2020", "2020-03"), ("2016/00/00", "2016"),
        ])
    func dates(_ text: String, _ date: String) {
        #expect(PageDate.date(in: text)?.description == date)
    }
}
