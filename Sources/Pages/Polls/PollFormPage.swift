package import Colloquium

/// Where a facilitator puts a poll to a club, or to one of its panels.
package struct PollFormPage: SitePage {
    package static let template = "polls/ask"

    package let pageTitle: String
    let clubName: String
    let clubPath: String
    let pollsPath: String
    let pollAction: String
    let pollKey: String
    let pollLabel: String
    /// The version that is changed; empty for none.
    let overVersion: String
    let submission: String
    /// The poll that is closed and replaced.
    let replaced: [Replaced]
    let question: Field
    let details: Field
    let form: Choice
    let options: Field
    let disclosure: Choice
    let days: Choice
    let closesOn: Field
    let closesAt: Field
    let discussion: [Choice]
    /// None where the club has no panel.
    let panel: [Choice]
    let isAnonymous: Bool
    let needsReference: Bool
    let screening: [ScreenChoice]
    let preview: [Preview]
    let csrf: String
    let problems: [FormProblem]

    /// The poll as voters will read it.
    struct Preview: Sendable {
        let previewQuestion: String
        let previewHTML: String
        let previewForm: String
        let previewOptions: [String]
        let previewPromises: [String]
        let previewClosing: String
    }

    struct Replaced: Sendable {
        let replacedQuestion: String
        let replacedPath: String
        /// Where another stands in its place already.
        let otherPath: [String]
    }

    /// What the form makes.
    package enum Act: Sendable {
        case ask
        case change(Poll)
        /// Puts another in the place of this one.
        case replace(Poll)
    }

    /// - Parameters:
    ///   - discussions: those of the club that a poll may stand in, with their articles' titles.
    ///   - panels: those of the club that may be asked.
    package init(
        in club: Club, _ entry: Poll.Entry, discussions: [(number: Number<Discussion>, title: String)],
        panels: [(number: Number<Panel>, topic: String)] = [], to act: Act,
        preview: (draft: Poll.Draft, closing: String)? = nil, csrf: String, problems: [Refusal.Problem] = []
    ) {
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        pollsPath = SitePath.polls(club.number)
        submission = entry.submission
        switch act {
        case .ask:
            pageTitle = "Put a poll to the club"
            pollAction = SitePath.polls(club.number)
            pollKey = "poll-of-\(club.number)"
            pollLabel = "Ask"
            overVersion = ""
            replaced = []
        case .change(let poll):
            pageTitle = "Change the poll"
            pollAction = SitePath.edit(poll.number)
            pollKey = "poll-\(poll.number)"
            pollLabel = "Save"
            overVersion = "\(poll.version)"
            replaced = []
        case .replace(let poll):
            pageTitle = "Replace a poll"
            pollAction = SitePath.replacement(poll.number)
            pollKey = "poll-instead-of-\(poll.number)"
            pollLabel = "Ask"
            overVersion = ""
            replaced = [
                Replaced(
                    replacedQuestion: poll.question, replacedPath: SitePath.poll(poll.number, poll.question),
                    otherPath: poll.replacement.map { [SitePath.poll($0)] } ?? [])
            ]
        }
        question = Field(
            "question", "Question", value: entry.question,
            hint: "What one would say aloud, such as “Would you start vasopressors early?”", required: true,
            in: problems)
        details = Field(
            "details", "Details", value: entry.details, hint: "Markdown. No patient details, please.", in: problems)
        form = Choice(
            "form", "How votes are given", options: Poll.Form.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.form, in: problems)
        options = Field(
            "options", "Options", value: entry.options,
            hint: "Needed for one or several choices, and for nothing else: one a line, 2 to \(Poll.optionLimit).",
            in: problems)
        disclosure = Choice(
            "disclosure", "When the results are shown",
            options: Poll.Disclosure.allCases.map { ($0.rawValue, $0.name) }, chosen: entry.disclosure,
            hint: "Facilitators see them at any time.", in: problems)
        days = Choice(
            "days", "Takes votes for", options: Self.lengths(with: entry.days), chosen: entry.days, in: problems)
        // A date field shows nothing where something else was typed, and what was typed must come back.
        let isWrong = problems.contains { ["closes-on", "closes-at"].contains($0.field) }
        closesOn = Field(
            "closes-on", "Or until a day", value: entry.closesOn, hint: "Counts instead of the days above.",
            type: isWrong ? "text" : "date", in: problems)
        closesAt = Field(
            "closes-at", "Hour of that day", value: entry.closesAt, hint: "In the club’s time zone, \(club.timeZone).",
            type: isWrong ? "text" : "time", in: problems)
        let listed = discussions.map { ("\($0.number)", $0.title.excerpt(80)) }
        discussion =
            listed.isEmpty
            ? []
            : [
                Choice(
                    "discussion", "Discussion it belongs to", options: [("", "None")] + listed,
                    chosen: entry.discussion,
                    hint: "Votes changed after it opens are shown beside the first ones.", in: problems)
            ]
        panel =
            panels.isEmpty
            ? []
            : [
                Choice(
                    "panel", "Put to",
                    options: [("", "The whole club")]
                        + panels.map { ("\($0.number)", "The panel “\($0.topic.excerpt(80))”") },
                    chosen: entry.panel, hint: "Only who is on a panel votes in what is put to it.", in: problems)
            ]
        let askedPanel = panels.first { "\($0.number)" == entry.panel }?.topic
        isAnonymous = entry.anonymous == "yes"
        needsReference = entry.needsReference == "yes"
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        self.preview =
            preview.map { draft, closing in
                [
                    Preview(
                        previewQuestion: draft.question, previewHTML: draft.details.html,
                        previewForm: draft.terms.form.name, previewOptions: draft.terms.options,
                        previewPromises: VoteForm.promises(draft.terms, panel: askedPanel),
                        previewClosing: closing)
                ]
            } ?? []
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }

    private static func lengths(with chosen: String) -> [(value: String, label: String)] {
        let offered = [1, 2, 3, 5, 7, 10, 14, 21, 28]
        let all = Set(offered + [Int(chosen)].compactMap(\.self).filter(Poll.days.contains)).sorted()
        return all.map { ("\($0)", $0 == 1 ? "1 day" : "\($0) days") }
    }
}
