extension Question {
    /// What a clinical question asks about, in the rows of the levels of evidence of the Oxford Centre for Evidence-Based
    /// Medicine of 2011: what counts as the best evidence differs between them.
    package enum Aim: String, CaseIterable, Hashable, Sendable, Codable {
        case frequency, diagnosis, prognosis, benefits
        case commonHarms = "common-harms"
        case rareHarms = "rare-harms"
        case screening

        package var name: String {
            switch self {
            case .frequency: "How common the problem is"
            case .diagnosis: "Diagnosis"
            case .prognosis: "Prognosis"
            case .benefits: "Benefits of a treatment"
            case .commonHarms: "Common harms"
            case .rareHarms: "Rare harms"
            case .screening: "Screening"
            }
        }
    }
}
