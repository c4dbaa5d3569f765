/// A discussion to keep elsewhere: its article, why it was brought, synthesis, contributions, what stands beside them, and
/// references.
package struct WholeDiscussion: Sendable {
    package let discussion: Discussion
    /// The name of the site.
    package let site: String
    package let address: String
    package let club: String
    package let poster: String
    package let postedAt: Instant
    /// Marked where it was retracted.
    package let article: ArticleRecord
    /// Unmarked, as addresses have it.
    package let articleTitle: String
    /// About the article, the gravest first.
    package let notices: [EditorialNotice.Kind]
    /// Nil where there is none, or its time has not come.
    package let readingNote: Prose?
    /// Those that have opened, the first to open first.
    package let prompts: [Prompt]
    package let synthesis: Prose
    /// Who wrote the synthesis; nil where there is none.
    package var synthesisCredit: Credit?
    /// In the order of the thread.
    package let voices: [Voice]
    /// The works that stand in it: the article first, then those that contributions name and answers rest on, each marked
    /// where it was retracted.
    package let references: [ArticleRecord]
    /// Oldest first.
    package var appraisals: [Appraised] = []
    /// Of those who said both before and after whether it changes their practice.
    package var practice = PracticeShift([])
    /// Oldest first.
    package var questions: [Asked] = []
    /// Oldest first.
    package var polls: [Polled] = []

    /// Who wrote a text, and when.
    package struct Credit: Sendable {
        /// The first to write first; empty where it is not known.
        package let authors: [String]
        /// Those whose contributions it names, beside its authors.
        package let contributors: [String]
        package let writtenAt: Instant

        package init(authors: [String], contributors: [String], writtenAt: Instant) {
            self.authors = authors
            self.contributors = contributors
            self.writtenAt = writtenAt
        }

        /// A sentence.
        /// - Parameter day: on which it was written.
        package func words(_ day: String) -> String {
            let by = authors.isEmpty ? "" : " by \(authors.joined(separator: ", "))"
            let with =
                contributors.isEmpty ? "" : ", with contributions by \(contributors.joined(separator: ", "))"
            return "Written\(by) on \(day)\(with)."
        }
    }

    /// One contribution.
    package struct Voice: Sendable {
        package let contribution: Contribution
        package let parent: Number<Contribution>?
        package let depth: Int
        package let author: String
        package let byline: String
        /// Nil where they are no author of the article.
        package let mark: AuthorMark?
        package let isLate: Bool
        package let address: String
        /// About works that it names: the work, and what was said of it.
        package let notices: [(work: Identifier, kind: EditorialNotice.Kind)]
        package let declaration: Declaration?

        package init(
            _ contribution: Contribution, parent: Number<Contribution>?, depth: Int, author: String, byline: String,
            mark: AuthorMark? = nil, isLate: Bool, address: String,
            notices: [(work: Identifier, kind: EditorialNotice.Kind)],
            declaration: Declaration?
        ) {
            let isWithdrawn = contribution.withdrawnAt != nil
            self.contribution =
                isWithdrawn
                ? Contribution(
                    number: contribution.number, discussion: contribution.discussion, author: contribution.author,
                    kind: contribution.kind, body: Prose(source: "", html: ""), writtenAt: contribution.writtenAt,
                    withdrawnAt: contribution.withdrawnAt,
                    withdrawnBy: contribution.withdrawnBy) : contribution
            self.parent = parent
            self.depth = depth
            self.author = author
            self.byline = byline
            self.mark = mark
            self.isLate = isLate
            self.address = address
            self.notices = isWithdrawn ? [] : notices
            self.declaration = isWithdrawn ? nil : declaration
        }

        /// With what a reader weighs their words by.
        package var authorWords: String {
            [author, byline, mark?.words ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        }

        package var isWithdrawn: Bool { contribution.withdrawnAt != nil }
    }

    package init(
        _ discussion: Discussion, site: String, address: String, club: String,
        poster: (name: String, postedAt: Instant), article: ArticleRecord, notices: [EditorialNotice.Kind],
        readingNote: Prose?, prompts: [Prompt], synthesis: Prose, voices: [Voice], references: [ArticleRecord]
    ) {
        self.discussion = discussion
        self.site = site
        self.address = address
        self.club = club
        self.poster = poster.name
        postedAt = poster.postedAt
        self.article = article.marked(notices)
        articleTitle = article.title
        self.notices = notices
        self.readingNote = readingNote
        self.prompts = prompts
        self.synthesis = synthesis
        self.voices = voices
        self.references = [self.article] + references
    }
}
