@testable import Colloquium
@testable import Formats

/// What is read in two ways, a short one for what is simple and a whole one for everything: whatever the short one reads,
/// both read alike. A disagreement is a crash, like a broken promise.
enum Agreement {
    /// `TidyXML` and libxml2.
    static func holds(forXML bytes: [UInt8]) {
        let tidy = XMLWitness()
        guard let start = CharacterCoding.startOfUTF8(bytes), TidyXML.read(bytes[start...], into: tidy) else { return }
        let parsed = XMLWitness()
        let fault = (try? XMLStream.read(ByteSources.document(bytes), into: parsed)) ?? nil
        let text = String(decoding: bytes, as: UTF8.self)
        Promise.must(fault == nil, "what needs no parser is well-formed", text)
        Promise.must(parsed.told == tidy.told, "the parser tells the same of a document", text)
    }

    /// `TidyHTML` and libxml2.
    static func holds(forHTML html: String) {
        var html = html
        html.withUTF8 { text in
            guard let line = TidyHTML.read(text, InlineText.LineReader()) else { return }
            let parsedLine = HTMLFragment.parsed(text, InlineText.LineReader()).finish()
            Promise.must(line.finish() == parsedLine, "the parser tells the same of a line", parsedLine.html)
            guard let paragraphs = TidyHTML.read(text, InlineText.ParagraphReader()) else { return }
            let parsed = HTMLFragment.parsed(text, InlineText.ParagraphReader()).finish()
            Promise.must(paragraphs.finish() == parsed, "the parser tells the same of paragraphs", "\(parsed)")
        }
    }

    /// `CapitalHeading` and `SectionLabel`.
    static func holds(forParagraph text: String) {
        Promise.must(
            SectionLabel.split(text) == SectionLabel.splitByWords(text), "a heading is the same by every rule", text)
    }

    /// The DOI that ends a path and the one that is somewhere in it.
    static func holds(forAddress text: String) {
        guard let page = WebAddress(text).map(CataloguePage.init), let doi = page.doiAtEndOfPath else { return }
        Promise.must(page.doiInPath == doi, "a DOI at the end of a path is the one in it", text)
    }

    /// `PlainName` and `PersonName`.
    static func holds(forName name: String) {
        if PlainName.standsAlone(name) {
            Promise.must(FeedAuthors.split(list: name) == [name], "a name that stands alone is all names", name)
        }
        guard let plain = PlainName(name) else { return }
        let whole = PersonName.read(name)
        Promise.must(
            whole == ArticleRecord.Contributor(family: plain.family, given: plain.given),
            "a plain name is read the same by every rule", name)
        Promise.must(FeedAuthors.split(element: name) == [name], "a plain name is one name", name)
    }
}
