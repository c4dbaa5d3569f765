/// A level of evidence of the Oxford Centre for Evidence-Based Medicine of 2011; 1 is the highest. What a level means
/// depends on what the question asks about.
package enum EvidenceLevel: Int, CaseIterable, Hashable, Sendable, Codable {
    case one = 1
    case two, three, four, five

    package var name: String { "Level \(rawValue)" }

    /// The studies that stand at this level for a question; empty where the table has none.
    package func studies(for aim: Question.Aim) -> String { Self.table[aim]?[rawValue - 1] ?? "" }

    private static let table: [Question.Aim: [String]] = [
        .frequency: [
            "local and current random sample surveys, or censuses",
            "systematic review of surveys that can be matched to local circumstances", "local non-random sample",
            "case series", "",
        ],
        .diagnosis: [
            "systematic review of cross-sectional studies with a consistent, blinded reference standard",
            "cross-sectional study with a consistent, blinded reference standard",
            "non-consecutive study, or no consistent reference standard",
            "case-control study, or a poor reference standard", mechanism,
        ],
        .prognosis: [
            "systematic review of inception cohort studies", "inception cohort study",
            "cohort study, or control arm of a randomised trial",
            "case series, case-control study or poor cohort study", "",
        ],
        .benefits: [
            "systematic review of randomised trials, or n-of-1 trial",
            "randomised trial, or observational study with dramatic effect", controlled, weak, mechanism,
        ],
        .commonHarms: [
            "systematic review of randomised trials or of nested case-control studies, or n-of-1 trial",
            "randomised trial, or observational study with dramatic effect", controlled, weak, mechanism,
        ],
        .rareHarms: [
            "systematic review of randomised trials, or n-of-1 trial",
            "randomised trial, or observational study with dramatic effect", controlled, weak, mechanism,
        ],
        .screening: ["systematic review of randomised trials", "randomised trial", controlled, weak, mechanism],
    ]

    private static let controlled = "non-randomised controlled cohort or follow-up study"
    private static let weak = "case series, case-control or historically controlled study"
    private static let mechanism = "reasoning from mechanisms"
}

extension EvidenceLevel {
    /// The level at which a work of this design usually stands for a question; nil where the design says too little. Its
    /// quality, which a registry does not tell, may move it up or down.
    package init?(usualFor aim: Question.Aim, _ design: PublishedDesign) {
        let level: EvidenceLevel? =
            switch (aim, design) {
            case (.frequency, .systematicReview): .two
            case (.frequency, .crossSectional): .three
            case (.frequency, .caseSeries): .four
            case (.diagnosis, .systematicReview): .one
            case (.diagnosis, .crossSectional): .two
            case (.diagnosis, .cohort): .three
            case (.diagnosis, .caseControl): .four
            case (.prognosis, .systematicReview): .one
            case (.prognosis, .cohort), (.prognosis, .randomisedTrial): .three
            case (.prognosis, .caseControl), (.prognosis, .caseSeries): .four
            case (.benefits, _), (.commonHarms, _), (.rareHarms, _), (.screening, _): Self.ofTreatment(design)
            default: nil
            }
        guard let level else { return nil }
        self = level
    }

    private static func ofTreatment(_ design: PublishedDesign) -> EvidenceLevel? {
        switch design {
        case .systematicReview: .one
        case .randomisedTrial: .two
        case .controlledTrial, .cohort: .three
        case .caseControl, .caseSeries: .four
        case .crossSectional, .guideline, .review, .opinion: nil
        }
    }
}
