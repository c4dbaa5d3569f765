package import Colloquium
import GRDB

/// A merge or a split that made an article what it is.
package struct ArticleChange: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The other article became part of this one.
        case merged
        /// The other article was taken out of this one.
        case split
        /// This article was taken out of the other.
        case splitOff
    }

    package let kind: Kind
    package let other: Number<Article>
    /// Whether the other stands by itself, where the reader may read it.
    package let isOpen: Bool
    package let at: Instant
    /// Nobody where a source named both, or where the member has left.
    package let memberName: String?
}

extension Database {
    /// The merges and splits of an article and of those that became part of it, oldest first. Why is for those who may
    /// read the audit.
    func changes(of article: Number<Article>, for viewer: Viewer) throws -> [ArticleChange] {
        let numbers = try [article] + absorbed(by: article)
        let subjects = numbers.map { "articles/\($0)" }
        // The condition on the act is that of the index, letter for letter.
        return try AuditEntry.all(
            self,
            """
            SELECT at, act, subject, detail, member, members.name AS member_name
            FROM audit LEFT JOIN members ON members.number = audit.member
            WHERE act IN ('articles merged', 'article split') AND (subject IN \(subjects)
                OR act = 'article split' AND CAST(detail AS INTEGER) IN \(numbers))
            ORDER BY audit.number
            """
        ).compactMap { try change($0, amongst: subjects, for: viewer) }
    }

    /// An entry says which article it is about, and in its detail which other, before the reason.
    private func change(
        _ entry: AuditEntry, amongst subjects: [String], for viewer: Viewer
    ) throws -> ArticleChange? {
        let isOwn = subjects.contains(entry.subject)
        let named = isOwn ? entry.detail.prefix { $0 != ":" } : entry.subject.dropFirst("articles/".count)
        guard let number = Int64(named) else { return nil }
        let other = Number<Article>(rawValue: number)
        let isSplit = entry.act == "article split"
        return ArticleChange(
            kind: isSplit ? (isOwn ? .split : .splitOff) : .merged, other: other,
            isOpen: try isSplit && standing(other) == other && isReadable(other, for: viewer),
            at: entry.at, memberName: entry.memberName)
    }
}
