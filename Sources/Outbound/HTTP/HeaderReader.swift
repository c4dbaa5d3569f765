/// Gathers the header of an answer from the lines that libcurl hands over, one at a time and with their ends.
struct HeaderReader {
    /// Servers of articles and feeds send 1 to 8 kB; more than this is no header to be kept in memory.
    static let maximumBytes = 65_536

    private(set) var status = 0
    private(set) var headers = FetchHeaders()
    private var bytes = 0
    private var awaited = Part.statusLine

    private enum Part {
        case statusLine, fields
        /// Trailers may come after the body; they must not overrule the header (RFC 9110 §6.5.1).
        case nothing
    }

    /// libcurl takes the end of a connection for the end of the header.
    var isWhole: Bool { awaited == .nothing }

    /// False when the header is larger than may be.
    mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
        bytes += line.count
        guard bytes <= Self.maximumBytes else { return false }
        let text = Self.text(of: line).trimmedOfWhitespace
        switch awaited {
        case .statusLine: begin(text)
        case .fields where text.isEmpty: end()
        case .fields: add(text, continues: line.first == 0x20 || line.first == 0x09)
        case .nothing: break
        }
        return true
    }

    /// An address in another encoding than UTF-8 would lose what tells it from others, and lead elsewhere.
    private static func text(of line: UnsafeRawBufferPointer) -> String {
        let text = String(decoding: line, as: UTF8.self)
        guard text.contains("\u{FFFD}"), text.prefix(9).lowercased() == "location:" else { return text }
        return line.reduce(into: "") { text, byte in
            text += byte > 0x7F ? "%" + String(byte, radix: 16, uppercase: true) : String(UnicodeScalar(byte))
        }
    }

    private mutating func begin(_ statusLine: String) {
        status = statusLine.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        headers = FetchHeaders()
        awaited = .fields
    }

    /// An informational answer (1xx) has a header of its own before the one that counts.
    private mutating func end() {
        awaited = (100...199).contains(status) ? .statusLine : .nothing
    }

    private mutating func add(_ text: String, continues: Bool) {
        if continues {
            headers.unfold(text)
        } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
            headers.append(String(text[..<colon]), String(text[text.index(after: colon)...]).trimmedOfWhitespace)
        }
    }
}

extension String {
    fileprivate var trimmedOfWhitespace: String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        let start = utf8.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(Substring(start[...last]))
    }
}
