/// How sure one can be of what an article's evidence says, in GRADE's four levels.
package struct Certainty: Hashable, Sendable {
    package let level: Level
    /// In the order of `Cause`.
    package let reasons: [Reason]

    package init(level: Level, reasons: [Reason]) {
        self.level = level
        self.reasons = reasons
    }

    package enum Level: String, CaseIterable, Hashable, Sendable, Codable {
        case high, moderate, low
        case veryLow = "very-low"

        package var name: String {
            switch self {
            case .high: "High"
            case .moderate: "Moderate"
            case .low: "Low"
            case .veryLow: "Very low"
            }
        }
    }

    /// Why the level is lower or higher than where studies of the kind start.
    package enum Cause: String, CaseIterable, Hashable, Sendable, Codable {
        case riskOfBias = "risk-of-bias"
        case inconsistency, indirectness, imprecision
        case publicationBias = "publication-bias"
        case largeEffect = "large-effect"
        case doseResponse = "dose-response"
        case opposingConfounding = "opposing-confounding"

        package var lowers: Bool {
            switch self {
            case .riskOfBias, .inconsistency, .indirectness, .imprecision, .publicationBias: true
            case .largeEffect, .doseResponse, .opposingConfounding: false
            }
        }

        package var name: String {
            switch self {
            case .riskOfBias: "Risk of bias"
            case .inconsistency: "Inconsistency"
            case .indirectness: "Indirectness"
            case .imprecision: "Imprecision"
            case .publicationBias: "Publication bias"
            case .largeEffect: "Large effect"
            case .doseResponse: "Dose-response"
            case .opposingConfounding: "Opposing confounding"
            }
        }
    }

    package struct Reason: Hashable, Sendable {
        package let cause: Cause
        package let note: String

        package init(cause: Cause, note: String) {
            self.cause = cause
            self.note = note
        }

        package static let noteLimit = 500
    }
}

extension StudyDesign {
    /// Where GRADE starts before there are reasons to go down or up; nil where it depends on what was gathered, or where
    /// GRADE is not made for the design. A hint, never a rule.
    package var startingCertainty: Certainty.Level? {
        switch self {
        case .randomisedTrial: .high
        case .nonRandomisedStudy: .low
        default: nil
        }
    }
}
