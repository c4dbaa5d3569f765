package import Colloquium

/// What somebody says under a poll.
package struct RemarkBlock: Sendable {
    let remarkAnchor: String
    let remarkDepth: Int
    let remarkAuthor: String
    let remarkAuthorPath: String
    let remarkByline: String
    let remarkAt: String
    let remarkMachine: String
    let isTakenBack: Bool
    let remarkHTML: String
    let replyPath: [String]
    let remarkWithdrawalPath: [String]

    /// - Parameters:
    ///   - isTakenBack: whether it was withdrawn: its words are not shown.
    ///   - path: of the poll, for who may reply.
    package init<Remark>(
        _ number: Number<Remark>, depth: Int, author: (number: Number<Member>, name: String, byline: String),
        html: String, at moment: Instant, isTakenBack: Bool, replyingAt path: String?, mayWithdraw: Bool,
        time: ReaderTime
    ) {
        remarkAnchor = SitePath.anchor(ofRemark: number)
        remarkDepth = min(depth, 4)
        remarkAuthor = author.name
        remarkAuthorPath = SitePath.member(author.number, author.name)
        remarkByline = author.byline
        remarkAt = time.moment(moment)
        remarkMachine = ReaderTime.machine(moment)
        self.isTakenBack = isTakenBack
        remarkHTML = isTakenBack ? "" : html
        replyPath = isTakenBack ? [] : path.map { ["\($0)?reply=\(number)#say"] } ?? []
        remarkWithdrawalPath = mayWithdraw && !isTakenBack ? [SitePath.withdrawal(ofRemark: number)] : []
    }
}

/// The form for what one says under a poll.
package struct RemarkForm: Sendable {
    let remarkAction: String
    let remarkKey: String
    let remarkSubmission: String
    let remarkParent: String
    /// Whom it answers.
    let answering: [String]
    let remark: Field
    let screening: [ScreenChoice]

    /// What stands in it.
    package struct Typed: Sendable {
        package var body = ""
        package var parent = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    package init(on poll: Number<Poll>, _ typed: Typed, answering: String?, in problems: [Refusal.Problem] = []) {
        remarkAction = SitePath.remarks(poll)
        remarkKey = "remark-\(poll)" + (typed.parent.isEmpty ? "" : "-\(typed.parent)")
        remarkSubmission = typed.submission
        remarkParent = typed.parent
        self.answering = answering.map { [$0] } ?? []
        remark = Field(
            "remark", "Your words", value: typed.body, hint: "Markdown. No patient details, please.", required: true,
            in: problems)
        screening = ScreenChoice.list(typed.identifiesNobody, in: problems)
    }
}
