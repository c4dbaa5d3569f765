package import Colloquium

/// One recognised reference in the form of an answer: its card, and what the answer takes from it.
package struct EvidenceFields: Sendable {
    let card: ReferenceCard
    let sourceName: String
    let sourceKey: String
    let evidenceNumber: String
    let evidenceID: String
    /// By its field's name: a level was proposed, now or before.
    let proposed: [String]
    /// None where the question is not clinical: levels are those of clinical evidence.
    let level: [Choice]
    let pointer: Field
    let quotation: Field
    let participants: Field
    let population: Field
    let finding: Field
    /// Whether the fields of the evidence table hold something to see.
    let isTableOpen: Bool

    /// - Parameters:
    ///   - place: of the reference in the list, from 0.
    ///   - entry: what was typed before; nil where the reference is new in the form. Its level is proposed once, as soon as
    ///     its design is known.
    package init(
        _ reference: Reference, _ work: CitedWork, at place: Int, _ entry: Evidence.Entry?, nature: Question.Nature,
        aim: Question.Aim?, in problems: [Refusal.Problem] = []
    ) {
        card = ReferenceCard(Reference(identifier: reference.identifier, note: reference.note), work)
        sourceName = "source-\(place)"
        sourceKey = reference.identifier.key
        evidenceNumber = String(place + 1)
        evidenceID = "evidence-\(place)"
        let typed = entry ?? Evidence.Entry()
        let usual = aim.flatMap { aim in work.design.flatMap { EvidenceLevel(usualFor: aim, $0) } }
        proposed = usual != nil || entry?.wasProposed == true ? ["proposed-\(place)"] : []
        level =
            nature == .clinical
            ? [Choice.level(at: place, work.design, aim, proposed: usual, entry: entry, in: problems)] : []
        pointer = Field("pointer-\(place)", "Page, table or figure", value: typed.pointer, in: problems)
        quotation = Field("quotation-\(place)", "Quotation", value: typed.quotation, in: problems)
        let table = [
            Field("participants-\(place)", "Participants", value: typed.participants, type: "number", in: problems),
            Field("population-\(place)", "Population", value: typed.population, in: problems),
            Field("finding-\(place)", "Finding", value: typed.finding, in: problems),
        ]
        (participants, population, finding) = (table[0], table[1], table[2])
        isTableOpen = table.contains { !$0.value.isEmpty || !$0.error.isEmpty }
    }
}

extension Choice {
    fileprivate static func level(
        at place: Int, _ design: PublishedDesign?, _ aim: Question.Aim?, proposed: EvidenceLevel?,
        entry: Evidence.Entry?, in problems: [Refusal.Problem]
    ) -> Choice {
        let options = EvidenceLevel.allCases.map { level in
            let studies = aim.map { level.studies(for: $0) } ?? ""
            return (value: "\(level.rawValue)", label: studies.isEmpty ? level.name : "\(level.name): \(studies)")
        }
        let hint = proposed.flatMap { level in
            design.map { "\(level.name) is usual for this design (\($0.name.lowercased())); judge by its quality." }
        }
        return Choice(
            "level-\(place)", "Level of evidence", options: [("", "Not said")] + options,
            chosen: entry.flatMap { $0.level.isEmpty && !$0.wasProposed ? nil : $0.level }
                ?? proposed.map { "\($0.rawValue)" } ?? "", hint: hint ?? "", in: problems)
    }
}
