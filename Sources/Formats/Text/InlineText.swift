/// A line of text in two forms that say the same: plain, and safe HTML in which only `<i> <b> <sub> <sup>` occur.
struct InlineText: Hashable {
    var plain = ""
    var html = ""

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
        guard plain.hasSuffix("."), !plain.hasSuffix(".."), html.hasSuffix(".") else { return self }
        return InlineText(plain: String(plain.dropLast()), html: String(html.dropLast()))
    }

    /// Takes text and emphasis in order and keeps both forms in step: white space collapses across elements, tags
    /// always nest, an emphasis of nothing leaves no trace.
    struct Builder {
        private(set) var text = InlineText()
        private var wantsSpace = false
        private var open: [Style] = []
        private var printed = 0
        private var room: Int

        /// No title is longer than a few hundred characters; the rest of a monstrous one is dropped.
        init(limit: Int = 5_000) { room = limit }

        mutating func append(_ more: String) {
            for scalar in more.unicodeScalars {
                if scalar.properties.isWhitespace || scalar.isForbiddenControl {
                    wantsSpace = true
                } else if !scalar.isInvisibleControl {
                    append(scalar)
                }
                guard room > 0 else { return }
            }
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            if wantsSpace, !text.plain.isEmpty {
                text.plain += " "
                text.html += " "
            }
            wantsSpace = false
            while printed < open.count {
                text.html += "<\(open[printed].rawValue)>"
                printed += 1
            }
            text.plain.unicodeScalars.append(scalar)
            switch scalar {
            case "&": text.html += "&amp;"
            case "<": text.html += "&lt;"
            case ">": text.html += "&gt;"
            case "\"": text.html += "&quot;"
            case "'": text.html += "&#39;"
            default: text.html.unicodeScalars.append(scalar)
            }
            room -= 1
        }

        /// A block ends: words on both sides stay apart.
        mutating func separate() { wantsSpace = true }

        mutating func begin(_ style: Style) { open.append(style) }

        /// Closes that style and whatever was left open inside it.
        mutating func end(_ style: Style) {
            guard let index = open.lastIndex(of: style) else { return }
            while open.count > index {
                let inner = open.removeLast()
                if printed > open.count {
                    text.html += "</\(inner.rawValue)>"
                    printed -= 1
                }
            }
        }

        mutating func finish() -> InlineText {
            if let outermost = open.first { end(outermost) }
            while !open.isEmpty { end(open[0]) }
            return text
        }
    }
}

extension Unicode.Scalar {
    /// Control codes stand where a line break or nothing was meant.
    var isForbiddenControl: Bool { properties.generalCategory == .control }

    /// Overrides of the writing direction can make a title read as something else; a byte order mark in the middle
    /// of text says nothing.
    var isInvisibleControl: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingSpace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
