/// A page that shows one work under an identifier that its address gives away: the catalogues of medicine, the
/// preprint servers, and publishers that print the DOI in the path.
struct CataloguePage {
    private let page: WebAddress
    private let host: String
    private var segments: [String] { page.path.split(separator: "/").map(String.init) }

    init(_ page: WebAddress) {
        self.page = page
        let whole = page.host
        host = whole.dropping(prefix: "www.") ?? whole
    }

    var identifier: Identifier? {
        switch host {
        case "doi.org", "dx.doi.org": Identifier(.doi, String(page.path.dropFirst()))
        case "pubmed.ncbi.nlm.nih.gov": segments.first.flatMap { Identifier(.pmid, $0) }
        case "ncbi.nlm.nih.gov", "m.ncbi.nlm.nih.gov": fromNLM
        case "pmc.ncbi.nlm.nih.gov": after("articles").flatMap { Identifier(.pmcid, $0) }
        case "europepmc.org": fromEuropePMC
        case "arxiv.org", "export.arxiv.org": fromArxiv
        default: mayHoldDOI ? doiAtEndOfPath ?? doiInPath ?? doiInQuery : nil
        }
    }

    private var fromNLM: Identifier? {
        if let number = after("pubmed") { return Identifier(.pmid, number) }
        guard segments.contains("pmc"), let number = after("articles") else { return nil }
        return Identifier(.pmcid, number)
    }

    private var fromEuropePMC: Identifier? {
        if let number = after("med") { return Identifier(.pmid, number) }
        if let number = after("pmc") ?? after("articles") { return Identifier(.pmcid, number) }
        return nil
    }

    private var fromArxiv: Identifier? {
        guard let kind = segments.first, ["abs", "pdf", "html", "format"].contains(kind) else { return nil }
        var number = segments.dropFirst().joined(separator: "/")
        if number.lowercased().hasSuffix(".pdf") { number.removeLast(4) }
        return Identifier(.arxiv, number)
    }

    /// The segment that follows the first segment of that name.
    private func after(_ name: String) -> String? {
        guard let index = segments.firstIndex(where: { $0.lowercased() == name }), index + 1 < segments.count else {
            return nil
        }
        return segments[index + 1]
    }

    /// Names of views that publishers append to the DOI; they are not part of it.
    private static let views: Set<String> = [
        "full", "pdf", "epdf", "html", "abstract", "abs", "fulltext", "full-text", "meta", "summary", "references",
        "figures", "supplementary-material", "download", "citation", "metrics", "short", "xml", "pdfft",
    ]

    /// A glance spares most addresses a closer look.
    private var mayHoldDOI: Bool { page.description.has("10.") || page.description.has("%") }

    /// The usual case: registrant and name are all that follows, with nothing to decode, and no view behind a point.
    var doiAtEndOfPath: Identifier? {
        var path = page.path
        return path.withUTF8 { bytes in
            guard let slash = ByteSearch.first("/10.", in: bytes),
                let end = bytes[(slash + 1)...].firstIndex(of: UInt8(ascii: "/")), end > slash + 7,
                bytes[(slash + 4)..<end].allSatisfy({ $0.isASCIIDigit }), end + 1 < bytes.count,
                bytes[(end + 1)...].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
            else { return nil }
            if host.hasSuffix("rxiv.org") || bytes[..<slash].contains(UInt8(ascii: "%")) { return nil }
            return Identifier(plainDOI: String(decoding: bytes[(slash + 1)...], as: UTF8.self))
        }
    }

    var doiInPath: Identifier? {
        guard let decoded = PercentCoding.decoded(page.path), decoded.has("/10.") else { return nil }
        var parts = decoded.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        guard let start = parts.firstIndex(where: { Self.isRegistrant($0) }), start + 1 < parts.count else {
            return nil
        }
        parts.removeFirst(start)
        while parts.count > 2, let last = parts.last, last.isEmpty || Self.views.contains(last.lowercased()) {
            parts.removeLast()
        }
        if let last = parts.indices.last { parts[last] = withoutView(parts[last]) }
        return Identifier(.doi, parts.joined(separator: "/"))
    }

    /// "2020.01.01.123456v1.full.pdf+html" is the second version's PDF of "2020.01.01.123456".
    private func withoutView(_ segment: String) -> String {
        var segment = Substring(segment)
        if segment.hasSuffix("+html") { segment.removeLast(5) }
        while let dot = segment.utf8.lastIndex(of: UInt8(ascii: ".")),
            Self.views.contains(segment[segment.index(after: dot)...].lowercased())
        {
            segment = segment[..<dot]
        }
        if host.hasSuffix("biorxiv.org") || host.hasSuffix("medrxiv.org"), let mark = segment.lastIndex(of: "v"),
            String(segment[segment.index(after: mark)...]).isASCIIDigits
        {
            segment = segment[..<mark]
        }
        return String(segment)
    }

    /// "…/article?id=10.1371/journal.pone.0202746"
    private var doiInQuery: Identifier? {
        for parameter in page.query.split(separator: "&") {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, ["id", "doi"].contains(parts[0].lowercased()),
                let value = PercentCoding.decoded(String(parts[1])), value.hasPrefix("10.")
            else { continue }
            return Identifier(.doi, value)
        }
        return nil
    }

    private static func isRegistrant(_ segment: String) -> Bool {
        guard let digits = segment.dropping(prefix: "10.") else { return false }
        return digits.utf8.count >= 4
            && digits.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    }
}
