/// A structured reading that one member makes of a discussion's article. It says at least one thing.
package struct Appraisal: Hashable, Sendable {
    package let pico: PICO
    /// What the member read the article as; not always what the discussion calls it.
    package let studyDesign: StudyDesign
    /// In the order of the instrument; domains may be left out.
    package let judgements: [Judgement]
    package let certainty: Certainty?

    /// An appraisal as stored.
    package init(pico: PICO, studyDesign: StudyDesign, judgements: [Judgement], certainty: Certainty?) {
        self.pico = pico
        self.studyDesign = studyDesign
        self.judgements = judgements
        self.certainty = certainty
    }
}

/// Whom a study is about, what was done, compared with what, and what was looked at. Each may be empty.
package struct PICO: Hashable, Sendable {
    package let population: String
    package let intervention: String
    package let comparison: String
    package let outcome: String

    package init(population: String, intervention: String, comparison: String, outcome: String) {
        self.population = population
        self.intervention = intervention
        self.comparison = comparison
        self.outcome = outcome
    }

    package static let limit = 1_000

    var texts: [String] { [population, intervention, comparison, outcome] }
    package var isEmpty: Bool { texts.allSatisfy(\.isEmpty) }
}

/// What a member thinks of one domain, and what they rest it on.
package struct Judgement: Hashable, Sendable {
    package let domain: Instrument.Domain
    package let verdict: Verdict
    package let reason: String
    /// Where in the article it stands: "p. 4", "Table 2".
    package let place: String

    package init(domain: Instrument.Domain, verdict: Verdict, reason: String, place: String) {
        self.domain = domain
        self.verdict = verdict
        self.reason = reason
        self.place = place
    }

    package static let reasonLimit = 2_000
    package static let placeLimit = 200
}

extension Stage {
    /// From the time to read until the discussion closes: a reading made afterwards would not be a reader's own.
    package var takesAppraisals: Bool { self == .preReading || self == .open || self == .closing }

    /// - Throws: a conflict that says why no appraisal can be written or changed now.
    package func admitAppraisal() throws(Refusal) {
        if takesAppraisals { return }
        let why =
            self == .announced
            ? "The time to read has not begun yet" : "The discussion has closed"
        throw Refusal(.conflict, "\(why), so no appraisal can be saved now.")
    }
}

extension Viewer {
    /// An appraisal is taken back by its author, a facilitator of the club, or a moderator.
    package func mayWithdrawAppraisal(by author: Number<Member>, in club: Number<Club>) -> Bool {
        isMember && (member == author || isModerator || facilitates(club))
    }
}
