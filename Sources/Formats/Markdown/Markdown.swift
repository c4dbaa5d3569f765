package import Colloquium

/// What members write, in CommonMark with tables, strikethrough, task lists, footnotes and bare links, as HTML that
/// is safe on any page: no raw HTML, nothing loaded from elsewhere, links only to the web and to mail.
package enum Markdown {
    /// `scope` keeps footnotes apart where several texts stand on one page; letters, digits and hyphens. The text's
    /// highest heading becomes `headingsFrom`, the level below the heading it stands under. `address` gives the path of
    /// what the text names of this site, nil for what is not known.
    package static func safeHTML(
        _ source: String, scope: String = "note", headingsFrom level: Int = 4,
        linking address: (TextReference) -> String? = { _ in nil }
    ) -> String {
        guard let document = MarkdownDocument(MarkdownSource.cleaned(source)) else {
            return MarkdownSource.paragraph(source)
        }
        document.makeSafe(headingsFrom: Int32(level))
        document.link(address)
        return MarkdownOutput.finished(document.html, scope: scope)
    }

    /// The words alone, for search, excerpts and plain mail: blocks are separated by an empty line.
    package static func plainText(_ source: String) -> String {
        let cleaned = MarkdownSource.cleaned(source)
        return MarkdownDocument(cleaned)?.plainText ?? cleaned
    }
}

enum MarkdownSource {
    /// Without NUL, and without the marks that override the direction of writing, which can make a sentence or a
    /// link read as another.
    static func cleaned(_ source: String) -> String {
        if source.unicodeScalars.allSatisfy({ $0.value != 0 && !$0.isInvisibleControl }) { return source }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: source.unicodeScalars.lazy.filter { $0.value != 0 && !$0.isInvisibleControl })
        return String(text)
    }

    /// The source as it stands, for what no reader could have meant as Markdown.
    static func paragraph(_ source: String) -> String {
        "<p>\(cleaned(source).escapedForHTML)</p>\n"
    }
}

enum MarkdownOutput {
    /// The renderer escapes every quotation mark, "<" and ">" of the text, so that these strings can only be its own
    /// tags.
    static func finished(_ html: String, scope: String) -> String {
        let scope = scope.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        var html = html
        if html.has("<a ") {
            for scheme in ["http", "mailto:"] {
                html = html.replacing("<a href=\"\(scheme)", with: "<a rel=\"nofollow ugc noopener\" href=\"\(scheme)")
            }
            html = html.replacing(" href=\"#fn", with: " href=\"#\(scope)-fn")
        }
        if html.has(" id=\"fn") { html = html.replacing(" id=\"fn", with: " id=\"\(scope)-fn") }
        // Most texts have neither a table nor a task.
        guard html.has("<table") || html.has("<input ") else { return html }
        // The attribute is obsolete in HTML, and a style would be refused by the content security policy.
        for side in ["left", "center", "right"] {
            html = html.replacing(" align=\"\(side)\"", with: " class=\"align-\(side)\"")
        }
        // A box without a name is only "checkbox, dimmed" to a screen reader.
        return html.replacing(
            "<input type=\"checkbox\" checked", with: "<input type=\"checkbox\" aria-label=\"done\" checked"
        )
        .replacing("<input type=\"checkbox\" disabled", with: "<input type=\"checkbox\" aria-label=\"to do\" disabled")
    }
}

extension Unicode.Scalar {
    /// Overrides of the writing direction can make text read as something else; a byte order mark in the middle of it
    /// says nothing.
    fileprivate var isInvisibleControl: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
