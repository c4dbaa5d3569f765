extension XMLTree.Element {
    /// Mixed content as one line; notes, cross references and formulas in TeX are left out.
    var inlineText: InlineText {
        var builder = InlineText.Builder()
        append(to: &builder)
        return builder.finish()
    }

    /// The same with room for an abstract.
    var paragraphText: String {
        var builder = InlineText.Builder(limit: 100_000)
        append(to: &builder)
        return builder.finish().plain
    }

    private func append(to builder: inout InlineText.Builder) {
        for piece in pieces {
            switch piece {
            case .text(let text): builder.append(text)
            case .element(let element):
                let name = element.name
                switch name {
                case "xref", "fn", "tex-math", "annotation", "object-id", "break", "br": builder.separateIfBreak(name)
                case "p", "list-item", "title", "label":
                    builder.separate()
                    element.append(to: &builder)
                    builder.separate()
                default:
                    let style = InlineText.Style(element: name)
                    if let style { builder.begin(style) }
                    element.append(to: &builder)
                    if let style { builder.end(style) }
                }
            }
        }
    }
}

extension InlineText.Builder {
    fileprivate mutating func separateIfBreak(_ name: String) {
        if name == "break" || name == "br" { separate() }
    }
}
