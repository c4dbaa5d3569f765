internal import Colloquium

/// Where an article stands, as repositories write it in one text.
struct SerialCitation: Equatable {
    var title = ""
    var volume = ""
    var issue = ""
    var pages = ""

    /// "Revista de Salud; Vol. 12 Núm. 3 (2020): Verano; 12-34" as Open Journal Systems writes `dc:source`, or
    /// "Texas Law Review, 74(1), 1-20" as DataCite's SeriesInformation has it. A text that is a title alone gives the
    /// title; an address, a number or a sentence gives nothing.
    init(_ raw: String) {
        guard raw.utf8.count <= 1_000 else { return }
        let text = InlineText(html: raw).plain
        guard !text.contains("://"), ISSN.normalised(text) == nil || text.count > 9, text.contains(where: \.isLetter)
        else { return }
        if text.contains(";") { readSegments(text) } else { readRun(text) }
        if title.count > 250 { self.title = "" }
    }

    private mutating func readSegments(_ text: String) {
        let segments = text.split(separator: ";").map { $0.trimmingSpace }
        title = segments.first ?? ""
        for segment in segments.dropFirst() {
            if let match = segment.firstMatch(of: /^(?:pp?\.?\s*)?([A-Za-z]{0,2}\d+(?:\s*[-–]\s*[A-Za-z]{0,2}\d+)?)$/) {
                pages = String(match.1).replacing(" ", with: "").replacing("–", with: "-")
            } else if volume.isEmpty, issue.isEmpty {
                // What follows the colon is the name of the issue.
                readNumbers(segment.prefix { $0 != ":" }.lowercased())
            }
        }
    }

    private mutating func readNumbers(_ text: String) {
        if let match = text.firstMatch(of: /(?:^|\s)(?:vol(?:ume)?|v|bd|band|jg|tom[oe]?|год|том)[.\s]*(\d+[a-z]?)/) {
            volume = String(match.1)
        }
        if let match = text.firstMatch(
            of: /(?:^|[\s,])(?:no|n|nr|núm|num|iss(?:ue)?|heft|№|nº|n°)[.\sº°]*(\d+(?:\s*[-\/]\s*\d+)?)/)
        {
            issue = String(match.1).replacing(" ", with: "")
        }
    }

    private mutating func readRun(_ text: String) {
        let numbers =
            /[,.]?\s+(?:[Vv]ol\.?\s*)?(\d{1,4})\s?(?:\(([^()]{1,20})\))?(?:\s?[,:]\s?(?:pp?\.\s*)?([A-Za-z]?\d+(?:\s?[-–]\s?[A-Za-z]?\d+)?))?\.?$/
        guard let match = text.firstMatch(of: numbers) else {
            title = text
            return
        }
        title = String(text[..<match.range.lowerBound])
        volume = String(match.1)
        issue = match.2.map(String.init) ?? ""
        pages = (match.3.map(String.init) ?? "").replacing(" ", with: "").replacing("–", with: "-")
    }
}
