import Colloquium
import Foundation
import Pages
import Store

/// A page of questions.
struct QuestionListDocument: Encodable {
    /// Newest first.
    let questions: [QuestionLine]
}

/// A question in a list.
struct QuestionLine: Encodable {
    let number: Int64
    let title: String
    let nature: String
    /// Left out where none was named.
    let specialty: String?
    let club: ClubDocument
    let author: PersonDocument
    let askedAt: Date
    /// Those that everybody may read.
    let answers: Int
    /// Where people read it.
    let page: String
    /// Where programs read it whole.
    let resource: String

    init(_ summary: QuestionSummary, origin: String) {
        number = summary.number.rawValue
        title = summary.title
        nature = summary.nature.rawValue
        specialty = summary.specialty.isEmpty ? nil : summary.specialty
        club = ClubDocument(summary, origin: origin)
        author = PersonDocument(summary.author, summary.authorName, origin: origin)
        askedAt = summary.askedAt.date
        answers = summary.answers
        page = origin + SitePath.question(summary.number, summary.title)
        resource = origin + APIPath.question(summary.number)
    }
}

struct ClubDocument: Encodable {
    let number: Int64
    let name: String
    let page: String

    init(_ summary: QuestionSummary, origin: String) {
        number = summary.club.rawValue
        name = summary.clubName
        page = origin + SitePath.club(summary.club)
    }
}

struct PersonDocument: Encodable {
    let number: Int64
    let name: String
    let page: String

    init(_ member: Number<Member>, _ name: String, origin: String) {
        number = member.rawValue
        self.name = name
        page = origin + SitePath.member(member, name)
    }
}

/// A question with its answers: what its page shows the same reader, and no more.
struct QuestionDocument: Encodable {
    let number: Int64
    let title: String
    /// Markdown, and what it was turned into.
    let text: String
    let html: String
    let nature: String
    /// Left out where it was not said.
    let aim: String?
    let specialty: String?
    let tags: [String]
    let club: ClubDocument
    /// The discussion it stands in; left out where it stands alone.
    let discussion: String?
    let author: PersonDocument
    let askedAt: Date
    let changedAt: Date?
    let isWithdrawn: Bool
    let page: String
    let resource: String
    /// In the order of the page.
    let answers: [AnswerDocument]

    init(_ question: QuestionReading, origin: String) {
        let summary = question.summary
        number = summary.number.rawValue
        title = summary.title
        text = question.body.source
        html = question.body.html
        nature = summary.nature.rawValue
        aim = question.aim?.rawValue
        specialty = summary.specialty.isEmpty ? nil : summary.specialty
        tags = question.tags.map(\.rawValue)
        club = ClubDocument(summary, origin: origin)
        discussion = question.discussion.map { origin + SitePath.discussion($0.number, $0.title) }
        author = PersonDocument(question.author.number, question.author.name, origin: origin)
        askedAt = summary.askedAt.date
        changedAt = question.changedAt?.date
        isWithdrawn = question.isWithdrawn
        page = origin + SitePath.question(summary.number, summary.title)
        resource = origin + APIPath.question(summary.number)
        answers = question.answers.map { AnswerDocument($0, origin: origin) }
    }
}
