/// An answer to a question. It cannot be built without a reference: `References` is never empty.
package struct Answer: Hashable, Sendable {
    package let body: Prose
    package let references: References

    package init(body: Prose, references: References) {
        self.body = body
        self.references = references
    }

    /// The same without levels of evidence, which are those of clinical questions.
    package var withoutLevels: Answer {
        let bare = references.all.map { reference in
            var evidence = reference.evidence
            evidence.level = nil
            return reference.with(evidence)
        }
        return Answer(body: body, references: References(bare[0], Array(bare.dropFirst())))
    }

    /// The answer form as typed.
    package struct Entry: Hashable, Sendable {
        package var body = ""
        /// One reference a line.
        package var references = ""
        /// What is taken from each reference that was recognised, where it was said.
        package var evidence: [Evidence.Entry] = []
        package var submission = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
        var inspection = Inspection()
        let text = inspection.answer(entry.body)
        var cited: References?
        do {
            cited = try References(lines: entry.references, field: "references")
        } catch {
            for problem in error.problems { inspection.note(problem.field, problem.reason) }
        }
        cited = cited?.saying(entry.evidence, &inspection)
        try self.init(text, cited, identifiesNobody: entry.identifiesNobody, &inspection, render)
    }

    /// What was read of an answer, however it came.
    init(
        _ text: String, _ cited: References?, identifiesNobody: String, _ inspection: inout Inspection,
        _ render: (String) -> String
    ) throws(Refusal) {
        inspection.screen([text] + (cited?.all.flatMap(\.texts) ?? []), answer: identifiesNobody)
        try inspection.settle()
        guard let cited else { throw .invalid("references", References.needed) }
        self.init(body: Prose(source: text, html: render(text)), references: cited)
    }
}

extension Inspection {
    /// The text of an answer, tidied.
    mutating func answer(_ raw: String) -> String {
        text(raw, "body", called: "your answer", limit: Prose.limit)
    }
}

extension Viewer {
    /// Answers are taken back by their author or a moderator.
    package func mayWithdrawAnswer(by author: Number<Member>) -> Bool { member == author || isModerator }
}

/// The marker of an answer's number; an answer as stored has one, an answer as written has not yet.
package enum StoredAnswer {}
