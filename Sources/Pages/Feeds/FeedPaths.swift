package import Colloquium

extension SitePath {
    package static let privateFeeds = "/settings/feeds"
    package static let followedFeeds = "/settings/feeds/export.opml"

    /// The page that people read instead of a feed; the short form, which redirects to the readable one.
    package static func page(of subject: FeedSubject) -> String {
        switch subject {
        case .site: home
        case .club(let number): club(number)
        case .tag(let tag): self.tag(tag)
        case .journal(let journal): "\(search)?q=\(journal.search.text.percentEncodedForQuery)"
        case .member(let number): "\(members)/\(number)"
        case .discussion(let number): discussion(number)
        case .question(let number): question(number)
        case .search(let query): search(query)
        }
    }

    package static func feed(_ subject: FeedSubject, _ format: FeedFormat = .atom) -> String {
        switch subject {
        case .site: "/\(format.fileName)"
        case .journal(let journal): "/journals/\(journal.rawValue)/\(format.fileName)"
        case .search(let query): "\(search)/\(format.fileName)?q=\(query.text.percentEncodedForQuery)"
        case .club, .tag, .member, .discussion, .question: "\(page(of: subject))/\(format.fileName)"
        }
    }

    /// A feed's private address.
    package static func privateFeed(_ token: String, _ format: FeedFormat) -> String {
        "/feeds/\(token)/\(format.fileName)"
    }

    /// The form for a private address of a feed, filled in.
    package static func privateFeedForm(_ subject: FeedSubject) -> String {
        "\(privateFeeds)?for=\(subject.code.percentEncodedForQuery)"
    }

    package static func revocation(of feed: Number<PrivateFeed>) -> String { "\(privateFeeds)/\(feed)/revocation" }

    /// Where a thing that has an entry in feeds is read.
    package static func page(of thing: FeedThing, _ title: String) -> String {
        switch thing {
        case .discussion(let number): discussion(number, title)
        case .contribution(let number): contribution(number)
        case .synthesis(let number): discussion(number, title) + "#synthesis"
        case .question(let number): question(number, title)
        case .answer(let number): answer(number)
        case .article(let number): article(number, title)
        case .appraisal(let number): appraisal(number)
        }
    }
}

extension FeedSubject {
    /// In one word, as forms name it: "club:3".
    package var code: String {
        let (kind, detail) = columns
        return "\(kind):\(detail)"
    }

    /// Nil where the text is no `code`.
    package init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(kind: parts[0], detail: parts[1])
    }
}

extension JournalSlug {
    /// What finds the journal's articles.
    fileprivate var search: SearchQuery { SearchQuery("journal:\"\(words.joined(separator: " "))\"") }
}
