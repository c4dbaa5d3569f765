/// How a study was done, as far as the publication types and subject headings of its record tell.
package enum PublishedDesign: String, CaseIterable, Hashable, Sendable {
    case systematicReview, randomisedTrial, controlledTrial, cohort, caseControl, crossSectional, caseSeries, guideline,
        review, opinion

    package var name: String {
        switch self {
        case .systematicReview: "Systematic review"
        case .randomisedTrial: "Randomised trial"
        case .controlledTrial: "Clinical trial"
        case .cohort: "Cohort study"
        case .caseControl: "Case-control study"
        case .crossSectional: "Cross-sectional study"
        case .caseSeries: "Case report or series"
        case .guideline: "Guideline"
        case .review: "Review"
        case .opinion: "Opinion"
        }
    }

    /// The first of these words that a record has decides: a randomised trial is a clinical trial too, and a review of trials
    /// names them among its subjects. Subject headings tell of studies alone, never of what a work is about.
    package init?(publicationTypes: [String], meshTerms: [String]) {
        let types = Set(publicationTypes.map { $0.lowercased() })
        let headings = Set(meshTerms.map { $0.lowercased() })
        let told = Self.byType.first { types.contains($0.word) } ?? Self.byHeading.first { headings.contains($0.word) }
        guard let design = told?.design ?? Self.byLastType.first(where: { types.contains($0.word) })?.design else {
            return nil
        }
        self = design
    }

    private static let byType: [(word: String, design: PublishedDesign)] = [
        ("systematic review", .systematicReview), ("meta-analysis", .systematicReview),
        ("network meta-analysis", .systematicReview), ("practice guideline", .guideline), ("guideline", .guideline),
        ("randomized controlled trial", .randomisedTrial), ("pragmatic clinical trial", .randomisedTrial),
        ("equivalence trial", .randomisedTrial), ("case reports", .caseSeries), ("editorial", .opinion),
        ("comment", .opinion), ("letter", .opinion), ("news", .opinion), ("review", .review),
        ("scoping review", .review), ("controlled clinical trial", .controlledTrial),
    ]

    private static let byHeading: [(word: String, design: PublishedDesign)] = [
        ("case-control studies", .caseControl), ("cohort studies", .cohort), ("follow-up studies", .cohort),
        ("longitudinal studies", .cohort), ("prospective studies", .cohort), ("retrospective studies", .cohort),
        ("cross-sectional studies", .crossSectional),
    ]

    private static let byLastType: [(word: String, design: PublishedDesign)] = [
        ("clinical trial", .controlledTrial), ("clinical trial, phase iii", .controlledTrial),
        ("observational study", .cohort),
    ]
}
