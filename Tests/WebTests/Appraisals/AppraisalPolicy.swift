import Colloquium
import Store

/// Who may do what about appraisals. Appraisal 1 is Ann's, in discussion 1, which is open.
extension PolicyTests {
    private static let appraisal = [("study-design", "randomised-trial"), ("outcome", "Death"), ("revision", "1")]

    static let appraisalRules: [Rule] = [
        Rule("GET", "/discussions/{discussion}/appraisals", "/discussions/1/appraisals", visitor: 200, all: 200),
        Rule("GET", "/appraisals/{appraisal}", "/appraisals/1", visitor: 303, all: 303),
        Rule("GET", "/appraisals/{appraisal}/history", "/appraisals/1/history", visitor: 200, all: 200),
        Rule("GET", "/discussions/{discussion}/appraisal", "/discussions/1/appraisal", visitor: 401, all: 200),
        Rule(
            "POST", "/discussions/{discussion}/appraisal", "/discussions/1/appraisal", appraisal, visitor: 401,
            all: 303),
        Rule(
            "POST", "/discussions/{discussion}/appraisal/draft/removal", "/discussions/1/appraisal/draft/removal",
            visitor: 401, all: 303),
        Rule(
            "GET", "/appraisals/{appraisal}/withdrawal", "/appraisals/1/withdrawal", visitor: 401, all: 403,
            author: 200, facilitator: 200, moderator: 200, administrator: 200),
        Rule(
            "POST", "/appraisals/{appraisal}/withdrawal", "/appraisals/1/withdrawal", visitor: 401, all: 403,
            author: 303, facilitator: 303, moderator: 303, administrator: 303),
        Rule(
            "POST", "/discussions/{discussion}/practice", "/discussions/1/practice",
            [("time", "before"), ("change", "yes")], visitor: 401, all: 303),
    ]

    static func furnishAppraisals(_ site: TestSite) async throws {
        _ = try await site.appraise(1, outcome: "Pain", by: site.author)
    }
}

extension TestSite {
    /// A member's first appraisal of a discussion's article.
    func appraise(
        _ discussion: Number<Discussion>, outcome: String, verdicts: [String: String] = [:], by member: Number<Member>
    ) async throws -> Number<Appraisal> {
        var entry = Appraisal.Entry()
        entry.studyDesign = "randomised-trial"
        entry.outcome = outcome
        entry.judgements = verdicts.mapValues { .init(verdict: $0) }
        return try await store.saveAppraisal(
            Appraisal(entry), of: discussion, revising: 0, by: store.viewer(member), at: clock.now)
    }
}
