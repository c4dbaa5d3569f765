package import Colloquium

/// What one asked another: for the one to answer, for the other to see what came of it.
package struct MentoringAskPage: SitePage {
    package static let template = "mentoring/ask"

    package let pageTitle: String
    let tabs = Tab.mentoring
    let csrf: String
    let problems: [FormProblem]
    let roleText: String
    let askedText: String
    let wordsText: String
    let personText: String
    let personPath: String
    let personLinkText: String
    /// Where what it is about can be read.
    let listingPath: [String]
    let outcomeText: String
    let outcomeWords: String
    let agreementPath: [String]
    let takeBackAction: [String]
    let answering: [Answering]

    struct Answering: Sendable {
        let acceptAction: String
        let acceptText: String
        let declineAction: String
        let declineWords: Field
        let screening: [ScreenChoice]
    }

    /// What is said with a no, as typed.
    package struct Entry: Sendable {
        package var words = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// - Parameter agreement: what began with it.
    package init(
        _ ask: MentoringAsk, _ entry: Entry, agreement: Number<MentoringAgreement>?, for reader: Number<Member>,
        at now: Instant, time: ReaderTime, csrf: String, problems found: [Refusal.Problem] = []
    ) {
        let other = ask.other(than: reader)
        let answer = ask.answer(at: now)
        pageTitle = ask.title(for: reader)
        self.csrf = csrf
        problems = FormProblem.list(found)
        roleText = "\(ask.role.name). \(ask.role.meaning)"
        askedText = "\(ask.asker == reader ? "Sent" : "Came") \(time.day(ask.askedAt))"
        wordsText = ask.words
        personText = [other.stage?.name ?? "", other.institution, other.country].filter { !$0.isEmpty }
            .joined(separator: " · ")
        personPath = SitePath.member(other.number, other.name)
        personLinkText = "About \(other.name)"
        listingPath = ask.listing.map { [SitePath.listing($0)] } ?? []
        outcomeText = MentoringAskPage.outcome(of: ask, for: reader, at: now, time)
        outcomeWords = ask.answerWords
        agreementPath = agreement.map { [SitePath.agreement($0)] } ?? []
        takeBackAction = ask.asker == reader && answer == .open ? [SitePath.removal(of: ask.number)] : []
        answering =
            ask.asker != reader && answer == .open ? [Answering(ask, other.name, entry, time, in: found)] : []
    }

    private static func outcome(
        of ask: MentoringAsk, for reader: Number<Member>, at now: Instant, _ time: ReaderTime
    ) -> String {
        let name = ask.other(than: reader).name
        if ask.asker != reader {
            switch ask.answer(at: now) {
            case .open: return ""
            case .accepted: return "You said yes."
            case .declined: return "You said no."
            case .takenBack: return "\(name) took it back."
            case .lapsed: return "It ran out without an answer. You can ask \(name) in your turn."
            }
        }
        if ask.answer == .declined {
            return
                "\(name) cannot take this on now. That is about their time, not about you: thank them for reading, and ask somebody else."
        }
        return "\(ask.outcome(at: now, time))."
    }
}

extension MentoringAskPage.Answering {
    fileprivate init(
        _ ask: MentoringAsk, _ name: String, _ entry: MentoringAskPage.Entry, _ time: ReaderTime,
        in found: [Refusal.Problem]
    ) {
        acceptAction = SitePath.acceptance(of: ask.number)
        acceptText =
            "If you say yes, an agreement begins today. You two then say what you want to reach, how often you meet, and until when."
        declineAction = SitePath.refusal(of: ask.number)
        declineWords = Field(
            "words", "A word to \(name)", value: entry.words,
            hint:
                "They are told kindly that you cannot, with your words or without. If you do nothing it runs out \(time.day(ask.endsAt)).",
            in: found)
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
    }
}
