import Colloquium

/// How much is to be made, as far as it makes a site.
struct GenerationNumbers {
    let members: Int
    let articles: Int
    let discussions: Int
    let contributions: Int

    static let memberLimit = 1_000_000
    static let contributionLimit = 10_000_000
    /// A club returns to an article only when the discussion before was archived.
    static let discussionsOfArticle = 20

    /// - Throws: the first thing that is wrong, in a sentence.
    init(members: Int, articles: Int, discussions: Int, contributions: Int) throws(Refusal) {
        try Self.check(members, "--members", 2...Self.memberLimit)
        try Self.check(articles, "--articles", 1...Self.memberLimit)
        try Self.check(discussions, "--discussions", 1...Self.memberLimit)
        try Self.check(contributions, "--contributions", 0...Self.contributionLimit)
        if discussions < articles {
            throw Refusal(
                .invalid,
                "An article comes with a discussion: give at least as many --discussions as --articles (\(articles)).")
        }
        if discussions > articles * Self.discussionsOfArticle {
            throw Refusal(
                .invalid,
                "An article is discussed at most \(Self.discussionsOfArticle) times: give at most \(articles * Self.discussionsOfArticle) --discussions, or more --articles."
            )
        }
        (self.members, self.articles, self.discussions, self.contributions) =
            (members, articles, discussions, contributions)
    }

    private static func check(_ number: Int, _ option: String, _ range: ClosedRange<Int>) throws(Refusal) {
        if range.contains(number) { return }
        throw Refusal(.invalid, "\(option) is a number from \(range.lowerBound) to \(range.upperBound).")
    }
}
