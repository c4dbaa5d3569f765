/// An answer as a program sends it: each reference by itself, with what is said of it.
package struct SentAnswer: Hashable, Sendable {
    /// In Markdown.
    package var body = ""
    package var references: [SentReference] = []
    /// By which the sender knows it again; empty for none.
    package var submission = ""
    /// "yes" where its author says that what looks like it identifies no patient.
    package var identifiesNobody = ""

    package init() {}
}

/// One reference of it.
package struct SentReference: Hashable, Sendable {
    /// What names the work, in any usual spelling, alone or inside a citation.
    package var pasted = ""
    /// What in it supports the answer; empty for what `pasted` says besides.
    package var note = ""
    /// But for its `source`, which `pasted` says.
    package var evidence = Evidence.Entry()

    package init() {}
}

extension Answer {
    /// - Throws: every problem at once: at "body", "references", "identifies-nobody", or a field of one reference by its
    /// place in the list, such as "pasted-0".
    package init(_ sent: SentAnswer, render: (String) -> String) throws(Refusal) {
        var inspection = Inspection()
        let text = inspection.answer(sent.body)
        let cited = References(sent.references, &inspection)
        try self.init(text, cited, identifiesNobody: sent.identifiesNobody, &inspection, render)
    }
}

extension References {
    /// Nil where there is none, or a problem was noted.
    fileprivate init?(_ sent: [SentReference], _ inspection: inout Inspection) {
        if sent.isEmpty { inspection.note("references", References.needed) }
        if sent.count > References.limit {
            inspection.note("references", "Give at most \(References.limit) references.")
            return nil
        }
        var found: [Reference] = []
        for (place, sent) in sent.enumerated() {
            guard let reference = sent.reference(at: place, &inspection) else { continue }
            // What is said of a work twice could not both be kept.
            if found.contains(where: { $0.identifier == reference.identifier }) {
                inspection.note(
                    "pasted-\(place)",
                    "\(reference.identifier.label) is there already; say everything about it in one reference.")
            }
            found.append(reference)
        }
        self.init(found)
    }
}

extension SentReference {
    fileprivate func reference(at place: Int, _ inspection: inout Inspection) -> Reference? {
        let line = pasted.tidied.tidiedLine
        let named = Reference.all(inLine: PastedReferences.withoutNumber(line))
        let said = inspection.optionalText(note, "note-\(place)", called: "the note", limit: 500).tidiedLine
        let taken = Evidence(evidence, at: place, &inspection)
        if named.count > 1 {
            inspection.note("pasted-\(place)", "This names \(named.count) works; give each a reference of its own.")
        }
        guard let one = named.first else {
            inspection.note("pasted-\(place)", Self.namesNone(line))
            return nil
        }
        return Reference(identifier: one.identifier, note: said.isEmpty ? one.note : said, evidence: taken)
    }

    private static func namesNone(_ line: String) -> String {
        let ways = "its DOI, PMID, PMCID, arXiv number, ISBN or web address"
        return line.isEmpty
            ? "Name a work: give \(ways)." : "“\(line.excerpt(60))” names no work for certain: give \(ways)."
    }
}
