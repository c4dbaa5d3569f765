import ArgumentParser
import Colloquium
import Formats
import Foundation

/// Reads files as the site would and prints what it understood.
struct Metadata: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what the site reads in records, feeds and pages: one JSON object a line for each item.",
        discussion: """
            The format is told from the content: RSS, Atom, JSON Feed; PubMed, Crossref, DataCite, JATS and arXiv \
            records; RIS, BibTeX, nbib, CSL-JSON; web pages with citation metadata; OPML. A file that is none of \
            them is reported on standard error; the others are read all the same, and the exit code is 1.
            """)

    @Argument(help: "Files to read; - is standard input.", completion: .file()) var files: [String]

    func run() throws {
        var failed = false
        for file in files {
            do {
                try print(file)
            } catch let error as FormatError {
                failed = true
                report("\(file): \(error.reason)")
            } catch let error as CocoaError {
                failed = true
                report("\(file): \(error.localizedDescription)")
            }
        }
        if failed { throw ExitCode(1) }
    }

    private func print(_ file: String) throws {
        let bytes =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(filePath: file))
        let read = try RecordReader.read([UInt8](bytes))
        let name = file == "-" ? file : URL(filePath: file).lastPathComponent
        for line in MetadataLine.lines(of: read, file: name) { Swift.print(try line.json) }
    }

    private func report(_ problem: String) {
        FileHandle.standardError.write(Data("\(problem)\n".utf8))
    }
}

/// One line of output: the facts most asked for, under names that scripts can rely on, and the whole record.
struct MetadataLine: Encodable {
    var file: String
    var item = 0
    var count: Int
    var format: String
    var title = ""
    var doi = ""
    var pmid = ""
    var pmcid = ""
    /// "Family, Given Suffix", or a group's name.
    var authors: [String] = []
    var journal = ""
    /// The earliest publication, "YYYY[-MM[-DD]]".
    var date = ""
    /// Whether there is a real abstract: not a teaser, a digest or a notice.
    var abstract = false
    /// "type:identifier"
    var relations: [String] = []
    var record: ArticleRecord?
    var subscription: FeedSubscription?
    /// What the feed says of itself, on each of its lines.
    var feed: FeedHead?

    enum CodingKeys: String, CodingKey {
        case file, item, format, title, doi, pmid, pmcid, authors, journal, date, abstract, relations, record
        case subscription, feed
        case count = "n_items"
    }

    init(file: String, count: Int, format: RecordFormat) {
        self.file = file
        self.count = count
        self.format = format.rawValue
    }

    static func lines(of read: ReadRecords, file: String) -> [MetadataLine] {
        let count = read.records.count + read.subscriptions.count
        var empty = MetadataLine(file: file, count: count, format: read.format)
        empty.feed = read.feed
        let lines = read.records.map(empty.with) + read.subscriptions.map(empty.with)
        return lines.isEmpty
            ? [empty]
            : lines.enumerated().map { index, line in
                var line = line
                line.item = index
                return line
            }
    }

    private func with(_ record: ArticleRecord) -> MetadataLine {
        var line = self
        line.title = record.title
        line.doi = record.identifier(.doi)?.value ?? ""
        line.pmid = record.identifier(.pmid)?.value ?? ""
        line.pmcid = record.identifier(.pmcid)?.value ?? ""
        line.authors = record.contributors.map(\.indexName)
        line.journal = record.container.title
        line.date = record.published?.description ?? ""
        line.abstract = !record.abstract.isEmpty
        line.relations = record.relations.map { "\($0.kind.rawValue):\($0.target.value)" }
        line.record = record
        return line
    }

    private func with(_ subscription: FeedSubscription) -> MetadataLine {
        var line = self
        line.title = subscription.title
        line.subscription = subscription
        return line
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
