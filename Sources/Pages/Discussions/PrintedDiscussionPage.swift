package import Colloquium

/// A discussion on paper: nothing to press, every reply under what it answers, addresses written out.
package struct PrintedDiscussionPage: SitePage {
    package static let template = "discussions/print"

    package let pageTitle: String
    let printedTitleHTML: String
    let citationHTML: String
    let articleNotices: [String]
    let printedFrom: String
    let backPath: String
    let address: String
    let whyHTML: String
    let notes: [String]
    let printedPrompts: [PrintedPrompt]
    let synthesisHTML: String
    /// Who wrote it, and when; empty where there is none.
    let synthesisWritten: String
    let voices: [PrintedVoice]
    let printedAppraisals: [PrintedAppraisal]
    /// How answers to "would this change my practice?" moved.
    let practiceMoves: [String]
    let printedPolls: [PrintedPoll]
    let printedQuestions: [PrintedQuestion]
    let references: [String]

    package init(_ whole: WholeDiscussion, time: ReaderTime) {
        pageTitle = whole.article.citedTitle
        printedTitleHTML = whole.article.citedTitleHTML
        citationHTML = FormattedCitation(whole.article, style: .ama).html
        articleNotices = whole.notices.map { ArticleFlag($0).flagWord }
        printedFrom =
            "Discussion in \(whole.club) on \(whole.site), brought by \(whole.poster) on \(time.day(whole.postedAt))."
        backPath = SitePath.discussion(whole.discussion.number)
        address = whole.address
        whyHTML = whole.discussion.why.paperHTML
        notes = whole.readingNote.map { [$0.paperHTML] } ?? []
        printedPrompts = whole.prompts.map {
            PrintedPrompt(promptDay: "Day \($0.day)", promptHTML: $0.question.paperHTML)
        }
        synthesisHTML = whole.synthesis.paperHTML
        synthesisWritten = whole.synthesisCredit.map { $0.words(time.day($0.writtenAt)) } ?? ""
        voices = whole.voices.map { PrintedVoice($0, time) }
        printedAppraisals = whole.appraisals.map { PrintedAppraisal($0, time) }
        practiceMoves = whole.practice.moves.map {
            "\($0.before.name) before, \($0.after.name.lowercased()) after: \($0.members)"
        }
        printedPolls = whole.polls.map { PrintedPoll($0, time) }
        printedQuestions = whole.questions.map { PrintedQuestion($0, time) }
        references = whole.references.map { FormattedCitation($0, style: .ama).html }
    }

    struct PrintedPrompt: Sendable {
        let promptDay: String
        let promptHTML: String
    }

    struct PrintedVoice: Sendable {
        let depthClass: String
        let voiceHead: String
        let voiceDay: String
        let voiceAddress: String
        let answers: [String]
        let isWithdrawn: Bool
        let withdrawnText: String
        let bodyHTML: String
        let noticeLines: [String]
        let declarationLines: [String]

        init(_ voice: WholeDiscussion.Voice, _ time: ReaderTime) {
            let contribution = voice.contribution
            depthClass = "depth-\(min(voice.depth, 4))"
            voiceHead = "#\(contribution.number) \(contribution.kind.name): \(voice.authorWords)"
            voiceDay = time.day(contribution.writtenAt) + (voice.isLate ? ", late" : "")
            voiceAddress = voice.address
            answers = voice.parent.map { ["In reply to #\($0)"] } ?? []
            isWithdrawn = voice.isWithdrawn
            withdrawnText = voice.contribution.withdrawalWords
            bodyHTML = contribution.body.paperHTML
            noticeLines = voice.notices.map { "\(ArticleFlag($0.kind).flagWord): \($0.work.label)" }
            declarationLines = voice.declaration?.lines ?? []
        }
    }
}

extension SitePath {
    package static func print(_ number: Number<Discussion>) -> String { "\(discussion(number))/print" }
    package static func export(_ number: Number<Discussion>, as ending: String) -> String {
        "\(discussion(number))/export.\(ending)"
    }
    package static func references(of number: Number<Discussion>, as ending: String) -> String {
        "\(discussion(number))/references.\(ending)"
    }
}
