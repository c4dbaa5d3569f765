extension InlineText {
    /// A title that may hold HTML, as one line.
    init(html: String) {
        var builder = Builder()
        for token in HTMLFragment.tokens(html) {
            switch token {
            case .text(let text): builder.append(text)
            case .begin(let name):
                if let style = Style(element: name) { builder.begin(style) } else { builder.separate(at: name) }
            case .end(let name):
                if let style = Style(element: name) { builder.end(style) } else { builder.separate(at: name) }
            }
        }
        self = builder.finish()
    }

    /// The paragraphs of an HTML text, plain, none empty.
    static func paragraphs(ofHTML html: String) -> [String] {
        var paragraphs: [String] = []
        var builder = Builder(limit: 100_000)
        func close() {
            let text = builder.finish().plain
            if !text.isEmpty { paragraphs.append(text) }
            builder = Builder(limit: 100_000)
        }
        for token in HTMLFragment.tokens(html) {
            switch token {
            case .text(let text): builder.append(text)
            case .begin(let name) where Builder.isBlock(name), .end(let name) where Builder.isBlock(name): close()
            case .begin, .end: break
            }
            guard paragraphs.count < 200 else { break }
        }
        close()
        return paragraphs
    }

    /// Plain text as one line.
    init(plain: String) {
        var builder = Builder()
        builder.append(plain)
        self = builder.finish()
    }

    /// Whether text has tags or character references that a reader should not see.
    static func looksLikeHTML(_ text: String) -> Bool {
        text.contains(/<\/?[A-Za-z][A-Za-z0-9]*[\s\/>]|&#?[A-Za-z0-9]{2,8};/)
    }
}

extension InlineText.Builder {
    static func isBlock(_ name: String) -> Bool {
        switch name {
        case "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "td", "hr",
            "section", "article", "blockquote", "header", "sec", "title", "dd", "dt":
            true
        default: false
        }
    }

    fileprivate mutating func separate(at name: String) {
        if Self.isBlock(name) { separate() }
    }
}
