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
    let proposalParts: [Part]
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

    /// Something of a club that hangs on the article.
    package struct Place<Entity: Sendable>: Sendable {
        let number: Number<Entity>
        let club: String
        let at: Instant
        /// The number under which it was posted, where that was merged into the article.
        let cameWith: Number<Article>?

        package init(number: Number<Entity>, club: String, at: Instant, cameWith: Number<Article>? = nil) {
            self.number = number
            self.club = club
            self.at = at
            self.cameWith = cameWith
        }
    }

    /// What an article is made of, and what was chosen of it.
    package struct Parts: Sendable {
        package var claims: [Claim] = []
        package var discussions: [Place<Discussion>] = []
        package var proposals: [Place<Proposal>] = []
        /// Numbers that were merged into the article.
        package var absorbed: [Number<Article>] = []
        package var chosenClaims: Set<Number<Claim>> = []
        package var chosenDiscussions: Set<Number<Discussion>> = []
        package var chosenProposals: Set<Number<Proposal>> = []
        package var givesBack = ""
        package var reason = ""

        package init() {}

        package init(
            claims: [Claim], discussions: [Place<Discussion>], proposals: [Place<Proposal>] = [],
            absorbed: [Number<Article>], chosenClaims: Set<Number<Claim>> = [],
            chosenDiscussions: Set<Number<Discussion>> = [], givesBack: String = "", reason: String = ""
        ) {
            self.claims = claims
            self.discussions = discussions
            self.proposals = proposals
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
        discussionParts = parts.discussions.map {
            Part($0, "discussions", "posted \(time.day($0.at))", among: parts.chosenDiscussions)
        }
        proposalParts = parts.proposals.map {
            Part($0, "proposals", "proposed \(time.day($0.at))", among: parts.chosenProposals)
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

extension SplitPage.Part {
    fileprivate init<Entity>(
        _ place: SplitPage.Place<Entity>, _ field: String, _ text: String, among chosen: Set<Number<Entity>>
    ) {
        partID = "\(field)-\(place.number)"
        partNumber = place.number.description
        partName = place.club
        partText = text + (place.cameWith.map { ", as article \($0)" } ?? "")
        isChosen = chosen.contains(place.number)
    }
}
