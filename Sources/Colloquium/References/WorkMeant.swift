/// A citation in words, and which of the works offered for it a person says it means.
package struct WorkMeant: Hashable, Sendable {
    /// The line, as `References.citationsInWords` gives it.
    package let citation: String
    package let identifier: Identifier

    package init(citation: String, identifier: Identifier) {
        self.citation = citation
        self.identifier = identifier
    }
}

extension References {
    /// The lines of a box of references that name no work by an identifier, nor by one that was mistyped.
    package static func citationsInWords(in text: String) -> [String] {
        PastedReferences.lines(of: text.tidied).filter {
            Reference.all(inLine: $0).isEmpty && Identifier.Scheme(meantBy: $0) == nil
        }
    }

    /// The box with the identifiers of the works that are meant in front of their citations, which become notes.
    package static func lines(_ text: String, meaning works: [WorkMeant]) -> String {
        if works.isEmpty { return text }
        let meant = Dictionary(works.map { ($0.citation, $0.identifier) }) { first, _ in first }
        return PastedReferences.lines(of: text.tidied).map { line in
            guard let identifier = meant[line] else { return line }
            return Reference(identifier: identifier, note: PastedReferences.withoutNumber(line)).line
        }.joined(separator: "\n")
    }
}
