extension Appraisal {
    /// The appraisal form as typed.
    package struct Entry: Hashable, Sendable {
        package var population = ""
        package var intervention = ""
        package var comparison = ""
        package var outcome = ""
        package var studyDesign = ""
        /// The design whose domains the form showed when it was sent.
        package var shownDesign = ""
        /// By the domain's key; those of other instruments too, so that looking at another design loses nothing.
        package var judgements: [String: JudgementEntry] = [:]
        package var certainty = ""
        /// By the cause's raw value.
        package var reasons: [String: ReasonEntry] = [:]
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}

        package init(_ appraisal: Appraisal) {
            population = appraisal.pico.population
            intervention = appraisal.pico.intervention
            comparison = appraisal.pico.comparison
            outcome = appraisal.pico.outcome
            studyDesign = appraisal.studyDesign.rawValue
            shownDesign = appraisal.studyDesign.rawValue
            for each in appraisal.judgements {
                judgements[each.domain.key] = JudgementEntry(
                    verdict: each.verdict.key, reason: each.reason, place: each.place)
            }
            certainty = appraisal.certainty?.level.rawValue ?? ""
            for each in appraisal.certainty?.reasons ?? [] {
                reasons[each.cause.rawValue] = ReasonEntry(isGiven: true, note: each.note)
            }
        }
    }

    package struct JudgementEntry: Hashable, Sendable {
        package var verdict = ""
        package var reason = ""
        package var place = ""

        package init(verdict: String = "", reason: String = "", place: String = "") {
            self.verdict = verdict
            self.reason = reason
            self.place = place
        }

        package var isEmpty: Bool { verdict.isEmpty && reason.isEmpty && place.isEmpty }
    }

    package struct ReasonEntry: Hashable, Sendable {
        package var isGiven = false
        package var note = ""

        package init(isGiven: Bool = false, note: String = "") {
            self.isGiven = isGiven
            self.note = note
        }
    }

    /// - Throws: every problem at once, by the names of the form's fields.
    package init(_ entry: Entry) throws(Refusal) {
        var inspection = Inspection()
        let design = inspection.studyDesign(entry)
        let pico = inspection.pico(entry)
        let judgements = design.map { inspection.judgements(entry, $0.instrument) } ?? []
        let certainty = inspection.certainty(entry)
        inspection.screen(
            pico.texts + judgements.flatMap { [$0.reason, $0.place] } + (certainty?.reasons.map(\.note) ?? []),
            answer: entry.identifiesNobody)
        try inspection.settle()
        if pico.isEmpty, judgements.isEmpty, certainty == nil {
            throw .invalid("", "Say at least one thing: a part of the question, a judgement, or a certainty.")
        }
        self.init(pico: pico, studyDesign: design ?? .other, judgements: judgements, certainty: certainty)
    }
}

extension Inspection {
    fileprivate mutating func studyDesign(_ entry: Appraisal.Entry) -> StudyDesign? {
        guard let design = StudyDesign(rawValue: entry.studyDesign) else {
            note("study-design", "Choose the study design.")
            return nil
        }
        // Judgements of domains that are no longer the design's would go without a word.
        if !entry.shownDesign.isEmpty, entry.shownDesign != entry.studyDesign {
            note("study-design", "You chose another study design: these are its domains. Judge them, then save.")
        }
        return design
    }

    fileprivate mutating func pico(_ entry: Appraisal.Entry) -> PICO {
        PICO(
            population: optionalText(entry.population, "population", called: "the population", limit: PICO.limit),
            intervention: optionalText(
                entry.intervention, "intervention", called: "the intervention", limit: PICO.limit),
            comparison: optionalText(entry.comparison, "comparison", called: "the comparison", limit: PICO.limit),
            outcome: optionalText(entry.outcome, "outcome", called: "the outcome", limit: PICO.limit))
    }

    fileprivate mutating func judgements(_ entry: Appraisal.Entry, _ instrument: Instrument) -> [Judgement] {
        instrument.domains.compactMap { domain in
            judgement(entry.judgements[domain.key] ?? Appraisal.JudgementEntry(), of: domain, by: instrument)
        }
    }

    private mutating func judgement(
        _ entry: Appraisal.JudgementEntry, of domain: Instrument.Domain, by instrument: Instrument
    ) -> Judgement? {
        let reason = optionalText(
            entry.reason, "reason-\(domain.key)", called: "the reason", limit: Judgement.reasonLimit)
        let place = optionalText(
            entry.place.tidiedLine, "place-\(domain.key)", called: "the page or place", limit: Judgement.placeLimit)
        if let verdict = instrument.verdict(entry.verdict) {
            return Judgement(domain: domain, verdict: verdict, reason: reason, place: place)
        }
        let name = domain.name
        if !entry.verdict.isEmpty {
            note("verdict-\(domain.key)", "\(name): choose one of the judgements.")
        } else if !reason.isEmpty || !place.isEmpty {
            note("verdict-\(domain.key)", "\(name): choose a judgement, or empty its reason and place.")
        }
        return nil
    }

    fileprivate mutating func certainty(_ entry: Appraisal.Entry) -> Certainty? {
        let reasons = Certainty.Cause.allCases.compactMap { reason(entry.reasons[$0.rawValue], $0) }
        guard let level = Certainty.Level(rawValue: entry.certainty) else {
            if !entry.certainty.isEmpty || !reasons.isEmpty {
                note("certainty", "Choose one of the four levels, or uncheck the reasons.")
            }
            return nil
        }
        return Certainty(level: level, reasons: reasons)
    }

    private mutating func reason(_ entry: Appraisal.ReasonEntry?, _ cause: Certainty.Cause) -> Certainty.Reason? {
        guard let entry else { return nil }
        let field = "note-\(cause.rawValue)"
        let text = optionalText(
            entry.note, field, called: "the note on “\(cause.name)”", limit: Certainty.Reason.noteLimit)
        if entry.isGiven { return Certainty.Reason(cause: cause, note: text) }
        if !text.isEmpty { note(field, "Check “\(cause.name)”, or empty its note.") }
        return nil
    }
}
