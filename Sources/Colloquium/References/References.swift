/// A source an answer rests on.
package struct Reference: Hashable, Sendable {
    package let identifier: Identifier
    /// What in it supports the answer, in the author's words; may be empty.
    package let note: String

    package init(identifier: Identifier, note: String) {
        self.identifier = identifier
        self.note = note
    }
}

/// One reference or more; there is no way to make an empty list of them.
package struct References: Hashable, Sendable {
    package let first: Reference
    package let others: [Reference]

    package init(_ first: Reference, _ others: [Reference] = []) {
        self.first = first
        self.others = others
    }

    /// Nil when `list` is empty.
    package init?(_ list: [Reference]) {
        guard let first = list.first else { return nil }
        self.init(first, Array(list.dropFirst()))
    }

    package var all: [Reference] { [first] + others }

    package static let limit = 30
    package static let needed =
        "An answer needs at least one reference: a DOI, PMID, PMCID, ISBN or web address, one a line."

    /// Reads one reference a line; what follows the identifier on its line, after a space, is its note. The same
    /// source named twice counts once.
    /// - Throws: a problem at `field` for an empty list and for each line that holds no identifier.
    package init(lines text: String, field: String) throws(Refusal) {
        var problems: [Refusal.Problem] = []
        var found: [Reference] = []
        var seen: Set<Identifier> = []
        for line in text.tidied.split(whereSeparator: \.isNewline).map({ String($0).tidiedLine }) where !line.isEmpty {
            guard let reference = Reference(line: line) else {
                problems.append(
                    Refusal.Problem(
                        field,
                        "“\(line.excerpt(60))” holds no DOI, PMID, PMCID, ISBN or web address; start the line with one."
                    ))
                continue
            }
            if seen.insert(reference.identifier).inserted { found.append(reference) }
        }
        if found.count > References.limit {
            problems.append(Refusal.Problem(field, "Give at most \(References.limit) references."))
        }
        if !problems.isEmpty { throw Refusal(invalid: problems) }
        guard let references = References(found) else { throw .invalid(field, References.needed) }
        self = references
    }
}

extension Reference {
    /// Reads one line: the whole line is an identifier, or its longest head that is one, and the rest is the note.
    init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        for length in stride(from: min(words.count, 6), through: 1, by: -1) {
            let head = words.prefix(length).joined(separator: " ")
            if let identifier = Identifier.recognise(head) ?? Identifier.recognise(head.trimmedOfPunctuation) {
                let rest = words.dropFirst(length).joined(separator: " ")
                self.init(identifier: identifier, note: String(rest.trimmedOfPunctuation.prefix(500)))
                return
            }
        }
        return nil
    }

    /// The line that reads back as this reference.
    package var line: String { note.isEmpty ? identifier.label : "\(identifier.label) — \(note)" }
}

extension String {
    fileprivate var trimmedOfPunctuation: String {
        var text = Substring(self)
        while let first = text.first, " –—-:;,.".contains(first) { text = text.dropFirst() }
        while let last = text.last, " –—:;,".contains(last) { text = text.dropLast() }
        return String(text)
    }
}
