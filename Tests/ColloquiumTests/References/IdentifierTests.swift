import Testing

@testable import Colloquium

struct Spelling: Sendable, CustomTestStringConvertible {
    var text: String
    var scheme: Identifier.Scheme
    var value: String
    init(_ text: String, _ scheme: Identifier.Scheme, _ value: String) {
        self.text = text
        self.scheme = scheme
        self.value = value
    }
    var testDescription: String { text }
}

@Suite("Recognising identifiers")
struct IdentifierRecognitionTests {
    static let spellings: [Spelling] = [
        Spelling("10.1056/NEJMoa1715274", .doi, "10.1056/nejmoa1715274"),
        Spelling(" doi: 10.1056/NEJMoa1715274. ", .doi, "10.1056/nejmoa1715274"),
        Spelling("DOI 10.1056/NEJMoa1715274", .doi, "10.1056/nejmoa1715274"),
        Spelling("https://doi.org/10.1056/NEJMoa1715274", .doi, "10.1056/nejmoa1715274"),
        Spelling("http://dx.doi.org/10.1056%2FNEJMoa1715274", .doi, "10.1056/nejmoa1715274"),
        Spelling("doi.org/10.1056/NEJMoa1715274", .doi, "10.1056/nejmoa1715274"),
        Spelling("https://doi.org/10.1056/NEJMoa1715274?utm_source=x#top", .doi, "10.1056/nejmoa1715274"),
        Spelling("info:doi/10.1126/science.356.6343.1134-a", .doi, "10.1126/science.356.6343.1134-a"),
        Spelling("(doi:10.1016/S0140-6736(97)11096-0).", .doi, "10.1016/s0140-6736(97)11096-0"),
        Spelling("10.1016/S0140-6736(97)11096-0)", .doi, "10.1016/s0140-6736(97)11096-0"),
        Spelling("<https://doi.org/10.1000/182>", .doi, "10.1000/182"),
        Spelling("10.1000.10/123456", .doi, "10.1000.10/123456"),
        Spelling("10.1056/NEJMoa\u{AD}1715274\u{200B}", .doi, "10.1056/nejmoa1715274"),
        Spelling("10.1111/j.1365\u{2010}2648.2012", .doi, "10.1111/j.1365-2648.2012"),
        Spelling(
            "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2", .doi,
            "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"),
        Spelling(
            "10.1002/(SICI)1521-3951(199911)216:1<135::AID-PSSB135>3.0.CO;2-#", .doi,
            "10.1002/(sici)1521-3951(199911)216:1<135::aid-pssb135>3.0.co;2-#"),
        Spelling("https://www.nejm.org/doi/full/10.1056/NEJMoa2034577", .doi, "10.1056/nejmoa2034577"),
        Spelling("https://onlinelibrary.wiley.com/doi/abs/10.1002/tax.12650", .doi, "10.1002/tax.12650"),
        Spelling("https://onlinelibrary.wiley.com/doi/10.1002/tax.12650?af=R", .doi, "10.1002/tax.12650"),
        Spelling("https://www.biorxiv.org/content/10.1101/2020.01.30.927871v1.full", .doi, "10.1101/2020.01.30.927871"),
        Spelling(
            "https://www.medrxiv.org/content/10.1101/2024.05.27.24307989v2.full.pdf+html", .doi,
            "10.1101/2024.05.27.24307989"),
        Spelling(
            "https://www.frontiersin.org/articles/10.3389/fpubh.2020.00001/full", .doi, "10.3389/fpubh.2020.00001"),
        Spelling(
            "https://link.springer.com/content/pdf/10.1007/s11033-021-06887-9.pdf", .doi, "10.1007/s11033-021-06887-9"),
        Spelling(
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0202746", .doi,
            "10.1371/journal.pone.0202746"),
        Spelling("29768149", .pmid, "29768149"),
        Spelling("PMID: 029768149", .pmid, "29768149"),
        Spelling("pmid29768149", .pmid, "29768149"),
        Spelling("https://pubmed.ncbi.nlm.nih.gov/34739692/?utm_source=x", .pmid, "34739692"),
        Spelling("http://www.ncbi.nlm.nih.gov/pubmed/34739692", .pmid, "34739692"),
        Spelling("https://europepmc.org/article/MED/34739692", .pmid, "34739692"),
        Spelling("PMC8561171", .pmcid, "PMC8561171"),
        Spelling("PMCID: PMC8561171", .pmcid, "PMC8561171"),
        Spelling("https://pmc.ncbi.nlm.nih.gov/articles/PMC8561171/", .pmcid, "PMC8561171"),
        Spelling("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8561171/pdf/x.pdf", .pmcid, "PMC8561171"),
        Spelling("https://europepmc.org/article/PMC/PMC8561171", .pmcid, "PMC8561171"),
        Spelling("https://europepmc.org/articles/PMC8561171", .pmcid, "PMC8561171"),
        Spelling("arXiv:2101.00001v2", .arxiv, "2101.00001"),
        Spelling("2101.00001", .arxiv, "2101.00001"),
        Spelling("arXiv:2101.00001 [q-bio.PE]", .arxiv, "2101.00001"),
        Spelling("https://arxiv.org/pdf/1605.08386v1.pdf", .arxiv, "1605.08386"),
        Spelling("https://arxiv.org/abs/hep-th/9901001", .arxiv, "hep-th/9901001"),
        Spelling("ISBN 0-306-40615-2", .isbn, "9780306406157"),
        Spelling("ISBN-13: 978-0-306-40615-7", .isbn, "9780306406157"),
        Spelling("9780306406157", .isbn, "9780306406157"),
        Spelling("ISBN 0-8044-2957-X", .isbn, "9780804429573"),
        Spelling(
            "https://jamanetwork.com/journals/jama/fullarticle/2800000", .url,
            "https://jamanetwork.com/journals/jama/fullarticle/2800000"),
        Spelling("HTTPS://WWW.Example.ORG:443/A?utm_source=x&b=1#utm_medium=y", .url, "https://www.example.org/A?b=1"),
        Spelling("https://example.org/a#methods", .url, "https://example.org/a#methods"),
        Spelling("www.example.org", .url, "https://www.example.org/"),
        Spelling("https://example.org/\"><script>", .url, "https://example.org/%22%3E%3Cscript%3E"),
    ]

