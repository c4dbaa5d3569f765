import Colloquium
import Testing

@testable import Formats

@Suite("BibTeX")
struct BibTeXTests {
    @Test("reads what Crossref exports")
    func crossref() throws {
        let record = try #require(try BibTeX.records(in: Fixtures.bytes("crossref.bib")).first)
        #expect(record.title.hasPrefix("Automated quantitative histology"))
        #expect(record.names.last == "Hardtke, Christian S")
        #expect(record.container.title == "eLife")
        #expect(record.published?.description == "2014-02")
        #expect(record.publisher == "eLife Sciences Organisation, Ltd.")
        #expect(record.licence == "http://creativecommons.org/licenses/by/3.0/")
        #expect(record.origins[.container]?.element == "journal")
    }

    @Test("reads macros, joined strings, comments, preambles and entries in parentheses")
    func commands() throws {
        let text = """
            % Encoding: UTF-8
            @string{nejm = "New England"}
            @STRING(j2 = nejm # " Journal")
            @preamble{ "\\newcommand{\\x}[1]{@article{no, title={no}}} " }
            @comment{jabref-meta: {databaseType:bibtex;}}
            mail me@example.org
            @Article(a1, Title = "A " # {B}, Journal = j2 # { of Medicine}, Year = 2019, Month = jul # "~15")
            """
        let records = try BibTeX.records(of: text)
        #expect(records.map(\.title) == ["A B"])
        #expect(records.first?.container.title == "New England Journal of Medicine")
        #expect(records.first?.published?.description == "2019-07-15")
    }

    @Test("loses no entry after a missing brace, and what it can of the one that misses it")
    func missingBrace() throws {
        let text = """
            @article{a, title = {One {of} many},
              author = {Smith, John
              year = {2020},
            }
            @article{b, title = "Two, author = {Doe, Jane}, year = 2021
            @book{c, title = {Three}, year = 2022}
            """
        let records = try BibTeX.records(of: text)
        #expect(records.map { $0.published?.year } == [2020, nil, 2022])
        #expect(records[0].title == "One of many")
        #expect(records[0].names == ["Smith, John"])
        #expect(records[2].title == "Three")
    }

    @Test(
        "takes names apart as BibTeX does",
        arguments: [
            ("M{\\\"u}ller, J{\\\"o}rg", "Müller, Jörg"), ("Ludwig van der Berg", "van der Berg, Ludwig"),
            ("van der Berg, Ludwig", "van der Berg, Ludwig"), ("Knuth, Jr., Donald E.", "Knuth, Donald E. Jr."),
            ("{World Health Organization}", "World Health Organization"), ("{\\'E}mile Zola", "Zola, Émile"),
            ("Smith JA", "Smith, JA"), ("family=Beethoven, given=Ludwig, prefix=van", "van Beethoven, Ludwig"),
            ("Christian S Hardtke", "Hardtke, Christian S"), ("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc."),
            ("Jean-Paul {de Santis}", "de Santis, Jean-Paul"), ("\\O{}stergaard, K.", "Østergaard, K."),
        ])
    func names(_ written: String, _ name: String) throws {
        let record = try #require(try BibTeX.records(of: "@misc{a, author = {\(written) and others}}").first)
        #expect(record.names == [name])
        #expect(record.contributorsAreComplete == false)
    }

    @Test("keeps a group in braces whole, and takes apart the lists that Web of Science puts into braces")
    func braces() throws {
        let group = try BibTeX.records(of: "@misc{a, author = {{Department of Health and Human Services}}}").first
        #expect(group?.contributors.map(\.collective) == ["Department of Health and Human Services"])
        let list = try BibTeX.records(
            of: "@article{a, Author = {{Guillen, F. and Ruiz, B.}}, Month = {{JUL 15}}, Year = {{2018}}}")
        #expect(list.first?.names == ["Guillen, F.", "Ruiz, B."])
        #expect(list.first?.published?.description == "2018-07-15")
    }

    @Test(
        "prints LaTeX as Unicode",
        arguments: [
            ("\\\"{o} \\'e \\v{s} \\c c \\~{n} \\'{\\i} \\H{o} \\k{a} \\r a", "ö é š ç ñ í ő ą å"),
            ("{\\ss} \\o{} {\\AA}ngstr{\\\"o}m \\L\\'{o}d\\'{z}", "ß ø Ångström Łódź"),
            ("10\\% \\& \\$5 \\#1 a\\_b", "10% & $5 #1 a_b"), ("1--2 a---b ``q'' x~y", "1–2 a—b “q” x y"),
            ("$\\alpha$-helix $\\leq$ 5 $\\mu$m", "α-helix ≤ 5 μm"),
            ("\\textsc{Dna} {\\small x} \\unknown{kept}", "Dna x kept"),
            ("\\url{http://x.org/a_b--c}", "http://x.org/a_b--c"), ("\\href{http://x.org}{text}", "text"),
            ("Tom \\& Jerry\\textregistered{} {\\&}amp$\\mathsemicolon$ Co", "Tom & Jerry® & Co"),
        ])
    func latex(_ latex: String, _ text: String) {
        #expect(LaTeXText.plain(latex) == text)
    }

