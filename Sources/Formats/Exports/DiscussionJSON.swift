package import Colloquium
import Foundation

extension WholeDiscussion {
    /// The discussion as `colloquium.discussion`, version 1.
    package var json: String {
        get throws { try ExportedFile(schema: "colloquium.discussion", content: ExportedDiscussion(self)).text }
    }
}

private struct ExportedDiscussion: Encodable {
    let address: String
    let site: String
    let club: String
    let postedBy: String
    let postedAt: Date
    let opensAt: Date
    let closesAt: Date
    let studyDesign: String
    let article: ExportedWork
    let articleNotices: [String]
    let why: String
    /// Markdown; left out where there is none.
    let preReadingNote: String?
    let prompts: [ExportedPrompt]
    let synthesis: String
    /// Left out where there is no synthesis.
    let synthesisCredit: ExportedCredit?
    let contributions: [ExportedVoice]
    let appraisals: [ExportedAppraisal]
    let practice: ExportedShift
    let questions: [ExportedQuestion]
    let polls: [ExportedPoll]
    let references: [ExportedWork]

    init(_ whole: WholeDiscussion) {
        address = whole.address
        site = whole.site
        club = whole.club
        postedBy = whole.poster
        postedAt = whole.postedAt.date
        opensAt = whole.discussion.schedule.opensAt.date
        closesAt = whole.discussion.schedule.closesAt.date
        studyDesign = whole.discussion.studyDesign.rawValue
        article = ExportedWork(whole.article)
        articleNotices = whole.notices.map(\.exported)
        why = whole.discussion.why.source
        preReadingNote = whole.readingNote?.source
        prompts = whole.prompts.map { ExportedPrompt(day: $0.day, question: $0.question.source) }
        synthesis = whole.synthesis.source
        synthesisCredit = whole.synthesisCredit.map {
            ExportedCredit(authors: $0.authors, contributors: $0.contributors, writtenAt: $0.writtenAt.date)
        }
        contributions = whole.voices.map(ExportedVoice.init)
        appraisals = whole.appraisals.map(ExportedAppraisal.init)
        practice = ExportedShift(whole.practice)
        questions = whole.questions.map(ExportedQuestion.init)
        polls = whole.polls.map(ExportedPoll.init)
        references = whole.references.map(ExportedWork.init)
    }
}

private struct ExportedCredit: Encodable {
    let authors: [String]
    let contributors: [String]
    let writtenAt: Date
}

private struct ExportedPrompt: Encodable {
    let day: Int
    let question: String
}

private struct ExportedVoice: Encodable {
    let number: Int64
    let inReplyTo: Int64?
    let depth: Int
    let address: String
    let kind: String
    let author: String
    let authorCredentials: String
    /// Left out where they are no author of the article.
    let authorOfArticle: AuthorOfArticle?
    let writtenAt: Date
    let isLate: Bool
    let isWithdrawn: Bool
    /// Markdown; left out where it was withdrawn.
    let text: String?
    let competingInterests: String?
    let aiUse: String?
    let notices: [ExportedNotice]

    struct AuthorOfArticle: Encodable {
        /// Left out where it is the account's name.
        let invitedAs: String?
        let isAddressRecorded: Bool
        let isOrcidSame: Bool
    }

    init(_ voice: WholeDiscussion.Voice) {
        let contribution = voice.contribution
        number = contribution.number.rawValue
        inReplyTo = voice.parent?.rawValue
        depth = voice.depth
        address = voice.address
        kind = contribution.kind.rawValue
        author = voice.author
        authorCredentials = voice.byline
        authorOfArticle = voice.mark.map {
            AuthorOfArticle(
                invitedAs: $0.invitedAs.isEmpty ? nil : $0.invitedAs, isAddressRecorded: $0.isAddressRecorded,
                isOrcidSame: $0.isOrcidSame)
        }
        writtenAt = contribution.writtenAt.date
        isLate = voice.isLate
        isWithdrawn = voice.isWithdrawn
        text = voice.isWithdrawn ? nil : contribution.body.source
        competingInterests = voice.declaration?.competingInterests
        aiUse = voice.declaration?.aiUse
        notices = voice.notices.map { ExportedNotice(work: $0.work.label, notice: $0.kind.exported) }
    }
}
