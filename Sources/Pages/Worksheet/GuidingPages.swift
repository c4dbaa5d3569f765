package import Colloquium

/// Who guides a member, and whom they guide.
package struct GuidingPage: SitePage {
    package static let template = "worksheet/guiding"

    package let pageTitle = "Guiding"
    let tabs = Tab.network(current: SitePath.worksheet)
    let csrf: String
    let problems: [FormProblem]
    let noticeText: String
    let guides: [Person]
    let requests: [Person]
    let trainees: [Person]
    let asked: [Person]
    let handle: Field
    let handleAction = SitePath.guiding
    let worksheetPath = SitePath.worksheet

    package struct Person: Sendable {
        let personName: String
        let personPath: String
        let personByline: String
        let sinceText: String
        let unreadText: String
        let guidedPath: String
        let acceptAction: String
        let refuseAction: String
        /// Where it is ended, once one said so again, or at once taken back.
        let endPath: String

        package init(_ guiding: Guiding, unread: Int = 0, time: ReaderTime) {
            personName = guiding.other.name
            personPath = SitePath.member(guiding.other.number, guiding.other.name)
            personByline = guiding.other.byline
            sinceText = "since \(time.day(guiding.since))"
            unreadText = unread == 0 ? "" : "\(unread) new"
            guidedPath = SitePath.guided(guiding.number)
            acceptAction = SitePath.acceptance(of: guiding.number)
            refuseAction = SitePath.refusal(of: guiding.number)
            endPath = SitePath.removal(of: guiding.number)
        }
    }

    /// What was ended just now, from the reader's end.
    package enum Ending: String, Sendable {
        case guide, trainee, asked

        fileprivate var words: String {
            switch self {
            case .guide: "It has ended. They guide you no more and read nothing of your worksheet by it."
            case .trainee: "It has ended. You guide them no more and read nothing of their worksheet by it."
            case .asked: "You took back that you asked."
            }
        }
    }

    package init(
        guides: [Person], requests: [Person], trainees: [Person], asked: [Person], ended: Ending? = nil,
        handle typed: String, csrf: String, problems found: [Refusal.Problem] = []
    ) {
        noticeText = ended?.words ?? ""
        self.guides = guides
        self.requests = requests
        self.trainees = trainees
        self.asked = asked
        self.csrf = csrf
        problems = FormProblem.list(found)
        handle = Field("handle", "Handle of a member", value: typed, hint: "Such as @ada.", required: true, in: found)
    }
}

/// Where a member lets another guide them, or asks whether they may guide.
package struct GuidingChoicePage: SitePage {
    package static let template = "worksheet/guiding-choice"

    package let pageTitle: String
    let csrf: String
    let personName: String
    let personPath: String
    let guidingPath = SitePath.guiding
    let consentAction: String
    let requestAction: String
    let isGuide: Bool
    let isTrainee: Bool
    let isAsked: Bool

    /// - Parameters:
    ///   - isGuide: whether they guide the reader.
    ///   - isTrainee: whether the reader guides them.
    ///   - isAsked: whether the reader waits for their answer.
    package init(
        with member: Number<Member>, _ name: String, isGuide: Bool, isTrainee: Bool, isAsked: Bool, csrf: String
    ) {
        pageTitle = "Guiding: you and \(name)"
        personName = name
        personPath = SitePath.member(member, name)
        consentAction = SitePath.consent(to: member)
        requestAction = SitePath.request(to: member)
        self.isGuide = isGuide
        self.isTrainee = isTrainee
        self.isAsked = isAsked
        self.csrf = csrf
    }
}

/// A trainee's worksheet, for somebody who guides them.
package struct GuidedWorksheetPage: SitePage {
    package static let template = "worksheet/guided"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let guidingPath = SitePath.guiding
    let ownerName: String
    let ownerPath: String
    let summaryText: String
    let endPath: String
    let parts: [WorksheetParts]
    /// None where no tie is shared with the reader.
    let shown: [ShownNetwork]
    let comments: [CommentsPart]

    /// - Parameters:
    ///   - ties: those of the trainee's that the reader may know of, each as they may know it.
    ///   - today: where the reader is, as "2026-11-28".
    package init(
        _ guiding: Guiding, _ worksheet: Worksheet, _ ties: [Tie], _ said: [Worksheet.Comment],
        for reader: Number<Member>, _ entry: Worksheet.CommentEntry, today: String, time: ReaderTime, csrf: String,
        problems found: [Refusal.Problem] = []
    ) {
        pageTitle = "The worksheet of \(guiding.other.name)"
        self.csrf = csrf
        problems = FormProblem.list(found)
        ownerName = guiding.other.name
        ownerPath = SitePath.member(guiding.other.number, guiding.other.name)
        summaryText = worksheet.isEmpty ? "There is nothing on it yet." : "\(worksheet.progress.words)."
        endPath = SitePath.removal(of: guiding.number)
        let names = Dictionary(uniqueKeysWithValues: ties.map { ($0.number, $0.node.name) })
        parts = [WorksheetParts(worksheet, names, today: today, time: time)]
        shown = ties.isEmpty ? [] : [ShownNetwork(ties, of: guiding.other.name, time: time)]
        comments = [
            CommentsPart(said, on: worksheet, of: guiding.number, for: reader, entry, time: time, in: found)
        ]
    }
}
