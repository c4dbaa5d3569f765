package import Colloquium
import GRDB

/// A reference of an answer, with what its reader may know of the work.
package struct CitedReference: Sendable {
    package let reference: Reference
    package let work: CitedWork
    /// Readers who say that it does not support the answer, in the order in which they said so.
    package let doubts: [ReferenceDoubt]

    package init(_ reference: Reference, _ work: CitedWork, doubts: [ReferenceDoubt]) {
        self.reference = reference
        self.work = work
        self.doubts = doubts
    }
}

private struct CitedReferenceRow: ReadRow {
    let answer: Number<StoredAnswer>
    let scheme: Identifier.Scheme
    let value: String
    let note: String
    let level: EvidenceLevel?
    let pointer: String
    let quotation: String
    let participants: Int?
    let population: String
    let finding: String

    var reference: Reference? {
        guard let identifier = Identifier(scheme, value) else { return nil }
        var evidence = Evidence()
        evidence.level = level
        evidence.pointer = pointer
        evidence.quotation = quotation
        evidence.participants = participants
        evidence.population = population
        evidence.finding = finding
        return Reference(identifier: identifier, note: note, evidence: evidence)
    }
}

extension Database {
    /// The references of the answers that `condition` picks, in their order; one query for a whole page.
    func references(
        ofAnswers condition: SQL, discussed: Number<Article>?, for viewer: Viewer
    ) throws -> [Number<StoredAnswer>: [CitedReference]] {
        let rows = try Row.all(
            self,
            """
            SELECT cited.answer, cited.scheme, cited.value, note, level, pointer, quotation, participants, population,
                finding, \(ReferencedWorkRow.facts(for: viewer))
            FROM answer_references AS cited JOIN answers ON answers.number = cited.answer \(ReferencedWorkRow.work)
            WHERE \(condition) ORDER BY cited.answer, cited.position
            """)
        let doubts = try doubts(inAnswers: condition)
        return try rows.reduce(into: [:]) { found, row in
            let own = try CitedReferenceRow(row: row)
            guard let reference = own.reference else { return }
            let work = try ReferencedWorkRow(row: row).work(reference.identifier, discussed: discussed)
            let place = ReferencePlace(answer: own.answer, identifier: reference.identifier)
            found[own.answer, default: []].append(
                CitedReference(reference, work, doubts: doubts[place] ?? []))
        }
    }

    /// Writes the references of an answer in their order, before the answer itself where it is new, and gives back the
    /// number of the first. References that are no longer wanted end up behind the others, for the caller to delete.
    func putReferences(_ references: References, of answer: Number<StoredAnswer>) throws -> Int64 {
        try run("UPDATE answer_references SET position = position + 1000 WHERE answer = \(answer)")
        for (position, reference) in references.all.enumerated() {
            let evidence = reference.evidence
            try run(
                """
                INSERT INTO answer_references (answer, position, scheme, value, note, level, pointer, quotation,
                    participants, population, finding)
                VALUES (\(answer), \(position), \(reference.identifier.scheme), \(reference.identifier.value),
                    \(reference.note), \(evidence.level), \(evidence.pointer), \(evidence.quotation),
                    \(evidence.participants), \(evidence.population), \(evidence.finding))
                ON CONFLICT (answer, scheme, value) DO UPDATE SET position = excluded.position, note = excluded.note,
                    level = excluded.level, pointer = excluded.pointer, quotation = excluded.quotation,
                    participants = excluded.participants, population = excluded.population, finding = excluded.finding
                """)
        }
        let lead = try Int64.first(
            self, "SELECT number FROM answer_references WHERE answer = \(answer) AND position = 0")
        guard let lead else { throw Refusal.invalid("references", References.needed) }
        return lead
    }
}
