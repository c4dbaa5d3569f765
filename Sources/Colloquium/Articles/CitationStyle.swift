/// A style of references in medicine.
package enum CitationStyle: String, CaseIterable, Hashable, Sendable, Codable {
    /// American Medical Association, AMA Manual of Style, 11th edition (2020), chapter 3.
    case ama
    /// The Vancouver style of the ICMJE's recommendations, as the National Library of Medicine details it in "Citing
    /// Medicine" (2nd edition, 2007, updated).
    case vancouver

    /// The most names that are all printed, and how many are where there are more (AMA 3.7; ICMJE sample references).
    var authorLimits: (all: Int, shown: Int) {
        switch self {
        case .ama: (6, 3)
        case .vancouver: (6, 6)
        }
    }

    /// "doi:10.1000/1" in one, "doi: 10.1000/1" in the other.
    var labelSeparator: String {
        switch self {
        case .ama: ""
        case .vancouver: " "
        }
    }
}

/// A citation being set: the same text plain and as safe HTML.
struct CitationSetting {
    private(set) var text = ""
    private(set) var html = ""

    mutating func append(_ more: String) { append(text: more, html: more.escapedForHTML) }

    mutating func append(text more: String, html moreHTML: String) {
        text += more
        html += moreHTML
    }

    /// A sentence after the one before, ended by a full stop unless it ends itself.
    mutating func sentence(_ sentence: String, isItalic: Bool = false) {
        let escaped = sentence.escapedForHTML
        self.sentence(text: sentence, html: isItalic ? "<i>\(escaped)</i>" : escaped)
    }

    mutating func sentence(text more: String, html moreHTML: String) {
        guard let last = more.last else { return }
        if !text.isEmpty { append(" ") }
        append(text: more, html: moreHTML)
        if !".?!".contains(last) { append(".") }
    }
}
