import Colloquium
import Foundation
import Testing

@testable import Formats

/// Writes every record at hand in each format and reads it again.
@Suite("Citations written and read again")
struct RoundTripTests {
    enum Format: String, CaseIterable, Sendable {
        case ris, bibTeX, cslJSON

        func written(_ records: [ArticleRecord]) -> String {
            switch self {
            case .ris: return records.map(RIS.entry).joined(separator: "\r\n")
            case .bibTeX:
                var writer = BibTeXWriter()
                return records.map { writer.entry($0) }.joined(separator: "\n")
            case .cslJSON:
                var writer = CSLWriter()
                return "[" + records.map { writer.item($0) }.joined(separator: ",\n") + "]"
            }
        }

        func read(_ text: String) throws -> [ArticleRecord] {
            switch self {
            case .ris: try RIS.records(of: text)
            case .bibTeX: try BibTeX.records(of: text)
            case .cslJSON: try CSLJSON.records(of: text)
            }
        }
    }

    /// What all three formats have room for.
    struct Facts {
        var title: String
        var names: [String]
        var numbers: [String]
        var container: String
        var place: String
        var published: String
        var abstract: String
        var keywords: String

        init(_ record: ArticleRecord) {
            title = record.citedTitle.tidiedLine
            names = record.contributors.map { $0.indexName.tidiedLine }
            numbers = record.identifiers.filter { [.doi, .pmid, .pmcid, .arxiv].contains($0.scheme) }.map(\.label)
                .sorted()
            container = record.container.title.tidiedLine
            place = [record.volume, record.issue, record.pages].map(\.tidiedLine).joined(separator: "|")
            published = record.published?.description ?? ""
            // Headings are written in capitals, and those that a feed left in the text get their colon.
            abstract = AbstractText.written(record.abstract).lowercased().replacing(":", with: "")
            keywords = (record.keywords + record.meshTerms).withoutRepetitions.joined(separator: " ").filter {
                $0.isLetter || $0.isNumber
            }
        }
    }

    static let records: [ArticleRecord] = {
        var directories = [Fixtures.directory]
        if Fixtures.hasCorpus { directories.append(Fixtures.corpus) }
        let files = directories.flatMap {
            (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? []
        }
        let read = files.sorted { $0.path < $1.path }.flatMap { file -> [ArticleRecord] in
            guard let data = try? Data(contentsOf: file), data.count < 100_000 else { return [] }
            return ((try? RecordReader.read([UInt8](data)).records) ?? []).prefix(2).map { $0 }
        }
        return read.filter { !$0.title.isEmpty }
    }()

    @Test("say the same", arguments: Format.allCases)
    func sameFacts(_ format: Format) throws {
        let records = Self.records
        #expect(records.count > 50)
        let again = try format.read(format.written(records))
        try #require(again.count == records.count)
        for (before, after) in zip(records, again) {
            let (said, heard) = (Facts(before), Facts(after))
            #expect(heard.title == said.title)
            #expect(heard.names.difference(from: said.names).map { "\($0)" } == [])
            #expect(heard.numbers == said.numbers)
            #expect(heard.container == said.container)
            #expect(heard.place == said.place)
            #expect(heard.published == said.published)
            #expect(heard.abstract == said.abstract)
            #expect(heard.keywords == said.keywords)
        }
    }

    /// Text that would end a field, a record or a string of one of the formats if it were written as it is.
    static let hostileTexts = [
        "a\r\nER  - \r\nTY  - JOUR\r\nTI  - b", "a}\n}\n@article{x, title={b}", "a {b \\ c } d {{",
        "\"},{\"type\":\"x\"",
        "a \\input{/etc/passwd} $x^2_y$ 100% #1 ~ & co", "a\u{202E}b\u{0}c\u{85}d\u{2028}e", "ends with a backslash \\",
        "a and b and others", "x -- y --- z ``q'' 'r'", "{all in braces}", "@comment{", "a = {b}, c = {d}",
    ]

    @Test("let nothing break out of its field", arguments: Format.allCases, hostileTexts)
    func hostile(_ format: Format, _ text: String) throws {
        var record = ArticleRecord()
        record.title = text
        record.titleHTML = text.escapedForHTML
        record.contributors = [
            ArticleRecord.Contributor(family: text, given: "G"), ArticleRecord.Contributor(collective: text),
            ArticleRecord.Contributor(family: "Last", given: text, suffix: text),
        ]
        record.container = .init(title: text, abbreviation: text)
        record.publisher = text
        record.volume = text
        record.issue = text
        record.pages = text
        record.language = text
        record.keywords = [text, text]
        record.abstract = [.init(label: text, text: text)]
        var plain = ArticleRecord()
        plain.title = "The next record"
        plain.titleHTML = plain.title
        let again = try format.read(format.written([record, plain]))
        try #require(again.count == 2)
        #expect(again[1].title == plain.title)
        #expect(again[0].title == text.tidiedLine)
        #expect(again[0].container.title == text.tidiedLine)
        #expect(again[0].volume == text.tidiedLine)
        #expect(again[0].identifiers.isEmpty)
        #expect(again[0].links.isEmpty)
    }

    @Test("keep emphasis where the format can", arguments: [Format.bibTeX, .cslJSON])
    func emphasis(_ format: Format) throws {
        for record in Self.records where record.titleHTML.contains("<") && record.subtitle.isEmpty {
            #expect(try format.read(format.written([record])).first?.titleHTML == record.titleHTML)
        }
    }

    @Test("have subject headings among the keywords, and BibTeX ORCID iDs", arguments: Format.allCases)
    func particulars(_ format: Format) throws {
        var record = ArticleRecord()
        record.title = "T"
        record.titleHTML = "T"
        record.keywords = ["sepsis", "Adult"]
        record.meshTerms = ["Adult", "Shock, Septic"]
        record.contributors = [
            ArticleRecord.Contributor(family: "Lee", given: "A"), ArticleRecord.Contributor(family: "Doe", given: "J"),
        ]
        record.contributors[1].orcid = "0000-0002-1825-0097"
        let again = try #require(try format.read(format.written([record])).first)
        #expect(again.keywords == ["sepsis", "Adult", "Shock, Septic"])
        #expect(again.contributors.map(\.orcid) == ["", format == .bibTeX ? "0000-0002-1825-0097" : ""])
    }

    @Test("have keys that a person can read and none twice")
    func keys() {
        var record = ArticleRecord()
        record.title = "On the Müller effect"
        record.contributors = [ArticleRecord.Contributor(family: "Özgür-Smith", given: "A")]
        record.published = PartialDate(year: 2024)
        var keys = CitationKeys()
        let made = (0..<800).map { _ in keys.key(for: record) }
        #expect(made.prefix(3) == ["ozgursmith2024muller", "ozgursmith2024mullera", "ozgursmith2024mullerb"])
        #expect(Set(made).count == made.count)
        #expect(keys.key(for: ArticleRecord()) == "ref")
        record.identifiers = [Identifier(.doi, "10.5072/a")].compactMap { $0 }
        let twice = Format.cslJSON.written([record, record])
        #expect(twice.contains("\"id\":\"10.5072/a\"") && twice.contains("\"id\":\"10.5072/aa\""))
    }
}
