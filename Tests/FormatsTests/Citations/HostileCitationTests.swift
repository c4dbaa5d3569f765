import Colloquium
import Testing

@testable import Formats

/// A hundred kilobytes each of what would take quadratic time, endless memory or a deep stack if it were read carelessly.
@Suite("Hostile citation files", .timeLimit(.minutes(10)))
struct HostileCitationTests {
    private static let size = 100_000

    private static func repeated(_ text: String) -> String { String(repeating: text, count: size / text.utf8.count) }

    @Test(
        "reads RIS that repeats itself",
        arguments: [
            "AU  - A\n", "AB  - METHODS: a. B: c.\n", "yy\n", "SN  - 1234-5678,9\n", "N1  - doi arxiv pmid\n",
            "KW  - a;b\n", "<i>", "AB  - Background\n", "Background A. Results (s) ", "© a. ",
        ])
    func ris(_ line: String) throws {
        #expect(try RIS.records(of: "TY  - JOUR\nTI  - T\n" + Self.repeated(line)).count == 1)
    }

    @Test("reads an abstract of a million lines as far as any goes")
    func lines() throws {
        let abstract = String(repeating: "a\\n", count: 1_000_000)
        let record = try #require(
            try CSLJSON.records(of: #"{"type":"book","title":"T","abstract":"\#(abstract)"}"#).first)
        #expect(record.abstract[0].text.hasSuffix("…"))
    }

    @Test(
        "finds headings by their weight in time",
        arguments: ["<b>", "<b>a", "<b>aaaa</b>", "<b>aaaa</b> ", "<b>          "])
    func weight(unit: String) {
        let html =
            "<b>" + String(repeating: " ", count: 500_000) + String(repeating: unit, count: 300_000 / unit.utf8.count)
        #expect(AbstractParagraphs.ofHTML(html).count <= 1)
    }

    @Test("reads no more records than are sensible")
    func manyRecords() throws {
        func many(_ record: String) -> String { String(repeating: record, count: RecordReader.maximumRecords + 10) }
        #expect(try RIS.records(of: many("TY  - X\n")).count == RecordReader.maximumRecords)
        #expect(try Nbib.records(of: many("PMID- 1\n")).count == RecordReader.maximumRecords)
        #expect(try BibTeX.records(of: many("@misc{a, title={b}}\n")).count == RecordReader.maximumRecords)
        let items = "[" + many("{\"type\":\"book\",\"title\":\"x\"},") + "1]"
        #expect(try CSLJSON.records(of: items).count == RecordReader.maximumRecords)
    }

    @Test(
        "reads BibTeX that opens and never closes, or repeats itself",
        arguments: [
            "{", "@", "@article{a,\n", "t = {x\n", "t={x},", "\\'", "\\textit{", "\\noopsort{", "$", "a # ",
            "{A} B and ", "\"", "\\",
        ])
    func bibTeX(_ piece: String) throws {
        for before in [
            "@article{a, title = {", "@article{a, ", "@article{a, author = {", "@string{a = \"", "@comment{",
        ] {
            let text = before + Self.repeated(piece) + "\n@book{last, title = {Last}}\n"
            #expect(try BibTeX.records(of: text).count <= RecordReader.maximumRecords)
        }
    }

    @Test("loses no entry after one that never closes")
    func following() throws {
        let text = "@article{a, title = {" + Self.repeated("{") + "\n@book{last, title = {Last}}\n"
        #expect(try BibTeX.records(of: text).last?.title == "Last")
    }

    @Test("lets macros made of macros grow no further than a value may")
    func bomb() throws {
        let macros = (0..<12).map {
            "@string{a\($0 + 1) = a\($0) # a\($0) # a\($0) # a\($0) # a\($0) # a\($0) # a\($0) # a\($0)}\n"
        }
        let text = "@string{a0 = {xxxxxxxxxx}}\n" + macros.joined() + "@misc{t, title = a12 # {T}}"
        #expect(try BibTeX.records(of: text).first.map { $0.title.count < 10_000 } == true)
    }

    @Test(
        "refuses or reads JSON of any shape",
        arguments: [
            "[{\"type\":\"book\",\"title\":\"x\",\"author\":" + String(repeating: "[", count: 50_000),
            "[{\"type\":\"book\",\"title\":\"x\",\"issued\":{\"date-parts\":[[99999999999999999999, 1e400, -5]]}}]",
            "[{\"type\":\"book\",\"title\":\"x\",\"volume\":{},\"author\":{},\"DOI\":[1],\"issued\":[]}]",
            "[{\"type\":\"book\",\"title\":\"x\"", "{\"type\":\"book\",\"title\":\"\\", "[{\"type", "[{\"",
            "[{\"type\":\"book\",\"title\":\"x\",\"title\":5}, [[]], null, {}]",
        ])
    func json(_ text: String) {
        do {
            #expect(try CSLJSON.records(of: text).count <= 3)
        } catch let error as FormatError {
            #expect(error != .empty)
        } catch {
            Issue.record(error)
        }
    }

    @Test(
        "reads bytes that are no text, and every beginning of a file",
        arguments: ["crossref.bib", "crossref.ris", "medline_12230038.nbib"])
    func beginnings(_ file: String) throws {
        let bytes = try Fixtures.bytes(file)
        for length in stride(from: 0, to: bytes.count, by: 41) {
            for bytes in [Array(bytes.prefix(length)), bytes.prefix(length) + [0, 0xFF, 0xC3, 0x28, 0x0D]] {
                _ = try? RIS.records(in: bytes)
                _ = try? BibTeX.records(in: bytes)
                _ = try? Nbib.records(in: bytes)
                _ = try? CSLJSON.records(in: bytes)
            }
        }
    }
}
