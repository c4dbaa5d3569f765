package import Colloquium
import GRDB

/// A question that was asked before, with the first few of its answers.
package struct SimilarQuestion: Sendable {
    package let summary: QuestionSummary
    /// In their order; none where nobody has answered.
    package let answers: [AnswerReading]
}

extension Store {
    /// Questions that share words with what somebody is about to ask, and that they may read, the likest first.
    /// - Parameter own: the one that is being changed, which is like itself.
    package func questions(
        like title: String, besides own: Number<Question>? = nil, for viewer: Viewer
    ) async throws -> [SimilarQuestion] {
        guard let words = LikeWords(title) else { return [] }
        return try await read { db in
            let found = try Row.all(
                db,
                """
                SELECT questions.number, search.title FROM search
                    JOIN questions ON questions.number = search.rowid - \(SearchKind.question.firstRow)
                WHERE search MATCH \(words.match) AND search.rowid BETWEEN \(SearchKind.question.firstRow)
                    AND \(SearchKind.question.lastRow) AND questions.number IS NOT \(own)
                    AND questions.club IN \(viewer.readableClubs)
                ORDER BY bm25(search, 10.0, 1.0, 1.0, 1.0) LIMIT 100
                """)
            let numbers = found.filter { words.areShared(by: $0["title"]) }.map { $0["number"] as Number<Question> }
            let readable = try QuestionSummary.all(
                db, "\(QuestionSummary.selection(for: viewer)) AND questions.number IN \(numbers)")
            return try numbers.compactMap { number in readable.first { $0.number == number } }.prefix(5).map {
                SimilarQuestion(summary: $0, answers: try db.answers(to: $0.number, for: viewer))
            }
        }
    }
}

/// The words by which two questions are compared.
private struct LikeWords {
    private let words: [String]

    /// Nil where there is no word that tells anything.
    init?(_ title: String) {
        words = Self.telling(title)
        if words.isEmpty { return nil }
    }

    var match: String { words.compactMap { SearchTerm($0)?.match }.joined(separator: " OR ") }

    /// One word in common is chance, unless there is but one.
    func areShared(by title: String) -> Bool {
        let others = Self.telling(title).map(Self.stem)
        return Set(words.map(Self.stem)).intersection(others).count >= min(2, words.count)
    }

    private static func telling(_ title: String) -> [String] {
        var seen: Set<String> = []
        let words = title.prefix(300).split { !$0.isLetter && !$0.isNumber }
        // "AF" and "GP" tell something; in a title that is all capitals nobody knows which words do.
        let isShouted = words.allSatisfy { $0.uppercased() == $0 }
        let telling = words.filter { $0.count > 2 || !isShouted && $0.count == 2 && $0.allSatisfy(\.isUppercase) }
        return Array(
            telling.map { $0.lowercased() }.filter { !common.contains($0) && seen.insert($0).inserted }.prefix(15))
    }

    /// "Statins" and "statin" are one word.
    private static func stem(_ word: String) -> String { word.hasSuffix("s") ? String(word.dropLast()) : word }

    private static let common: Set = [
        "and", "any", "are", "can", "did", "does", "for", "from", "had", "has", "have", "how", "into", "its", "may",
        "not", "should", "than", "that", "the", "their", "there", "they", "this", "use", "used", "was", "were", "what",
        "when", "where", "which", "who", "why", "will", "with", "would", "you", "your", "anyone", "patients", "patient",
    ]
}
