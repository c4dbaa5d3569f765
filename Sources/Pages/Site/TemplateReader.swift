/// Reads a template's text, from its beginning to its end.
struct TemplateReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Whether values are escaped for HTML and XML from here on.
    private var escapes = true

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func pieces() throws(TemplateFault) -> [Template.Piece] { try pieces(until: nil, fromLineStart: true) }

    /// What stands before the end of a section, or of the text.
    /// - Parameter section: its name.
    private mutating func pieces(
        until section: Template.Name?, fromLineStart isLineStart: Bool
    ) throws(TemplateFault) -> [Template.Piece] {
        var pieces: [Template.Piece] = []
        var isLineStart = isLineStart
        while position < bytes.count {
            let margin = isLineStart ? space() : []
            let text = textBeforeTag()
            let endsBeforeTag = position == bytes.count || text.last == Self.newLine
            if endsBeforeTag || !text.isEmpty {
                pieces.append(text: margin + text)
                isLineStart = endsBeforeTag
                if endsBeforeTag { continue }
            }
            let before = text.isEmpty ? margin : []
            let tag = try tag()
            let stands = tag.mayStandAlone && isLineStart && endsLine()
            // A partial keeps the space before it: each of its lines begins so.
            if !stands || tag.isPartial { pieces.append(text: before) }
            switch tag {
            case .value(let name, let isRaw): pieces.append(.value(name, isEscaped: escapes && !isRaw))
            case .section(let name): pieces.append(.section(name, try self.pieces(until: name, fromLineStart: stands)))
            case .inversion(let name):
                pieces.append(.inversion(name, try self.pieces(until: name, fromLineStart: stands)))
            case .end(let name):
                guard name == section else { throw TemplateFault(description: "\(name) is closed and not open") }
                return pieces
            case .partial(let name): pieces.append(.partial(name, indentation: stands ? before : []))
            case .plain: escapes = false
            }
            isLineStart = stands
        }
        if let section { throw TemplateFault(description: "\(section) is never closed") }
        return pieces
    }

    private static let brace = UInt8(ascii: "{")
    private static let newLine = UInt8(ascii: "\n")

    private enum Tag {
        case value(Template.Name, isRaw: Bool)
        case section(Template.Name)
        case inversion(Template.Name)
        case end(Template.Name)
        case partial(String)
        /// From here on nothing is escaped.
        case plain

        /// Whether it leaves no line where it has one for itself.
        var mayStandAlone: Bool { if case .value = self { false } else { true } }
        var isPartial: Bool { if case .partial = self { true } else { false } }
    }

    private mutating func space() -> [UInt8] {
        let start = position
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        return Array(bytes[start..<position])
    }

    /// Up to the next tag or the end of the line, which is part of it.
    private mutating func textBeforeTag() -> [UInt8] {
        let start = position
        while position < bytes.count {
            if bytes[position...].starts(with: [Self.brace, Self.brace]) { break }
            position += 1
            if bytes[position - 1] == Self.newLine { break }
        }
        return Array(bytes[start..<position])
    }

    /// Passes over the end of the line where nothing else stands before it.
    private mutating func endsLine() -> Bool {
        let end = bytes[position...].firstIndex { !Self.isSpace($0) } ?? bytes.count
        guard end == bytes.count || bytes[end] == Self.newLine else { return false }
        position = min(end + 1, bytes.count)
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private mutating func tag() throws(TemplateFault) -> Tag {
        position += 2
        let isRaw = position < bytes.count && bytes[position] == Self.brace
        let closing = Array((isRaw ? "}}}" : "}}").utf8)
        let start = position
        while position < bytes.count, !bytes[position...].starts(with: closing) { position += 1 }
        guard position < bytes.count else { throw TemplateFault(description: "a tag is never closed") }
        let body = String(decoding: bytes[start..<position], as: UTF8.self)
        position += closing.count
        let rest = String(body.dropFirst())
        switch body.first {
        case "{": return .value(try name(rest), isRaw: true)
        case "#": return .section(try name(rest))
        case "^": return .inversion(try name(rest))
        case "/": return .end(try name(rest))
        case ">": return .partial(rest.filter { $0 != " " })
        case "%":
            guard rest.filter({ $0 != " " }) == "CONTENT_TYPE:TEXT" else { break }
            return .plain
        default: return .value(try name(body), isRaw: false)
        }
        throw TemplateFault(description: "{{\(body)}} is no tag")
    }

    private func name(_ text: String) throws(TemplateFault) -> Template.Name {
        if text == "." { return .this }
        let parts = text.split(separator: "(", omittingEmptySubsequences: false)
        let isName = { (part: Substring) in !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber } }
        if parts.count == 1, isName(parts[0]) { return .part(text) }
        if parts.count == 2, parts[1].last == ")", isName(parts[1].dropLast()) {
            let inner = String(parts[1].dropLast())
            if parts[0] == "empty" { return .emptiness(of: inner) }
            if parts[0] == "count" { return .count(of: inner) }
        }
        throw TemplateFault(description: "{{\(text)}} is no name")
    }
}

extension [Template.Piece] {
    /// Adds text to the text before it, if that is the last piece.
    fileprivate mutating func append(text: [UInt8]) {
        if text.isEmpty { return }
        if case .text(let before) = last { self[count - 1] = .text(before + text) } else { append(.text(text)) }
    }
}
