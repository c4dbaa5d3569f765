import Colloquium

@testable import Store

extension Society {
    static func appraisal(
        _ outcome: String, _ design: StudyDesign = .randomisedTrial, verdicts: [String: String] = [:],
        certainty: Certainty.Level? = nil, because causes: [Certainty.Cause] = []
    ) throws -> Appraisal {
        var entry = Appraisal.Entry()
        entry.studyDesign = design.rawValue
        entry.outcome = outcome
        entry.judgements = verdicts.mapValues { .init(verdict: $0, reason: "Because.", place: "p. 4") }
        entry.certainty = certainty?.rawValue ?? ""
        for cause in causes { entry.reasons[cause.rawValue] = .init(isGiven: true, note: "Noted.") }
        return try Appraisal(entry)
    }

    @discardableResult
    func appraise(
        _ discussion: Number<Discussion>, _ outcome: String, revising revision: Int = 0, by member: Number<Member>,
        at now: Instant = Society.start
    ) async throws -> Number<Appraisal> {
        try await store.saveAppraisal(
            try Society.appraisal(outcome), of: discussion, revising: revision, by: try await viewer(member), at: now)
    }

    func answer(
        _ change: PracticeAnswer.Change, _ time: PracticeAnswer.Time, why: String = "",
        in discussion: Number<Discussion>, by member: Number<Member>, at now: Instant = Society.start
    ) async throws {
        try await store.answerPractice(
            PracticeAnswer(change: change, why: why), time, in: discussion, by: try await viewer(member), at: now)
    }
}
