internal import CLibXML2

/// An element of HTML by what it means for the words in it.
struct HTMLElement {
    enum Role {
        case inline, block
        case styled(InlineText.Style)
        /// What stands inside is not for readers.
        case silent
    }

    let name: String
    let role: Role

    /// "jats:p" is "p": what is quoted from XML keeps its prefix.
    init(_ spelled: UnsafePointer<xmlChar>) {
        let full = String(cString: spelled)
        name = full.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(full[full.utf8.index(after: $0)...]) } ?? full
        role = Self.roles[name] ?? .inline
    }

    var isSilent: Bool { if case .silent = role { true } else { false } }
    var isBlock: Bool { if case .block = role { true } else { false } }
    var style: InlineText.Style? { if case .styled(let style) = role { style } else { nil } }

    static func isBlock(_ name: String) -> Bool { if case .block? = roles[name] { true } else { false } }

    private static let roles: [String: Role] = {
        var roles: [String: Role] = [:]
        for name in [
            "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "td", "th", "hr",
            "section", "article", "blockquote", "header", "sec", "title", "dd", "dt", "dl", "pre", "caption",
            "figcaption", "list-item",
        ] { roles[name] = .block }
        for name in [
            "script", "style", "svg", "noscript", "template", "textarea", "xmp", "applet", "select", "noframes",
            "noembed", "frameset", "annotation", "annotation-xml", "tex-math",
        ] { roles[name] = .silent }
        for name in ["i", "em", "italic", "b", "strong", "bold", "sub", "inf", "sup"] {
            if let style = InlineText.Style(element: name) { roles[name] = .styled(style) }
        }
        return roles
    }()
}
