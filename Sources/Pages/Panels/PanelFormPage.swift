package import Colloquium

/// Where a facilitator makes a panel, or changes one.
package struct PanelFormPage: SitePage {
    package static let template = "panels/make"

    package let pageTitle: String
    let clubName: String
    let clubPath: String
    let panelsPath: String
    let panelAction: String
    let panelKey: String
    let panelLabel: String
    /// The version that is changed; empty for none.
    let overVersion: String
    let submission: String
    let topic: Field
    let purpose: Field
    let lastDay: Field
    let screening: [ScreenChoice]
    let csrf: String
    let problems: [FormProblem]

    /// - Parameters:
    ///   - panel: the one that is changed; nil to make one.
    ///   - hasEnded: whether what is changed has ended, and saving it lets it stand again.
    ///   - version: of the panel as it was read.
    package init(
        in club: Club, _ entry: Panel.Entry, changing panel: Number<Panel>? = nil, hasEnded: Bool = false,
        over version: String = "", csrf: String, problems: [Refusal.Problem] = []
    ) {
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        panelsPath = SitePath.panels(club.number)
        pageTitle = panel == nil ? "Make a panel" : hasEnded ? "Let the panel stand again" : "Change the panel"
        panelAction = panel.map { SitePath.edit($0) } ?? SitePath.panels(club.number)
        panelKey = panel.map { SitePath.keepKey(of: $0) } ?? SitePath.keepKey(ofPanelsOf: club.number)
        panelLabel =
            panel == nil ? "Make it, then choose whom to ask" : hasEnded ? "Save, and let it stand again" : "Save"
        overVersion = version
        submission = entry.submission
        topic = Field(
            "topic", "Topic", value: entry.topic, hint: "Such as “Sepsis in the emergency department”.", required: true,
            in: problems)
        purpose = Field(
            "purpose", "What it is asked for", value: entry.purpose,
            hint: "Who is asked reads this first: what you will ask, and how much time it takes. Markdown.",
            required: true, in: problems)
        lastDay = Field(
            "last-day", "Stands until", value: entry.lastDay,
            hint: "Its last day, in \(club.timeZone). Leave it empty for a panel that stands until you end it.",
            type: "date", in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
