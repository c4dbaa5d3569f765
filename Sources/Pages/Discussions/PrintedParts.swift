import Colloquium

extension PrintedDiscussionPage {
    struct PrintedAppraisal: Sendable {
        let appraisalHead: String
        let appraisalAddress: String
        let appraisalLines: [AppraisalLine]

        struct AppraisalLine: Sendable {
            let lineName: String
            let lineWords: String
        }

        init(_ appraised: WholeDiscussion.Appraised, _ time: ReaderTime) {
            appraisalHead = "\(appraised.by.words), \(time.day(appraised.by.at))"
            appraisalAddress = appraised.address
            appraisalLines = appraised.appraisal.lines.map { AppraisalLine(lineName: $0.name, lineWords: $0.words) }
        }
    }

    struct PrintedPoll: Sendable {
        let pollQuestion: String
        let pollStanding: String
        let pollAddress: String
        let detailsHTML: String
        let resultLines: [String]
        let printedVotes: [PrintedVote]

        init(_ polled: WholeDiscussion.Polled, _ time: ReaderTime) {
            pollQuestion = polled.poll.question
            pollStanding = "\(time.day(polled.poll.askedAt)). \(polled.standing)"
            pollAddress = polled.address
            detailsHTML = polled.poll.details.paperHTML
            resultLines = polled.resultLines
            printedVotes = (polled.results?.votes ?? []).map(PrintedVote.init)
        }
    }

    struct PrintedVote: Sendable {
        let voteHead: String
        let reasonsHTML: String
        let voteLines: [String]

        init(_ voted: WholeDiscussion.Polled.Voted) {
            voteHead = voted.head
            reasonsHTML = voted.reasons.paperHTML
            let interests =
                voted.competingInterests.isEmpty ? [] : ["Competing interests: \(voted.competingInterests)"]
            voteLines = voted.references.map(\.label) + interests
        }
    }

    struct PrintedQuestion: Sendable {
        let questionTitle: String
        let questionHead: String
        let questionAddress: String
        let questionHTML: String
        let printedAnswers: [PrintedAnswer]

        init(_ asked: WholeDiscussion.Asked, _ time: ReaderTime) {
            questionTitle = asked.title
            questionHead = "\(asked.kindWords). Asked by \(asked.by.words), \(time.day(asked.by.at))."
            questionAddress = asked.address
            questionHTML = asked.text.paperHTML
            printedAnswers = asked.answers.map { PrintedAnswer($0, time) }
        }
    }

    struct PrintedAnswer: Sendable {
        let answerHead: String
        let answerAddress: String
        let answerHTML: String
        let answerReferences: [String]
        let answerNotices: [String]

        init(_ answered: WholeDiscussion.Answered, _ time: ReaderTime) {
            let accepted = answered.isAccepted ? ", accepted by who asked" : ""
            answerHead = "Answer by \(answered.by.words), \(time.day(answered.by.at))\(accepted)"
            answerAddress = answered.address
            answerHTML = answered.text.paperHTML
            answerReferences = answered.references.map(\.words)
            answerNotices = answered.notices.map { "\(ArticleFlag($0.kind).flagWord): \($0.work.label)" }
        }
    }
}
