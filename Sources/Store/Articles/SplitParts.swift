package import Colloquium
import GRDB

/// Something of an article that a split can take along.
package struct SplitPart<Entity: Sendable>: Sendable {
    package let number: Number<Entity>
    package let clubName: String
    package let at: Instant
    /// The number under which it was posted, where that was merged into the article.
    package let cameWith: Number<Article>?

    fileprivate init(_ row: Row) {
        number = row["number"]
        clubName = row["name"]
        at = row["at"]
        cameWith = row["came_with"]
    }
}

/// What a split of an article can take along beside its claims, of what the reader may read.
package struct SplitParts: Sendable {
    package let discussions: [SplitPart<Discussion>]
    /// Those that are open.
    package let proposals: [SplitPart<Proposal>]
}

extension Store {
    package func splitParts(of article: Number<Article>, for viewer: Viewer) async throws -> SplitParts {
        try await read { db in
            SplitParts(
                discussions: try Row.all(
                    db,
                    """
                    SELECT discussions.number, name, posted_at AS at, came_with
                    FROM discussions JOIN clubs ON clubs.number = club
                    WHERE article = \(article) AND club IN \(viewer.readableClubs) ORDER BY discussions.number
                    """
                ).map(SplitPart.init),
                proposals: try Row.all(
                    db,
                    """
                    SELECT proposals.number, name, proposed_at AS at, came_with
                    FROM proposals JOIN clubs ON clubs.number = club
                    WHERE article = \(article) AND state = 'open' AND club IN \(viewer.readableClubs)
                    ORDER BY proposals.number
                    """
                ).map(SplitPart.init))
        }
    }
}
