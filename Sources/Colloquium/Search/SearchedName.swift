import Foundation

/// What a filter asks of the name of a journal or a club.
package struct SearchedName: Hashable, Sendable {
    package let words: SearchTerm
    /// Whether they are the whole name, and not only some of it: *BMJ* and not *BMJ Open*.
    package let isWhole: Bool

    package init(_ words: SearchTerm, isWhole: Bool) {
        self.words = words
        self.isWhole = isWhole && !words.isBeginning
    }

    /// Exactly this name; nil where it holds neither letter nor digit.
    package init?(whole name: String) {
        guard let words = SearchTerm(name) else { return nil }
        self.init(words, isWhole: true)
    }

    /// As it is typed.
    var text: String { (isWhole ? "=" : "") + words.text }

    /// Whether this is one of the names meant, whatever its case, accents and punctuation.
    package func isFound(in name: String) -> Bool {
        let name = name.wordsToCompare
        let sought = words.words.joined(separator: " ").wordsToCompare
        if isWhole { return name == sought }
        return " \(name) ".contains(words.isBeginning ? " \(sought)" : " \(sought) ")
    }
}

extension String {
    /// The words of a name as names are compared; unlike the slug of an address they keep letters of every script, and
    /// are not cut.
    package var wordsToCompare: String {
        folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
    }
}
