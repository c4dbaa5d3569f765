package import Colloquium
import GRDB

/// Why a reader says that a reference does not support an answer.
package struct ReferenceDoubt: Sendable {
    package let member: Number<Member>
    package let name: String
    package let reason: String
    package let givenAt: Instant
}

/// What a reader calls better evidence than that of an answer.
package struct BetterEvidence: Sendable {
    package let number: Number<BetterEvidence>
    package let member: Number<Member>
    package let name: String
    package let work: CitedWork
    package let reason: String
    package let givenAt: Instant
}

private struct ObjectionRow: ReadRow {
    let answer: Number<StoredAnswer>
    let scheme: Identifier.Scheme
    let value: String
    let member: Number<Member>
    let name: String
    let reason: String
    let givenAt: Instant
}

/// A reference of an answer.
struct ReferencePlace: Hashable {
    let answer: Number<StoredAnswer>
    let identifier: Identifier
}

/// How an answer was received, before its evidence is counted.
struct AnswerReceptionRow: ReadRow {
    let answer: Number<StoredAnswer>
    let isAccepted: Bool
    let isEndorsed: Bool
    let endorsements: Int
    let members: Int
    /// Before the answer was last edited.
    let isAcceptedEarlier: Bool
    let earlierEndorsements: Int
}

extension Database {
    func doubts(inAnswers condition: SQL) throws -> [ReferencePlace: [ReferenceDoubt]] {
        let rows = try ObjectionRow.all(
            self,
            """
            SELECT answer, scheme, value, member, members.name, reason, given_at
            FROM reference_doubts JOIN answers ON answers.number = answer JOIN members ON members.number = member
            WHERE \(condition) ORDER BY given_at, member
            """)
        return rows.reduce(into: [:]) { doubts, row in
            guard let identifier = Identifier(row.scheme, row.value) else { return }
            doubts[ReferencePlace(answer: row.answer, identifier: identifier), default: []].append(
                ReferenceDoubt(member: row.member, name: row.name, reason: row.reason, givenAt: row.givenAt))
        }
    }

    func betterEvidence(
        forAnswers condition: SQL, discussed: Number<Article>?, for viewer: Viewer
    ) throws -> [Number<StoredAnswer>: [BetterEvidence]] {
        let rows = try Row.all(
            self,
            """
            SELECT cited.number, cited.answer, cited.scheme, cited.value, cited.member, members.name, reason, given_at,
                \(ReferencedWorkRow.facts(for: viewer))
            FROM better_evidence AS cited JOIN answers ON answers.number = cited.answer
                JOIN members ON members.number = cited.member \(ReferencedWorkRow.work)
            WHERE \(condition) ORDER BY cited.number
            """)
        return try rows.reduce(into: [:]) { found, row in
            let own = try ObjectionRow(row: row)
            guard let identifier = Identifier(own.scheme, own.value) else { return }
            let work = try ReferencedWorkRow(row: row).work(identifier, discussed: discussed)
            found[own.answer, default: []].append(
                BetterEvidence(
                    number: row["number"], member: own.member, name: own.name, work: work, reason: own.reason,
                    givenAt: own.givenAt))
        }
    }

    func receptions(
        ofAnswers condition: SQL, for viewer: Viewer
    ) throws -> [Number<StoredAnswer>: AnswerReceptionRow] {
        let rows = try AnswerReceptionRow.all(
            self,
            """
            SELECT answers.number AS answer,
                EXISTS (SELECT 1 FROM accepted_answers WHERE answer = answers.number) AS is_accepted,
                EXISTS (SELECT 1 FROM endorsements WHERE answer = answers.number AND member = \(viewer.member))
                    AS is_endorsed,
                (SELECT count(*) FROM endorsements WHERE answer = answers.number) AS endorsements,
                (SELECT count(*) FROM (SELECT member FROM endorsements WHERE answer = answers.number
                    UNION SELECT member FROM reference_doubts WHERE answer = answers.number)) AS members,
                EXISTS (SELECT 1 FROM accepted_answers WHERE answer = answers.number
                    AND accepted_at < coalesce(edited_at, 0)) AS is_accepted_earlier,
                (SELECT count(*) FROM endorsements WHERE answer = answers.number
                    AND given_at < coalesce(edited_at, 0)) AS earlier_endorsements
            FROM answers WHERE \(condition)
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.answer, $0) })
    }
}
