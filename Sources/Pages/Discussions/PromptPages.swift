package import Colloquium

/// The form for a prompt.
package struct PromptForm: Sendable {
    let promptAction: String
    let promptKey: String
    let day: Choice
    let question: Field
    let screening: [ScreenChoice]
    let promptLabel: String
    /// How many days have begun.
    let begunDays: String
    /// The version that is changed; empty for none.
    let overVersion: String
    let newer: [NewerText]

    /// - Parameters:
    ///   - prompt: the one that is changed, as it stands.
    ///   - over: the version of it that the form was made of; nil for what stands.
    package init(
        action: String, keepKey: String, label: String, _ entry: Prompt.Entry, _ days: DiscussionDays, at now: Instant,
        time: ReaderTime,
        changing prompt: Prompt? = nil, formOf over: Int? = nil, in problems: [Refusal.Problem] = []
    ) {
        overVersion = prompt?.version.description ?? ""
        newer =
            prompt.map {
                NewerText.list($0.question, version: $0.version, formOf: over, on: days.words($0.day, time))
            } ?? []
        promptAction = action
        promptKey = keepKey
        promptLabel = label
        begunDays = days.begun(at: now).description
        let last = days.last
        let listed = (last < 1 ? [] : Array(1...last)) + [Int(entry.day)].compactMap { $0 }.filter { $0 > last }
        day = Choice(
            "day", "Opens on", options: listed.map { ("\($0)", days.choice($0, at: now, time)) }, chosen: entry.day,
            in: problems)
        question = Field(
            "question", "Question", value: entry.question,
            hint: "One short question is easiest to answer. Markdown. No patient details, please.", required: true,
            in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
    }
}

/// Where facilitators write the pre-reading note and the prompts of a discussion.
package struct PromptsPage: SitePage {
    package static let template = "discussions/prompts"

    package let pageTitle = "Pre-reading and prompts"
    let discussionTitle: String
    let discussionPath: String
    let noteHint: String
    /// The note and a new prompt are one form, so that who saves one loses nothing of the other.
    let addAction: String
    let noteAction: String
    let deskKey: String
    /// The version that is changed.
    let noteVersion: String
    /// The note as it stands, by which one tells whether it was touched.
    let noteGiven: String
    /// What was saved, where something else that was typed was not.
    let savedText: [String]
    /// None once the discussion is over, unless something was typed.
    let noteForm: [NoteForm]
    /// As HTML, once the discussion is over.
    let endedNote: [String]
    let written: [PromptItem]
    /// None once the discussion is over, or has as many prompts as it may, unless something was typed.
    let adding: [PromptForm]
    let csrf: String
    let problems: [FormProblem]

    struct NoteForm: Sendable {
        let note: Field
        let screening: [ScreenChoice]
        let newer: [NewerText]
    }

    /// What stands in the forms.
    package struct Typed: Sendable {
        package var note: String
        /// The version of the note that was changed; nil for what stands.
        package var noteVersion: Int?
        /// Whether who sends the form again has read the newer note and means to write over it.
        package var mayOverwrite = false
        /// What could not be saved.
        package var refused: Part?
        package var noteIdentifiesNobody = ""
        package var prompt = Prompt.Entry()

        package init(note: String) { self.note = note }
    }

    /// What the form is sent to save, while the rest of it is typed still.
    package enum Part: Sendable {
        case note, prompt
    }

    package init(
        _ discussion: Discussion, title: String, _ guidance: Guidance, _ typed: Typed, saved: Part? = nil,
        at now: Instant, time: ReaderTime, csrf: String, problems: [Refusal.Problem] = []
    ) {
        discussionTitle = title
        discussionPath = SitePath.discussion(discussion.number, title)
        noteHint = Self.noteHint(discussion.schedule, at: now, time)
        noteAction = SitePath.readingNote(discussion.number)
        addAction = SitePath.prompts(discussion.number)
        deskKey = SitePath.keepKey(ofPromptsIn: discussion.number)
        let over = typed.mayOverwrite ? nil : typed.noteVersion
        noteVersion = (over ?? guidance.noteVersion).description
        noteGiven = guidance.note.source
        savedText =
            switch saved {
            case .note: ["The note is saved. The question below is not added yet."]
            case .prompt: ["The prompt is added. The note is not saved yet."]
            case nil: []
            }
        let isOver = guidance.isOver(at: now)
        let standing = guidance.note
        noteForm =
            isOver && typed.note.tidied == standing.source
            ? []
            : [
                NoteForm(
                    note: Field(
                        "note", "What to read or look for", value: typed.note,
                        hint: "Markdown. Leave it empty for no note.", in: problems),
                    screening: ScreenChoice.list(
                        typed.noteIdentifiesNobody, in: typed.refused == .note ? problems : []),
                    newer: NewerText.list(standing, version: guidance.noteVersion, formOf: typed.noteVersion))
            ]
        endedNote =
            isOver && !standing.source.isEmpty
            ? [standing.html] : []
        written = guidance.prompts.map { PromptItem($0, of: guidance, at: now, time) }
        let takesMore = guidance.prompts.count < Prompt.limit && !isOver
        adding =
            takesMore || !typed.prompt.question.isEmpty || problems.contains { ["day", "question"].contains($0.field) }
            ? [
                PromptForm(
                    action: SitePath.prompts(discussion.number),
                    keepKey: SitePath.keepKey(ofPromptsIn: discussion.number), label: "Add the prompt", typed.prompt,
                    guidance.days, at: now, time: time, in: typed.refused == .note ? [] : problems)
            ] : []
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }

    /// Pre-reading may have begun, as planned, before anybody could see the discussion: days that are over are not told.
    private static func noteHint(_ schedule: Schedule, at now: Instant, _ time: ReaderTime) -> String {
        switch schedule.stage(at: now) {
        case .announced: "Members see it from \(time.day(schedule.readingFrom)) on"
        case .preReading, .open, .closing: "Members see it as soon as you save it"
        case .synthesis, .archived: "Members see it"
        }
    }
}

/// Changing a prompt.
package struct PromptPage: SitePage {
    package static let template = "discussions/prompt"

    package let pageTitle = "Change the prompt"
    let discussionTitle: String
    let discussionPath: String
    let promptsPath: String
    let promptForm: PromptForm
    let csrf: String
    let problems: [FormProblem]

    package init(
        of discussion: Number<Discussion>, title: String, form: PromptForm, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        discussionTitle = title
        discussionPath = SitePath.discussion(discussion, title)
        promptsPath = SitePath.prompts(discussion)
        promptForm = form
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}

extension DiscussionDays {
    /// A day as one chooses it for a prompt.
    fileprivate func choice(_ day: Int, at now: Instant, _ time: ReaderTime) -> String {
        hasBegun(day, at: now) ? "Day \(day): opens at once" : words(day, time)
    }
}
