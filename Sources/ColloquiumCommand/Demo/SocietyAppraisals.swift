import Colloquium
import Store

extension Society {
    struct Appraisal: Decodable {
        let author: String
        let hoursAfterOpening: Double
        let population: String
        let intervention: String
        let comparison: String
        let outcome: String
        let studyDesign: String
        let judgements: [Judgement]
        let certainty: String
        /// Notes by the cause that takes certainty down or up.
        let because: [String: String]
    }

    struct Judgement: Decodable {
        let domain: String
        let verdict: String
        let reason: String
        let place: String
    }

    struct PracticeAnswer: Decodable {
        let member: String
        let hoursAfterOpening: Double
        let time: String
        let change: String
        let why: String
    }
}

/// How the example society read its articles.
extension SocietyLoader {
    func add(_ told: Society.Appraisal, to discussion: Number<Discussion>, openedAt: Instant) async throws {
        var entry = Appraisal.Entry()
        entry.population = told.population
        entry.intervention = told.intervention
        entry.comparison = told.comparison
        entry.outcome = told.outcome
        entry.studyDesign = told.studyDesign
        for judgement in told.judgements {
            entry.judgements[judgement.domain] = .init(
                verdict: judgement.verdict, reason: judgement.reason, place: judgement.place)
        }
        entry.certainty = told.certainty
        entry.reasons = told.because.mapValues { .init(isGiven: true, note: $0) }
        _ = try await store.saveAppraisal(
            Appraisal(entry), of: discussion, revising: 0, by: viewer(told.author),
            at: openedAt + .seconds(Int(told.hoursAfterOpening * 3600)))
    }

    func add(_ told: Society.PracticeAnswer, to discussion: Number<Discussion>, openedAt: Instant) async throws {
        guard let time = PracticeAnswer.Time(rawValue: told.time) else {
            throw Refusal(.invalid, "“\(told.time)” is no time of an answer about practice.")
        }
        var entry = PracticeAnswer.Entry()
        entry.change = told.change
        entry.why = told.why
        try await store.answerPractice(
            PracticeAnswer(entry), time, in: discussion, by: viewer(told.member),
            at: openedAt + .seconds(Int(told.hoursAfterOpening * 3600)))
    }
}
