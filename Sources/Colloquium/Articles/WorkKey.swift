import Foundation

/// What two records of one work have in common although neither has an identifier the other knows: title, first author
/// and year, without what sources spell differently. Never proof: whoever finds two keys alike asks.
package struct WorkKey: Hashable, Sendable {
    /// The words of the title with its subtitle, joined by single spaces.
    package let title: String
    /// The same up to the mark that parts the subtitle off; equal to `title` where there is none.
    package let mainTitle: String
    /// The words of the first author's family name or of the group's; empty when not known.
    package let author: Set<String>
    package let year: Int?

    /// Nil where the title has no letter and no digit.
    package init?(_ record: ArticleRecord) {
        let plain = Self.plain(record.title)
        title = Self.words(record.subtitle.isEmpty ? plain : "\(plain) \(Self.plain(record.subtitle))")
        mainTitle = Self.words(Self.beforeSubtitle(plain))
        let first = record.contributors.first
        author = Set(
            Self.words(first.map { $0.collective.isEmpty ? $0.family : $0.collective } ?? "").split(separator: " ")
                .map(String.init)
        ).subtracting(Self.particles)
        year = record.published?.year
        if title.isEmpty { return nil }
    }

    /// Whether the two may be one work: titles alike, one perhaps without its subtitle; first authors alike, where both
    /// are known; years at most one apart, since one source has the day online and another the issue.
    package func resembles(_ other: WorkKey) -> Bool {
        guard hasTitle(like: other) else { return false }
        let authorsKnown = !author.isEmpty && !other.author.isEmpty
        if authorsKnown, author.isDisjoint(with: other.author) { return false }
        if let year, let otherYear = other.year, abs(year - otherYear) > 1 { return false }
        // "Editorial" and "In this issue" are the titles of thousands.
        let isTelling = title.split(separator: " ").count >= Self.tellingWords
        return isTelling || authorsKnown && year != nil && year == other.year
    }

    private static let tellingWords = 3
    private static let particles: Set<String> = [
        "de", "da", "di", "del", "den", "der", "van", "von", "la", "le", "el", "al",
    ]

    /// Whether the titles are alike, one perhaps without its subtitle.
    package func hasTitle(like other: WorkKey) -> Bool {
        if title == other.title { return true }
        let main = title.utf8.count < other.title.utf8.count ? (title, other.mainTitle) : (other.title, mainTitle)
        return main.0 == main.1 && main.0.split(separator: " ").count >= Self.tellingWords
    }
}

extension WorkKey {
    /// Without mark-up, and without what publishers put before the title of what they took back.
    private static func plain(_ title: String) -> String {
        var plain = title
        if plain.has("<") { plain = plain.replacing(Pattern.tag, with: "") }
        if plain.has("&") { plain = plain.replacing("&amp;", with: "&").replacing("&", with: " and ") }
        // Without one of the two at its end there is no such word.
        if plain.has(":") || plain.has("]") { plain = plain.replacing(Pattern.takenBack, with: "") }
        return plain
    }

    /// Kept, because a pattern is read anew each time where it is written in place; none is changed.
    private enum Pattern {
        nonisolated(unsafe) static let tag = /<\/?[A-Za-z][^<>]*>/
        nonisolated(unsafe) static let takenBack = /^\W*(?i:retracted|withdrawn)(?i:\s+article)?\W*[:\]]\s*/
        nonisolated(unsafe) static let subtitle = /:\s|\s[-–—]\s|[?!]\s|\.\s/
    }

    private static func beforeSubtitle(_ title: String) -> String {
        let end = title.firstRange(of: Pattern.subtitle)?.lowerBound ?? title.endIndex
        return String(title[..<end])
    }

    /// Lower-case words of letters and digits, without accents, ligatures and apostrophes.
    static func words(_ text: String) -> String {
        let folded = text.precomposedStringWithCompatibilityMapping
            .folding(
                options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: Locale(identifier: "en")
            )
            .lowercased()
        var words: [String] = []
        var word = ""
        for scalar in folded.unicodeScalars {
            if let letters = spelled[scalar] {
                word += letters
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if !joining.contains(scalar), !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.joined(separator: " ")
    }

    /// Letters that no folding takes apart.
    private static let spelled: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]

    /// What stands inside a word: apostrophes, a soft hyphen, what has no width.
    private static let joining: Set<Unicode.Scalar> = [
        "'", "’", "‘", "ʼ", "`", "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}",
    ]
}
