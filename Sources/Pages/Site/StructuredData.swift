import Foundation

/// A thing of schema.org, for a script element of a page.
package struct StructuredData: Sendable {
    /// JSON in which nothing can end the element that holds it.
    package let json: String

    package init(_ thing: Thing) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Encoding text and numbers cannot fail.
        let text = (try? encoder.encode(thing)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        var json = ""
        // By scalars: a sign with an accent on it, or behind a letter that joins it, is another character than the sign.
        for scalar in text.unicodeScalars {
            if "<>&\u{2028}\u{2029}".unicodeScalars.contains(scalar) {
                json += "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
            } else {
                json.unicodeScalars.append(scalar)
            }
        }
        self.json = json
    }

    /// The properties we state; those that say nothing are left out.
    package struct Thing: Encodable, Sendable {
        var context: String?
        let type: String
        var name: String?
        var headline: String?
        var url: String?
        var text: String?
        var abstract: String?
        var keywords: String?
        var identifier: [String]?
        var sameAs: [String]?
        var datePublished: String?
        var author: [Thing]?
        var publisher: [Thing]?
        var isPartOf: [Thing]?
        var about: [Thing]?
        var comment: [Thing]?
        var commentCount: Int?
        var issn: [String]?
        var creativeWorkStatus: String?

        package init(_ type: String) { self.type = type }

        private enum CodingKeys: String, CodingKey {
            case context = "@context"
            case type = "@type"
            case name, headline, url, text, abstract, keywords, identifier, sameAs, datePublished, author, publisher
            case isPartOf, about, comment, commentCount, issn, creativeWorkStatus
        }
    }
}

extension StructuredData: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "json": json
        default: nil
        }
    }
}
