/// What a member typed of an appraisal and has not saved, kept on the site until they save or discard it.
package struct AppraisalDraft: Hashable, Sendable {
    package let discussion: Number<Discussion>
    /// The form's fields by their names.
    package let typed: [String: String]
    /// Of the appraisal that the form changes; 0 for none.
    package let revision: Int
    /// Of the form it is typed into.
    package let submission: String
    /// When the draft was saved that the form was filled with; nil for none.
    package let over: Instant?

    /// In characters, of all fields together; more than a saved appraisal may have.
    package static let limit = 100_000

    /// - Throws: a problem for what is far too long to be saved.
    package init(
        of discussion: Number<Discussion>, _ typed: [String: String], revising revision: Int, submission: String,
        over: Instant?
    ) throws(Refusal) {
        let length = typed.values.reduce(0) { $0 + $1.unicodeScalars.count }
        if length > Self.limit {
            throw .invalid("", "Shorten the appraisal to \(Self.limit) characters; it has \(length).")
        }
        self.discussion = discussion
        self.typed = typed.filter { !$0.value.isEmpty && Appraisal.Entry.fieldNames.contains($0.key) }
        self.revision = revision
        self.submission = String(submission.prefix(64))
        self.over = over
    }

    /// Whether nothing stands in it but the design that the form began with.
    package var isEmpty: Bool { typed.keys.allSatisfy { Appraisal.Entry.designNames.contains($0) } }
}

extension Appraisal.Entry {
    static let designNames: Set<String> = ["study-design", "shown-design"]

    /// Of everything a form for an appraisal may hold.
    package static let fieldNames: Set<String> = designNames.union(
        ["population", "intervention", "comparison", "outcome", "certainty"]
            + StudyDesign.allCases.flatMap(\.instrument.domains).flatMap {
                ["verdict-\($0.key)", "reason-\($0.key)", "place-\($0.key)"]
            } + Certainty.Cause.allCases.flatMap { ["certainty-\($0.rawValue)", "note-\($0.rawValue)"] })

    /// - Parameter field: the text of a field, by its name; empty where there is none.
    package init(_ field: (String) -> String) {
        self.init()
        population = field("population")
        intervention = field("intervention")
        comparison = field("comparison")
        outcome = field("outcome")
        studyDesign = field("study-design")
        shownDesign = field("shown-design")
        for domain in StudyDesign.allCases.flatMap(\.instrument.domains) {
            let judgement = Appraisal.JudgementEntry(
                verdict: field("verdict-\(domain.key)"), reason: field("reason-\(domain.key)"),
                place: field("place-\(domain.key)"))
            if !judgement.isEmpty { judgements[domain.key] = judgement }
        }
        certainty = field("certainty")
        for cause in Certainty.Cause.allCases {
            reasons[cause.rawValue] = Appraisal.ReasonEntry(
                isGiven: field("certainty-\(cause.rawValue)") == "yes", note: field("note-\(cause.rawValue)"))
        }
    }

    /// What was typed as lines, to be read where the form is not.
    package var lines: [String] {
        let design = StudyDesign(rawValue: studyDesign)
        let parts = [
            ("Population", population), ("Intervention", intervention), ("Comparison", comparison),
            ("Outcome", outcome), ("Study design", design?.name ?? ""),
        ]
        let judged = StudyDesign.allCases.map(\.instrument).flatMap { instrument in
            instrument.domains.compactMap { domain -> (String, String)? in
                guard let entry = judgements[domain.key] else { return nil }
                let said = [instrument.verdict(entry.verdict)?.name ?? "", entry.reason, entry.place]
                return (domain.name, said.filter { !$0.isEmpty }.joined(separator: "; "))
            }
        }
        let certainty = Certainty.Level(rawValue: certainty)?.name ?? ""
        let causes = Certainty.Cause.allCases.compactMap { cause -> (String, String)? in
            guard let entry = reasons[cause.rawValue], entry.isGiven || !entry.note.isEmpty else { return nil }
            return (cause.name, entry.note.isEmpty ? "yes" : entry.note)
        }
        return (parts + judged + [("Certainty", certainty)] + causes).filter { !$0.1.isEmpty }
            .map { "\($0.0): \($0.1)" }
    }
}
