extension Identifier {
    /// Takes the whole text for one identifier in any usual spelling: bare, labelled, or the address of a page
    /// that shows the work. Any other http(s) address is recognised as an address.
    package static func recognise(_ text: String) -> Identifier? {
        guard text.utf8.count <= 8_000,
            text.hasByte(where: { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") })
        else { return nil }
        let text = unbracketed(text.trimmedForIdentifier)
        if let doi = Identifier(plainDOI: text) { return doi }
        guard mayBeOne(text) else { return nil }
        return labelled(text) ?? address(text) ?? bare(text)
    }

    /// The same for what names a work; an address that gives no such name away is not recognised.
    package static func recogniseWork(_ text: String) -> Identifier? {
        if let doi = Identifier(plainDOI: text) { return doi }
        if text.utf8.starts(with: "10.".utf8), let doi = Identifier(.doi, text) { return doi }
        if let page = WebAddress(text) { return work(at: page) }
        guard let found = recognise(text), found.scheme != .url else { return nil }
        return found
    }

    /// The work that a page shows, where its address tells.
    package static func work(at page: WebAddress) -> Identifier? { CataloguePage(page).identifier }

    /// What nothing that is recognised goes without: a figure, or the beginning of an address. Most words of a citation
    /// have neither.
    private static func mayBeOne(_ text: String) -> Bool {
        text.hasByte(where: \.isASCIIDigit) || text.has("://") || text.dropping(prefix: "www.") != nil
    }

    /// Whether an identifier with spaces in it may begin with this word: a label, or the first figures of a book's number.
    static func mayGoOn(after word: String) -> Bool {
        if word.hasByte(where: { $0 >= 0x80 || $0.isASCIIDigit }) { return true }
        let letters = String(word.drop { !$0.isLetter })
        return labels.contains { label, _ in
            letters.dropping(prefix: label) != nil || label.dropping(prefix: letters) != nil
        }
    }

    /// "<https://…>" and "(doi:…)" as in e-mail and print.
    private static func unbracketed(_ whole: String) -> String {
        // Letters and figures open no bracket.
        if let first = whole.utf8.first, first.isASCIILetter || first.isASCIIDigit { return whole }
        let text = withoutSentenceEnd(whole)
        for (open, close) in [("<", ">"), ("(", ")"), ("[", "]"), ("\"", "\""), ("“", "”")]
        where text.count > 2 && text.hasPrefix(open) && text.hasSuffix(close) {
            return String(text.dropFirst().dropLast()).trimmed
        }
        return whole
    }

    private static let labels: [(String, Scheme)] = [
        ("pmcid", .pmcid), ("pmc", .pmcid), ("pmid", .pmid), ("pubmed id", .pmid), ("pubmed:", .pmid),
        ("arxiv:", .arxiv), ("arxiv ", .arxiv), ("isbn", .isbn), ("pii:", .pii), ("doi", .doi),
        ("info:doi/", .doi), ("info:pmid/", .pmid), ("urn:doi:", .doi), ("urn:isbn:", .isbn),
    ]

    private static let initials = Set(labels.compactMap(\.0.utf8.first))

    private static func labelled(_ text: String) -> Identifier? {
        guard let first = text.utf8.first, initials.contains(first.asciiLowercased) else { return nil }
        for (label, scheme) in labels where text.dropping(prefix: label) != nil {
            let spelled = label.hasPrefix("info:pmid") || label == "urn:isbn:" ? text.dropping(prefix: label) : text
            if let found = Identifier(scheme, spelled ?? text) { return found }
        }
        return nil
    }

    private static func bare(_ text: String) -> Identifier? {
        if text.hasPrefix("10.") { return Identifier(.doi, text) }
        if text.isASCIIDigits, text.utf8.count <= 8 { return Identifier(.pmid, text) }
        return Identifier(.arxiv, text) ?? Identifier(.isbn, text)
    }

    private static func address(_ text: String) -> Identifier? {
        if let page = WebAddress(text) {
            return work(at: page) ?? Identifier(.url, withoutSentenceEnd(text))
        }
        // People drop the scheme: "doi.org/10.1/x", "www.example.org/page".
        let isWWW = text.dropping(prefix: "www.") != nil
        guard text.has("."), !text.hasPrefix("10."), isWWW || text.hasByte(where: { "/\\?".utf8.contains($0) }),
            let page = WebAddress("https://" + text), page.host.contains(".")
        else { return nil }
        if let found = work(at: page) { return found }
        return page.host.hasPrefix("www.") ? Identifier(.url, withoutSentenceEnd("https://" + text)) : nil
    }

    private static func withoutSentenceEnd(_ text: String) -> String {
        var text = text
        while let last = text.last, ".,;".contains(last) { text.removeLast() }
        return text
    }
}
