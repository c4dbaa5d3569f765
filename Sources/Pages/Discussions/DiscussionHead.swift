package import Colloquium

extension PageHead {
    /// A contribution as search engines are told of it.
    package struct Comment: Sendable {
        let number: Number<Contribution>
        let author: String
        let text: String
        let writtenAt: Instant

        package init(_ number: Number<Contribution>, by author: String, _ text: String, at writtenAt: Instant) {
            self.number = number
            self.author = author
            self.text = text
            self.writtenAt = writtenAt
        }
    }

    /// How many contributions are told of: the page has them all, and need not have them twice.
    package static let commentsTold = 20

    /// Of a discussion's page.
    package init(
        _ discussion: Discussion, about article: Article, notices: [EditorialNotice.Kind], by poster: String,
        comments: [Comment], of count: Int, postedAt: Instant, origin: String
    ) {
        self.init()
        canonical = origin + SitePath.discussion(discussion.number, article.record.title)
        let record = article.record.marked(notices)
        var posting = StructuredData.Thing("DiscussionForumPosting")
        posting.context = "https://schema.org"
        posting.headline = "Discussion of “\(record.citedTitle)”"
        posting.url = canonical
        posting.text = discussion.why.words
        posting.author = [.person(poster)]
        posting.datePublished = ReaderTime.machine(postedAt)
        var about = StructuredData.Thing("ScholarlyArticle")
        about.headline = record.citedTitle
        about.url = origin + SitePath.article(article.number, article.record.title)
        about.identifier = record.identifiers.map(\.label)
        about.creativeWorkStatus = StructuredData.Thing.status(record, notices)
        posting.about = [about]
        posting.commentCount = count
        posting.comment = comments.map { comment in
            var thing = StructuredData.Thing("Comment")
            thing.url = origin + SitePath.contribution(comment.number)
            thing.author = [.person(comment.author)]
            thing.text = comment.text.excerpt(500)
            thing.datePublished = ReaderTime.machine(comment.writtenAt)
            return thing
        }
        structured = [StructuredData(posting)]
    }
}

extension StructuredData.Thing {
    fileprivate static func person(_ name: String) -> StructuredData.Thing {
        var thing = StructuredData.Thing("Person")
        thing.name = name
        return thing
    }
}
