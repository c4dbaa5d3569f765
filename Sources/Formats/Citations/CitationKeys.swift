internal import Colloquium

/// Keys that a person can read and a processor can tell apart: family name, year, first telling word of the title.
struct CitationKeys {
    private var used: Set<String> = []
    /// How often each key was asked for, so that a thousand equal ones are not tried one after the other.
    private var repetitions: [String: Int] = [:]

    mutating func key(for record: ArticleRecord) -> String { key(from: Self.base(record)) }

    /// The key itself, or with letters behind it where it has been given away.
    mutating func key(from base: String) -> String {
        var key = base
        while !used.insert(key).inserted {
            let count = repetitions[base, default: 0]
            repetitions[base] = count + 1
            key = base + Self.letters(count)
        }
        return key
    }

    private static func base(_ record: ArticleRecord) -> String {
        let first = record.contributors.first ?? record.otherContributors.first
        let name = first.map { $0.collective.isEmpty ? $0.family : $0.collective } ?? ""
        let words = name.slug.split(separator: "-")
        let family = first?.collective.isEmpty ?? true ? words.joined() : String(words.first { !isSmall($0) } ?? "")
        let year = record.published.map { String($0.year) } ?? ""
        let title = record.title.slug.split(separator: "-").first { !isSmall($0) } ?? ""
        let key = family.prefix(30) + year + title.prefix(30)
        return key.contains(where: \.isLetter) ? String(key) : "ref\(key)"
    }

    private static func isSmall(_ word: Substring) -> Bool {
        ["a", "an", "the", "on", "of", "in", "and", "for", "to", "is", "are", "with", "at", "by", "from"].contains(word)
    }

    /// a … z, aa, ab …
    private static func letters(_ count: Int) -> String {
        var letters = ""
        var rest = count
        repeat {
            letters = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}
