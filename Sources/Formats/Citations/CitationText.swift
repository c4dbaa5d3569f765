internal import Foundation

/// Text of the formats that have no declaration of their coding: decoded, in NFC, cut into lines.
enum CitationText {
    /// The text in NFC, so that what is compared and kept has one spelling.
    static func text(_ bytes: [UInt8]) -> String {
        let text = CharacterCoding.text(bytes)
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    /// No abstract comes near it, and nothing else is longer.
    static let maximumBytes = 200_000

    /// A value, cut where it is longer than any; that something is gone shows by its end.
    static func bounded(_ value: String) -> String {
        guard value.utf8.count > maximumBytes else { return value }
        var head = String(decoding: value.utf8.prefix(maximumBytes), as: UTF8.self)
        // Half a character at the end.
        while head.last == "\u{FFFD}" { head.removeLast() }
        return head + "…"
    }

    /// A title that may hold the emphasis of HTML, as reference managers keep it.
    static func inline(_ text: String) -> InlineText {
        looksLikeHTML(text) ? InlineText(html: text) : InlineText(plain: text)
    }

    /// The same as `InlineText.looksLikeHTML`, asked only of what has a sign of it.
    static func looksLikeHTML(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } && InlineText.looksLikeHTML(text)
    }

    /// Printable ASCII without runs of spaces is clean as it is: by far the most of what is read.
    static func isTidy(_ text: String) -> Bool {
        var before: UInt8 = 0
        for byte in text.utf8 {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || before != 0x20 else { return false }
            before = byte
        }
        return true
    }

    /// Without white space at both ends; that of ASCII is by far the most usual, and looked for byte by byte.
    static func trimmed(_ bytes: Substring.UTF8View) -> String {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        let isASCII = (bytes.first ?? 0) < 0x80 && (bytes.last ?? 0) < 0x80
        return isASCII ? String(Substring(bytes)) : Substring(bytes).trimmingSpace
    }

    /// One line of text for a field other than the title.
    static func line(_ text: String) -> String {
        isTidy(text) && text.utf8.count < 5_000 && !text.utf8.contains(UInt8(ascii: "&"))
            && !text.utf8.contains(UInt8(ascii: "<")) ? text.trimmingSpace : inline(text).plain
    }
}

/// The lines of a text without their ends, which may be LF, CRLF or CR.
struct CitationLines: Sequence, IteratorProtocol {
    private let bytes: Substring.UTF8View
    private var start: Substring.Index

    init(_ text: some StringProtocol) {
        bytes = Substring(text).utf8
        start = bytes.startIndex
    }

    mutating func next() -> Substring? {
        guard start < bytes.endIndex else { return nil }
        let rest = bytes[start...]
        guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
            start = bytes.endIndex
            return Substring(rest)
        }
        let line = Substring(rest[..<end])
        start = bytes.index(after: end)
        let isPair = bytes[end] == UInt8(ascii: "\r") && start < bytes.endIndex && bytes[start] == UInt8(ascii: "\n")
        if isPair { start = bytes.index(after: start) }
        return line
    }
}
