import Colloquium
import Glibc

@testable import Formats

/// The entry points that take what strangers wrote. `run` knows the seeds of each by the same name.
enum FuzzTarget: String, CaseIterable {
    /// Everything `RecordReader` tells apart, and each family alone: the family decides the seeds.
    case records, feeds, pubmed, crossref, jats, json, citations, pages
    case html, markdown, identifiers, references, dates, names

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
        case .records, .feeds, .pubmed, .crossref, .jats, .json, .citations, .pages:
            if let read = try? RecordReader.read(bytes) { Promise.holds(for: read) }
        case .html:
            Promise.holds(forInline: InlineText(html: text))
            for paragraph in InlineText.paragraphs(ofHTML: text) { Promise.holds(forPlain: paragraph) }
        case .markdown:
            Promise.holds(forPage: Markdown.safeHTML(text))
            _ = Markdown.plainText(text)
        case .identifiers:
            if let identifier = Identifier.recognise(text) { Promise.holds(for: identifier) }
            for scheme in Identifier.Scheme.allCases {
                if let identifier = Identifier(scheme, text) { Promise.holds(for: identifier) }
            }
            if let orcid = ORCID.normalised(text) {
                Promise.must(ORCID.normalised(orcid) == orcid, "an ORCID iD has one normal form", orcid)
            }
        case .references:
            for identifier in Identifier.recogniseAll(in: text) { Promise.holds(for: identifier) }
        case .dates:
            if let date = StatedDate.date(in: text) { Promise.holds(for: date) }
            let parts = text.split(separator: "\n", maxSplits: 2).map(String.init) + ["", "", ""]
            if let date = StatedDate.date(year: parts[0], month: parts[1], day: parts[2]) { Promise.holds(for: date) }
        case .names:
            Promise.holds(for: PersonName.contributor(text))
        }
    }
}
