package import Colloquium

/// One thing in a mail of news. Addresses are whole: a mail has no site around it. Texts are cut so that twenty entries of
/// any script stay below 100 kB, where some mail programs cut a mail.
package struct DigestEntry: Sendable {
    let entryTitle: String
    let entryURL: String
    let facts: [String]
    /// What the text is: "Why it may change practice."
    let leadIn: String
    let entryText: String
    let critiques: [DigestCritique]
    /// Why it is told, and how to end that; empty where a digest was asked for as a whole.
    let reasonText: String
    let stopURL: String
    /// Begins a mail that answers it; empty where it cannot be answered so.
    package var replyURL = ""

    struct DigestCritique: Sendable {
        let critiqueKind: String
        let critiqueAuthor: String
        let critiqueText: String
        let critiqueURL: String
    }

    /// A critique beside an article.
    package typealias Critique = (number: Number<Contribution>, kind: Contribution.Kind, author: String, text: String)

    package init(
        _ title: String, at url: String, facts: [String], leadIn: String = "", text: String = "",
        critique: Critique? = nil, because reason: String = "", stopURL: String = "", origin: String
    ) {
        entryTitle = title.forMail(300, bytes: 400)
        entryURL = origin + url
        self.facts = facts.map { $0.forMail(200, bytes: 250) }.filter { !$0.isEmpty }
        self.leadIn = leadIn
        entryText = text.forMail(400, bytes: 700)
        reasonText = reason
        self.stopURL = stopURL
        critiques =
            critique.map {
                [
                    DigestCritique(
                        critiqueKind: $0.kind.name, critiqueAuthor: $0.author.forMail(80, bytes: 100),
                        critiqueText: $0.text.forMail(280, bytes: 450),
                        critiqueURL: origin + SitePath.contribution($0.number))
                ]
            } ?? []
    }
}

package struct DigestEntryHTML: Page {
    package static let template = "news/digest-entry-html"
    let entry: DigestEntry
    package init(_ entry: DigestEntry) { self.entry = entry }
}

package struct DigestEntryText: Page {
    package static let template = "news/digest-entry-text"
    let entry: DigestEntry
    package init(_ entry: DigestEntry) { self.entry = entry }
}

extension String {
    /// The beginning of a text on one line, cut at a number of characters, and sooner where a mail would need more bytes:
    /// quoted-printable (RFC 2045 section 6.7) writes a byte outside ASCII in three.
    fileprivate func forMail(_ characters: Int, bytes limit: Int) -> String {
        let text = tidiedLine.excerpt(characters)
        var bytes = 0
        for (index, character) in text.enumerated() {
            bytes += character.utf8.reduce(0) { $0 + ($1 < 0x80 ? 1 : 3) }
            if bytes > limit { return text.excerpt(max(1, index - 1)) }
        }
        return text
    }
}