    @Test(
        "keeps emphasis",
        arguments: [
            ("\\textit{E.\\ coli} in H$_2$O", "<i>E. coli</i> in H<sub>2</sub>O"), ("{\\em x} y", "<i>x</i> y"),
            ("10\\textsuperscript{th} m$^{2}$", "10<sup>th</sup> m<sup>2</sup>"), ("\\emph{a {b} c", "<i>a b c</i>"),
            ("$\\less$i$\\greater$S. aureus$\\less$/i$\\greater$", "<i>S. aureus</i>"),
        ])
    func emphasis(_ latex: String, _ html: String) {
        #expect(LaTeXText.inline(latex).html == html)
    }

    @Test(
        "finds identifiers in the fields of BibTeX, BibLaTeX and others",
        arguments: [
            ("doi = {10.1056/NEJM\\_a1}", "doi:10.1056/nejm_a1"),
            ("doi = {https://doi.org/10.1000/1}", "doi:10.1000/1"),
            ("eprint = {1512.03385v2}, archivePrefix = {arXiv}", "arXiv:1512.03385"),
            ("eprint = {31789841}, eprinttype = {pubmed}", "PMID 31789841"), ("pmcid = {PMC123456}", "PMC123456"),
            ("journal = {arXiv preprint arXiv:1412.6980}", "arXiv:1412.6980"),
            ("note = {PMID: 31789841}", "PMID 31789841"),
            ("url = {https://doi.org/10.1000/a\\_b}", "doi:10.1000/a_b"),
            ("isbn = {978-90-386-4503-2}", "ISBN 9789038645032"),
            ("url = {https://example.org/x}", "example.org/x"),
        ])
    func identifiers(_ field: String, _ label: String) throws {
        let record = try #require(try BibTeX.records(of: "@misc{a, title = {T}, \(field)}").first)
        #expect(record.numbers == [label])
    }

    @Test("reads arXiv's own export as a preprint with its version")
    func arxiv() throws {
        let text =
            "@misc{he2015, title={Deep}, year={2015}, eprint={1512.03385v2}, archivePrefix={arXiv}, primaryClass={cs.CV}}"
        let record = try #require(try BibTeX.records(of: text).first)
        #expect(record.kind == .preprint)
        #expect(record.version == "2")
    }

    @Test("lets an entry inherit from the one it refers to")
    func crossReference() throws {
        let text =
            "@inproceedings{c, crossref={P1}, title={Paper}, pages={1--5}}\n"
            + "@proceedings{p1, title={Proceedings}, editor={Jane Doe}, year={2001}, doi={10.1000/p}}"
        let record = try #require(try BibTeX.records(of: text).first)
        #expect(record.container.title == "Proceedings")
        #expect(record.published?.year == 2001)
        #expect(record.otherContributors.map(\.indexName) == ["Doe, Jane"])
        #expect(record.identifiers.isEmpty)
        #expect(record.pages == "1-5")
    }

    @Test(
        "reads dates of both dialects",
        arguments: [
            ("year = 2014, month = {feb}", "2014-02"), ("year = {2014}, month = \"4\", day = \"25\"", "2014-04-25"),
            ("date = {2019-05-03/2019-06}", "2019-05-03"), ("year = {2010}, month = {jan-feb}", "2010-01"),
            ("year = {2015}, month = 10 # \"~\" # mar", "2015-03-10"), ("date = {2020}", "2020"),
        ])
    func dates(_ fields: String, _ date: String) throws {
        let record = try #require(try BibTeX.records(of: "@article{a, \(fields)}").first)
        #expect(record.published?.description == date)
    }

    @Test(
        "refuses what has an @ and is no BibTeX",
        arguments: ["", "me@example.org", "@media (x) { a }", "@Test(arguments: {})", "TY  - JOUR\nAU  - @article{x,"])
    func refusals(_ text: String) {
        #expect(throws: FormatError.unrecognised) { try BibTeX.records(of: text) }
    }
}

@Suite("BibTeX of databases and managers")
struct BibTeXExportTests {
    private func record(_ fields: String, type: String = "article") throws -> ArticleRecord {
        try #require(try BibTeX.records(of: "@\(type){k, \(fields)}").first)
    }

