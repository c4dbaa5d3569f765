/// A discussion, or a contribution to one, as others cite it.
package struct CitedWriting: Sendable {
    package let what: What
    /// What is discussed.
    package let article: ArticleRecord
    package let notices: [EditorialNotice.Kind]
    package let author: ArticleRecord.Contributor
    package let site: String
    /// Its permanent address, whole.
    package let address: String
    package let day: PartialDate?

    package enum What: Hashable, Sendable {
        case discussion
        case contribution(Contribution.Kind)
    }

    package init(
        _ what: What, of article: ArticleRecord, notices: [EditorialNotice.Kind], by author: ArticleRecord.Contributor,
        on site: String, at address: String, day: PartialDate?
    ) {
        self.what = what
        self.article = article
        self.notices = notices
        self.author = author
        self.site = site
        self.address = address
        self.day = day
    }

    /// The record of a page of the site.
    package var record: ArticleRecord {
        var record = ArticleRecord()
        record.kind = .webPage
        let discussed = "discussion of “\(article.marked(notices).citedTitle)”"
        record.title =
            switch what {
            case .discussion: "D" + discussed.dropFirst()
            case .contribution(let kind): "\(kind.name), in the \(discussed)"
            }
        record.contributors = [author]
        record.container.title = site
        record.published = day
        record.links = [address]
        return record
    }
}

extension ArticleRecord {
    /// The record with a title that says what readers must know, as publishers and PubMed mark theirs.
    package func marked(_ notices: [EditorialNotice.Kind]) -> ArticleRecord {
        let mark: String
        if notices.contains(.retraction) || isRetracted {
            mark = "RETRACTED: "
        } else if notices.contains(.concern) {
            mark = "EXPRESSION OF CONCERN: "
        } else {
            return self
        }
        guard !title.lowercased().hasPrefix(mark.lowercased().dropLast()) else { return self }
        var record = self
        record.title = mark + title
        if !titleHTML.isEmpty { record.titleHTML = mark + titleHTML }
        return record
    }
}
