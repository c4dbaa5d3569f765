package import Colloquium

/// A question with its answers.
package struct QuestionPage: SitePage {
    package static let template = "questions/question"

    package let pageTitle: String
    let nature: String
    let aim: [String]
    let questionHTML: String
    let askerName: String
    let askerPath: String
    let askerByline: String
    let askedAt: String
    /// When its words were last changed.
    let changedText: [String]
    /// Instead of the words that were taken away.
    let isWithdrawn: Bool
    let editPath: [String]
    let withdrawalPath: [String]
    let clubName: String
    let clubPath: String
    let standsIn: [StandsIn]
    let tags: [TagLink]
    let specialtyLink: [SpecialtyLink]
    let askedPanels: [AskedPanelLink]
    /// For who facilitates a club with panels.
    let askingPanels: [PanelAsking]
    let answers: [AnswerBlock]
    /// How panels endorse answers, where one judged any.
    let verdictRule: [String]
    let evidencePath: [String]
    let problems: [FormProblem]
    let form: [AnswerForm]
    let signInPath: [String]
    let takesAnswers: Bool
    let csrf: String
    /// The form of all buttons on answers; none for who may press none.
    let judgingForm: [Bool]
    let sentKey: [String]
    /// What is still to come of what was sent.
    let sentNote: String
    /// Questions like it, for who has just asked it.
    let similar: [QuestionItem]
    let followPath: String

    struct StandsIn: Sendable {
        let discussionTitle: String
        let discussionPath: String
    }

    package init(
        _ number: Number<Question>, title: String, nature: Question.Nature, aim: Question.Aim? = nil, html: String,
        asker: (number: Number<Member>, name: String, byline: String), askedAt: Instant,
        club: (number: Number<Club>, name: String), discussion: (number: Number<Discussion>, title: String)?,
        tags: [Tag], specialty: String = "", panels: PanelsOfQuestion = PanelsOfQuestion(), answers: [AnswerBlock],
        rights: QuestionRights = QuestionRights(), form: AnswerForm?, justSent: Bool,
        similar: [QuestionItem] = [], time: ReaderTime, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.similar = similar
        pageTitle = title
        self.nature = nature.name
        self.aim = aim.map { [$0.name] } ?? []
        questionHTML = html
        askerName = asker.name
        askerPath = SitePath.member(asker.number, asker.name)
        askerByline = asker.byline
        self.askedAt = time.moment(askedAt)
        changedText = rights.changedAt.map { ["Changed \(time.moment($0))"] } ?? []
        isWithdrawn = rights.isWithdrawn
        editPath = rights.mayChange && !isWithdrawn && answers.isEmpty ? [SitePath.edit(number)] : []
        withdrawalPath = rights.mayWithdraw && !isWithdrawn ? [SitePath.withdrawal(number)] : []
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        standsIn =
            discussion.map {
                [StandsIn(discussionTitle: $0.title, discussionPath: SitePath.discussion($0.number, $0.title))]
            } ?? []
        self.tags = tags.map(TagLink.init)
        specialtyLink = specialty.isEmpty ? [] : [SpecialtyLink(specialty)]
        askedPanels = panels.asked.map(AskedPanelLink.init)
        askingPanels = PanelAsking.list(panels, about: number)
        self.answers = answers
        verdictRule = answers.contains { !$0.verdicts.isEmpty } ? [PanelVerdict.rule] : []
        evidencePath = answers.isEmpty ? [] : [SitePath.evidence(number)]
        self.problems = FormProblem.list(problems)
        self.form = form.map { [$0] } ?? []
        signInPath = form == nil && !isWithdrawn ? [SitePath.signIn(to: SitePath.question(number, title))] : []
        takesAnswers = form != nil || !isWithdrawn
        self.csrf = csrf
        judgingForm = csrf.isEmpty ? [] : [true]
        followPath = SitePath.following(.question(number))
        sentKey = justSent ? ["question-\(number)"] : []
        sentNote =
            answers.contains { $0.isOwnAndLookedUp }
            ? "References that were never named here before are being looked up. If no registry knows one, your answer is held back, and you are asked by mail."
            : ""
    }
}

/// What became of a question, and what its reader may do with it.
package struct QuestionRights: Sendable {
    package var changedAt: Instant?
    package var isWithdrawn = false
    /// Who asked it.
    package var mayChange = false
    package var mayWithdraw = false

    package init() {}
}

