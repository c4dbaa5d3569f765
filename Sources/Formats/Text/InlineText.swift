/// A line of text in two forms that say the same: plain, and safe HTML in which only `<i> <b> <sub> <sup>` occur.
struct InlineText: Hashable {
    var plain = ""
    var html = ""

    /// No title is longer than a few hundred characters; the rest of a monstrous one is dropped.
    static let maximumBytes = 5_000

    /// The emphasis that carries meaning in a title: species names, chemical formulas, exponents.
    enum Style: String {
        case italic = "i"
        case bold = "b"
        case lowered = "sub"
        case raised = "sup"

        /// The style that an element of HTML, JATS or PubMed stands for.
        init?(element: String) {
            switch element {
            case "i", "em", "italic": self = .italic
            case "b", "strong", "bold": self = .bold
            case "sub", "inf": self = .lowered
            case "sup": self = .raised
            default: return nil
            }
        }
    }

    /// A title that is bold from end to end was set so for a page; the emphasis says nothing about its words.
    var withoutOverallBold: InlineText {
        guard html.hasPrefix("<b>"), html.hasSuffix("</b>"), html.ranges(of: "<b>").count == 1 else { return self }
        return InlineText(plain: plain, html: String(html.dropFirst(3).dropLast(4)))
    }

    /// NLM ends every title with a full stop that the article itself does not have.
    var withoutFullStop: InlineText {
        guard plain.utf8.last == UInt8(ascii: "."), !plain.hasSuffix(".."), html.utf8.last == UInt8(ascii: ".") else {
            return self
        }
        return InlineText(plain: String(plain.dropLast()), html: String(html.dropLast()))
    }

    /// NLM puts its own translation of a title into square brackets, which the article itself does not have.
    var withoutTranslationBrackets: InlineText {
        guard plain.utf8.first == UInt8(ascii: "["), plain.utf8.last == UInt8(ascii: "]"), html.hasPrefix("["),
            html.hasSuffix("]"), !plain.dropFirst().dropLast().utf8.contains(UInt8(ascii: "["))
        else { return self }
        return InlineText(plain: String(plain.dropFirst().dropLast()), html: String(html.dropFirst().dropLast()))
    }

    /// Takes text and emphasis in order and keeps both forms in step: white space collapses across elements, tags
    /// always nest, an emphasis of nothing leaves no trace.
    struct Builder {
        private struct Tag {
            var offset: Int
            var style: Style
            var ends: Bool
        }

        private var line: PlainText
        private var tags: [Tag] = []
        private var open: [Style] = []
        private var printed = 0

        init(limit: Int = InlineText.maximumBytes) { line = PlainText(limit: limit) }

        mutating func append(_ more: String) {
            var more = more
            more.withUTF8 { append($0) }
        }

        /// Appends valid UTF-8.
        mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
            let before = line.bytes.count
            line.append(more)
            guard printed < open.count, line.bytes.count > before else { return }
            let offset = line.bytes[before] == 0x20 ? before + 1 : before
            for style in open[printed...] { tags.append(Tag(offset: offset, style: style, ends: false)) }
            printed = open.count
        }

        /// A block ends: words on both sides stay apart.
        mutating func separate() { line.separate() }

        mutating func begin(_ style: Style) { open.append(style) }

        /// Closes that style and whatever was left open inside it.
        mutating func end(_ style: Style) {
            guard let index = open.lastIndex(of: style) else { return }
            while open.count > index {
                let inner = open.removeLast()
                if printed > open.count {
                    tags.append(Tag(offset: line.bytes.count, style: inner, ends: true))
                    printed -= 1
                }
            }
        }

        mutating func finish() -> InlineText {
            while let outermost = open.first { end(outermost) }
            let plain = line.finish()
            if tags.isEmpty, !line.bytes.contains(where: \.isMarkupInHTML) {
                return InlineText(plain: plain, html: plain)
            }
            return InlineText(plain: plain, html: line.composed(html))
        }

        private var html: String {
            var out: [UInt8] = []
            out.reserveCapacity(line.bytes.count + tags.count * 6)
            var upcoming = 0
            for offset in 0...line.bytes.count {
                while upcoming < tags.count, tags[upcoming].offset == offset {
                    let tag = tags[upcoming]
                    out += Array((tag.ends ? "</\(tag.style.rawValue)>" : "<\(tag.style.rawValue)>").utf8)
                    upcoming += 1
                }
                guard offset < line.bytes.count else { break }
                let byte = line.bytes[offset]
                if byte.isMarkupInHTML { out += byte.escapedForHTML } else { out.append(byte) }
            }
            return String(decoding: out, as: UTF8.self)
        }
    }
}

extension UInt8 {
    /// Whether it stands for something else in HTML than for itself.
    var isMarkupInHTML: Bool {
        self == UInt8(ascii: "&") || self == UInt8(ascii: "<") || self == UInt8(ascii: ">")
            || self == UInt8(ascii: "\"")
            || self == UInt8(ascii: "'")
    }

    fileprivate var escapedForHTML: [UInt8] {
        switch self {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        case UInt8(ascii: "\""): Array("&quot;".utf8)
        default: Array("&#39;".utf8)
        }
    }
}
