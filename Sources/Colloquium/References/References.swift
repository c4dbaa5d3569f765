import Foundation

/// A source an answer rests on.
package struct Reference: Hashable, Sendable {
    package let identifier: Identifier
    /// What in it supports the answer, in the author's words; may be empty.
    package let note: String
    package let evidence: Evidence

    package init(identifier: Identifier, note: String, evidence: Evidence = .none) {
        self.identifier = identifier
        self.note = note
        self.evidence = evidence
    }

    /// What its author wrote of it.
    var texts: [String] { [note] + evidence.texts }
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

    /// The same with what was typed of each.
    /// - Parameter inspection: is told of what is wrong, by the place of the reference in the list.
    func saying(_ entries: [Evidence.Entry], _ inspection: inout Inspection) -> References {
        var told: [Reference] = []
        for (place, reference) in all.enumerated() {
            let entry = entries.first { $0.source == reference.identifier.key }
            told.append(reference.with(entry.map { Evidence($0, at: place, &inspection) } ?? .none))
        }
        return References(told[0], Array(told.dropFirst()))
    }

    package static let limit = 50
    package static let needed =
        "At least one reference is needed: a DOI, PMID, PMCID, ISBN, web address or citation, one a line."

    /// Reads one reference a line, with what is said of it on the same line as its note. The same source named twice
    /// counts once.
    /// - Throws: a problem at `field` for an empty list and for each line that holds no identifier.
    package init(lines text: String, field: String) throws(Refusal) {
        var problems: [Refusal.Problem] = []
        var found: [Reference] = []
        var seen: Set<Identifier> = []
        for line in PastedReferences.lines(of: text.tidied) {
            let references = Reference.all(inLine: line)
            if let reason = Self.fault(of: line, references) { problems.append(Refusal.Problem(field, reason)) }
            found += references.filter { seen.insert($0.identifier).inserted }
        }
        if found.count > References.limit {
            problems.append(Refusal.Problem(field, "Give at most \(References.limit) references."))
        }
        if !problems.isEmpty { throw Refusal(invalid: problems) }
        guard let references = References(found) else { throw .invalid(field, References.needed) }
        self = references
    }

    /// What of a box can be read, whatever is wrong with the rest of it.
    package static func readable(in text: String) -> [Reference] {
        var seen: Set<Identifier> = []
        return Array(
            PastedReferences.lines(of: text.tidied).flatMap { line in
                let references = Reference.all(inLine: line)
                return fault(of: line, references) == nil ? references : []
            }.filter { seen.insert($0.identifier).inserted }.prefix(limit))
    }

    /// Why a line is no reference; nil where nothing is wrong with it.
    private static func fault(of line: String, _ references: [Reference]) -> String? {
        let beginning = "“\(line.excerpt(60))”"
        if references.isEmpty {
            if let scheme = Identifier.Scheme(meantBy: line) { return "\(beginning): \(scheme.mistyped)" }
            return
                "\(beginning) names no work for certain: choose it below, or start the line with its DOI, PMID, PMCID, ISBN or web address."
        }
        let isOpen = references.allSatisfy { !$0.identifier.isOfOwnMachine }
        return isOpen ? nil : "\(beginning) is an address that no reader can open: give the one it has on the web."
    }
}

extension Identifier {
    fileprivate var isOfOwnMachine: Bool { scheme == .url && WebAddress(value)?.isOfOwnMachine == true }
}

extension Reference {
    /// What one line names: several identifiers and nothing else; or an identifier followed by a note; or a citation
    /// with an identifier somewhere in it, which then is its own note.
    static func all(inLine line: String) -> [Reference] {
        let words = Array(line.words.drop { ["-", "*", "•", "–"].contains($0) })
        if words.isEmpty { return [] }
        if let several = several(in: words) { return several.map { Reference(identifier: $0, note: "") } }
        // A sentence or a list may begin with a number; only one as long as today's PMIDs, or alone, is meant as one.
        let isCount = beginsWithCount(words)
        if isCount, words.count == 1 { return [] }
        let longest = isCount ? 0 : Identifier.mayGoOn(after: words[0]) ? min(words.count, 6) : 1
        for length in 0..<longest {
            let head = words[...length].joined(separator: " ")
            if let identifier = Identifier.recognise(head) ?? recognise(tidied: head) {
                let rest = words.dropFirst(length + 1).joined(separator: " ")
                return [Reference(identifier: identifier, note: rest.asNote)]
            }
        }
        return ReferenceLines.identifiers(in: words.joined(separator: " ")).prefix(1).map {
            Reference(identifier: $0, note: line.asNote)
        }
    }

    private static func beginsWithCount(_ words: [String]) -> Bool {
        if words[0].hasByte(where: \.isASCIILetter) { return false }
        let number = words[0].trimmingCharacters(in: .punctuationCharacters)
        return number.allSatisfy(\.isNumber) && (words.count == 1 ? number != words[0] : number.utf8.count < 6)
    }

    /// Identifiers and nothing else; nil where a word is none. Most lines end this question with their first word.
    private static func several(in words: [String]) -> [Identifier]? {
        if words.count == 1, !words[0].hasByte(where: { $0 == UInt8(ascii: ",") }) { return nil }
        var found: [Identifier] = []
        for word in words where !word.isLabelOfPMIDs {
            for part in word.split(separator: ",") {
                guard let identifier = Identifier.recognise(String(part)) else { return nil }
                found.append(identifier)
            }
        }
        return found.count > 1 ? found : nil
    }

    /// An identifier with punctuation around it; not a number with a full stop, which is the head of a list.
    private static func recognise(tidied head: String) -> Identifier? {
        let bare = head.trimmedOfPunctuation
        return bare == head || bare.allSatisfy(\.isNumber) ? nil : Identifier.recognise(bare)
    }

    func with(_ evidence: Evidence) -> Reference {
        Reference(identifier: identifier, note: note, evidence: evidence)
    }

    /// The line and what was taken from it, to read.
    package var account: String { evidence == .none ? line : "\(line) (\(evidence.account))" }

    /// The line that reads back as this reference, but for the evidence.
    package var line: String { note.isEmpty ? spelling : "\(spelling) — \(note)" }

    /// What reads back as the identifier.
    package var spelling: String { identifier.scheme == .url ? identifier.value : identifier.label }
}

extension String {
    /// As what is said of a reference is kept.
    fileprivate var asNote: String {
        let note = trimmedOfPunctuation
        return note.utf8.count <= 500 ? note : String(note.prefix(500))
    }

    fileprivate var trimmedOfPunctuation: String {
        var text = Substring(self)
        while let first = text.first, " –—-:;,.".contains(first) { text = text.dropFirst() }
        while let last = text.last, " –—:;,".contains(last) { text = text.dropLast() }
        return String(text)
    }
}
