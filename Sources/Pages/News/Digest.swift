package import Colloquium

/// An article in a digest. Addresses are whole: a mail has no site around it.
package struct DigestArticle: Sendable {
    let articleTitle: String
    let articleURL: String
    let citationText: String
    let whyText: String
    let clubName: String
    let stageText: String
    let critiques: [DigestCritique]

    struct DigestCritique: Sendable {
        let critiqueKind: String
        let critiqueAuthor: String
        let critiqueText: String
        let critiqueURL: String
    }

    package init(
        _ discussion: Number<Discussion>, title: String, notices: [EditorialNotice.Kind], citation: Citation,
        why: String,
        club: String, stageText: String,
        critique: (number: Number<Contribution>, kind: Contribution.Kind, author: String, text: String)?, origin: String
    ) {
        articleTitle = notices.heading(title)
        articleURL = origin + SitePath.discussion(discussion, title)
        citationText = [citation.names, citation.journal, citation.locator].filter { !$0.isEmpty }.joined(
            separator: " ")
        whyText = why.tidiedLine.excerpt(400)
        clubName = club
        self.stageText = stageText
        critiques =
            critique.map {
                [
                    DigestCritique(
                        critiqueKind: $0.kind.name, critiqueAuthor: $0.author,
                        critiqueText: $0.text.tidiedLine.excerpt(280),
                        critiqueURL: origin + SitePath.contribution($0.number))
                ]
            } ?? []
    }
}

/// What both forms of a digest show.
package struct Digest: Sendable {
    package let siteName: String
    package let heading: String
    package let articles: [DigestArticle]
    package let moreText: String
    package let settingsURL: String
    package let unsubscribeURL: String
    package let articlesURL: String
    package let cadenceWord: String

    package init(
        siteName: String, cadence: Cadence, articles: [DigestArticle], more: Int, origin: String, unsubscribeURL: String
    ) {
        self.siteName = siteName
        cadenceWord = cadence.rawValue
        heading = articles.count == 1 ? "1 new article" : "\(articles.count) new articles"
        self.articles = articles
        moreText =
            more == 0
            ? "" : more == 1 ? "1 more will come with the next digest." : "\(more) more will come with the next digest."
        settingsURL = origin + SitePath.subscriptions
        articlesURL = origin + SitePath.articles
        self.unsubscribeURL = unsubscribeURL
    }

    /// Names what is in it: the first title, and how many more.
    package var subject: String {
        let first = articles.first?.articleTitle.excerpt(90) ?? ""
        return articles.count > 1 ? "\(first), and \(articles.count - 1) more" : first
    }
}

/// The digest for mail programs that show HTML.
package struct DigestHTML: Page {
    package static let template = "news/digest-html"
    let digest: Digest
    package init(_ digest: Digest) { self.digest = digest }
}

/// The digest as plain text.
package struct DigestText: Page {
    package static let template = "news/digest-text"
    let digest: Digest
    package init(_ digest: Digest) { self.digest = digest }
}
