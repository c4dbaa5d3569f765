import Colloquium
import Formats
import Pages
import Store

/// Gives what a feed says its words and addresses.
struct FeedComposer: Sendable {
    let origin: String
    let siteName: String
    let authority: NamingAuthority

    func document(_ reading: FeedReading, for feed: RequestedFeed) -> FeedDocument {
        FeedDocument(
            id: authority.tag(feed.name), title: title(of: reading), subtitle: subtitle(of: reading),
            page: origin + SitePath.page(of: reading.subject),
            addresses: Dictionary(uniqueKeysWithValues: FeedFormat.allCases.map { ($0, origin + feed.path($0)) }),
            updatedAt: reading.entries.map(\.updatedAt).max() ?? reading.since,
            entries: reading.entries.map { entry($0, isPublic: !feed.isPrivate) })
    }

    private func title(of reading: FeedReading) -> String {
        switch reading.subject {
        case .site, .club, .tag, .journal, .member: reading.name
        case .discussion: "Discussion: \(reading.name)"
        case .question: "Question: \(reading.name)"
        case .search: "Search: \(reading.name)"
        }
    }

    private func subtitle(of reading: FeedReading) -> String {
        switch reading.subject {
        case .site: "Discussions that open and questions that are asked at \(siteName)."
        case .club: "Discussions that open and questions that are asked in this club of \(siteName)."
        case .tag: "Discussions and questions with this tag at \(siteName)."
        case .journal: "Articles of this journal that are discussed at \(siteName)."
        case .member: "What \(reading.name) writes at \(siteName)."
        case .discussion: "What is contributed to this discussion at \(siteName), and its synthesis."
        case .question: "The answers to this question at \(siteName), each with its references."
        case .search: "What this search finds at \(siteName), the newest first."
        }
    }

    private func entry(_ reading: FeedEntryReading, isPublic: Bool) -> FeedDocument.Entry {
        let page = origin + SitePath.page(of: reading.thing, reading.title)
        var entry = FeedDocument.Entry(
            id: authority.tag(reading.thing.name), title: reading.headline, page: page,
            publishedAt: reading.publishedAt, updatedAt: reading.updatedAt, author: author(of: reading),
            html: html(of: reading).withAbsoluteAddresses(on: origin, page: page))
        entry.categories = reading.categories
        entry.related = reading.work?.url
        entry.repliesTo = reading.repliesTo.map {
            FeedDocument.Reply(id: authority.tag($0.name), page: origin + SitePath.page(of: $0, reading.title))
        }
        if isPublic { entry.replies = reading.thing.subject.map { origin + SitePath.feed($0) } }
        return entry
    }

    /// The site speaks where nobody else does.
    private func author(of reading: FeedEntryReading) -> FeedDocument.Author {
        FeedDocument.Author(
            name: reading.authorName.isEmpty ? siteName : reading.authorName,
            page: reading.author.map { origin + SitePath.member($0, reading.authorName) } ?? origin + SitePath.home)
    }

    private func html(of reading: FeedEntryReading) -> String {
        let warnings = reading.warnings.map { "<p><strong>\($0)</strong></p>" }.joined()
        let line = reading.summary.map { Citation($0).line.escapedForHTML } ?? ""
        // A sentence, since readers that show an excerpt run paragraphs together.
        let citation = line.isEmpty ? "" : "<p>\(line)\(line.hasSuffix(".") ? "" : ".")</p>"
        let rests = reading.references.isEmpty ? "" : "<p>References:</p><ul>\(list(reading.references))</ul>"
        return warnings + citation + reading.html + rests + place(of: reading)
    }

    private func list(_ references: [Identifier]) -> String {
        references.map { reference in
            let label = reference.label.escapedForHTML
            return reference.url.map { "<li><a href=\"\($0.escapedForHTML)\">\(label)</a></li>" } ?? "<li>\(label)</li>"
        }.joined()
    }

    /// Where what stands under something else is to be found.
    private func place(of reading: FeedEntryReading) -> String {
        guard let above = reading.repliesTo else { return "" }
        let title = reading.title.escapedForHTML
        let link = { (path: String) in "<a href=\"\(path.escapedForHTML)\">\(title)</a>" }
        switch above {
        case .question: return "<p>Answers the question \(link(SitePath.page(of: above, reading.title))).</p>"
        case .contribution:
            let name = reading.parentAuthorName.escapedForHTML
            return "<p>In reply to \(name), in the discussion of \(link(SitePath.page(of: reading.thing, "")))</p>"
        default: return "<p>In the discussion of \(link(SitePath.page(of: above, reading.title))).</p>"
        }
    }
}

extension FeedEntryReading {
    /// What a reader must know first, in sentences of HTML, each once.
    fileprivate var warnings: [String] {
        var told: Set<String> = []
        return
            (notices.map(\.sentence) + versionNotices.map { "Another version: \($0.sentence)" }
            + citedNotices.map { "\($0.work.label.escapedForHTML), cited here: \($0.notice.kind.sentence)" })
            .filter { told.insert($0).inserted }
    }

    /// In a list among others.
    fileprivate var headline: String {
        let beginning = Prose(source: "", html: html).words.excerpt(90)
        switch thing {
        case .discussion, .article: return notices.heading(title)
        case .question: return "Question: \(title)"
        case .answer: return "Answer: \(beginning)"
        case .synthesis: return "Synthesis: \(title)"
        case .appraisal: return "Appraisal: \(title)"
        case .contribution:
            let name = kind?.name ?? "Contribution"
            return "\(parentAuthorName.isEmpty ? name : "\(name), in reply to \(parentAuthorName)"): \(beginning)"
        }
    }

    fileprivate var categories: [String] {
        [clubName].filter { !$0.isEmpty } + tags.map(\.rawValue) + (kind.map { [$0.name] } ?? [])
            + notices.map(\.headline)
    }
}

extension Citation {
    fileprivate init(_ summary: DiscussionSummary) {
        self.init(
            family: summary.firstAuthor, given: summary.firstGiven, authors: summary.authors,
            journal: summary.container, year: summary.published)
    }
}

extension FeedThing {
    /// The feed of what answers it.
    fileprivate var subject: FeedSubject? {
        switch self {
        case .discussion(let number): .discussion(number)
        case .question(let number): .question(number)
        case .contribution, .synthesis, .answer, .article, .appraisal: nil
        }
    }
}
