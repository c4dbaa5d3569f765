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

extension Character? {
    /// Whether a name may begin behind this character.
    fileprivate var isNameless: Bool {
        guard let self else { return true }
        return self.isWhitespace || "([{„“”\"'‘’«»,;:—–-*_>".contains(self)
    }
}