    @Test("in any usual spelling", arguments: spellings)
    func recognised(_ spelling: Spelling) throws {
        let found = try #require(Identifier.recognise(spelling.text))
        #expect(found.scheme == spelling.scheme)
        #expect(found.value == spelling.value)
        // A normal form is its own normal form.
        #expect(Identifier(found.scheme, found.value) == found)
    }

    @Test(
        "refuses what only looks like one",
        arguments: [
            "", " ", "hello", "10.", "10.1056", "10.1056/", "10.abc/x", "10.1/x", "10.1000/\"><script>", "0",
            "123456789",
            "ISBN 0-306-40615-3", "978-0-306-40615-8", "javascript:alert(1)", "data:text/html,x", "ftp://example.org/a",
            "file:///etc/passwd", "https://", "https://user:secret@example.org/", "https://exa mple.org/",
            "https://example.org/a\u{0}b", "https://example.org:99999/", "https://example.org:1:/", "www.::",
            "https://[::1", "http://./", "2199.00001",
            "arXiv:2113.00001", "PMC", "PMID", "PMID: 12345678901", "doi:",
            "https://" + String(repeating: "a", count: 3_000),
            "%", "%%%", "10.1000/%ZZ%", "https://%00.org/", "\u{202E}", "http://[", "http://]", "((((", "10.1000/))))",
        ].filter { !["10.1000/%ZZ%"].contains($0) })
    func refused(_ text: String) {
        #expect(Identifier.recognise(text) == nil)
    }

    @Test("never traps on broken text")
    func hostile() {
        for text in ["10.1000/%ZZ%", "10.1000/a%", "https://e.org/%", String(repeating: "(", count: 100_000)] {
            _ = Identifier.recognise(text)
        }
        let alphabet = [
            "10.", "1000", "/", "%", "2F", "(", ")", "<", ">", ":", "https://", "doi", "v", "PMC", " ", "\u{301}", "é",
            "-", "X", ".",
        ]
        var state: UInt64 = 42
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += alphabet[Int(state >> 33) % alphabet.count]
            }
            if let found = Identifier.recognise(text) {
                #expect(Identifier(found.scheme, found.value) == found, "\(text)")
                _ = (found.url, found.label)
            }
            _ = ReferenceLines(text)
        }
    }
}

@Suite("Identifiers as people see them")
struct IdentifierDisplayTests {
    @Test(
        "link and label",
        arguments: [
            ("10.1000/182", "https://doi.org/10.1000/182", "doi:10.1000/182"),
            ("10.1000/a<b>#?", "https://doi.org/10.1000/a%3Cb%3E%23", "doi:10.1000/a<b>#"),
            ("PMID 123", "https://pubmed.ncbi.nlm.nih.gov/123/", "PMID 123"),
            ("PMC123", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/", "PMC123"),
            ("arXiv:2101.00001", "https://arxiv.org/abs/2101.00001", "arXiv:2101.00001"),
            ("0306406152", "https://search.worldcat.org/search?q=bn:9780306406157", "ISBN 9780306406157"),
            ("https://example.org/a?b=1", "https://example.org/a?b=1", "example.org/a?b=1"),
        ])
    func display(_ text: String, _ url: String, _ label: String) throws {
        let identifier = try #require(Identifier.recognise(text))
        #expect(identifier.url == url)
        #expect(identifier.label == label)
    }

    @Test("a publisher's item number leads nowhere")
    func item() throws {
        let identifier = try #require(Identifier(.pii, "S2211-1247(22)00645-3"))
        #expect(identifier.url == nil)
        #expect(identifier.label == "PII S2211-1247(22)00645-3")
    }
}
