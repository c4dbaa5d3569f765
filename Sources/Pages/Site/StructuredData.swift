import Foundation

/// A thing of schema.org, for a script element of a page.
package struct StructuredData: Sendable {
    /// JSON in which nothing can end the element that holds it.
    package let json: String

    package init(_ thing: Thing) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Encoding text and numbers cannot fail.
        let text = (try? encoder.encode(thing)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        json = text.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
            .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
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
