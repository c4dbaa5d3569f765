import Colloquium
import Glibc

@testable import Formats

/// The entry points that take what strangers wrote. `run` knows the seeds of each by the same name.
enum FuzzTarget: String, CaseIterable {
    /// Everything `RecordReader` tells apart, and each family alone: the family decides the seeds.
    case records, feeds, pubmed, crossref, jats, json, citations, pages
    case xml, html, markdown, identifiers, references, dates, names
    /// Files of people, mail that came, answers that programs send, and what services say beside records.
    case contacts, mail, answers, services

    /// The one named by the environment variable `FUZZ_TARGET`.
    static let chosen: FuzzTarget = {
        guard let name = getenv("FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: name)) else {
            fatalError("FUZZ_TARGET is to be one of \(allCases.map(\.rawValue).joined(separator: " "))")
        }
        return target
    }()

    func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .records, .feeds, .pubmed, .crossref, .jats, .json, .citations:
            if let read = try? RecordReader.read(bytes) { Promise.holds(for: read) }
        case .pages:
            if let read = try? RecordReader.read(bytes, from: Self.address) { Promise.holds(for: read) }
            for feed in FeedDiscovery.feeds(in: bytes, base: Self.address) { Promise.holds(forLink: feed.address) }
            _ = PageBarrier(of: bytes)
        case .xml: Agreement.holds(forXML: bytes)
        case .html:
            Agreement.holds(forHTML: text)
            Agreement.holds(forParagraph: text)
            Promise.holds(forInline: InlineText(html: text))
            for paragraph in InlineText.paragraphs(ofHTML: text) { Promise.holds(forPlain: paragraph) }
        case .markdown:
            Promise.holds(forPage: Markdown.safeHTML(text))
            Promise.holds(forPage: Markdown.safeHTML(text) { _ in Self.address })
            _ = Markdown.plainText(text)
        case .identifiers:
            Agreement.holds(forAddress: text)
            if let identifier = Identifier.recognise(text) { Promise.holds(for: identifier) }
            for scheme in Identifier.Scheme.allCases {
                if let identifier = Identifier(scheme, text) { Promise.holds(for: identifier) }
            }
            if let orcid = ORCID.normalised(text) {
                Promise.must(ORCID.normalised(orcid) == orcid, "an ORCID iD has one normal form", orcid)
            }
        case .references:
            for identifier in Identifier.recogniseAll(in: text) { Promise.holds(for: identifier) }
            for reference in References.readable(in: text) { Promise.holds(for: reference.identifier) }
            _ = try? References(lines: text, field: "references")
        case .dates:
            if let date = StatedDate.date(in: text) { Promise.holds(for: date) }
            let parts = text.split(separator: "\n", maxSplits: 2).map(String.init) + ["", "", ""]
            if let date = StatedDate.date(year: parts[0], month: parts[1], day: parts[2]) { Promise.holds(for: date) }
            if let instant = HTTPDate.instant(text) { Promise.holds(for: instant) }
        case .names:
            Promise.holds(for: PersonName.contributor(text))
            Agreement.holds(forName: text)
        case .contacts, .mail, .answers, .services: runBesideRecords(bytes)
        }
    }

    private func runBesideRecords(_ bytes: [UInt8]) {
        switch self {
        case .contacts: if let reading = try? ContactFile.read(bytes) { Promise.holds(for: reading) }
        case .mail: if let mail = try? InternetMessage.parse(bytes) { Promise.holds(for: mail) }
        case .answers:
            _ = try? AnswerJSON.answer(in: bytes)
            for case .success(let sent) in (try? AnswerJSON.answers(in: bytes)) ?? [] {
                _ = try? Answer(sent) { Markdown.safeHTML($0) }
            }
        default:
            for number in (try? PubMedSearchAnswer.numbers(in: bytes)) ?? [] { Promise.holds(for: number) }
            if let words = PubMedComplaint.words(in: bytes) { Promise.holds(forPlain: words) }
            _ = OAIComplaint.isThere(in: bytes)
        }
    }

    /// Where a page or a feed was had from.
    private static let address = "https://journal.example.org/articles/list?page=2"
}
