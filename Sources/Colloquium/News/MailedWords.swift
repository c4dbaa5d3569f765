/// What a reply by mail says, read as the form would have had it.
package struct MailedWords: Hashable, Sendable {
    private let text: String
    private let submission: String

    /// - Parameters:
    ///   - text: see `ReplyText`.
    ///   - submission: the same for the same mail, so that one that comes twice is one contribution.
    package init(_ text: String, submission: String) {
        self.text = text
        self.submission = submission
    }

    /// A comment, unless the reply begins with another kind and a colon: "Limitation: nobody was blinded."
    package var contribution: Contribution.Entry {
        var entry = Contribution.Entry()
        entry.submission = submission
        let (kind, rest) = labelled ?? (.comment, text)
        entry.kind = kind.rawValue
        entry.body = rest
        return entry
    }

    /// Its references are the works that the text names.
    package var answer: Answer.Entry {
        var entry = Answer.Entry()
        entry.submission = submission
        entry.body = text
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let works = Prose(source: text, html: "").citedWorks(among: line)
        let pages = Identifier.recogniseAll(in: text).filter { $0.scheme == .url || $0.scheme == .isbn }
        entry.references = works.including(pages).map { $0.scheme == .url ? $0.value : $0.label }
            .joined(separator: "\n")
        return entry
    }

    private var labelled: (Contribution.Kind, String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let label = text[..<colon].filter { !"*_ ".contains($0) }.lowercased()
        guard
            let kind = Contribution.Kind.allCases.first(where: { $0.rawValue == label || $0.name.lowercased() == label }
            )
        else { return nil }
        let rest = text[text.index(after: colon)...].drop { "*_ ".contains($0) }
        return (kind, String(rest))
    }
}
