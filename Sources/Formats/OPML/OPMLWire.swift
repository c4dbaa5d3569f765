import Colloquium

/// One `outline` of an OPML document: a feed, a folder, or something else. Names of attributes are read in the several
/// cases that programs write them in.
struct OPMLOutline {
    let element: XMLTree.Element

    static func children(of element: XMLTree.Element) -> [OPMLOutline] {
        element.children.filter { $0.name.lowercased() == "outline" }.map { OPMLOutline(element: $0) }
    }

    private func first(_ names: StaticString...) -> String {
        names.lazy.map(element.attribute).first { !$0.isEmpty } ?? ""
    }

    var title: String {
        InlineText(plain: first("text", "title", "Text", "Title", "TEXT", "TITLE", "description")).plain
    }

    var type: String { first("type", "Type", "TYPE").lowercased() }
    var page: String { first("htmlUrl", "htmlurl", "htmlURL", "HtmlUrl", "HTMLURL", "HTMLUrl") }

    /// A commented outline and all under it count as absent (OPML 2.0, "isComment").
    var isComment: Bool { first("isComment", "iscomment").lowercased() == "true" }

    /// The feed's address; the first programs called it `url`, which for other types is a link to a page or a file.
    var feed: String {
        let address = first("xmlUrl", "xmlurl", "xmlURL", "XmlUrl", "XMLURL", "XMLUrl")
        if !address.isEmpty { return address }
        let other = first("url", "URL", "Url")
        switch type {
        case "rss", "atom": return other
        case "link": return SourceAddress(other)?.isSearch == true ? other : ""
        default: return ""
        }
    }
}
