/// What the site understood of something a member handed in, kept until it is published or thirty days old.
package struct ArticleDraft: Sendable {
    package let number: Number<ArticleDraft>
    /// What it was read from, as a person would name it.
    package let source: String
    /// The works that may be meant, at least one.
    package let articles: [DraftedArticle]
    /// The discussion it became.
    package let discussion: Number<Discussion>?

    package init(
        number: Number<ArticleDraft>, source: String, articles: [DraftedArticle], discussion: Number<Discussion>?
    ) {
        self.number = number
        self.source = source
        self.articles = articles
        self.discussion = discussion
    }
}
