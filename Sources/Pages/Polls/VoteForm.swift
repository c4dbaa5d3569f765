package import Colloquium

/// The form for a vote.
package struct VoteForm: Sendable {
    let voteAction: String
    let voteKey: String
    /// The version of the poll that is voted on.
    let pollVersion: String
    /// When the vote was given that is changed, in milliseconds; empty for a first one.
    let changedVote: String
    /// What a voter must know first.
    let promises: [String]
    let picks: [PickList]
    let ratings: [Choice]
    let saying: [Field]
    let rationale: Field
    let references: Field
    let worksMeant: [WorkQuestion]
    let competingInterests: Field
    let screening: [ScreenChoice]
    /// None once the poll is closed: the words are shown to be copied.
    let voteLabel: [String]

    /// The options, one or several of which may be chosen.
    struct PickList: Sendable {
        let pickLegend: String
        let pickType: String
        let pickError: String
        let pickOptions: [Pick]
    }

    struct Pick: Sendable {
        let pickID: String
        let pickValue: String
        let pickLabel: String
        let isPicked: Bool
    }

    /// - Parameters:
    ///   - changed: when the vote was given that this changes; nil for a first one.
    ///   - isKeptBeside: whether the first vote will be shown beside this one.
    package init(
        on poll: Poll, _ entry: Vote.Entry, changing changed: Instant?, isKeptBeside: Bool, isClosed: Bool = false,
        worksMeant: [WorkQuestion] = [],
        in problems: [Refusal.Problem] = []
    ) {
        let terms = poll.terms
        voteAction = SitePath.vote(poll.number)
        voteKey = "vote-\(poll.number)"
        pollVersion = "\(poll.version)"
        changedVote = changed.map { "\($0.rawValue)" } ?? ""
        voteLabel = isClosed ? [] : [changed == nil ? "Vote" : "Change your vote"]
        promises =
            isClosed
            ? []
            : Self.promises(terms, panel: poll.panel?.topic)
                + (isKeptBeside ? [terms.isAnonymous ? Self.keptNameless : Self.keptBeside] : [])
        let wrong = problems.filter { $0.field == "choice" }.map(\.reason).joined(separator: " ")
        picks = terms.form.hasOptions ? [PickList(terms, entry.choices, wrong)] : []
        ratings =
            terms.form == .scale
            ? [
                Choice(
                    "rating", "From 0, not at all, to 10, entirely", options: Poll.scale.map { ("\($0)", "\($0)") },
                    chosen: entry.rating, in: problems)
            ] : []
        saying =
            terms.form == .text
            ? [Field("text", "Your answer", value: entry.text, required: true, in: problems)] : []
        rationale = Field(
            "rationale", "Why", value: entry.rationale,
            hint: "A sentence or two. Markdown. No patient details, please.",
            required: terms.form != .text, in: problems)
        references = Field(
            "references", "References", value: entry.references,
            hint: "DOI, PMID, PMCID, ISBN, web address or citation, one a line, with what it says.",
            required: terms.needsReference, in: problems)
        self.worksMeant = worksMeant
        competingInterests = Field(
            "competing-interests", "Competing interests", value: entry.competingInterests,
            hint: "Money, roles or studies of your own that bear on this; “none” if there are none.", required: true,
            in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
    }

    /// Said before one votes, since it cannot be taken back.
    /// - Parameter panel: the topic of the panel that is asked; nil where the club is.
    static func promises(_ terms: Poll.Terms, panel: String?) -> [String] {
        let voters = panel.map { ["The panel “\($0)” votes. Whoever may read the club are the readers."] } ?? []
        let names =
            terms.isAnonymous
            ? "\(panel == nil ? nameless : namelessOfPanel) Facilitators of the club, now and later, and the site’s administrators see who voted what."
            : "Readers see who voted what, with reasons, references and competing interests."
        let results =
            switch terms.disclosure {
            case .always: "The results are shown at any time."
            case .afterVoting:
                "Who has voted sees the results; everyone else sees them when the poll is closed. \(early)"
            case .atClose: "Readers see the results when the poll is closed. \(early)"
            }
        return voters + [names, results] + (terms.needsReference ? ["Each vote needs at least one reference."] : [])
    }

    private static let keptBeside = "Your first vote stays and is shown beside this one."
    private static let keptNameless =
        "Your first vote stays. Facilitators of the club and the site’s administrators see it beside this one; readers see only how many changed from what to what, and that of few not at all."
    private static let early = "Facilitators of the club and the site’s administrators see them at any time."
    private static let nameless = "Readers see votes, reasons, references and competing interests without names."
    private static let namelessOfPanel =
        "Readers see votes, reasons and references without names, and nothing of them, not their number for each answer either, before \(Poll.fewestNameless) members of the panel have voted. Competing interests, which stand beside names on the panel’s page, are left out."
}

extension VoteForm.PickList {
    fileprivate init(_ terms: Poll.Terms, _ chosen: [String], _ error: String) {
        pickLegend = terms.form == .single ? "Choose one" : "Choose one or more"
        pickType = terms.form == .single ? "radio" : "checkbox"
        pickError = error
        pickOptions = terms.options.enumerated().map { place, option in
            VoteForm.Pick(
                pickID: place == 0 ? "choice" : "choice-\(place)", pickValue: "\(place)", pickLabel: option,
                isPicked: chosen.contains("\(place)"))
        }
    }
}
