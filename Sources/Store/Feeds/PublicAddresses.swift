package import Colloquium
import GRDB

/// What search engines are told of: everything that anybody may read and that has an address of its own.
package enum PublicKind: String, CaseIterable, Sendable {
    case articles, discussions, questions
}

/// One of them.
package struct PublicAddress: ReadRow {
    package let number: Int64
    package let title: String
    /// When what is there was last written or changed; nil where that is not kept.
    package let changedAt: Instant?
}

extension Store {
    /// The highest number there is of a kind, or 0.
    package func lastNumber(of kind: PublicKind) async throws -> Int64 {
        try await read { db in try Int64.first(db, "SELECT max(number) FROM \(sql: kind.rawValue)") ?? 0 }
    }

    /// Those of a kind with these numbers that anybody may read, in their order.
    package func publicAddresses(
        of kind: PublicKind, _ numbers: ClosedRange<Int64>
    ) async throws -> [PublicAddress] {
        try await read { db in try PublicAddress.all(db, kind.addresses(numbers)) }
    }
}

extension PublicKind {
    fileprivate func addresses(_ numbers: ClosedRange<Int64>) -> SQL {
        let clubs = Viewer.visitor.readableClubs
        let within: SQL = "number BETWEEN \(numbers.lowerBound) AND \(numbers.upperBound)"
        switch self {
        case .articles:
            return """
                SELECT number, title, NULL AS changed_at FROM articles
                WHERE \(within) AND merged_into IS NULL AND EXISTS (SELECT 1 FROM discussions
                    WHERE article = articles.number AND +club IN \(clubs))
                ORDER BY number
                """
        case .discussions:
            return """
                SELECT discussions.number, articles.title, max(posted_at,
                    coalesce((SELECT written_at FROM contributions WHERE discussion = discussions.number
                        ORDER BY number DESC LIMIT 1), 0),
                    coalesce((SELECT max(written_at) FROM synthesis_versions
                        WHERE discussion = discussions.number), 0)) AS changed_at
                FROM discussions CROSS JOIN articles ON articles.number = discussions.article
                WHERE discussions.\(within) AND +club IN \(clubs)
                ORDER BY discussions.number
                """
        case .questions:
            return """
                SELECT number, title, coalesce(changed_at, asked_at) AS changed_at FROM questions
                WHERE \(within) AND +club IN \(clubs) ORDER BY number
                """
        }
    }
}
