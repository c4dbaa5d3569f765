/// How the study behind an article was made; it decides which appraisal fits.
package enum StudyDesign: String, CaseIterable, Hashable, Sendable, Codable {
    case randomisedTrial = "randomised-trial"
    case nonRandomisedStudy = "non-randomised-study"
    case diagnosticAccuracy = "diagnostic-accuracy"
    case systematicReview = "systematic-review"
    case prognostic
    case qualitative
    case economic
    case guideline
    case survey
    case educationResearch = "education-research"
    case narrativeReview = "narrative-review"
    case other

    package var name: String {
        switch self {
        case .randomisedTrial: "Randomised trial"
        case .nonRandomisedStudy: "Non-randomised study"
        case .diagnosticAccuracy: "Diagnostic accuracy study"
        case .systematicReview: "Systematic review"
        case .prognostic: "Prognostic study"
        case .qualitative: "Qualitative study"
        case .economic: "Economic evaluation"
        case .guideline: "Guideline"
        case .survey: "Survey"
        case .educationResearch: "Education research"
        case .narrativeReview: "Narrative review"
        case .other: "Other"
        }
    }
}
