package import Colloquium

/// Several works were handed in, or a citation may mean several: which one is meant?
package struct DraftChoicePage: SitePage {
    package static let template = "articles/draft-choice"
    /// Works on one page.
    package static let size = 50

    package let pageTitle: String
    let csrf: String
    let busyText = PostPage.busyText
    let lead: String
    let remarks: [String]
    let justPosted: Bool
    let choiceAction: String
    let askAgainAction: [String]
    let removalAction: String
    let chooseLabel: String
    /// Where there is more than one page.
    let search: [Search]
    let entries: [Entry]
    let pagination: Pagination
    /// The item that stands for "none of these"; none where there are several works.
    let noneOfThese: [Int]

    struct Search: Sendable {
        let searchAction: String
        let searchWords: String
        let countText: String
        let isNarrowed: Bool
    }

    struct Entry: Sendable {
        let entryTitle: String
        let entryItem: Int
        let entryNames: String
        let agreement: String
        let postedPath: [String]
        let citation: Citation
        let flags: [ArticleFlag]
    }

    /// - Parameters:
    ///   - words: which works to look for, by title or author; all, where there are none.
    ///   - justPosted: whether one of the works has just been posted.
    package init(
        _ draft: ArticleDraft, words: String = "", page: Int = 1, justPosted: Bool = false, csrf: String
    ) {
        self.csrf = csrf
        self.justPosted = justPosted
        choiceAction = SitePath.draftChoice(draft.number)
        removalAction = SitePath.draftRemoval(draft.number)
        let items = Array(draft.articles.enumerated())
        let areSeveral = draft.articles.areSeveralWorks
        let isLong = areSeveral && items.count > Self.size
        let none = areSeveral ? [] : items.filter { $0.element.score == nil }
        noneOfThese = none.map(\.offset)
        remarks = none.flatMap(\.element.remarks)
        askAgainAction = none.filter(\.element.isWaiting).map {
            SitePath.draftResolution(draft.number, item: $0.offset)
        }
        let works = areSeveral ? items : items.filter { $0.element.score != nil }
        let found = isLong ? draft.items(about: words).map { items[$0] } : works
        let page = isLong ? min(max(page, 1), max(1, (found.count + Self.size - 1) / Self.size)) : 1
        let shown = isLong ? found.dropFirst((page - 1) * Self.size).prefix(Self.size) : found[...]
        search = isLong ? [Search(draft, words, found: found.count)] : []
        pagination = Pagination(
            path: SitePath.draft(draft.number, about: isLong ? words : ""), page: page,
            hasMore: found.count > page * Self.size && isLong, .asHandedIn)
        chooseLabel = areSeveral ? "Go on with this one" : "It is this one"
        pageTitle = areSeveral ? "Which article?" : "Is it one of these?"
        lead =
            areSeveral
            ? Self.lead(draft, of: works.count)
            : "Crossref was asked for the citation you pasted. Look before you choose: a citation in words can mean another article."
        let citation = none.first?.element.pasted ?? ""
        entries = shown.map { index, article in
            let record = article.record
            return Entry(
                entryTitle: record.title.isEmpty ? "Without a title" : record.title, entryItem: index,
                entryNames: record.identifiers.prefix(3).map(\.label).joined(separator: " · "),
                agreement: Self.agreement(of: article, with: citation),
                postedPath: draft.published[index].map { [SitePath.discussion($0)] } ?? [],
                citation: Citation(record), flags: ArticleFlag.list(record))
        }
    }

    private static func lead(_ draft: ArticleDraft, of count: Int) -> String {
        let start = "There are \(count) articles in \(draft.source)."
        return draft.published.isEmpty
            ? "\(start) Go on with the one you want to bring; the others wait here, to be posted one after another."
            : "\(start) \(draft.published.count) posted; the others wait here for 30 days."
    }

    private static func agreement(of article: DraftedArticle, with citation: String) -> String {
        guard let score = article.score else { return "" }
        let percent = "\(Int((score * 100).rounded(.down))) %"
        guard let name = article.namedBy else { return "Agrees in \(percent) with your citation" }
        let words = citation.split(whereSeparator: \.isWhitespace).filter { $0.allSatisfy(\.isLetter) }
        return words.count > 4 && score < CitationMatches.leastScore
            ? "You named it by \(name.label), but your other words agree in only \(percent): is the number right?"
            : "You named it by \(name.label)"
    }
}

extension DraftChoicePage.Search {
    fileprivate init(_ draft: ArticleDraft, _ words: String, found count: Int) {
        searchAction = SitePath.draft(draft.number)
        searchWords = words
        isNarrowed = !words.tidied.isEmpty
        countText =
            isNarrowed
            ? count == 0 ? "None has these words in its title or its authors." : "\(count) of \(draft.articles.count)"
            : ""
    }
}
