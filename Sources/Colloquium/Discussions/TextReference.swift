/// What a text names of this site: a member (`@ada`) or a contribution (`#123`).
package enum TextReference: Hashable, Sendable {
    case member(Handle)
    case contribution(Number<Contribution>)

    /// A text may name many; more than this many stay words.
    package static let limit = 100

    /// A text cut at what it names: words, and names with what they stand for.
    package enum Piece: Hashable, Sendable {
        case words(String)
        case name(String, TextReference)
    }

    /// In the order of the text. Addresses of mail, paths and numbers of other things name nothing.
    package static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var rest = text[...]
        var before: Character?
        while let sign = rest.firstIndex(where: { $0 == "@" || $0 == "#" }) {
            words += rest[..<sign]
            before = sign > text.startIndex ? text[text.index(before: sign)] : nil
            let name = rest[sign...].dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            let token = rest[sign..<name.endIndex]
            if before.isNameless, let reference = TextReference(token) {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = ""
                pieces.append(.name(String(token), reference))
            } else {
                words += token
            }
            rest = rest[name.endIndex...]
        }
        words += rest
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }

    private init?(_ token: Substring) {
        let name = token.dropFirst()
        if token.first == "@" {
            guard let handle = Handle(rawValue: String(name)) else { return nil }
            self = .member(handle)
        } else {
            guard name.count <= 15, name.allSatisfy(\.isNumber), let number = Int64(name), number > 0 else {
                return nil
            }
            self = .contribution(Number(rawValue: number))
        }
    }
}

extension TextReference {
    /// What a text in Markdown says itself: neither the lines it quotes nor its code, which name nobody to anybody.
    package static func ownWords(of source: String) -> String {
        var paragraphs: [[Substring]] = [[]]
        var fence: Substring?
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let mark = line.fence
            if let open = fence {
                if let mark, mark.hasPrefix(open), mark.endIndex == line.trimmedEnd { fence = nil }
            } else if let mark {
                fence = mark
                paragraphs.append([])
            } else if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else if !line.isQuotedInMarkdown {
                paragraphs[paragraphs.endIndex - 1].append(line)
            }
        }
        return paragraphs.map { $0.joined(separator: "\n").withoutCodeSpans }.joined(separator: "\n\n")
    }
}

extension Substring {
    /// Whether the line stands in a quotation, of a list perhaps.
    var isQuotedInMarkdown: Bool { prefixMatch(of: /\s*((?:[-*+]|[0-9]{1,9}[.)])\s+)*>/) != nil }

    /// The mark that begins or ends a block of code in this line.
    fileprivate var fence: Substring? {
        prefixMatch(of: /\s*(?:(?:[-*+]|[0-9]{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})/)?.1
    }

    fileprivate var trimmedEnd: Index {
        lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
    }
}

extension String {
    /// Of one paragraph: a run of backticks opens a span where another as long closes it, and is a word where none does.
    fileprivate var withoutCodeSpans: String {
        guard contains("`") else { return self }
        var words = ""
        var rest = self[...]
        while let tick = rest.firstIndex(of: "`") {
            words += rest[..<tick]
            let mark = rest[tick...].prefix { $0 == "`" }
            rest = rest[mark.endIndex...]
            guard let end = rest.end(ofSpanClosedBy: mark) else {
                words += mark
                continue
            }
            // A name may not grow together with what stood before the span.
            words += "`"
            rest = rest[end...]
        }
        return words + rest
    }
}

extension Substring {
    fileprivate func end(ofSpanClosedBy mark: Substring) -> Index? {
        var rest = self
        while let tick = rest.firstIndex(of: "`") {
            let run = rest[tick...].prefix { $0 == "`" }
            if run.count == mark.count { return run.endIndex }
            rest = rest[run.endIndex...]
        }
        return nil
    }
}

extension Character? {
    /// Whether a name may begin behind this character.
    fileprivate var isNameless: Bool {
        guard let self else { return true }
        return self.isWhitespace || "([{„“”\"'‘’«»,;:—–-*_>".contains(self)
    }
}
