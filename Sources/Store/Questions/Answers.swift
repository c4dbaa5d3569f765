package import Colloquium
import Foundation
import GRDB

/// An answer with its author and its references, as a question shows it.
package struct AnswerReading: Sendable {
    package let number: Number<StoredAnswer>
    package let question: Number<Question>
    package let author: Author
    package let body: Prose
    package let answeredAt: Instant
    package let revision: Int
    package let editedAt: Instant?
    package let withdrawnAt: Instant?
    /// Since when its author alone sees it, because no registry knows a reference of it.
    package let heldAt: Instant?
    package let references: [CitedReference]
    /// About works it rests on or names, the gravest first.
    package let notices: [CitedNotice]
    package let reception: AnswerReception
    /// Whether who reads it endorsed it.
    package let isEndorsed: Bool
    /// What readers call better evidence, in the order in which they said so.
    package let better: [BetterEvidence]
    package let verdicts: [PanelVerdict]
}

/// An answer as it stood once.
package struct AnswerRevision: Decodable, FetchableRecord, Sendable {
    package let revision: Int
    package let bodyHtml: String
    package let references: String
    package let writtenAt: Instant
}

extension AnswerRevision: ReadRow {}

struct AnswerRow: ReadRow {
    let number: Number<StoredAnswer>
    let question: Number<Question>
    let body: String
    let bodyHtml: String
    let answeredAt: Instant
    let revision: Int
    let editedAt: Instant?
    let withdrawnAt: Instant?
    let heldAt: Instant?
    let author: Number<Member>
    let authorName: String
    let authorByline: String

    static var selection: SQL {
        """
        SELECT answers.*, members.name AS author_name, members.byline AS author_byline
        FROM answers JOIN members ON members.number = answers.author
        """
    }

    func reading(_ around: AnswerSurroundings) -> AnswerReading {
        AnswerReading(
            number: number, question: question, author: Author(number: author, name: authorName, byline: authorByline),
            body: Prose(source: body, html: bodyHtml), answeredAt: answeredAt, revision: revision, editedAt: editedAt,
            withdrawnAt: withdrawnAt, heldAt: heldAt, references: around.references[number] ?? [],
            notices: around.notices[number] ?? [], reception: around.reception(of: number),
            isEndorsed: around.receptions[number]?.isEndorsed ?? false, better: around.better[number] ?? [],
            verdicts: around.verdicts[number] ?? [])
    }
}

/// What stands around the texts of answers; a query of each kind for a whole page.
struct AnswerSurroundings {
    let references: [Number<StoredAnswer>: [CitedReference]]
    let notices: [Number<StoredAnswer>: [CitedNotice]]
    let receptions: [Number<StoredAnswer>: AnswerReceptionRow]
    let better: [Number<StoredAnswer>: [BetterEvidence]]
    let verdicts: [Number<StoredAnswer>: [PanelVerdict]]

    func reception(of answer: Number<StoredAnswer>) -> AnswerReception {
        var reception = AnswerReception()
        guard let row = receptions[answer] else { return reception }
        reception.isAccepted = row.isAccepted
        reception.endorsements = row.endorsements
        reception.members = row.members
        reception.isAcceptedEarlier = row.isAcceptedEarlier
        reception.earlierEndorsements = row.earlierEndorsements
        reception.isPanelEndorsed =
            (verdicts[answer] ?? []).contains(where: \.isEndorsement)
            && references[answer]?.contains { $0.work.state == .retracted } != true
        for cited in references[answer] ?? [] {
            reception.count(
                cited.reference.evidence.level, doubts: cited.doubts.count, isRetracted: cited.work.state == .retracted)
        }
        return reception
    }
}

extension Store {
    package func answer(_ number: Number<StoredAnswer>, for viewer: Viewer) async throws -> AnswerReading {
        try await read { db in try db.answer(number, for: viewer) }
    }

    /// Takes an answer back; its author or a moderator may.
    package func withdraw(_ number: Number<StoredAnswer>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let old = try db.answer(number, for: viewer)
            if old.withdrawnAt != nil { return }
            guard viewer.mayWithdrawAnswer(by: old.author.number) else {
                throw Refusal(.forbidden, "Only its author or a moderator may withdraw an answer.")
            }
            try db.run("UPDATE answers SET withdrawn_at = \(now) WHERE number = \(number)")
            try db.forgetWorks(in: number)
            try db.unindex(.answer, number.rawValue)
            try db.audit("answer withdrawn", "answers/\(number)", by: viewer.member, at: now)
        }
    }

    /// What an answer said before, oldest first.
    package func history(
        of number: Number<StoredAnswer>, for viewer: Viewer
    ) async throws -> (now: AnswerReading, before: [AnswerRevision]) {
        try await read { db in
            let now = try db.answer(number, for: viewer)
            if now.withdrawnAt != nil, !viewer.isModerator { throw Refusal(.gone, "This answer was withdrawn.") }
            let before = try AnswerRevision.all(
                db, "SELECT * FROM answer_revisions WHERE answer = \(number) ORDER BY revision")
            return (now, before)
        }
    }
}

extension Database {
    /// What is accepted first, then what panels endorse, then by evidence and support; those that are withdrawn last.
    func answers(to question: Number<Question>, for viewer: Viewer) throws -> [AnswerReading] {
        let rows = try AnswerRow.all(
            self,
            """
            \(AnswerRow.selection) WHERE question = \(question) AND \(viewer.isShownAnswer) ORDER BY answers.number
            """)
        let around = try surroundings(
            ofAnswers: "answers.question = \(question)", rows.map(\.number),
            discussed: articleDiscussed(where: question), for: viewer)
        let answers = rows.map { $0.reading(around) }
        return answers.filter { $0.withdrawnAt == nil }.inOrder { $0.reception.precedes($1.reception) }
            + answers.filter { $0.withdrawnAt != nil }
    }

    private func surroundings(
        ofAnswers condition: SQL, _ answers: [Number<StoredAnswer>], discussed: Number<Article>?, for viewer: Viewer
    ) throws -> AnswerSurroundings {
        AnswerSurroundings(
            references: try references(ofAnswers: condition, discussed: discussed, for: viewer),
            notices: try notices(citedBy: answers), receptions: try receptions(ofAnswers: condition, for: viewer),
            better: try betterEvidence(forAnswers: condition, discussed: discussed, for: viewer),
            verdicts: try verdicts(ofAnswers: condition))
    }

    func answer(_ number: Number<StoredAnswer>, for viewer: Viewer) throws -> AnswerReading {
        let row = try AnswerRow.first(
            self,
            """
            \(AnswerRow.selection) WHERE answers.number = \(number) AND \(viewer.isShownAnswer)
                AND question IN (SELECT number FROM questions WHERE club IN \(viewer.readableClubs))
            """)
        guard let row else { throw Refusal.noSuch("answer") }
        return row.reading(
            try surroundings(
                ofAnswers: "answers.number = \(number)", [number], discussed: articleDiscussed(where: row.question),
                for: viewer))
    }
}

extension [AnswerReading] {
    /// Sorted so that equals stay in their order.
    fileprivate func inOrder(_ precedes: (AnswerReading, AnswerReading) -> Bool) -> [AnswerReading] {
        enumerated().sorted { one, other in
            precedes(one.element, other.element)
                || one.offset < other.offset && !precedes(other.element, one.element)
        }.map(\.element)
    }
}