    @Test("reads BibLaTeX's names in parts")
    func extendedNames() throws {
        let record = try record(
            "author = {family=Müller, given=Hans, prefix=von der, suffix=Jr., prefix-i=v and Lee, J.}")
        #expect(record.names == ["von der Müller, Hans Jr.", "Lee, J."])
    }

    @Test("gives authors the ORCID iDs of Web of Science, where a name fits one author")
    func orcid() throws {
        let record = try record(
            """
            author = {Angus, Derek C. and van der Poll, Tom and Lee, Ann and Lee, Amy},
            orcid-numbers = {van der Poll, Tom/0000-0002-1825-0097
               Lee, A./0000-0001-5109-3700}
            """)
        #expect(record.contributors.map(\.orcid) == ["", "0000-0002-1825-0097", "", ""])
    }

    @Test("takes a group without braces for one")
    func groups() throws {
        let record = try record("author = {Wang, X. and the {ABC} Study Group and Ludwig van Beethoven}")
        #expect(record.contributors.map(\.collective) == ["", "the ABC Study Group", ""])
    }

    @Test("keeps the room around signs in formulas")
    func formulas() throws {
        let record = try record(
            "title = {Effects of $\\alpha = 0.1$, $p \\leq 0.05$ and $\\beta x$ in {$\\beta$}-blockers}")
        #expect(record.title == "Effects of α = 0.1, p ≤ 0.05 and βx in β-blockers")
    }

    @Test("takes the licence out of Zotero's copyright statement, and versions")
    func rights() throws {
        let licence = "http://creativecommons.org/licenses/by/4.0/"
        #expect(try record("copyright = {© The Authors. \(licence)}").licence == licence)
        #expect(try record("copyright = {© The Authors}").licence.isEmpty)
        #expect(try record("version = {v1.2.0}", type: "dataset").version == "1.2.0")
        let preprint = try record(
            "publisher = {medRxiv}, year = 2021, url = {https://www.medrxiv.org/content/10.1101/2021.01.01.21249999v2}")
        #expect(preprint.version == "2")
        #expect(preprint.dates.map(\.kind) == [.posted])
    }

    @Test("inherits nothing by which the book itself is known")
    func inheritance() throws {
        let text = """
            @incollection{a, title={Chapter}, crossref={b}}
            @book{b, title={Book}, subtitle={Second}, year=2000, pmid={123}, eprint={2001.00001}, note={PMCID: PMC123456}, version={2}}
            """
        let chapter = try #require(try BibTeX.records(of: text).first)
        #expect(chapter.identifiers.isEmpty)
        #expect(chapter.container.title == "Book: Second")
        #expect(chapter.published?.year == 2000)
        #expect(chapter.version.isEmpty)
    }

    @Test("puts a book's subtitle behind its title, and one page once")
    func places() throws {
        let record = try record("booktitle = {Handbook}, booksubtitle = {for Reviews}, pages = {1-1}", type: "inbook")
        #expect(record.container.title == "Handbook: for Reviews")
        #expect(record.pages == "1")
    }

    @Test("writes where it stands in a field that styles print, and the language as LaTeX calls it")
    func printed() throws {
        var page = ArticleRecord()
        page.title = "A discussion"
        page.kind = .webPage
        page.container.title = "Journal club"
        page.language = "en"
        var preprint = page
        preprint.kind = .preprint
        preprint.container.title = "medRxiv"
        preprint.publisher = "Cold Spring Harbor Laboratory"
        preprint.language = "ja"
        var writer = BibTeXWriter()
        let written = [page, preprint].map { writer.entry($0) }
        #expect(written[0].contains("organization = {Journal club}") && written[0].contains("langid = {english}"))
        #expect(written[1].contains("howpublished = {medRxiv}") && !written[1].contains("langid"))
        #expect(!written.joined().contains("journal ="))
        let read = try BibTeX.records(of: written.joined(separator: "\n"))
        #expect(read.map(\.container.title) == ["Journal club", "medRxiv"] && read.map(\.language) == ["en", "ja"])
        #expect(read.map(\.kind) == [.webPage, .preprint])
        #expect(read.map(\.publisher) == ["", "Cold Spring Harbor Laboratory"])
    }

    @Test(
        "reads where something was put, and no address as that",
        arguments: [
            ("howpublished = {Society newsletter}", "Society newsletter"),
            ("howpublished = {\\url{https://example.org/a}}", ""),
            ("howpublished = {www.example.org}", ""), ("journal = {medRxiv}", "medRxiv"),
        ])
    func howPublished(_ field: String, _ container: String) throws {
        let record = try #require(try BibTeX.records(of: "@misc{a, title = {T}, \(field)}").first)
        #expect(record.container.title == container)
    }
}
