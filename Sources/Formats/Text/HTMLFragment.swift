internal import CLibXML2

/// HTML as feeds embed it, read for its words: paragraphs and emphasis. Scripts, styles, attributes and everything
/// else that could act are gone; nothing is nested, so depth costs nothing.
struct HTMLFragment {
    enum Token: Equatable {
        case text(String)
        case begin(String)
        case end(String)
    }

    private let bytes: [UInt8]
    private var position = 0
    /// Where the last ">" and the last "-->" are: what begins after them has no end, and looking for it again at
    /// every "<" would take quadratic time.
    private let lastTagEnd: Int
    private let lastCommentEnd: Int

    private init(_ html: String) {
        bytes = Array(html.utf8.prefix(2_000_000))
        lastTagEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
        lastCommentEnd = Self.lastCommentEnd(in: bytes)
    }

    private static func lastCommentEnd(in bytes: [UInt8]) -> Int {
        let dash = UInt8(ascii: "-")
        let end = bytes.indices.last { index in
            index >= 2 && bytes[index] == UInt8(ascii: ">") && bytes[index - 1] == dash && bytes[index - 2] == dash
        }
        return end ?? -1
    }

    static func tokens(_ html: String) -> [Token] {
        var fragment = HTMLFragment(html)
        var tokens: [Token] = []
        while let token = fragment.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "<"), let tag = tag() { return tag }
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        return .text(CharacterReferences.resolved(String(decoding: bytes[start..<position], as: UTF8.self)))
    }

    /// A tag, comment or declaration at the position; nil when the "<" is only a sign, as in "p < 0.05".
    private mutating func tag() -> Token? {
        var index = position + 1
        guard index < bytes.count, index < lastTagEnd else { return nil }
        if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
            let isComment = index < lastCommentEnd && bytes[index...].starts(with: "!--".utf8)
            guard let end = find(isComment ? "-->" : ">", from: index) else { return nil }
            position = end
            return .text("")
        }
        let closes = bytes[index] == UInt8(ascii: "/")
        if closes { index += 1 }
        let nameStart = index
        while index < bytes.count, bytes[index].isTagNameByte { index += 1 }
        guard index > nameStart, bytes[nameStart].isASCIILetter, index < bytes.count,
            bytes[index].isXMLSpace || bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/")
        else { return nil }
        guard let end = tagEnd(from: index) else { return nil }
        var name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
        if let colon = name.lastIndex(of: ":") { name = String(name[name.index(after: colon)...]) }
        position = end
        if !closes, Self.isSilent(name) { skipContent(of: name) }
        return closes ? .end(name) : .begin(name)
    }

    /// After the ">" that is not inside a quoted attribute value.
    private func tagEnd(from start: Int) -> Int? {
        var quote: UInt8?
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                // An apostrophe begins a value only after "="; elsewhere it is broken mark-up.
                if bytes[index - 1] == UInt8(ascii: "=") { quote = byte }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        return find(">", from: start)
    }

    private static func isSilent(_ name: String) -> Bool {
        ["script", "style", "svg", "iframe", "object", "noscript", "template", "textarea", "xmp"].contains(name)
    }

    private mutating func skipContent(of name: String) {
        let end = "</" + name
        position = find(end, from: position).map { $0 - end.utf8.count } ?? bytes.count
    }

    /// The index after the next occurrence, which for an end tag is inside it.
    private func find(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var index = start
        while index + wanted.count <= bytes.count {
            if (0..<wanted.count).allSatisfy({ bytes[index + $0] | 0x20 == wanted[$0] | 0x20 }) {
                return index + wanted.count
            }
            index += 1
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isTagNameByte: Bool {
        isASCIILetter || (0x30...0x39).contains(self) || self == UInt8(ascii: ":") || self == UInt8(ascii: "-")
    }
}

/// "&eacute;", "&#233;" and "&#xE9;" as characters.
enum CharacterReferences {
    static func resolved(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var out = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            out += rest[..<ampersand]
            let after = rest[rest.index(after: ampersand)...]
            let name = after.prefix(32).prefix { $0 != ";" && $0 != "&" && !$0.isWhitespace }
            if after.dropFirst(name.count).first == ";", let scalar = scalar(named: String(name)) {
                out.unicodeScalars.append(scalar)
                rest = after.dropFirst(name.count + 1)
            } else {
                out += "&"
                rest = after
            }
        }
        return out + rest
    }

    private static func scalar(named name: String) -> Unicode.Scalar? {
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
        }
        if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) } }
        if name == "apos" { return "'" }
        return name.withCString { start in
            start.withMemoryRebound(to: UInt8.self, capacity: name.utf8.count + 1) { bytes in
                htmlEntityLookup(bytes).flatMap { Unicode.Scalar($0.pointee.value) }
            }
        }
    }
}
