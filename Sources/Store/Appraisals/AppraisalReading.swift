package import Colloquium
import GRDB

/// An appraisal with its author, as it stands.
package struct AppraisalReading: Sendable {
    package let number: Number<Appraisal>
    package let discussion: Number<Discussion>
    package let author: Author
    package let appraisal: Appraisal
    /// From 1; a form that changes an appraisal says which one it was made from.
    package let revision: Int
    package let writtenAt: Instant
    package let editedAt: Instant?
    package let withdrawnAt: Instant?
    package let withdrawnBy: Number<Member>?

    /// Whether somebody else took it back; then its author writes no other.
    package var isRemoved: Bool { withdrawnBy != nil && withdrawnBy != author.number }

    package static let removed = Refusal(
        .forbidden, "Your appraisal was withdrawn for you; ask the facilitators before you write again.")
}

/// An appraisal as it stood once.
package struct AppraisalVersion: Sendable {
    package let number: Number<Appraisal>
    package let revision: Int
    package let appraisal: Appraisal
    package let savedAt: Instant
}

private struct AppraisalRow: ReadRow {
    let number: Number<Appraisal>
    let discussion: Number<Discussion>
    let member: Number<Member>
    let revision: Int
    let writtenAt: Instant
    let editedAt: Instant?
    let withdrawnAt: Instant?
    let withdrawnBy: Number<Member>?
    let authorName: String
    let authorByline: String
}

private struct VersionRow: ReadRow {
    let appraisal: Number<Appraisal>
    let revision: Int
    let studyDesign: StudyDesign
    let population: String
    let intervention: String
    let comparison: String
    let outcome: String
    let certainty: Certainty.Level?
    let savedAt: Instant

    var key: VersionKey { VersionKey(appraisal: appraisal, revision: revision) }

    func version(_ judgements: [JudgementRow], _ reasons: [ReasonRow]) -> AppraisalVersion {
        let instrument = studyDesign.instrument
        let judged = judgements.reduce(into: [String: JudgementRow]()) { $0[$1.domain] = $1 }
        let appraisal = Appraisal(
            pico: PICO(
                population: population, intervention: intervention, comparison: comparison, outcome: outcome),
            studyDesign: studyDesign,
            judgements: instrument.domains.compactMap { judged[$0.key]?.judgement(of: $0, by: instrument) },
            certainty: certainty.map { level in
                let given = reasons.reduce(into: [Certainty.Cause: String]()) { $0[$1.cause] = $1.note }
                return Certainty(
                    level: level,
                    reasons: Certainty.Cause.allCases.compactMap { cause in
                        given[cause].map { Certainty.Reason(cause: cause, note: $0) }
                    })
            })
        return AppraisalVersion(number: self.appraisal, revision: revision, appraisal: appraisal, savedAt: savedAt)
    }
}

private struct VersionKey: Hashable {
    let appraisal: Number<Appraisal>
    let revision: Int
}

private struct JudgementRow: ReadRow {
    let appraisal: Number<Appraisal>
    let revision: Int
    let domain: String
    let verdict: String
    let reason: String
    let place: String

    var key: VersionKey { VersionKey(appraisal: appraisal, revision: revision) }

    func judgement(of domain: Instrument.Domain, by instrument: Instrument) -> Judgement? {
        instrument.verdict(verdict).map { Judgement(domain: domain, verdict: $0, reason: reason, place: place) }
    }
}

private struct ReasonRow: ReadRow {
    let appraisal: Number<Appraisal>
    let revision: Int
    let cause: Certainty.Cause
    let note: String

    var key: VersionKey { VersionKey(appraisal: appraisal, revision: revision) }
}

extension Database {
    /// The appraisals a condition on `appraisals` chooses, oldest first, withdrawn ones too; whoever asks must have made
    /// sure that the viewer may read them.
    func appraisals(where chosen: SQL) throws -> [AppraisalReading] {
        let rows = try AppraisalRow.all(
            self,
            """
            SELECT appraisals.*, members.name AS author_name, members.byline AS author_byline
            FROM appraisals JOIN members ON members.number = appraisals.member
            WHERE \(chosen) ORDER BY appraisals.number
            """)
        let versions = try appraisalVersions(
            where: "(appraisal, revision) IN (SELECT number, revision FROM appraisals WHERE \(chosen))"
        ).reduce(into: [Number<Appraisal>: Appraisal]()) { $0[$1.number] = $1.appraisal }
        return rows.compactMap { row in
            versions[row.number].map { appraisal in
                AppraisalReading(
                    number: row.number, discussion: row.discussion,
                    author: Author(number: row.member, name: row.authorName, byline: row.authorByline),
                    appraisal: appraisal, revision: row.revision, writtenAt: row.writtenAt, editedAt: row.editedAt,
                    withdrawnAt: row.withdrawnAt, withdrawnBy: row.withdrawnBy)
            }
        }
    }

    /// The versions a condition on `appraisal_revisions` chooses, oldest first.
    func appraisalVersions(where chosen: SQL) throws -> [AppraisalVersion] {
        let rows = try VersionRow.all(
            self, "SELECT * FROM appraisal_revisions WHERE \(chosen) ORDER BY appraisal, revision")
        let judgements = Dictionary(
            grouping: try JudgementRow.all(self, Self.parts("appraisal_judgements", ofVersions: chosen)), by: \.key)
        let reasons = Dictionary(
            grouping: try ReasonRow.all(self, Self.parts("appraisal_certainty_reasons", ofVersions: chosen)), by: \.key)
        return rows.map { $0.version(judgements[$0.key] ?? [], reasons[$0.key] ?? []) }
    }

    private static func parts(_ table: String, ofVersions chosen: SQL) -> SQL {
        """
        SELECT * FROM \(sql: table) WHERE (appraisal, revision) IN
            (SELECT appraisal, revision FROM appraisal_revisions WHERE \(chosen))
        """
    }
}
