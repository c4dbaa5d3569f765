/// What a verdict means for trust in a study, whatever its instrument calls it.
package enum Tone: String, CaseIterable, Hashable, Sendable {
    case good, concern, bad, unknown
}

/// One of the judgements an instrument allows for a domain.
package struct Verdict: Hashable, Sendable {
    /// Stable: what forms and tables call it.
    package let key: String
    package let name: String
    package let tone: Tone
    /// One character that tells it from the other verdicts of its instrument where colours do not.
    package let sign: String

    private init(_ key: String, _ name: String, _ tone: Tone, _ sign: String) {
        self.key = key
        self.name = name
        self.tone = tone
        self.sign = sign
    }
}

/// Each list from best to worst, with what could not be told at its end.
extension [Verdict] {
    static let riskOfBias = [Verdict.lowRisk, .someConcerns, .highRisk]
    static let confoundedRisk = [Verdict.lowRisk, .moderateRisk, .seriousRisk, .criticalRisk, .noInformation]
    static let accuracyRisk = [Verdict.lowRisk, .highRisk, .unclearRisk]
    static let prognosticRisk = [Verdict.lowRisk, .moderateRisk, .highRisk]
    static let fulfilment = [Verdict.yes, .partialYes, .no]
    static let plainAnswers = [Verdict.yes, .partly, .no, .cannotTell]
}

extension Verdict {
    fileprivate static let lowRisk = Verdict("low", "Low risk", .good, "+")
    fileprivate static let someConcerns = Verdict("some-concerns", "Some concerns", .concern, "−")
    fileprivate static let moderateRisk = Verdict("moderate", "Moderate risk", .concern, "−")
    fileprivate static let highRisk = Verdict("high", "High risk", .bad, "×")
    fileprivate static let seriousRisk = Verdict("serious", "Serious risk", .bad, "×")
    fileprivate static let criticalRisk = Verdict("critical", "Critical risk", .bad, "!")
    fileprivate static let unclearRisk = Verdict("unclear", "Unclear", .unknown, "?")
    fileprivate static let noInformation = Verdict("no-information", "No information", .unknown, "?")
    fileprivate static let yes = Verdict("yes", "Yes", .good, "+")
    fileprivate static let partialYes = Verdict("partial-yes", "Partial yes", .concern, "−")
    fileprivate static let partly = Verdict("partly", "Partly", .concern, "−")
    fileprivate static let no = Verdict("no", "No", .bad, "×")
    fileprivate static let cannotTell = Verdict("cannot-tell", "Cannot tell", .unknown, "?")
}
