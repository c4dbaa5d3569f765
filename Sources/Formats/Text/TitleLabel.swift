internal import Colloquium

/// The kind of article that some journals put in brackets before a title: "[Correspondence] Air pollution".
enum TitleLabel {
    /// Only words that journals use so come off; "[Retracted]" and whatever else brackets hold says something of the work.
    static func split(_ title: InlineText) -> (label: String, title: InlineText) {
        guard title.plain.utf8.first == UInt8(ascii: "["), title.html.hasPrefix("["),
            let end = title.html.utf8.prefix(40).firstIndex(of: UInt8(ascii: "]"))
        else { return ("", title) }
        let label = String(title.html[..<end].dropFirst()).trimmingSpace
        let rest = String(title.html[title.html.index(after: end)...]).trimmingSpace
        guard names.contains(label.lowercased()), !rest.isEmpty else { return ("", title) }
        return (label, InlineText(html: rest))
    }

    private static let names: Set<String> = [
        "article", "articles", "brief report", "case report", "clinical picture", "comment", "commentary", "comments",
        "correction", "correspondence", "corrigendum", "department of error", "editorial", "editorials", "erratum",
        "essay", "feature", "health policy", "in context", "insight", "letter", "letter to the editor", "letters",
        "news", "obituary", "offline", "opinion", "original article", "original research", "personal view",
        "perspective",
        "perspectives", "position paper", "profile", "rapid review", "research", "research article", "research letter",
        "review", "review article", "reviews", "seminar", "series", "short communication", "spotlight",
        "the art of medicine", "viewpoint", "world report",
    ]
}

extension RecordDraft {
    /// Sets a title that may have the kind of article before it, which becomes the publication type.
    mutating func labelledTitle(_ stated: InlineText, from element: String, raw: String?) {
        let (label, title) = TitleLabel.split(stated)
        self.title(title, from: element, raw: raw)
        if !label.isEmpty { fill(.publicationTypes, \.publicationTypes, from: element, [label], raw: label) }
    }
}
