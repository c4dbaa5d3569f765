package import Colloquium

/// How members appraised the article of a discussion: where they agree, and each appraisal in full.
package struct AppraisalsPage: SitePage {
    package static let template = "appraisals/appraisals"

    package let pageTitle = "Appraisals"
    let articleTitle: String
    let discussionPath: String
    let agreements: [ShownAgreement]
    let practicePicture: [ShiftPicture]
    let practiceReasons: [PracticeReasonLine]
    let entries: [Entry]
    let appraisePath: [String]
    let appraiseLabel: String
    let savedKey: [String]
    /// One was withdrawn a moment ago.
    let hasWithdrawn: Bool

    /// One appraisal, and what this reader may do with it.
    package struct Entry: Sendable {
        let anchor: String
        let authorName: String
        let authorPath: String
        let authorByline: String
        let permalink: String
        let savedAt: String
        let savedMachine: String
        let isEdited: Bool
        let historyPath: String
        let changePath: [String]
        let withdrawalPath: [String]
        let hasControls: Bool
        let body: AppraisalBody

        package init(
            _ number: Number<Appraisal>, _ appraisal: Appraisal,
            author: (number: Number<Member>, name: String, byline: String), savedAt: Instant, edited: Bool,
            changePath: String?, mayWithdraw: Bool, time: ReaderTime
        ) {
            anchor = SitePath.anchor(number)
            authorName = author.name
            authorPath = SitePath.member(author.number, author.name)
            authorByline = author.byline
            permalink = SitePath.appraisal(number)
            self.savedAt = time.momentInZone(savedAt)
            savedMachine = ReaderTime.machine(savedAt)
            isEdited = edited
            historyPath = SitePath.history(number)
            self.changePath = changePath.map { [$0] } ?? []
            withdrawalPath = mayWithdraw ? [SitePath.withdrawal(number)] : []
            hasControls = changePath != nil || mayWithdraw
            body = AppraisalBody(appraisal)
        }
    }

    /// Why a member answered as they did, for the facilitators.
    package struct PracticeReasonLine: Sendable {
        let reasonBy: String
        let reasonAnswer: String
        let reasonWhy: String

        package init(by name: String, _ time: PracticeAnswer.Time, _ answer: PracticeAnswer) {
            reasonBy = name
            reasonAnswer = "\(time.rawValue): \(answer.change.name.lowercased())"
            reasonWhy = answer.why
        }
    }

    package struct Content {
        package var discussion: (number: Number<Discussion>, articleTitle: String)
        package var agreements: [Agreement] = []
        package var shift = PracticeShift([])
        package var reasons: [PracticeReasonLine] = []
        package var entries: [Entry] = []
        package var mayAppraise = false
        package var hasAppraised = false
        package var justSaved = false
        package var justWithdrawn = false

        package init(discussion: (number: Number<Discussion>, articleTitle: String)) {
            self.discussion = discussion
        }
    }

    package init(_ content: Content) {
        let (number, title) = content.discussion
        articleTitle = title
        discussionPath = SitePath.discussion(number, title)
        agreements = content.agreements.map(ShownAgreement.init)
        practicePicture = ShiftPicture.list(content.shift)
        practiceReasons = content.reasons
        entries = content.entries
        appraisePath = content.mayAppraise ? [SitePath.appraise(number)] : []
        appraiseLabel = content.hasAppraised ? "Change your appraisal" : "Appraise this article"
        hasWithdrawn = content.justWithdrawn
        savedKey = content.justSaved ? [AppraisalForm.keepKey(number)] : []
    }
}
