package import Colloquium

/// One agreement, for one of both: what holds, what is proposed, their own log, and its end.
package struct AgreementPage: SitePage {
    package static let template = "mentoring/agreement"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let periodText: String
    let meaningText: String
    let personPath: [String]
    let personLinkText: String
    let endText: String
    let thanksText: String
    /// Once it has ended: into the reader's network, or where the other is in it.
    let keepLinks: [MentoringLine]
    let runOut: [RunOut]
    let proposals: [Proposal]
    /// What came of the reader's last proposal, where that was a no.
    let keptText: String
    let agreed: [TermsBlock]
    let hasGoals: Bool
    let running: [Running]
    let earlier: [TermsBlock]
    let logAction: String
    let logKey: String
    let logSubmission: String
    let logDay: Field
    let logWords: Field
    let log: [Entry]

    struct RunOut: Sendable {
        let runOutText: String
        let runOutTermsPath: String
        let runOutEndPath: String
    }

    struct Proposal: Sendable {
        let proposalText: String
        let proposalBlock: [TermsBlock]
        let acceptAction: [String]
        let declineAction: [String]
        let withdrawAction: [String]
    }

    struct Running: Sendable {
        let meetingText: String
        let meetingAction: String
        let meetingDay: Field
        /// What was noted just now; none where nothing was.
        let noted: [Noted]
        let termsPath: String
        let termsLabel: String
        let endPath: String
    }

    struct Noted: Sendable {
        let notedText: String
        /// What takes it back; none where nothing changed.
        let undoing: [Undoing]
    }

    struct Undoing: Sendable {
        let undoAction: String
        let undoneDay: String
        let formerDay: String
        let undoSeal: String
    }

    struct Entry: Sendable {
        let entryDay: String
        let entryWords: String
        let editPath: String
        let removalPath: String
    }

    /// An entry of the log, as typed.
    package struct LogForm: Sendable {
        package var day = ""
        package var words = ""
        package var submission = ""

        package init() {}
    }

    /// What the reader sees beside it.
    package struct Surroundings: Sendable {
        package let log: [MentoringLogEntry]
        package let tie: Number<Tie>?
        package let hasBlocked: Bool

        package init(log: [MentoringLogEntry] = [], tie: Number<Tie>? = nil, hasBlocked: Bool = false) {
            self.log = log
            self.tie = tie
            self.hasBlocked = hasBlocked
        }
    }

    /// - Parameters:
    ///   - today: where the reader is, as "2026-11-28".
    ///   - meeting: the day both met, as typed or just noted.
    package init(
        _ agreement: MentoringAgreement, _ surroundings: Surroundings, _ form: LogForm, for reader: Number<Member>,
        on today: String, time: ReaderTime, _ meeting: NotedDay = NotedDay(), csrf: String,
        problems found: [Refusal.Problem] = []
    ) {
        let number = agreement.number
        let other = agreement.other(than: reader)
        pageTitle = agreement.title(for: reader)
        self.csrf = csrf
        problems = FormProblem.list(found + meeting.problems)
        periodText =
            "Since \(time.day(agreement.beganAt))" + (agreement.endedAt.map { ", until \(time.day($0))" } ?? "")
        meaningText = agreement.role.meaning
        personPath = surroundings.hasBlocked ? [] : other.map { [SitePath.member($0.number, $0.name)] } ?? []
        personLinkText = other.map { "About \($0.name)" } ?? ""
        endText = agreement.endText(for: reader)
        thanksText = agreement.thanks
        keepLinks = agreement.isRunning || surroundings.hasBlocked ? [] : AgreementPage.keeping(other, surroundings.tie)
        runOut = agreement.hasRunOut(on: today) ? [RunOut(agreement, other?.name ?? "")] : []
        proposals = agreement.isRunning ? agreement.proposed.map { [Proposal($0, agreement, for: reader)] } ?? [] : []
        let last = agreement.terms.last { $0.answer != .takenBack }
        keptText =
            agreement.isRunning && last?.answer == .declined && last?.proposedBy == reader
            ? "\(other?.name ?? "") would rather keep what you agreed on. Talk about it, and propose something else."
            : ""
        agreed = agreement.agreed.map { [TermsBlock($0.content, heading: "What you agreed on")] } ?? []
        hasGoals = !(agreement.agreed?.content.goals.isEmpty ?? true)
        running = agreement.isRunning ? [Running(agreement, on: today, meeting)] : []
        earlier = agreement.terms.filter { $0.answer == .agreed }.dropLast().reversed().map {
            TermsBlock($0.content, heading: "Proposed \(time.day($0.proposedAt))")
        }
        logAction = SitePath.log(of: number)
        logKey = SitePath.keepKey(ofLogOf: number)
        logSubmission = form.submission
        logDay = .day("day", "Day", value: form.day.isEmpty ? today : form.day, required: true, in: found)
        logWords = Field("words", "What you want to keep", value: form.words, required: true, in: found)
        log = surroundings.log.map { entry in
            Entry(
                entryDay: entry.day, entryWords: entry.words, editPath: SitePath.edit(entry.number, in: number),
                removalPath: SitePath.removal(of: entry.number, in: number))
        }
    }

    private static func keeping(_ other: MentoringPerson?, _ tie: Number<Tie>?) -> [MentoringLine] {
        guard let other else { return [] }
        if let tie { return [MentoringLine("\(other.name) is in your network", SitePath.tie(tie))] }
        return [MentoringLine("Keep \(other.name) in your network", SitePath.newTie(to: other.number))]
    }
}

