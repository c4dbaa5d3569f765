package import Colloquium

/// A notice about a work that a contribution or an answer names, as a line under it.
package struct CitedNoticeLine: Sendable {
    let work: Identifier
    let notice: EditorialNotice

    package init(work: Identifier, notice: EditorialNotice) {
        self.work = work
        self.notice = notice
    }

    /// The lines under one text, each notice once, whatever names of the work stand in the text; nothing for none. Made
    /// without a template, since contributions are put together without one.
    package static func html(_ lines: [CitedNoticeLine]) -> String {
        var told: Set<Number<EditorialNotice>> = []
        let items = lines.filter { told.insert($0.notice.number).inserted }.map(\.html)
        return items.isEmpty ? "" : "<ul class=\"cited-notices\">\(items.joined())</ul>\n"
    }

    private var html: String {
        let flag = ArticleFlag(notice.kind)
        let mark = "<span class=\"flag \(flag.flagClass)\">\(flag.flagWord)</span>"
        // A registry that names no notice leaves the work's own name in its place.
        let source = notice.target == work ? "" : " (notice: \(notice.target.html))"
        return "<li>\(mark) \(notice.kind.citation): \(work.html)\(source)</li>"
    }
}

extension EditorialNotice.Kind {
    var citation: String {
        switch self {
        case .retraction: "Cites a retracted article"
        case .concern: "Cites an article its editors are concerned about"
        case .correction: "Cites an article that was corrected"
        }
    }
}

extension Identifier {
    /// The label as a link, where the identifier leads somewhere.
    fileprivate var html: String {
        let name = label.escapedForHTML
        return url.map { "<a href=\"\($0.escapedForHTML)\" rel=\"noopener\">\(name)</a>" } ?? name
    }
}
