internal import Colloquium

extension XMLTree.Element {
    /// Mixed content as one line; notes, cross references and formulas in TeX are left out.
    var inlineText: InlineText {
        var builder = InlineText.Builder()
        append(to: &builder)
        return builder.finish()
    }

    /// The same, plain, with room for an abstract.
    var paragraphText: String {
        if let onlyText, onlyText.count < 100_000 { return PlainText.line(onlyText) }
        var line = PlainText(limit: 100_000)
        append(to: &line)
        return line.finish()
    }

    private func append(to builder: inout InlineText.Builder) {
        for piece in pieces {
            switch piece {
            case .text(let text): builder.append(text)
            case .element(let element):
                switch element.role {
                case .apart: break
                case .lineBreak: builder.separate()
                case .block:
                    builder.separate()
                    element.append(to: &builder)
                    builder.separate()
                case .inline:
                    let style = InlineText.Style(element: element.name)
                    if let style { builder.begin(style) }
                    element.append(to: &builder)
                    if let style { builder.end(style) }
                }
            }
        }
    }

    private func append(to line: inout PlainText) {
        for piece in pieces {
            switch piece {
            case .text(let text): line.append(text)
            case .element(let element):
                switch element.role {
                case .apart: break
                case .lineBreak: line.separate()
                case .block:
                    line.separate()
                    element.append(to: &line)
                    line.separate()
                case .inline: element.append(to: &line)
                }
            }
        }
    }

    private enum Role { case inline, block, lineBreak, apart }

    private var role: Role {
        switch name {
        case "xref", "fn", "tex-math", "annotation", "object-id": .apart
        case "break", "br": .lineBreak
        case "p", "list-item", "title", "label": .block
        default: .inline
        }
    }
}

extension XMLTree.Element {
    var hasElements: Bool { children.contains { _ in true } }

    /// The text of an element that holds HTML: escaped in one text, which is how it should be, or as elements of their
    /// own, which are put back into mark-up without their attributes.
    var mixedText: String {
        guard hasElements else { return rawText }
        var out = ""
        appendMarkup(to: &out)
        return out
    }

    private func appendMarkup(to out: inout String) {
        for piece in pieces {
            switch piece {
            case .text(let text): out += String(decoding: text, as: UTF8.self).escapedForHTML
            case .element(let element):
                let name = element.name
                out += "<\(name)>"
                element.appendMarkup(to: &out)
                out += "</\(name)>"
            }
        }
    }
}
