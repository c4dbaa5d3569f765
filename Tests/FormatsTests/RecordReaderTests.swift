import Colloquium
import Foundation
import Testing

@testable import Formats

@Suite("Reading records")
struct RecordReaderTests {
    @Test("says what a person reads in the record", arguments: RecordFacts.records + RecordFacts.feeds)
    func facts(_ facts: RecordFacts) throws {
        try check(facts, bytes: Fixtures.bytes(facts.file))
    }

    @Test(
        "says what a person reads in a file that is not ours to copy", .enabled(if: Fixtures.hasCorpus),
        arguments: RecordFacts.notOursToCopy)
    func notOursToCopy(_ facts: RecordFacts) throws {
        try check(facts, bytes: [UInt8](Data(contentsOf: Fixtures.corpus.appending(path: facts.file))))
    }

    private func check(_ facts: RecordFacts, bytes: [UInt8]) throws {
        let read = try RecordReader.read(bytes)
        #expect(read.format == facts.format)
        #expect(read.records.count == facts.count)
        let record = try #require(read.records.indices.contains(facts.item) ? read.records[facts.item] : nil)
        let title = record.title.hasSuffix(".") ? String(record.title.dropLast()) : record.title
        #expect(title.replacing("\u{2010}", with: "-") == facts.title)
        if let doi = facts.doi { #expect(record.identifier(.doi)?.value ?? "" == doi) }
        if let pmid = facts.pmid { #expect(record.identifier(.pmid)?.value ?? "" == pmid) }
        if let pmcid = facts.pmcid { #expect(record.identifier(.pmcid)?.value ?? "" == pmcid) }
        #expect(record.contributors.count == facts.authors)
        if let first = record.contributors.first, !facts.firstFamily.isEmpty {
            #expect([first.family, first.collective, first.given].contains { $0.contains(facts.firstFamily) })
        }
        if let journal = facts.journal { #expect(record.container.title == journal) }
        if let date = facts.date { #expect(record.published?.description ?? "" == date) }
        if let hasAbstract = facts.hasAbstract { #expect(!record.abstract.isEmpty == hasAbstract) }
        for relation in facts.relations {
            #expect(record.relations.map { "\($0.kind.rawValue):\($0.target.value)" }.contains(relation))
        }
    }

    @Test("tells the origin of every field it fills", arguments: RecordFacts.records + RecordFacts.feeds)
    func origins(_ facts: RecordFacts) throws {
        let record = try Fixtures.record(facts.file, item: facts.item)
        let filled: [(ArticleRecord.Field, Bool)] = [
            (.identifiers, !record.identifiers.isEmpty), (.title, !record.title.isEmpty),
            (.contributors, !record.contributors.isEmpty), (.container, record.container != ArticleRecord.Container()),
            (.published, record.published != nil), (.abstract, !record.abstracts.isEmpty),
            (.relations, !record.relations.isEmpty), (.volume, !record.volume.isEmpty), (.pages, !record.pages.isEmpty),
            (.keywords, !record.keywords.isEmpty), (.meshTerms, !record.meshTerms.isEmpty),
        ]
        for (field, isFilled) in filled { #expect((record.origins[field] != nil) == isFilled, "\(field)") }
    }

    @Test(
        "refuses what is not a record, with a sentence a clinician can act on",
        arguments: [
            ("", FormatError.empty), (" \n ", .empty), ("plain words", .notARecord(found: "plain text")),
            ("{\"a\": 1}", .notARecord(found: "JSON without the fields of a record")),
            (
                "<!doctype html><html><head><title>Just a moment...</title></head><body>Verify</body></html>",
                .notARecord(found: "a web page, “Just a moment...”")
            ),
            ("<svg/>", .notARecord(found: "an XML document that begins with <svg>")),
        ])
    func refusals(_ text: String, _ error: FormatError) {
        #expect(throws: error) { try RecordReader.read(Array(text.utf8)) }
        #expect(error.reason.hasSuffix("."))
    }

    @Test("reads a retraction from either side of Crossref's record")
    func crossrefRetraction() throws {
        let notice = try Fixtures.record("crossref_retraction_notice.json")
        #expect(notice.relations.map { "\($0.kind.rawValue) \($0.target.value)" } == ["retractionOf 10.5555/article.1"])
        let work = try Fixtures.record("crossref_retracted_work.json")
        #expect(work.relations.map { "\($0.kind.rawValue) \($0.target.value)" } == ["retractedBy 10.5555/notice.1"])
    }

    @Test("refuses a record that was cut short, which could have lost its retraction")
    func truncated() throws {
        let whole = try Fixtures.bytes("pubmed_retracted.xml")
        #expect {
            try RecordReader.read(Array(whole.prefix(whole.count / 2)))
        } throws: { error in
            if case .malformed? = error as? FormatError { true } else { false }
        }
    }

    @Test("tells the format of the records that came before a set broke")
    func damaged() {
        let record = "<PubmedArticle><MedlineCitation><PMID>|</PMID></MedlineCitation></PubmedArticle>"
        let set = "<PubmedArticleSet>\(record.replacing("|", with: "1"))\(record.replacing("|", with: "2"))<Pubmed"
        var titles = 0
        #expect {
            _ = try RecordReader.read(from: ByteSources.memory(Array(set.utf8)[...])) { _ in titles += 1 }
        } throws: { error in
            if case .damaged(.pubMedXML, _)? = error as? FormatError { true } else { false }
        }
        #expect(titles == 2)
    }

    @Test("shows what it can of a feed that was cut short")
    func truncatedFeed() throws {
        let text = "<rss version=\"2.0\"><channel><item><title>One</title></item><item><title>Two &nbsp;</title"
        #expect(try RecordReader.read(Array(text.utf8)).records.first?.title == "One")
    }
}
