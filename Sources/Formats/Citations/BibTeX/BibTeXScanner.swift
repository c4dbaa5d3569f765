internal import Colloquium
internal import Foundation

/// Reads entries out of the text between them, which is comment (Patashnik, "BibTeXing", 1988). An entry whose
/// closing brace is missing ends where the next begins a line.
struct BibTeXScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// Where the entry being read ends at the latest.
    private var limit: Int
    private var macros: [String: String] = [:]
    /// In an entry that is read with caution, where the next line begins that is a field's or the entry's end.
    private var boundary = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
        limit = bytes.count
    }

    static func entries(in text: String) -> [BibTeXEntry] {
        var scanner = BibTeXScanner(text)
        return scanner.entries()
    }

    private mutating func entries() -> [BibTeXEntry] {
        var entries: [BibTeXEntry] = []
        let starts = lineStarts()
        var next = 0
        while let at = bytes[position...].firstIndex(of: UInt8(ascii: "@")) {
            position = at + 1
            while next < starts.count, starts[next] <= at { next += 1 }
            limit = next < starts.count ? starts[next] : bytes.count
            let type = word().lowercased()
            skipSpace()
            guard !type.isEmpty, let close = opening() else { continue }
            switch type {
            case "comment", "preamble": skipBlock(until: close)
            case "string":
                for (name, value) in readFields(until: close) where value.utf8.count < 10_000 { macros[name] = value }
            default:
                var entry = BibTeXEntry(type: type, key: key())
                for (name, value) in readFields(until: close) { entry.state(name, value) }
                if !entry.fields.isEmpty { entries.append(entry) }
                if entries.count >= RecordReader.maximumRecords { return entries }
            }
        }
        return entries
    }

    /// Every place where a line begins with an entry of a known type.
    private func lineStarts() -> [Int] {
        var starts: [Int] = []
        var isLineStart = true
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isLineStart = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: "@") where isLineStart:
                if beginsEntry(index) { starts.append(index) }
                if starts.count > RecordReader.maximumRecords * 4 { return starts }
                isLineStart = false
            default: isLineStart = false
            }
        }
        return starts
    }

    private func beginsEntry(_ index: Int) -> Bool {
        let letters = bytes[(index + 1)...].prefix(30).prefix { $0.isASCIILetter }
        let rest = bytes[letters.endIndex...].prefix(10).drop { $0 == 0x20 || $0 == 0x09 }
        return (rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "("))
            && BibTeXVocabulary.isKnown(String(decoding: letters, as: UTF8.self).lowercased())
    }
}

// MARK: - The parts of an entry
extension BibTeXScanner {
    private var byte: UInt8? { position < limit ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte {
            if byte == UInt8(ascii: "%") {
                while let inside = self.byte, inside != UInt8(ascii: "\n"), inside != UInt8(ascii: "\r") {
                    position += 1
                }
            } else if byte <= 0x20 {
                position += 1
            } else {
                return
            }
        }
    }

    private mutating func word() -> String {
        let start = position
        while let byte, byte.isASCIILetter { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The mark that closes what is opened here.
    private mutating func opening() -> UInt8? {
        guard let open = byte, open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else { return nil }
        position += 1
        return open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    }

    /// The key before the first comma; some exporters leave it out, and then the first field stands there.
    private mutating func key() -> String {
        let start = position
        while let byte, byte != UInt8(ascii: ",") {
            if byte == UInt8(ascii: "=") || byte == UInt8(ascii: "}") || position - start > 1_000 {
                position = start
                return ""
            }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self).trimmingSpace
    }

    private mutating func skipBlock(until close: UInt8) {
        var depth = 0
        while let byte {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == close, depth == 0 {
                position += 1
                return
            }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            position += 1
        }
    }

    /// An entry without its end has lost a brace somewhere, often that of a value, which then takes in the fields
    /// after it: it is read again, and a value goes no further than a line that begins with a field.
    private mutating func readFields(until close: UInt8) -> [(name: String, value: String)] {
        let start = position
        let (fields, isClosed) = fields(until: close) { $0.value() }
        if isClosed { return fields }
        position = start
        boundary = start
        return self.fields(until: close) { $0.cautiousValue() }.fields
    }

    private mutating func fields(
        until close: UInt8, value: (inout BibTeXScanner) -> String?
    ) -> (fields: [(name: String, value: String)], isClosed: Bool) {
        var fields: [(name: String, value: String)] = []
        while let byte, fields.count < 1_000 {
            if byte == close {
                position += 1
                return (fields, true)
            }
            if byte <= 0x20 || byte == UInt8(ascii: "%") {
                skipSpace()
                continue
            }
            guard let name = fieldName() else {
                position += 1
                continue
            }
            guard let value = value(&self) else { return (fields, false) }
            fields.append((name, value))
        }
        return (fields, fields.count == 1_000)
    }

    /// The name of a field with the "=" after it.
    private mutating func fieldName() -> String? {
        let start = position
        while let byte, byte.isASCIILetter || byte.isFieldNameMark { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
        let end = position
        skipSpace()
        guard !name.isEmpty, byte == UInt8(ascii: "=") else {
            position = max(end - 1, start)
            return nil
        }
        position += 1
        return name
    }

    /// Pieces joined by "#"; nil where one is not closed.
    private mutating func value() -> String? {
        var value = ""
        while true {
            skipSpace()
            guard let piece = piece() else { return nil }
            // Macros made of macros could grow without end.
            if value.utf8.count < 1_000_000 { value += piece }
            skipSpace()
            guard byte == UInt8(ascii: "#") else { return value }
            position += 1
        }
    }

    private mutating func piece() -> String? {
        switch byte {
        case UInt8(ascii: "{"): return enclosed(by: UInt8(ascii: "}"))
        case UInt8(ascii: "\""): return enclosed(by: UInt8(ascii: "\""))
        default:
            let start = position
            while let byte, byte > 0x20, !",#}){\"".utf8.contains(byte) { position += 1 }
            let bare = String(decoding: bytes[start..<position], as: UTF8.self)
            return macros[bare.lowercased()] ?? bare
        }
    }

    /// What stands between braces, or between quotation marks outside of braces. A brace after a backslash is text.
    private mutating func enclosed(by close: UInt8) -> String? {
        let start = position + 1
        var depth = 0
        position = start
        while let byte {
            if byte == close, depth == 0 {
                position += 1
                return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
            }
            switch byte {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: break
            }
            position += 1
        }
        position = min(position, limit)
        return nil
    }

    /// A value as it stands, or cut where a line inside it begins with a field or an end.
    private mutating func cautiousValue() -> String? {
        let start = position
        if boundary <= start { boundary = nextBoundary(from: start) }
        let end = boundary
        let whole = limit
        limit = end
        let value = value()
        limit = whole
        if let value { return value }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        position = end
        return text.trimmingCharacters(in: Self.marks)
    }

    private func nextBoundary(from start: Int) -> Int {
        var index = start
        while index < limit {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            let line = bytes[index..<limit].prefix(80).drop { $0 == 0x20 || $0 == 0x09 }
            let rest = line.drop { $0.isASCIILetter || $0.isFieldNameMark }.drop { $0 == 0x20 || $0 == 0x09 }
            let isField = rest.first == UInt8(ascii: "=") && rest.count < line.count
            if isField || line.first == UInt8(ascii: "}") { return index }
        }
        return limit
    }

    private static let marks = CharacterSet(charactersIn: "{}\", \t\r\n")
}

extension UInt8 {
    fileprivate var isFieldNameMark: Bool {
        (0x30...0x39).contains(self) || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
            || self == UInt8(ascii: ":") || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
    }
}
