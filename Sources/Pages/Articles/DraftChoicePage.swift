package import Colloquium

/// Several works were handed in, or a citation may mean several: which one is meant?
package struct DraftChoicePage: SitePage {
    package static let template = "articles/draft-choice"

    package let pageTitle: String
    let csrf: String
    let lead: String
    let choiceAction: String
    let entries: [Entry]
    /// The item that stands for "none of these"; none where a file held several works.
    let noneOfThese: [Int]

    struct Entry: Sendable {
        let entryTitle: String
        let entryItem: Int
        let entryNames: String
        let agreement: String
        let citation: Citation
        let flags: [ArticleFlag]
    }

    package init(_ draft: ArticleDraft, csrf: String) {
        self.csrf = csrf
        choiceAction = SitePath.draftChoice(draft.number)
        let items = Array(draft.articles.enumerated())
        let isGuess = items.contains { $0.element.score != nil }
        let shown = isGuess ? items.filter { $0.element.score != nil } : items
        noneOfThese = isGuess ? items.filter { $0.element.score == nil }.map(\.offset) : []
        pageTitle = isGuess ? "Is it one of these?" : "Which article?"
        lead =
            isGuess
            ? "Crossref was asked for the citation you pasted. Look before you choose: a citation in words can mean another article."
            : "\(draft.source) holds \(shown.count) articles. Choose the one you want to bring; the others are not posted."
        entries = shown.map { index, article in
            let record = article.record
            return Entry(
                entryTitle: record.title.isEmpty ? "Without a title" : record.title, entryItem: index,
                entryNames: record.identifiers.prefix(3).map(\.label).joined(separator: " · "),
                agreement: article.score.map { "Agrees in \(Int(($0 * 100).rounded(.down))) % with your citation" }
                    ?? "",
                citation: Citation(record), flags: ArticleFlag.list(record))
        }
    }
}
