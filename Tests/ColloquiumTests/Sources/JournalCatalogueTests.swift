import Testing

@testable import Colloquium

@Suite("Catalogue of journals")
struct JournalCatalogueTests {
    @Test("reads every column of a line")
    func columns() throws {
        let journal = try #require(try JournalCatalogue(CatalogueText.whole).journals.first)
        #expect(
            journal
                == CatalogueJournal(
                    name: "The New England Journal of Medicine", abbreviation: "N Engl J Med", otherNames: ["NEJM"],
                    printISSN: "0028-4793", electronicISSN: "1533-4406",
                    feed: try #require(WebAddress("https://www.nejm.org/feed")), confirmation: .answered,
                    home: try #require(WebAddress("https://www.nejm.org/")), fields: ["medicine"]))
    }

    @Test("lets a journal be without abbreviation, other names and ISSN")
    func bare() throws {
        let journal = try JournalCatalogue(CatalogueText.whole).journals[6]
        #expect(journal.abbreviation.isEmpty && journal.otherNames.isEmpty && journal.issns.isEmpty)
    }

    @Test("reads line ends of every system and passes over empty lines", arguments: ["\n", "\r\n", "\n\n"])
    func lineEnds(_ end: String) throws {
        let text = ([CatalogueText.columns] + CatalogueText.lines).joined(separator: end) + end
        #expect(try JournalCatalogue(text).journals.count == CatalogueText.lines.count)
    }

    @Test("is empty with the names of the columns alone")
    func empty() throws {
        #expect(try JournalCatalogue(CatalogueText.columns).journals.isEmpty)
    }

    @Test(
        "begins with the names of the columns",
        arguments: ["", "\n", "name\tfeed", CatalogueText.lines[0], "\u{FEFF}" + CatalogueText.columns])
    func heading(_ text: String) {
        #expect(fault(in: text)?.line == 1)
    }

    @Test(
        "refuses a line with a value that cannot be used, and says which",
        arguments: [
            (0, "", "name"), (0, " padded", "name"), (0, "two  spaces", "name"), (0, "over\u{202E}ride", "name"),
            (2, "NEJM,", "also"), (2, "NEJM, NEJM", "also"),
            (3, "0028-4794", "0028-4794"), (3, "00284793", "00284793"), (4, "none", "none"),
            (5, "", "https"), (5, "www.nejm.org/feed", "www.nejm.org/feed"), (5, "/feed", "/feed"),
            (5, "http://www.nejm.org/feed", "https"), (5, "feed:https://www.nejm.org/", "https"),
            (5, "https://nejm.org:443/feed", "plain"), (5, "https://x@nejm.org/feed", "https"),
            (6, "", "answered, listed, derived"), (6, "Answered", "answered, listed, derived"),
            (7, "javascript:alert(1)", "https"), (8, "", "fields"), (8, "medicine,,nursing", "fields"),
            (8, "medicine\tmore", "10 columns"),
        ])
    func malformed(_ column: Int, _ value: String, _ named: String) throws {
        let malformed = try #require(fault(in: CatalogueText.changing(column, to: value)))
        #expect(malformed.line == 2)
        #expect(malformed.reason.contains(named), "\(malformed.reason)")
    }

    @Test("counts lines as an editor does")
    func lineNumber() {
        let text = CatalogueText.whole + "\n\nonly a name\n"
        let wrong = CatalogueText.lines.count + 4
        #expect(fault(in: text)?.description.hasPrefix("Line \(wrong) of the catalogue") == true)
    }

    @Test("refuses a journal that stands there already by name, feed or ISSN")
    func twice() {
        let other = "Another\tOther\t\t\t\thttps://other.example/a\tlisted\thttps://other.example/\tmedicine"
        let again = [
            CatalogueText.lines[1],
            other.replacing("Another", with: "LANCET"),
            other.replacing("https://other.example/a", with: "https://www.thelancet.com/a.xml"),
            other.replacing("Other\t\t\t", with: "Other\t\t\t1474-547X"),
        ]
        for line in again {
            #expect(fault(in: CatalogueText.whole + line)?.line == CatalogueText.lines.count + 2, "\(line)")
        }
        #expect(fault(in: CatalogueText.whole + other) == nil)
    }

    @Test("takes neither long nor strange text for a catalogue")
    func hostile() {
        #expect(fault(in: String(repeating: "\t", count: 100_000)) != nil)
        #expect(fault(in: CatalogueText.columns + "\n" + String(repeating: "\t", count: 100_000))?.line == 2)
        #expect(fault(in: CatalogueText.columns + "\n\u{0}") != nil)
    }

    @Test("knows its fields in alphabetical order")
    func fields() throws {
        let fields = try JournalCatalogue(CatalogueText.whole).fields
        #expect(fields == ["digital health", "education", "medicine", "midwifery", "nursing", "oncology", "preprints"])
    }

    private func fault(in text: String) -> JournalCatalogue.Malformed? {
        do {
            _ = try JournalCatalogue(text)
            return nil
        } catch {
            return error
        }
    }
}
