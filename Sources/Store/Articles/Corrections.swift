package import Colloquium
import GRDB

extension Store {
    /// Corrects an article: what the member changed becomes a claim of their own, and is shown also where a field was
    /// pinned before. Its adder and moderators may.
    /// - Parameter given: what the form was made of; what sources said since then stays.
    /// - Returns: whether anything was changed.
    @discardableResult
    package func correct(
        _ article: Number<Article>, from given: ArticleEntry, to entry: ArticleEntry, by viewer: Viewer, at now: Instant
    ) async throws -> Bool {
        try await write { db in
            let number = try db.curated(article, by: viewer)
            guard let shown = try db.article(number)?.record else { throw Refusal.noSuch("article") }
            let corrected = try shown.corrected(by: entry.changing(ArticleEntry(shown), since: given))
            guard let statement = Claim.Statement(correcting: shown, to: corrected) else { return false }
            let fields = ArticleRecord.Field.allCases.filter(statement.says).map(\.name)
            // What is typed now is meant to be seen, whatever was chosen before.
            try db.run("DELETE FROM pins WHERE article = \(number) AND field IN \(fields)")
            let namesakes = try db.namesakes(
                of: number, by: corrected.identifiers.filter { !shown.identifiers.contains($0) }, corrected, for: viewer
            )
            _ = try db.take(statement, of: number, at: now)
            try db.show(number, at: now)
            for namesake in namesakes {
                try db.absorb(namesake, into: number, at: now)
                try db.audit(
                    "articles merged", "articles/\(number)", by: viewer.member, at: now,
                    detail: "\(namesake): it is known by the name that was typed")
            }
            _ = try db.unite(number, by: statement, at: now)
            try db.audit(
                "article corrected", "articles/\(number)", by: viewer.member, at: now,
                detail: fields.joined(separator: ", "))
            return true
        }
    }

    /// Takes back what persons corrected in a field, so that what sources say is shown there again. The article's adder
    /// and moderators may.
    /// - Throws: where nobody corrected the field, or no source says what would be shown instead.
    package func takeBack(
        _ field: ArticleRecord.Field, of article: Number<Article>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let number = try db.curated(article, by: viewer)
            let claims = try db.claims(of: number)
            let corrections = claims.filter { $0.corrects(field) }
            if corrections.isEmpty {
                throw Refusal(.conflict, "The correction is not there any more: it was taken back already.")
            }
            if field == .title, !claims.contains(where: { $0.source != .hand && $0.statement.says(.title) }) {
                throw Refusal(.conflict, "No source gives a title, so this one has to stay. Correct it instead.")
            }
            for correction in corrections {
                try db.replace(correction, by: correction.statement.without(field), at: correction.claimedAt)
            }
            try db.show(number, at: now)
            try db.audit(
                "correction taken back", "articles/\(number)", by: viewer.member, at: now, detail: field.name)
        }
    }
}

extension Database {
    /// Articles that an article turns out to be by names it is given now: no more than references that somebody rests on.
    /// - Throws: a problem at a name that belongs to an article that is here for `viewer`.
    fileprivate func namesakes(
        of article: Number<Article>, by names: [Identifier], _ record: ArticleRecord, for viewer: Viewer
    ) throws -> [Number<Article>] {
        var found: [Number<Article>] = []
        for name in names {
            guard let other = try articles(known: [name]).first, other != article, !found.contains(other),
                try !areKeptApart(article, other)
            else { continue }
            if try isHere(other, for: viewer) {
                let advice = viewer.isModerator ? "merge the two" : "ask a moderator to merge them"
                throw Refusal.invalid(
                    name.scheme.rawValue,
                    "Article \(other) has \(name.label) already. If they are one work, \(advice); if not, correct it.")
            }
            // Of a club that the member may not know of: moderators are asked.
            if try isDiscussed(other) { continue }
            if try self.article(other)?.record.likenessByIdentifiers(to: record) == .same { found.append(other) }
        }
        return found
    }
}
