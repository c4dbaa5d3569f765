package import Colloquium

/// "Would this change my practice?": the question, what one said, and how answers moved.
package struct PracticeSection: Sendable {
    let practiceForm: [PracticeForm]
    let practicePicture: [ShiftPicture]

    /// Nil where there is nothing to ask and nothing to show.
    package init?(_ form: PracticeForm?, _ shift: PracticeShift) {
        practiceForm = form.map { [$0] } ?? []
        practicePicture = ShiftPicture.list(shift)
        if practiceForm.isEmpty, practicePicture.isEmpty { return nil }
    }
}

package struct PracticeForm: Sendable {
    let practiceAction: String
    let practiceTime: String
    let practiceChange: Choice
    let practiceWhy: Field
    let screening: [ScreenChoice]
    let practiceIntro: String
    /// What is counted of it.
    let practiceCounted: String
    let isAnswered: Bool

    /// - Parameter said: what the member said already.
    package init(
        of discussion: Number<Discussion>, _ time: PracticeAnswer.Time, _ entry: PracticeAnswer.Entry,
        said: [PracticeAnswer.Time: PracticeAnswer], in problems: [Refusal.Problem] = []
    ) {
        practiceAction = SitePath.practice(discussion)
        practiceTime = time.rawValue
        // It is asked while the discussion closes, and when it has.
        let question =
            time == .before ? "Before the discussion: what do you think?" : "And now, having read the discussion?"
        practiceChange = Choice(
            "change", question, options: PracticeAnswer.Change.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.change, in: problems)
        practiceWhy = Field(
            "why", "Why", value: entry.why,
            hint: "Only the club’s facilitators read it.", in: problems)
        practiceCounted = Self.counted(time, said)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        isAnswered = said[time] != nil && problems.isEmpty
        practiceIntro =
            said[time].map {
                "\(time == .before ? "Before" : "Having read") the discussion you said: \($0.change.name.lowercased())."
            }
            ?? ""
    }

    /// Who answers once is not counted, and is told so.
    private static func counted(_ time: PracticeAnswer.Time, _ said: [PracticeAnswer.Time: PracticeAnswer]) -> String {
        let rule = "Everybody sees how many answered what, of those who answer both before and after the discussion"
        switch time {
        case .before: return "\(rule): come back for the second answer when it closes."
        case .after where said[.before] == nil:
            return "\(rule). You gave no answer before, so this one is not counted there."
        case .after: return "\(rule)."
        }
    }
}

/// The question on a page of its own, when an answer could not be taken.
package struct PracticePage: SitePage {
    package static let template = "appraisals/practice-answer"

    package let pageTitle = "Would this change my practice?"
    let articleTitle: String
    let discussionPath: String
    let problems: [FormProblem]
    let practiceForm: PracticeForm
    let csrf: String

    package init(
        discussion: (number: Number<Discussion>, articleTitle: String), form: PracticeForm, csrf: String,
        problems: [Refusal.Problem]
    ) {
        articleTitle = discussion.articleTitle
        discussionPath = SitePath.discussion(discussion.number, discussion.articleTitle)
        practiceForm = form
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
