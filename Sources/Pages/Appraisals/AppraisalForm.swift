package import Colloquium

/// The form of one's own appraisal, with the domains of one study design.
package struct AppraisalForm: Sendable {
    let appraisalAction: String
    let appraisalKeepKey: String
    let revision: Int
    let submission: String
    /// When the draft was saved that it is filled with; empty for none.
    let draftTime: String
    /// What it was begun over, where something newer stands above it.
    let overtaken: [KeptField]
    let shownDesign: String
    let pico: [Field]
    let studyDesign: Choice
    let instrumentName: String
    let instrumentCitation: String
    let instrumentURL: String
    let domains: [DomainFields]
    let certainty: Choice
    let lowering: [CauseFields]
    let raising: [CauseFields]
    let screening: [ScreenChoice]
    /// What was judged by other instruments; it stays in the form, out of sight.
    let setAside: [KeptField]
    let setAsideText: String

    /// - Parameters:
    ///   - readAs: the design whose domains are shown where the entry names none there is.
    ///   - revision: that of the appraisal the form changes; 0 for a new one.
    ///   - submission: the same as long as the form is the same.
    ///   - draftTime: when the draft was saved that it is filled with; empty for none.
    ///   - begunOver: the revision and the draft that it was begun over, each where a newer one stands above it.
    package init(
        of discussion: Number<Discussion>, _ entry: Appraisal.Entry, readAs design: StudyDesign, revision: Int,
        submission: String, draftTime: String = "", begunOver: (revision: Int?, draftTime: String?) = (nil, nil),
        in problems: [Refusal.Problem] = []
    ) {
        let design = StudyDesign(rawValue: entry.studyDesign) ?? design
        let instrument = design.instrument
        appraisalAction = SitePath.appraise(discussion)
        appraisalKeepKey = Self.keepKey(discussion)
        self.revision = revision
        self.submission = submission
        self.draftTime = draftTime
        overtaken =
            (begunOver.revision.map { [KeptField(keptName: "begun-revision", keptValue: "\($0)")] } ?? [])
            + (begunOver.draftTime.map { [KeptField(keptName: "begun-draft", keptValue: $0)] } ?? [])
        shownDesign = design.rawValue
        pico = Self.pico(entry, problems)
        studyDesign = .studyDesign(entry.studyDesign, in: problems)
        instrumentName = instrument.name
        instrumentCitation = instrument.publication.citation
        instrumentURL = instrument.publication.url
        domains = instrument.domains.map { DomainFields($0, of: instrument, entry.judgements[$0.key], problems) }
        certainty = Self.certainty(entry, design, problems)
        let causes = Certainty.Cause.allCases
        lowering = causes.filter(\.lowers).map { CauseFields($0, entry.reasons[$0.rawValue], problems) }
        raising = causes.filter { !$0.lowers }.map { CauseFields($0, entry.reasons[$0.rawValue], problems) }
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        let others = StudyDesign.allCases.map(\.instrument).filter { other in
            other != instrument && other.domains.contains { entry.judgements[$0.key]?.isEmpty == false }
        }
        setAside = others.flatMap(\.domains).flatMap { domain in
            entry.judgements[domain.key].map { KeptField.list($0, of: domain) } ?? []
        }
        let names = others.map(\.name).joined(separator: ", ")
        setAsideText =
            others.isEmpty
            ? "" : "What you judged by \(names) stays in this form until you save; saved is what you judge below."
    }

    /// The name under which a browser keeps what is typed until it is saved.
    package static func keepKey(_ discussion: Number<Discussion>) -> String { "appraisal-\(discussion)" }

    private static func pico(_ entry: Appraisal.Entry, _ problems: [Refusal.Problem]) -> [Field] {
        [
            Field(
                "population", "Population", value: entry.population, hint: "Who was studied, and where?", in: problems),
            Field(
                "intervention", "Intervention", value: entry.intervention, hint: "What was done, tested or met with?",
                in: problems),
            Field("comparison", "Comparison", value: entry.comparison, hint: "Compared with what?", in: problems),
            Field("outcome", "Outcome", value: entry.outcome, hint: "What was looked at, and when?", in: problems),
        ]
    }

    private static func certainty(
        _ entry: Appraisal.Entry, _ design: StudyDesign, _ problems: [Refusal.Problem]
    ) -> Choice {
        let start =
            design.startingCertainty.map { "A \(design.name.lowercased()) starts \($0.name.lowercased()). " }
            ?? "Evidence from trials starts high, from observational studies low. "
        return Choice(
            "certainty", "Certainty of the evidence",
            options: [("", "Not given")] + Certainty.Level.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.certainty, hint: "\(start)Reasons below take it down or up.", in: problems)
    }
}

/// A domain as the form asks for it.
struct DomainFields: Sendable {
    let domainID: String
    let domainName: String
    let domainQuestion: String
    let verdictField: String
    let verdictError: String
    let verdictOptions: [VerdictOption]
    let domainReason: Field
    let domainPlace: Field

    struct VerdictOption: Sendable {
        let optionID: String
        let optionValue: String
        let optionLabel: String
        let optionSign: String
        let isChosen: Bool
    }

    init(
        _ domain: Instrument.Domain, of instrument: Instrument, _ entry: Appraisal.JudgementEntry?,
        _ problems: [Refusal.Problem]
    ) {
        let entry = entry ?? Appraisal.JudgementEntry()
        domainID = "domain-\(domain.key)"
        domainName = domain.name
        domainQuestion = domain.question
        let field = "verdict-\(domain.key)"
        verdictField = field
        verdictError = problems.filter { $0.field == field }.map(\.reason).joined(separator: " ")
        let choices = instrument.verdicts.map { ($0.key, $0.name, $0.sign) } + [("", "Not judged", "")]
        let chosen = instrument.verdict(entry.verdict)?.key ?? ""
        verdictOptions = choices.enumerated().map { index, choice in
            VerdictOption(
                optionID: index == 0 ? field : "\(field)-\(index)", optionValue: choice.0, optionLabel: choice.1,
                optionSign: choice.2, isChosen: choice.0 == chosen)
        }
        domainReason = Field("reason-\(domain.key)", "Why", value: entry.reason, in: problems)
        domainPlace = Field(
            "place-\(domain.key)", "Page or place, such as “p. 4” or “Table 2”", value: entry.place, in: problems)
    }
}

/// A reason for the level of certainty, with its note.
struct CauseFields: Sendable {
    let causeField: String
    let causeName: String
    let isGiven: Bool
    let causeNote: Field

    init(_ cause: Certainty.Cause, _ entry: Appraisal.ReasonEntry?, _ problems: [Refusal.Problem]) {
        causeField = "certainty-\(cause.rawValue)"
        causeName = cause.name
        isGiven = entry?.isGiven ?? false
        causeNote = Field(
            "note-\(cause.rawValue)", "Note on \(cause.name.lowercased())", value: entry?.note ?? "", in: problems)
    }
}

extension KeptField {
    fileprivate static func list(_ entry: Appraisal.JudgementEntry, of domain: Instrument.Domain) -> [KeptField] {
        [("verdict", entry.verdict), ("reason", entry.reason), ("place", entry.place)].filter { !$0.1.isEmpty }
            .map { KeptField(keptName: "\($0.0)-\(domain.key)", keptValue: $0.1) }
    }
}
