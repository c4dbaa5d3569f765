internal import Foundation

/// Text of the formats that have no declaration of their coding: decoded, in NFC, cut into lines.
enum CitationText {
    /// The text in NFC, so that what is compared and kept has one spelling.
    static func text(_ bytes: [UInt8]) -> String {
        let text = CharacterCoding.text(bytes)
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Lines without their ends, which may be LF, CRLF or CR.
    static func lines(of text: some StringProtocol) -> [Substring] {
        let bytes = Substring(text).utf8
        var lines: [Substring] = []
        var start = bytes.startIndex
        var index = start
        while index != bytes.endIndex {
            let byte = bytes[index]
            let end = index
            index = bytes.index(after: index)
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            lines.append(Substring(bytes[start..<end]))
            if byte == UInt8(ascii: "\r"), index != bytes.endIndex, bytes[index] == UInt8(ascii: "\n") {
                index = bytes.index(after: index)
            }
            start = index
        }
        if start != bytes.endIndex { lines.append(Substring(bytes[start...])) }
        return lines
    }

    /// A title that may hold the emphasis of HTML, as reference managers keep it.
    static func inline(_ text: String) -> InlineText {
        InlineText.looksLikeHTML(text) ? InlineText(html: text) : InlineText(plain: text)
    }

    /// One line of text for a field other than the title.
    static func line(_ text: String) -> String { inline(text).plain }
}
