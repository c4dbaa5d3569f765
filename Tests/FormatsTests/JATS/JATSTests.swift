import Colloquium
import Testing

@testable import Formats

@Suite("JATS")
struct JATSTests {
    private func record(
        _ meta: String, type: String = "research-article", journal: String = "J", language: String = "en"
    ) throws -> ArticleRecord {
        let xml = """
            <article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="\(type)" xml:lang="\(language)"><front>
            <journal-meta><journal-title-group><journal-title>\(journal)</journal-title></journal-title-group></journal-meta>
            <article-meta>\(meta)</article-meta></front><sub-article><front-stub><title-group><article-title>Review</article-title></title-group></front-stub></sub-article></article>
            """
        return try #require(try XMLText.read(xml, JATS.records).first)
    }

    @Test("keeps eLife's editor, digest and dates apart")
    func eLife() throws {
        let record = try XMLText.read(Fixtures.bytes("jats_elife00013.xml")) { JATS.records(in: $0)[0] }
        #expect(record.contributors.count == 8)
        #expect(record.otherContributors.map(\.role) == [.editor])
        #expect(record.abstracts.map(\.kind) == [.abstract, .digest])
        #expect(record.dates.map(\.kind) == [.online, .print, .received, .accepted])
        #expect(record.published?.description == "2012-10-15")
        #expect(record.relations.map(\.asserter) == ["publisher"])
        #expect(record.fullText.isEmpty)
    }

    @Test("reads translated abstracts, PLOS' summary, highlights and nothing of pictures")
    func abstracts() throws {
        let record = try record(
            """
            <title-group><article-title>T</article-title></title-group>
            <abstract abstract-type="graphical"><p>Picture</p></abstract><abstract><title>Abstract</title><sec><title>Aims</title><p>One.</p></sec></abstract>
            <abstract abstract-type="summary"><title>Author summary</title><p>Digest.</p></abstract><abstract abstract-type="key-points"><p>Points.</p></abstract>
            <trans-abstract xml:lang="es"><p>Uno.</p></trans-abstract>
            <kwd-group xml:lang="en"><kwd>one</kwd></kwd-group><kwd-group xml:lang="es"><kwd>uno</kwd></kwd-group><kwd-group kwd-group-type="abbreviations"><kwd>AB</kwd></kwd-group>
            """)
        #expect(record.abstracts.map(\.kind) == [.abstract, .digest, .teaser, .translated])
        #expect(record.abstracts.map(\.language) == ["en", "en", "en", "es"])
        #expect(record.abstract == [ArticleRecord.AbstractSection(label: "Aims", text: "One.")])
        #expect(record.keywords == ["one"])
    }

