/// Something that happened here, with what decides to whom it is news.
package struct Matter: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case article, opening, closing, contribution, synthesis, question, answer, item, retraction
    }

    /// What it is told under, once to everybody.
    package struct Key: Hashable, Sendable {
        package let kind: Kind
        /// Of the article, discussion, contribution, question, answer or item; of a retraction the article's.
        package let number: Int64
        /// When it opens or closes, where that is what is told: another hour is news again.
        package let moment: Instant?

        package init(_ kind: Kind, _ number: Int64, at moment: Instant? = nil) {
            self.kind = kind
            self.number = number
            self.moment = moment
        }

        /// By the number alone, which few others share: thousands are looked up, and kinds are hashed by their names.
        package func hash(into hasher: inout Hasher) { hasher.combine(number) }
    }

    package let key: Key
    package let club: Number<Club>
    /// Whose act it is.
    package let author: Number<Member>?
    package let thread: NewsThread?
    package let at: Instant
    package let tags: [Tag]
    /// The journal's title and abbreviation, and what the article is about, as `NewsWord` spells them.
    package let journals: [String]
    package let terms: [String]
    /// The clubs that had the article before, where the matter is an article.
    package let earlierClubs: [Number<Club>]

    package init(
        _ key: Key, club: Number<Club>, author: Number<Member>?, thread: NewsThread?, at: Instant, tags: [Tag] = [],
        journals: [String] = [], terms: [String] = [], earlierClubs: [Number<Club>] = []
    ) {
        self.key = key
        self.club = club
        self.author = author
        self.thread = thread
        self.at = at
        self.tags = tags
        self.journals = journals
        self.terms = terms
        self.earlierClubs = earlierClubs
    }

    /// What happened longer ago is no news to anybody.
    package static let old = Span.days(60)
}