extension AgreementPage.RunOut {
    fileprivate init(_ agreement: MentoringAgreement, _ name: String) {
        runOutText =
            "The last day that you and \(name) agreed on is over: \(agreement.agreed?.content.endsOn ?? ""). Close it with a word of thanks, go on, or turn it into another of the three."
        runOutTermsPath = SitePath.terms(of: agreement.number)
        runOutEndPath = SitePath.ending(of: agreement.number)
    }
}

extension AgreementPage.Proposal {
    fileprivate init(
        _ terms: MentoringAgreement.Terms, _ agreement: MentoringAgreement, for reader: Number<Member>
    ) {
        let (number, isOwn) = (agreement.number, terms.proposedBy == reader)
        let name = agreement.other(than: reader)?.name ?? MentoringAgreement.nobody
        proposalText =
            isOwn
            ? "You proposed this to \(name). It holds once they accept."
            : "\(name) proposes this. It holds once you accept."
        proposalBlock = [TermsBlock(terms.content, heading: "")]
        acceptAction = isOwn ? [] : [SitePath.acceptance(of: terms.number, in: number)]
        declineAction = isOwn ? [] : [SitePath.refusal(of: terms.number, in: number)]
        withdrawAction = isOwn ? [SitePath.removal(of: terms.number, in: number)] : []
    }
}

extension AgreementPage.Running {
    fileprivate init(_ agreement: MentoringAgreement, on today: String, _ meeting: NotedDay) {
        meetingDay = .day(
            "met-on", "Day", value: meeting.typed.isEmpty ? today : meeting.typed, required: true,
            in: meeting.problems)
        noted = AgreementPage.Noted.list(agreement, meeting)
        let last = agreement.lastMet.map { "You last met \($0)." } ?? "No meeting noted yet."
        let due = agreement.meetingDue.map { $0 < today ? " The next was due \($0)." : " The next is due \($0)." }
        meetingText = last + (due ?? "")
        meetingAction = SitePath.meetings(of: agreement.number)
        termsPath = SitePath.terms(of: agreement.number)
        termsLabel =
            agreement.agreed?.content.goals.isEmpty ?? true
            ? "Propose goals, a rhythm and an end" : "Propose something else"
        endPath = SitePath.ending(of: agreement.number)
    }
}

extension AgreementPage.Noted {
    fileprivate static func list(_ agreement: MentoringAgreement, _ meeting: NotedDay) -> [Self] {
        guard let former = meeting.former, let last = agreement.lastMet, let words = meeting.words(now: last) else {
            return []
        }
        let undoing = AgreementPage.Undoing(
            undoAction: SitePath.meetingRemoval(in: agreement.number), undoneDay: last, formerDay: former,
            undoSeal: meeting.seal)
        return [Self(notedText: words, undoing: former < last ? [undoing] : [])]
    }
}

extension MentoringAgreement {
    fileprivate func endText(for reader: Number<Member>) -> String {
        if isRunning { return "" }
        if other(than: reader) == nil { return "The other left. What you two had stays here for you." }
        // Where one of both blocked the other it ends without a name: so it does for whoever did not end it.
        return endedBy == reader ? "You ended it." : "It has ended."
    }
}
