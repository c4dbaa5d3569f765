import Colloquium

@testable import Formats

/// What is promised of everything that is returned, whatever the bytes were. A broken promise is a crash, so that
/// libFuzzer keeps the input.
enum Promise {
    static func must(_ condition: Bool, _ promise: String, _ value: @autoclosure () -> String) {
        if !condition { fatalError("Broken promise: \(promise): \(value().debugDescription.prefix(500))") }
    }

    static func holds(for read: ReadRecords) {
        must(read.records.count <= RecordReader.maximumRecords, "records are bounded", "\(read.records.count)")
        for record in read.records {
            holds(forPlain: record.title)
            holds(forMarkup: record.titleHTML)
            for text in [record.subtitle, record.originalTitle, record.publisher, record.volume, record.issue]
                + [record.pages, record.container.title] + record.keywords + record.meshTerms + record.publicationTypes
            {
                holds(forPlain: text)
            }
            for contributor in record.contributors + record.otherContributors { holds(for: contributor) }
            for section in record.abstracts.flatMap(\.sections) { holds(forPlain: section.text) }
            for identifier in record.identifiers { holds(for: identifier) }
            for link in record.links { holds(forLink: link) }
            if let date = record.published { holds(for: date) }
        }
    }

    static func holds(forLink link: String) {
        must(link.hasPrefix("http://") || link.hasPrefix("https://"), "links lead to the web", link)
    }

    static func holds(for contributor: ArticleRecord.Contributor) {
        let texts = [contributor.family, contributor.given, contributor.suffix, contributor.collective]
        for text in texts + contributor.affiliations { holds(forPlain: text) }
    }

    /// Normal forms are read as themselves again: equality rests on it.
    static func holds(for identifier: Identifier) {
        must(
            Identifier(identifier.scheme, identifier.value) == identifier, "an identifier has one normal form",
            "\(identifier.scheme) \(identifier.value)")
        holds(forPlain: identifier.value)
    }

    static func holds(for date: PartialDate) {
        must(PartialDate(date.description) == date, "a date is read as it was written", date.description)
    }

    static func holds(for instant: Instant) {
        let text = HTTPDate.text(instant)
        must(HTTPDate.instant(text) == instant, "an instant is read as it was written", text)
    }

    /// People of a file are bounded, and what is shown of them has been through the rules for a tie.
    static func holds(for reading: ContactReading) {
        must(reading.cards.count <= ContactCard.limit, "people of a file are bounded", "\(reading.cards.count)")
        for card in reading.cards {
            must(!card.node.name.isEmpty, "everybody has a name", card.name)
            _ = Tie.Entry(card)
        }
    }

    /// What of a mail becomes a contribution is no longer than the mail.
    static func holds(for mail: ReceivedMail) {
        if let from = mail.from {
            must(EmailAddress(from.text) == from, "an address is read as itself", from.text)
        }
        let reply = ReplyText(mail.text).text
        must(ReplyText(reply).text.utf8.count <= reply.utf8.count, "a reply is part of its mail", reply)
    }

    static func holds(forInline text: InlineText) {
        holds(forPlain: text.plain)
        holds(forMarkup: text.html)
    }

    static func holds(forPlain text: String) {
        let wrong = text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x09, 0x0A: false
            case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
            default: false
            }
        }
        must(wrong == nil, "text has no control characters", text)
    }

    /// Nothing but text and four sorts of emphasis, without attributes. Bytes are compared: a sign with an accent upon
    /// it is another `Character`, and the same to a browser.
    static func holds(forMarkup html: String) {
        let pieces = html.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            let tag = index == 0 ? nil : emphasis.first { piece.starts(with: $0.utf8) }
            let text = piece.dropFirst(tag?.utf8.count ?? 0)
            let isWell =
                (index == 0 || tag != nil) && !text.contains { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\"") }
            must(isWell, "a title has four elements and no attributes", html)
        }
    }

    private static let emphasis = ["i>", "b>", "sub>", "sup>", "/i>", "/b>", "/sub>", "/sup>"]

    /// A page's own security rests on this: no element that runs or loads anything, no address but the web's and mail's.
    static func holds(forPage html: String) {
        for tag in html.split(separator: "<").dropFirst() {
            let name = tag.prefix { $0.isLetter || $0 == "/" || $0.isNumber }
            must(!forbidden.contains(name.lowercased()), "text of members loads and runs nothing", html)
            let element = tag.prefix { $0 != ">" }
            let attributes = element.replacing(#/"[^"]*"/#, with: "\"\"")
            must(
                !attributes.contains(#/ on[a-z]+=| style=| src=/#), "no element has a handler, a style or a source",
                html)
            if let address = element.firstMatch(of: #/ href="([^"]*)"/#) {
                let safe = ["http://", "https://", "mailto:", "#"].contains { address.1.lowercased().hasPrefix($0) }
                must(safe, "links lead to the web, to mail or within the page", html)
            }
        }
    }

    private static let forbidden: Set<String> = [
        "script", "style", "iframe", "object", "embed", "svg", "math", "img", "link", "meta", "base", "form", "video",
        "audio",
    ]
}
