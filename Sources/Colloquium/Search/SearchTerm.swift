/// Words that must stand one after the other: one word, or a phrase.
package struct SearchTerm: Hashable, Sendable {
    /// Letters and digits only, at least one of them.
    package let words: [String]
    /// Whether the beginning of the last word is enough.
    package var isBeginning: Bool

    /// A beginning shorter than this is a word: too much begins with one letter.
    private static let shortestBeginning = 2

    /// Nil when the text holds neither letter nor digit.
    package init?(_ text: String, isBeginning: Bool = false) {
        // By scalars: a character may hold a quotation mark behind a letter (a "prepend", UAX #29 GB9b).
        // A mark at the beginning would change what stands before the word when the query is written.
        let words = text.unicodeScalars.split { !$0.isInSearchedWord }
            .map { String($0.drop(while: \.isMark)) }.filter { !$0.isEmpty }
        guard let last = words.last else { return nil }
        self.words = words
        self.isBeginning = isBeginning && last.unicodeScalars.count >= SearchTerm.shortestBeginning
    }

    /// As it is typed.
    package var text: String {
        let said = words.count == 1 ? words[0] : "\"\(words.joined(separator: " "))\""
        return isBeginning ? said + "*" : said
    }

    /// The same as a beginning, where it can be one.
    package var asBeginning: SearchTerm { SearchTerm(words.joined(separator: " "), isBeginning: true) ?? self }
}

extension Unicode.Scalar {
    fileprivate var isInSearchedWord: Bool {
        if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self) }
        return isMark || properties.isAlphabetic || properties.numericType != nil
    }

    fileprivate var isMark: Bool {
        // Asking for properties takes longer than all else.
        if isASCII { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
