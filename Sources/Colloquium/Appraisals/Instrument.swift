/// A recognised way to judge studies of one design, in our own words: what is asked about, and which judgements there
/// are. The full instrument, with its signalling questions, is what `publication` describes.
package struct Instrument: Hashable, Sendable {
    package let name: String
    package let publication: Publication
    package let domains: [Domain]
    /// From best to worst.
    package let verdicts: [Verdict]

    /// Where an instrument was published.
    package struct Publication: Hashable, Sendable {
        /// As a reference list has it, without the DOI.
        package let citation: String
        package let doi: String
    }

    /// One thing that is judged.
    package struct Domain: Hashable, Sendable {
        /// Stable, and unique among all instruments, so that a form can keep the judgements of several.
        package let key: String
        package let name: String
        /// What to ask oneself, for somebody who does this for the first time.
        package let question: String

        init(_ key: String, _ name: String, _ question: String) {
            self.key = key
            self.name = name
            self.question = question
        }
    }

    package func domain(_ key: String) -> Domain? { domains.first { $0.key == key } }
    package func verdict(_ key: String) -> Verdict? { verdicts.first { $0.key == key } }
}

extension StudyDesign {
    /// What a study of this design is judged by.
    package var instrument: Instrument {
        switch self {
        case .randomisedTrial: .riskOfBias2
        case .nonRandomisedStudy: .robinsI
        case .diagnosticAccuracy: .quadas2
        case .systematicReview: .amstar2
        case .prognostic: .quips
        case .qualitative: .casp
        case .economic: .cheers
        case .guideline: .agree2
        case .survey: .cross
        case .educationResearch: .mersqi
        case .narrativeReview: .sanra
        case .other: .usersGuide
        }
    }
}
