package import Colloquium
import GRDB

/// A draft in the list of those that are not published.
package struct OpenDraft: Sendable {
    package let number: Number<ArticleDraft>
    /// Empty where nothing of it has a name.
    package let title: String
    package let source: String
    package let madeAt: Instant

    package init(number: Number<ArticleDraft>, title: String, source: String, madeAt: Instant) {
        self.number = number
        self.title = title
        self.source = source
        self.madeAt = madeAt
    }
}

extension Store {
    /// What a member handed in and has not published, newest first.
    package func openDrafts(of member: Number<Member>) async throws -> [OpenDraft] {
        try await read { db in
            try db.openDrafts("member = \(member) AND discarded_at IS NULL")
        }
    }

    /// A draft that its member threw away and can take back; nil where there is none.
    package func discardedDraft(
        _ number: Number<ArticleDraft>, of member: Number<Member>
    ) async throws -> OpenDraft? {
        try await read { db in
            try db.openDrafts("number = \(number) AND member = \(member) AND discarded_at IS NOT NULL").first
        }
    }

    /// The newest other draft that a member began of a work that goes by one of these names; nil where there is none.
    package func draft(
        namedLike record: ArticleRecord, besides draft: Number<ArticleDraft>, of member: Number<Member>
    ) async throws -> OpenDraft? {
        let names = Set(record.identifiers)
        if names.isEmpty { return nil }
        return try await read { db in
            try db.openDrafts(
                """
                member = \(member) AND number <> \(draft) AND discarded_at IS NULL AND json_array_length(articles) = 1
                """
            ).first { other in
                !names.isDisjoint(with: try db.draft(other.number, of: member).articles[0].record.identifiers)
            }
        }
    }

    /// Throws a draft away that was not published; one that is gone already is no matter.
    package func discardDraft(_ draft: Number<ArticleDraft>, of member: Number<Member>, at now: Instant) async throws {
        try await write { db in
            try db.run(
                """
                UPDATE article_drafts SET discarded_at = \(now)
                WHERE number = \(draft) AND member = \(member) AND discussion IS NULL AND discarded_at IS NULL
                """)
        }
    }

    /// Takes a draft back that was thrown away.
    package func restoreDraft(_ draft: Number<ArticleDraft>, of member: Number<Member>, at now: Instant) async throws {
        try await write { db in
            _ = try db.draft(draft, of: member)
            try db.run("UPDATE article_drafts SET discarded_at = NULL, touched_at = \(now) WHERE number = \(draft)")
        }
    }
}

extension Database {
    fileprivate func openDrafts(_ chosen: SQL) throws -> [OpenDraft] {
        try Row.all(
            self,
            """
            SELECT number, title, source, made_at FROM article_drafts
            WHERE discussion IS NULL AND \(chosen) ORDER BY number DESC
            """
        ).map { OpenDraft(number: $0["number"], title: $0["title"], source: $0["source"], madeAt: $0["made_at"]) }
    }
}
