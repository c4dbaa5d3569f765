/// The words of a person's name as they are compared.
enum NameWords {
    /// Of a name as somebody typed it: "Smith JA" has two initials; a name in capitals throughout has none.
    static func of(_ name: String) -> [String] {
        let words = name.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
        return words.flatMap { word in
            let isInitials =
                word.count <= longestInitials && words.count > 1 && word.allSatisfy(\.isUppercase)
                && words.contains { $0.count > longestInitials || !$0.allSatisfy(\.isUppercase) }
            return isInitials ? word.map { FoldedText(String($0)).text } : FoldedText(word).words
        }
    }

    /// Of an author as a record has them. Most names have no initials, and are many.
    static func of(_ person: ArticleRecord.Contributor) -> [String] {
        hasJoinedInitials(person.given) ? of(person.indexName) : FoldedText(person.indexName).words
    }

    private static func hasJoinedInitials(_ given: String) -> Bool {
        let bytes = given.utf8
        return (2...longestInitials).contains(bytes.count) && bytes.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private static let longestInitials = 3
}
