import Colloquium

/// The lines of which the page of a search has dozens. Written here they take a fifth of what looking up their tags in a
/// template did, which was a quarter of the whole answer.
enum SearchHTML {
    /// Each facet under its name, with its values as links.
    static func lists(_ facets: [SearchPage.Facet]) -> String {
        var html = ""
        for facet in facets {
            let name = facet.name.escapedForHTML
            html += "        <div>\n          <h3>"
            html += name
            html += "</h3>\n          <ul>\n"
            if let path = facet.widerPath {
                html += "            <li><a href=\""
                html += path.escapedForHTML
                html += "\">All<span class=\"visually-hidden\">: "
                html += name
                html += "</span></a></li>\n"
            }
            html += items(facet.values)
            html += "          </ul>\n        </div>\n"
        }
        return html
    }

    private static func items(_ values: [SearchPage.Facet.Value]) -> String {
        var html = ""
        for value in values {
            html += "            <li><a href=\""
            html += value.path.escapedForHTML
            html += "\">"
            html += value.name.escapedForHTML
            html += "</a> <span class=\"number\">"
            html += value.count.escapedForHTML
            html += "</span></li>\n"
        }
        return html
    }

    /// Items of a list: what was found.
    static func items(_ results: [SearchPage.Result]) -> String {
        var html = ""
        for result in results {
            html += "      <li class=\"item item-small\">\n        <h3 class=\"item-title\"><a href=\""
            html += result.path.escapedForHTML
            html += "\">"
            html += result.title.escapedForHTML
            html += "</a></h3>\n"
            html += flags(result.flags)
            if !result.snippetHTML.isEmpty {
                html += "        <p>"
                html += result.snippetHTML
                html += "</p>\n"
            }
            html += "        <ul class=\"meta\">"
            for text in [result.kind, result.author, result.day] where !text.isEmpty {
                html += "<li>"
                html += text.escapedForHTML
                html += "</li>"
            }
            html += "</ul>\n      </li>\n"
        }
        return html
    }

    private static func flags(_ flags: [ArticleFlag]) -> String {
        if flags.isEmpty { return "" }
        let marks = flags.map {
            "<span class=\"flag \($0.flagClass.escapedForHTML)\">\($0.flagWord.escapedForHTML)</span> "
        }
        return "    <p class=\"flags\">\(marks.joined())</p>\n"
    }
}