    @Test("takes the abstract in the article's language for the abstract, wherever it stands")
    func languages() throws {
        func found(_ abstracts: String) throws -> [String] {
            try record(abstracts, language: "es").abstracts.map { "\($0.kind.rawValue) \($0.language)" }
        }
        let english = "<abstract xml:lang=\"en\"><p>One.</p></abstract>"
        #expect(
            try found(english + "<abstract xml:lang=\"es-CL\"><p>Uno.</p></abstract>") == [
                "abstract es-CL", "translated en",
            ])
        #expect(try found(english) == ["abstract en"])
        #expect(try found("<trans-abstract xml:lang=\"en\"><p>One.</p></trans-abstract>") == ["abstract en"])
    }

    @Test("reads groups, one-part names, members that are no authors, and an incomplete list")
    func people() throws {
        let record = try record(
            """
            <contrib-group><contrib contrib-type="author"><name><given-names>Suharto</given-names></name></contrib>
            <contrib contrib-type="author"><string-name><given-names>J</given-names> <surname>Doe</surname></string-name></contrib>
            <contrib contrib-type="author"><collab>The Group<contrib-group><contrib contrib-type="author non-byline"><name><surname>Member</surname></name></contrib></contrib-group></collab></contrib>
            <contrib contrib-type="author non-byline"><name><surname>Member</surname></name></contrib><etal/></contrib-group>
            <contrib-group><contrib contrib-type="translator"><name><surname>Tr</surname></name></contrib></contrib-group>
            """)
        #expect(record.contributors.map(\.indexName) == ["Suharto", "Doe, J", "The Group"])
        #expect(record.contributorsAreComplete == false)
        #expect(record.otherContributors.map(\.role) == [.translator])
    }

    @Test(
        "reads relations in both directions",
        arguments: [
            ("retracted-article", ArticleRecord.Relation.Kind.retractionOf), ("retraction-forward", .retractedBy),
            ("corrected-article", .correctionOf), ("correction-forward", .correctedBy),
            ("object-of-concern", .concernAbout), ("expression-of-concern", .concernedBy),
            ("commentary-article", .commentOn), ("commentary", .commentedBy), ("preprint", .hasPreprint),
        ])
    func relations(_ type: String, _ kind: ArticleRecord.Relation.Kind) throws {
        let record = try record(
            "<related-article related-article-type=\"\(type)\" ext-link-type=\"doi\" xlink:href=\"10.5072/X\"/>")
        #expect(
            record.relations == [
                ArticleRecord.Relation(
                    kind: kind, target: try #require(Identifier(.doi, "10.5072/x")), asserter: "publisher")
            ])
    }

    @Test("reads versions, preprints and links")
    func versions() throws {
        let reviewed = try record(
            """
            <article-id pub-id-type="doi" specific-use="version">10.5072/e.1.3</article-id><article-id pub-id-type="doi">10.5072/e.1</article-id>
            <article-version-alternatives><article-version article-version-type="publication-state">reviewed preprint</article-version>
            <article-version article-version-type="preprint-version">1.3</article-version></article-version-alternatives>
            <self-uri content-type="pdf" xlink:href="https://x.org/e"/><self-uri xlink:href="https://x.org/page"/><self-uri content-type="pdf" xlink:href="local.pdf"/>
            <pub-history><event><self-uri content-type="preprint" xlink:href="https://doi.org/10.1101/2020.01.01.20001"/></event></pub-history>
            """)
        #expect(reviewed.version == "1.3")
        #expect(reviewed.identifier(.doi)?.value == "10.5072/e.1")
        #expect(reviewed.fullText.map(\.url) == ["https://x.org/e"])
        #expect(reviewed.links == ["https://x.org/page"])
        #expect(reviewed.relations.map(\.kind) == [.hasPreprint])
        let preprint = try record(
            "<article-version>1.1</article-version><pub-date pub-type=\"epub\"><year>2020</year></pub-date>",
            type: "article", journal: "bioRxiv")
        #expect(preprint.kind == .preprint)
        #expect(preprint.dates.map(\.kind) == [.posted])
    }

    @Test("reads PubMed Central out of OAI-PMH, without the deleted")
    func archive() throws {
        let xml = """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header status="deleted"/></record>
            <record><header/><metadata><article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/"><front><article-meta>
            <article-id pub-id-type="pmcid">PMC13900</article-id><article-id pub-id-type="pmc-aid">13900</article-id><article-id pub-id-type="pmid">11250746</article-id>
            <title-group><article-title>T</article-title></title-group></article-meta></front></article></metadata></record></ListRecords></OAI-PMH>
            """
        let read = try RecordReader.read(Array(xml.utf8))
        #expect(read.format == .jats)
        #expect(read.records.map { $0.identifiers.map(\.value) } == [["PMC13900", "11250746"]])
    }

    @Test("takes the heading of a paragraph from before a colon or a full stop")
    func headings() {
        #expect(SectionLabel.split("Methods. We searched.") == ("Methods", "We searched."))
        #expect(SectionLabel.split("We searched. Then: stopped.") == ("", "We searched. Then: stopped."))
        #expect(SectionLabel.split("DNA. It is long.").label.isEmpty)
        let parts = SectionLabel.parts(
            "Background/Objectives: One (a: b). Two. Methods: Three: four. Results and Conclusions: Five.")
        #expect(parts.map(\.label) == ["Background/Objectives", "Methods", "Results and Conclusions"])
        #expect(parts.map(\.text) == ["One (a: b). Two.", "Three: four.", "Five."])
        #expect(SectionLabel.parts("We begin. Methods: none.").count == 1)
        #expect(SectionLabel.parts("Objetivo: Uno. Métodos: Dos.").map(\.label) == ["Objetivo", "Métodos"])
    }
}
