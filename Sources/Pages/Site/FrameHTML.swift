import Colloquium

/// The lists that stand around every page. Written here, since a template looks up each of their tags
/// anew, on every page.
enum FrameHTML {
    /// Items of a list: the site's navigation.
    static func items(_ links: [NavigationLink]) -> String {
        var html = ""
        for link in links {
            html += link.isMinor ? "      <li class=\"on-wide\"><a href=\"" : "      <li><a href=\""
            html += link.linkPath.escapedForHTML
            html += link.isCurrent ? "\" aria-current=\"true\">" : "\">"
            html += link.linkName.escapedForHTML
            for waiting in link.waiting {
                html += " <span class=\"waiting\">"
                html += waiting.escapedForHTML
                html += "<span class=\"visually-hidden\"> unread</span></span>"
            }
            html += "</a></li>\n"
        }
        return html
    }

    /// Of the head: where feeds are.
    static func links(_ feeds: [FeedLink]) -> String {
        var html = ""
        for feed in feeds {
            html += "<link rel=\"alternate\" type=\""
            html += feed.feedType.escapedForHTML
            html += "\" title=\""
            html += feed.feedTitle.escapedForHTML
            html += "\" href=\""
            html += feed.feedPath.escapedForHTML
            html += "\">\n"
        }
        return html
    }
}