/// Asking a question, or changing one.
package struct AskPage: SitePage {
    package static let template = "questions/ask"

    package let pageTitle: String
    let askAction: String
    let askKey: String
    let askLabel: String
    let csrf: String
    let problems: [FormProblem]
    let title: Field
    let body: Field
    let nature: Choice
    let aim: Choice
    let club: [Choice]
    let tags: Field
    let specialty: Field
    let knownSpecialties: [String]
    let submission: String
    let screening: [ScreenChoice]
    let discussionNumber: String
    let discussionTitle: String
    let preview: [Preview]
    /// Asked before, shown beside the preview and while one writes.
    let similar: [QuestionItem]
    let similarPath: String

    package init(
        _ entry: Question.Entry, clubs: [(Number<Club>, String)], specialties: [String] = [], discussionTitle: String,
        preview: Question.Draft? = nil, changing number: Number<Question>? = nil,
        similar: [QuestionItem] = [], csrf: String, problems: [Refusal.Problem] = []
    ) {
        pageTitle = number == nil ? "Ask a question" : "Change your question"
        askAction = number.map { SitePath.edit($0) } ?? SitePath.questions
        askKey = number.map { SitePath.edit($0) } ?? "ask"
        askLabel = number == nil ? "Ask" : "Save"
        self.preview = preview.map { [Preview($0)] } ?? []
        self.csrf = csrf
        self.similar = similar
        similarPath = SitePath.similarQuestions(besides: number)
        self.problems = FormProblem.list(problems)
        title = Field(
            "title", "The question", value: entry.title, hint: "In one sentence, as you would ask a colleague.",
            required: true, in: problems)
        body = Field(
            "body", "Details", value: entry.body,
            hint: "What you know, and what you looked at. Markdown. No patient details, please.", in: problems)
        nature = Choice(
            "nature", "What kind of question", options: Question.Nature.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.nature, in: problems)
        aim = Choice(
            "aim", "What it asks about",
            options: [("", "Not said")] + Question.Aim.allCases.map { ($0.rawValue, $0.name) }, chosen: entry.aim,
            hint: "For a clinical question: answers then say how strong their evidence is for it.", in: problems)
        club =
            entry.discussion.isEmpty
            ? [
                Choice(
                    "club", "Club", options: clubs.map { ($0.0.description, $0.1) },
                    chosen: entry.club.isEmpty ? clubs.first?.0.description ?? "" : entry.club, in: problems)
            ] : []
        tags = Field("tags", "Tags", value: entry.tags, hint: "Separated by commas.", in: problems)
        specialty = Field(
            "specialty", "Specialty", value: entry.specialty, hint: "One, such as “emergency medicine”.", in: problems)
        knownSpecialties = specialties
        submission = entry.submission
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        discussionNumber = entry.discussion
        self.discussionTitle = discussionTitle
    }

    /// The question as readers will see it.
    struct Preview: Sendable {
        let previewTitle: String
        let previewFacts: String
        let previewHTML: String

        init(_ draft: Question.Draft) {
            previewTitle = draft.title
            previewFacts = ([draft.nature.name, draft.specialty] + draft.tags.map { "#\($0.rawValue)" })
                .filter { !$0.isEmpty }.joined(separator: " · ")
            previewHTML = draft.body.html
        }
    }
}

/// Editing an answer, or looking at a preview of one.
package struct AnswerPage: SitePage {
    package static let template = "questions/answer"

    package let pageTitle: String
    let csrf: String
    let questionTitle: String
    let questionPath: String
    let problems: [FormProblem]
    let form: AnswerForm
    /// What the answer loses with other words or references.
    let lossText: [String]
    /// What it says by now, where it was edited elsewhere meanwhile.
    let newer: [Newer]

    struct Newer: Sendable {
        let newerHTML: String
        let newerReferences: [String]
    }

    /// - Parameters:
    ///   - reception: how the answer was received that is edited; nil for a new one.
    ///   - newer: what it says by now, with its references in lines, where it was edited elsewhere meanwhile.
    package init(
        _ pageTitle: String, question: (title: String, path: String), form: AnswerForm,
        reception: AnswerReception? = nil,
        newer: (html: String, references: [String])? = nil, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.pageTitle = pageTitle
        self.newer = newer.map { [Newer(newerHTML: $0.html, newerReferences: $0.references)] } ?? []
        questionTitle = question.title
        questionPath = question.path
        self.form = form
        lossText = reception.flatMap(Self.loss).map { [$0] } ?? []
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }

    /// Nil where there is nothing to lose.
    private static func loss(_ reception: AnswerReception) -> String? {
        let standing = [
            reception.isAccepted ? "accepted by who asked" : nil,
            reception.isPanelEndorsed ? "endorsed by a panel" : nil,
            reception.endorsements == 0
                ? nil : "endorsed by \(reception.endorsements == 1 ? "a reader" : "\(reception.endorsements) readers")",
        ].compactMap { $0 }
        return standing.isEmpty
            ? nil
            : "This answer is \(standing.joined(separator: ", and ")). That was said of what it rests on now: once none of these references is left, it has to be said anew."
    }
}
