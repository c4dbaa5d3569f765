/// What the site understood of something a member handed in, kept until it is published or was not touched for thirty days.
package struct ArticleDraft: Sendable {
    /// What a member typed into the form of one work and has not published.
    package struct Typed: Hashable, Sendable, Codable {
        /// What the form was made of.
        package var given: ArticleEntry
        package var article: ArticleEntry
        package var discussion: Discussion.Entry

        package init(
            given: ArticleEntry = ArticleEntry(), article: ArticleEntry = ArticleEntry(), discussion: Discussion.Entry
        ) {
            self.given = given
            self.article = article
            self.discussion = discussion
        }

        /// The form as it stands now that `record` is known.
        package func entry(on record: ArticleRecord) -> ArticleEntry {
            article.completing(ArticleEntry(record), since: given)
        }

        /// What holds of it for the work that is put in the place of the one it was typed of: the record was of that one,
        /// unless nobody knows more of the new one.
        package func carried(to article: DraftedArticle) -> Typed {
            article.record.title.isEmpty ? self : Typed(discussion: discussion)
        }
    }

    package let number: Number<ArticleDraft>
    /// What it was read from, as a person would name it.
    package let source: String
    /// The works that may be meant, at least one.
    package let articles: [DraftedArticle]
    /// What was typed of each work and kept.
    package let typed: [Int: Typed]
    /// The discussions that works of a list have become.
    package let published: [Int: Number<Discussion>]
    /// The discussion that the whole became: there is nothing left of it to post.
    package let discussion: Number<Discussion>?
    /// Whether it was thrown away and can be taken back.
    package let isDiscarded: Bool

    package init(
        number: Number<ArticleDraft>, source: String, articles: [DraftedArticle], typed: [Int: Typed] = [:],
        published: [Int: Number<Discussion>] = [:], discussion: Number<Discussion>? = nil,
        isDiscarded: Bool = false
    ) {
        self.number = number
        self.source = source
        self.articles = articles
        self.typed = typed
        self.published = published
        self.discussion = discussion
        self.isDiscarded = isDiscarded
    }

    /// The discussion that one of the works has become.
    package func discussion(of item: Int) -> Number<Discussion>? { published[item] ?? discussion }

    /// What was typed of a work. Where one work is meant and several may be it, the reasons hold for whichever it is.
    package func typed(of item: Int) -> Typed? {
        if let own = typed[item] { return own }
        guard !articles.areSeveralWorks else { return nil }
        return typed.min { $0.key < $1.key }.map { Typed(discussion: $0.value.discussion) }
    }
}

extension [DraftedArticle] {
    /// Whether each is a work of its own, to be posted one after another; else one of them is meant.
    package var areSeveralWorks: Bool { count > 1 && allSatisfy { $0.score == nil } }
}
