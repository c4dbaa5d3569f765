package import Colloquium

/// Taking what belongs to another work out of an article.
package struct SplitPage: SitePage {
    package static let template = "articles/split"

    package let pageTitle = "Split the article"
    let csrf: String
    let problems: [FormProblem]
    let articleTitle: String
    let articlePath: String
    let splitAction: String
    let claimParts: [Part]
    let claimsError: String
    let discussionParts: [Part]
    let givesBack: [Choice]
    let reason: Field

    /// Something that may go.
    struct Part: Sendable {
        let partID: String
        let partNumber: String
        let partName: String
        let partText: String
        let isChosen: Bool
    }

    /// What an article is made of, and what was chosen of it.
    package struct Parts: Sendable {
        package var claims: [Claim] = []
        package var discussions: [(number: Number<Discussion>, club: String, postedAt: Instant)] = []
        /// Numbers that were merged into the article.
        package var absorbed: [Number<Article>] = []
        package var chosenClaims: Set<Number<Claim>> = []
        package var chosenDiscussions: Set<Number<Discussion>> = []
        package var givesBack = ""
        package var reason = ""

        package init() {}

        package init(
            claims: [Claim], discussions: [(number: Number<Discussion>, club: String, postedAt: Instant)],
            absorbed: [Number<Article>], chosenClaims: Set<Number<Claim>> = [],
            chosenDiscussions: Set<Number<Discussion>> = [], givesBack: String = "", reason: String = ""
        ) {
            self.claims = claims
            self.discussions = discussions
            self.absorbed = absorbed
            self.chosenClaims = chosenClaims
            self.chosenDiscussions = chosenDiscussions
            self.givesBack = givesBack
            self.reason = reason
        }
    }

    package init(
        _ article: Article, _ parts: Parts, time: ReaderTime, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        articleTitle = article.heading
        articlePath = article.path
        splitAction = SitePath.split(article.number)
        claimParts = parts.claims.enumerated().map { index, claim in
            let names = claim.record.identifiers.map(\.label).joined(separator: ", ")
            return Part(
                partID: index == 0 ? "claims" : "claims-\(index)", partNumber: claim.number.description,
                partName: [claim.source.name, claim.detail].filter { !$0.isEmpty }.joined(separator: ": "),
                partText: [claim.record.title.excerpt(200), names, time.day(claim.claimedAt)].filter { !$0.isEmpty }
                    .joined(separator: " · "), isChosen: parts.chosenClaims.contains(claim.number))
        }
        claimsError = problems.filter { $0.field == "claims" }.map(\.reason).joined(separator: " ")
        discussionParts = parts.discussions.map { discussion in
            Part(
                partID: "discussions-\(discussion.number)", partNumber: discussion.number.description,
                partName: discussion.club, partText: "posted \(time.day(discussion.postedAt))",
                isChosen: parts.chosenDiscussions.contains(discussion.number))
        }
        givesBack =
            parts.absorbed.isEmpty
            ? []
            : [
                Choice(
                    "article", "Number of the other work",
                    options: [("", "A new one")] + parts.absorbed.map { ($0.description, "\($0), which was merged") },
                    chosen: parts.givesBack, in: problems)
            ]
        reason = Field(
            "reason", "Why they are two works", value: parts.reason, hint: "It stays in the audit.", required: true,
            in: problems)
    }
}
