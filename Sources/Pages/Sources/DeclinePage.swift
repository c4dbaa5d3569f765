package import Colloquium

/// Saying no to a proposal, with a reason.
package struct DeclinePage: SitePage {
    package static let template = "sources/decline"

    package let pageTitle = "Decline the proposal"
    let csrf: String
    let problems: [FormProblem]
    let clubName: String
    let clubPath: String
    let listPath: String
    let subject: String
    let declineAction: String
    let reason: Field

    package init(
        _ number: Number<Proposal>, title: String, club: (number: Number<Club>, name: String), typed: String,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        listPath = SitePath.proposals(club.number)
        subject = title
        declineAction = SitePath.decline(number)
        reason = Field(
            "reason", "Why not", value: typed,
            hint: "Who proposed it, and everybody who sees the proposal, reads this.", required: true, in: problems)
    }
}
