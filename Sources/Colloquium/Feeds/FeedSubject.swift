/// What a feed is about.
package enum FeedSubject: Hashable, Sendable {
    /// Every discussion that opened and every question that was asked.
    case site
    /// The same of one club, one tag, and one journal.
    case club(Number<Club>)
    case tag(Tag)
    case journal(JournalSlug)
    /// What a member wrote.
    case member(Number<Member>)
    /// What is contributed to a discussion.
    case discussion(Number<Discussion>)
    /// The answers to a question.
    case question(Number<Question>)
    /// What a search finds, the newest first.
    case search(SearchQuery)
}

extension FeedSubject {
    /// Which kind of thing it is, and which of its kind: what is stored of it.
    package var columns: (kind: String, detail: String) {
        switch self {
        case .site: ("site", "")
        case .club(let club): ("club", club.description)
        case .tag(let tag): ("tag", tag.rawValue)
        case .journal(let journal): ("journal", journal.rawValue)
        case .member(let member): ("member", member.description)
        case .discussion(let discussion): ("discussion", discussion.description)
        case .question(let question): ("question", question.description)
        case .search(let query): ("search", query.text)
        }
    }

    /// Nil for what is none.
    package init?(kind: String, detail: String) {
        let number = Int64(detail).flatMap { $0 > 0 ? $0 : nil }
        switch (kind, number) {
        case ("site", _): self = .site
        case ("club", let number?): self = .club(Number(rawValue: number))
        case ("member", let number?): self = .member(Number(rawValue: number))
        case ("discussion", let number?): self = .discussion(Number(rawValue: number))
        case ("question", let number?): self = .question(Number(rawValue: number))
        case ("tag", _):
            guard let tag = Tag(rawValue: detail) else { return nil }
            self = .tag(tag)
        case ("journal", _):
            guard let journal = JournalSlug(rawValue: detail) else { return nil }
            self = .journal(journal)
        case ("search", _):
            let query = SearchQuery(detail)
            if query.isEmpty { return nil }
            self = .search(query)
        default: return nil
        }
    }

    /// Unique in the site and fit for a tag URI; a search is known by what it asks.
    package var name: String {
        let (kind, detail) = columns
        return detail.isEmpty ? "feeds/\(kind)" : "feeds/\(kind)/\(PercentCoding.encoded(detail, keeping: "/-._~"))"
    }
}

/// A journal as an address calls it: its title's words in lower-case ASCII, joined by hyphens.
package struct JournalSlug: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    /// Nil where nothing of the text can stand in an address.
    package init?(rawValue: String) {
        let slug = rawValue.tidiedLine.slug
        if slug.isEmpty { return nil }
        self.rawValue = slug
    }

    package var words: [String] { rawValue.split(separator: "-").map(String.init) }
}
