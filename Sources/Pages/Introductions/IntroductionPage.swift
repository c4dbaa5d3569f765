package import Colloquium

/// An introduction: why, how it stands, and what its reader may answer.
package struct IntroductionPage: SitePage {
    package static let template = "introductions/introduction"

    package let pageTitle: String
    let introductionsPath = SitePath.introductions
    let csrf: String
    let problems: [FormProblem]
    let introducedOn: String
    let stateText: String
    let texts: [Text]
    /// Where who wrote it takes it back, while it waits.
    let withdrawalPath: [String]
    let answering: [Answering]
    let meeting: [Meeting]
    let concluding: [Concluding]
    /// What others let the introducer read of its worth.
    let told: [Told]

    struct Text: Sendable {
        let textTo: String
        let textWords: [String]
    }

    struct Answering: Sendable {
        let answerAction: String
        let answerKey: String
        let answerPromise: String
        let answer: Choice
        let contact: Field
    }

    struct Meeting: Sendable {
        let partnerName: String
        let partnerPath: String
        /// How to reach them; none where it is gone.
        let contacts: [String]
        let addPath: [String]
        let tiePath: [String]
    }

    struct Concluding: Sendable {
        let outcomeAction: String
        let outcomeText: String
        let worth: Choice
        let outcomeWords: Field
        /// For one of both: who may read it besides.
        let sharing: [Sharing]
        let screening: [ScreenChoice]
    }

    struct Sharing: Sendable {
        let introducerName: String
        let isShared: Bool
    }

    struct Told: Sendable {
        let toldBy: String
        let toldWorth: String
        let toldWords: String
    }

    /// Somebody of the three.
    package typealias Person = (number: Number<Member>, name: String)

    /// What the reader of the page typed and what it shows beside.
    package struct Desk: Sendable {
        package var answer = Introduction.AnswerEntry()
        package var outcome = Introduction.OutcomeEntry()
        package var problems: [Refusal.Problem] = []
        package let csrf: String

        package init(csrf: String) { self.csrf = csrf }
    }

    /// For who introduced two people.
    /// - Parameter outcomes: what they let the introducer read of its worth.
    package init(
        _ introduction: Introduction, of one: Person, and other: Person,
        told outcomes: [(name: String, outcome: Introduction.Outcome)], _ desk: Desk, at now: Instant, time: ReaderTime
    ) {
        let written = [
            ("To both", [introduction.words]), ("To \(one.name)", [introduction.wordsToOne]),
            ("To \(other.name)", [introduction.wordsToOther]),
        ]
        self.init(
            "\(one.name) and \(other.name)",
            "You introduced them on \(time.day(introduction.introducedAt)).", written,
            introduction, .introducer, desk, at: now, time: time,
            concluding: "Only you read what you say here.", sharingWith: nil,
            told: outcomes.map { Told(toldBy: $0.name, toldWorth: $0.outcome.worth.name, toldWords: $0.outcome.words) })
    }

    /// For one of both.
    /// - Parameters:
    ///   - contact: how the other is reached; nil where it is not the reader's to know.
    ///   - tie: the reader's tie to the other.
    package init(
        _ introduction: Introduction, by introducer: Person, to partner: Person, _ standing: IntroductionStanding,
        contact: String?, tie: Number<Tie>?, _ desk: Desk, at now: Instant, time: ReaderTime,
        words: [String]
    ) {
        let state = introduction.state(at: now)
        self.init(
            "Meet \(partner.name)",
            "\(introducer.name) introduced you on \(time.day(introduction.introducedAt)).",
            [("From \(introducer.name)", words)], introduction, standing, desk, at: now, time: time,
            answering: state == .waiting ? [Answering(introduction.number, partner.name, desk)] : [],
            meeting: state == .met ? [Meeting(partner, contact: contact, tie: tie)] : [],
            concluding: "Only you read what you say here, unless you let \(introducer.name) read it.",
            sharingWith: introducer.name)
    }

    private init(
        _ title: String, _ introducedOn: String, _ written: [(String, [String])], _ introduction: Introduction,
        _ standing: IntroductionStanding, _ desk: Desk, at now: Instant, time: ReaderTime,
        answering: [Answering] = [], meeting: [Meeting] = [], concluding text: String, sharingWith introducer: String?,
        told: [Told] = []
    ) {
        pageTitle = title
        csrf = desk.csrf
        problems = FormProblem.list(desk.problems)
        self.introducedOn = introducedOn
        stateText = standing.words(introduction, at: now, time)
        withdrawalPath =
            standing == .introducer && introduction.state(at: now) == .waiting
            ? [SitePath.withdrawal(of: introduction.number)] : []
        texts = written.filter { $0.1 != [""] }.map { Text(textTo: $0.0, textWords: $0.1) }
        self.answering = answering
        self.meeting = meeting
        concluding =
            introduction.state(at: now) == .met
            ? [Concluding(introduction.number, text, sharingWith: introducer, desk)] : []
        self.told = told
    }
}

extension IntroductionPage.Answering {
    fileprivate init(_ number: Number<Introduction>, _ partner: String, _ desk: IntroductionPage.Desk) {
        answerAction = SitePath.answer(to: number)
        answerKey = SitePath.keepKey(ofIntroduction: number)
        answerPromise = IntroductionWords.promise(partner)
        answer = Choice(
            "answer", "Would you like to meet \(partner)?", options: [("yes", "Yes"), ("no", "No")],
            chosen: desk.answer.answer, in: desk.problems)
        contact = Field(
            "contact", "With a yes: how \(partner) may reach you", value: desk.answer.contact,
            hint: "Mail, telephone, or what you like. \(partner) sees it once both of you said yes, and nobody else.",
            in: desk.problems)
    }
}

extension IntroductionPage.Meeting {
    fileprivate init(_ partner: IntroductionPage.Person, contact: String?, tie: Number<Tie>?) {
        partnerName = partner.name
        partnerPath = SitePath.member(partner.number, partner.name)
        contacts = contact.map { [$0] } ?? []
        addPath = tie == nil ? [SitePath.newTie(to: partner.number)] : []
        tiePath = tie.map { [SitePath.tie($0)] } ?? []
    }
}

extension IntroductionPage.Concluding {
    fileprivate init(
        _ number: Number<Introduction>, _ text: String, sharingWith introducer: String?, _ desk: IntroductionPage.Desk
    ) {
        let entry = desk.outcome
        outcomeAction = SitePath.outcome(of: number)
        outcomeText = text
        worth = Choice(
            "worth", "Was it worth it?",
            options: Introduction.Outcome.Worth.allCases.map { ($0.rawValue, $0.name) }, chosen: entry.worth,
            in: desk.problems)
        outcomeWords = Field("outcome-words", "In a few words", value: entry.words, in: desk.problems)
        sharing =
            introducer.map { [.init(introducerName: $0, isShared: entry.isShared == "yes")] } ?? []
        screening = ScreenChoice.list(entry.identifiesNobody, in: desk.problems)
    }
}
