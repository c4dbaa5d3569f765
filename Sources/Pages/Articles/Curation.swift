import Colloquium

extension NextLink {
    /// What may be done to an article's record.
    static func curation(of article: Number<Article>, mayCurate: Bool, mayMerge: Bool) -> [NextLink] {
        let correcting = [NextLink(nextName: "Correct the record…", nextPath: SitePath.correction(article))]
        let merging = [
            NextLink(nextName: "Merge with another…", nextPath: SitePath.merge(article)),
            NextLink(nextName: "Split…", nextPath: SitePath.split(article)),
        ]
        return (mayCurate ? correcting : []) + (mayMerge ? merging : [])
    }
}

extension Article {
    /// The title, or by what an article goes that nobody knows the title of yet.
    var heading: String {
        record.title.isEmpty ? record.identifiers.first?.label ?? "Article \(number)" : record.title
    }

    var path: String { SitePath.article(number, record.title) }
}
