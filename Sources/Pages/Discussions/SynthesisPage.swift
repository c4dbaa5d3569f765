package import Colloquium

/// Writing what a discussion came to, with the pinned contributions beside the parts they belong to.
package struct SynthesisPage: SitePage {
    package static let template = "discussions/synthesis"

    package let pageTitle = "Synthesis"
    let csrf: String
    let problems: [FormProblem]
    let discussionTitle: String
    let discussionPath: String
    let synthesisAction: String
    let synthesisKey: String
    let overVersion: String
    let submission: String
    /// When the draft was saved that the form takes the place of; empty for none.
    let draftSaved: String
    /// What the form was begun over, where something newer stands above it.
    let overtaken: [KeptField]
    let newer: [NewerText]
    let parts: [PartOfSynthesis]
    let hasPins: Bool
    let hasInserted: Bool
    let screening: [ScreenChoice]
    let previewHTML: [String]
    let isTakenBack: Bool
    /// Where the reader's own draft stands in the form: when it was saved.
    let draftTime: [String]
    let isDraftSaved: Bool
    /// Whether it was ever written.
    let hasPast: Bool
    let historyPath: [String]
    let removalPath: [String]

    struct PartOfSynthesis: Sendable {
        let partID: String
        let partName: String
        let partField: Field
        let partPins: [PinnedItem]
    }

    struct PinnedItem: Sendable {
        let pinNumber: String
        let pinPath: String
        let pinAuthor: String
        let pinText: String
        let pinQuotation: String
    }

    /// What was done before the form came back.
    package enum Act: Sendable {
        case beginning, inserting
        /// Kept for its writer alone.
        case savingDraft
        case previewing(html: String)
    }

    /// What became of the synthesis until now.
    package enum Past: Sendable {
        case unwritten, standing, takenBack
    }

    /// - Parameters:
    ///   - version: the newest there is; 0 for none.
    ///   - over: the version that the form was made of; nil for what stands.
    ///   - draft: what stands in it, where it is the reader's draft: when it was saved, in words.
    ///   - form: what tells this form from others, and the draft that was seen with it.
    ///   - elsewhere: a draft that was saved from another form meanwhile.
    ///   - begunDraft: the one that the form was begun over then; empty for none.
    package init(
        _ number: Number<Discussion>, title: String, _ synthesis: Synthesis, _ pins: [Pin], after act: Act = .beginning,
        past: Past = .unwritten, standing: Prose = Prose(source: "", html: ""), version: Int = 0,
        formOf over: Int? = nil, draft: String? = nil, form: SynthesisDraft.Form, elsewhere: Prose? = nil,
        begunDraft: String? = nil, identifiesNobody: String = "", csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        discussionTitle = title
        discussionPath = SitePath.discussion(number, title)
        synthesisAction = SitePath.synthesis(number)
        synthesisKey = SitePath.keepKey(ofSynthesisOf: number)
        overVersion = version.description
        let begunVersion = over.flatMap { $0 == version ? nil : KeptField(keptName: "begun-over", keptValue: "\($0)") }
        let begun = elsewhere == nil ? nil : begunDraft.map { KeptField(keptName: "begun-draft", keptValue: $0) }
        overtaken = [begunVersion, begun].compactMap { $0 }
        newer =
            NewerText.list(standing, version: version, formOf: over)
            + (elsewhere.map { [NewerText(lines: $0.source.split(whereSeparator: \.isNewline).map(String.init))] } ?? [])
        submission = form.submission
        draftSaved = form.draftSavedAt.map { "\($0.rawValue)" } ?? ""
        parts = Synthesis.Part.allCases.map { part in
            PartOfSynthesis(
                partID: part.rawValue, partName: part.name,
                partField: Field(
                    part.rawValue, part.name, value: synthesis[part],
                    hint: part == .bottomLine ? "What to do, or not to do, in a sentence or two. Markdown." : "",
                    in: problems), partPins: pins.filter { $0.part == part }.map(PinnedItem.init))
        }
        hasPins = !pins.isEmpty
        screening = ScreenChoice.list(identifiesNobody, in: problems)
        if case .inserting = act { hasInserted = true } else { hasInserted = false }
        if case .savingDraft = act { isDraftSaved = true } else { isDraftSaved = false }
        draftTime = draft.map { [$0] } ?? []
        isTakenBack = past == .takenBack
        hasPast = past != .unwritten
        // Of one that stands as it was first written there is nothing else to read.
        historyPath = past == .takenBack || version > 1 ? [SitePath.synthesisHistory(number)] : []
        removalPath = past == .standing ? [SitePath.synthesisRemoval(number)] : []
        if case .previewing(let html) = act { previewHTML = [html] } else { previewHTML = [] }
    }
}

extension SynthesisPage.PinnedItem {
    fileprivate init(_ pin: Pin) {
        self.init(
            pinNumber: "#\(pin.contribution)", pinPath: SitePath.contribution(pin.contribution),
            pinAuthor: pin.author, pinText: pin.body.words.excerpt(300), pinQuotation: pin.quotation)
    }
}
