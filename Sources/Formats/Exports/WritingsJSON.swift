package import Colloquium
import Foundation

extension OwnWritings {
    /// As `colloquium.writings`, version 1.
    /// - Parameter origin: of the site, before every path.
    package func json(origin: String) throws -> String {
        try ExportedFile(schema: "colloquium.writings", content: ExportedWritings(self, origin: origin)).text
    }
}

struct ExportedWritings: Encodable {
    let member: String
    let contributions: [Written]
    let appraisals: [Appraised]
    let practice: [Practised]
    let questions: [Asked]
    let answers: [Answered]
    let panels: [Seated]
    let votes: [Voted]
    let remarks: [Remarked]
    let judgements: [JudgedForPanel]
    let credits: [Credited]
    let network: Networked
    let worksheet: Planned
    let mentoring: Mentored

    init(_ own: OwnWritings, origin: String) {
        member = own.member
        contributions = own.contributions.map { Written($0, origin) }
        appraisals = own.appraisals.map { Appraised($0, origin) }
        practice = own.practice.map { Practised($0, origin) }
        questions = own.questions.map { Asked($0, origin) }
        answers = own.answers.map { Answered($0, origin) }
        panels = own.panels.map { Seated($0, origin) }
        votes = own.votes.map { Voted($0, origin) }
        remarks = own.remarks.map { Remarked($0, origin) }
        judgements = own.judgements.map { JudgedForPanel($0, origin) }
        credits = own.credits.map { Credited($0, origin) }
        network = Networked(own.network)
        worksheet = Planned(own.worksheet)
        mentoring = Mentored(own.mentoring)
    }

    struct Written: Encodable {
        let address: String
        let article: String
        let tags: [String]
        let kind: String
        let writtenAt: Date
        let text: String
        let competingInterests: String?
        let aiUse: String?

        init(_ own: OwnWritings.OwnContribution, _ origin: String) {
            address = "\(origin)/contributions/\(own.contribution.number)"
            article = own.place.title
            tags = own.place.tags.map(\.rawValue)
            kind = own.contribution.kind.rawValue
            writtenAt = own.contribution.writtenAt.date
            text = own.contribution.body.source
            competingInterests = own.declaration?.competingInterests
            aiUse = own.declaration?.aiUse
        }
    }

    struct Appraised: Encodable {
        let address: String
        let article: String
        let tags: [String]
        let writtenAt: Date
        let studyDesign: String
        let population: String
        let intervention: String
        let comparison: String
        let outcome: String
        let judgements: [Judged]
        let certainty: String?
        let certaintyReasons: [Reason]

        init(_ own: OwnWritings.OwnAppraisal, _ origin: String) {
            let appraisal = own.appraisal
            address = "\(origin)/appraisals/\(own.number)"
            article = own.place.title
            tags = own.place.tags.map(\.rawValue)
            writtenAt = own.writtenAt.date
            studyDesign = appraisal.studyDesign.rawValue
            population = appraisal.pico.population
            intervention = appraisal.pico.intervention
            comparison = appraisal.pico.comparison
            outcome = appraisal.pico.outcome
            judgements = appraisal.judgements.map(Judged.init)
            certainty = appraisal.certainty?.level.rawValue
            certaintyReasons = (appraisal.certainty?.reasons ?? []).map(Reason.init)
        }
    }

    struct Judged: Encodable {
        let domain: String
        let verdict: String
        let reason: String
        let place: String

        init(_ judgement: Judgement) {
            domain = judgement.domain.name
            verdict = judgement.verdict.name
            reason = judgement.reason
            place = judgement.place
        }
    }

    struct Reason: Encodable {
        let cause: String
        let note: String

        init(_ reason: Certainty.Reason) {
            cause = reason.cause.rawValue
            note = reason.note
        }
    }
}
