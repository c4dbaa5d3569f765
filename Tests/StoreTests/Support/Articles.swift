import Colloquium
import Foundation

@testable import Store

extension Society {
    static func identifier(_ text: String) throws -> Identifier {
        guard let identifier = Identifier.recognise(text) else { throw Refusal(.invalid, text) }
        return identifier
    }

    /// What a source says of a work: identifiers as people write them, separated by spaces.
    static func statement(
        _ source: ClaimSource, _ title: String = "", _ names: String = "", detail: String = "",
        relations: [(ArticleRecord.Relation.Kind, String)] = [], _ fill: (inout ArticleRecord) -> Void = { _ in }
    ) throws -> Claim.Statement {
        var record = ArticleRecord()
        record.title = title
        record.identifiers = try names.split(separator: " ").map { try identifier(String($0)) }
        record.relations = try relations.map {
            ArticleRecord.Relation(kind: $0, target: try identifier($1), asserter: source.name)
        }
        fill(&record)
        for field in ArticleRecord.Field.allCases where record.says(field) {
            record.origins[field] = .init(source: source.name, element: field.name, raw: "")
        }
        return Claim.Statement(source, detail: detail, record)
    }

    /// The article a discussion is about.
    func article(of discussion: Number<Discussion>) async throws -> Number<Article> {
        try await store.discussion(discussion, for: try await viewer(administrator)).article.number
    }

    /// Posts a work known by identifiers and gives back its article.
    func article(
        _ title: String, _ names: String, in club: Number<Club> = Society.open, by member: Number<Member>? = nil
    ) async throws -> Number<Article> {
        let discussion = try await store.publish(
            [try Society.statement(.pasted, title, names)], try Society.proposal(club), draft: nil,
            by: try await viewer(member ?? ada), at: Society.start)
        return try await article(of: discussion)
    }

    func reading(_ article: Number<Article>, by member: Number<Member>? = nil) async throws -> ArticleReading {
        try await store.article(article, for: try await viewer(member ?? administrator))
    }

    @discardableResult
    func claim(
        _ statement: Claim.Statement, of article: Number<Article>, at now: Instant = Society.start
    ) async throws -> ClaimOutcome {
        try await store.claim(statement, of: article, at: now)
    }

    func merge(
        _ gone: Number<Article>, into article: Number<Article>, at now: Instant = Society.start
    ) async throws {
        try await store.merge(
            gone, into: article, reason: "One work.", by: try await viewer(administrator), at: now)
    }

    /// What is left of the database when everything that has no right to be there is looked for.
    func problems() async throws -> [String] {
        var problems = try await store.integrityProblems()
        let stray = [
            "SELECT count(*) FROM claims JOIN articles ON articles.number = claims.article WHERE merged_into IS NOT NULL",
            "SELECT count(*) FROM article_identifiers JOIN articles ON articles.number = article WHERE merged_into IS NOT NULL",
            "SELECT count(*) FROM articles WHERE merged_into IS NULL AND number NOT IN (SELECT article FROM claims)",
            "SELECT count(*) FROM search WHERE rowid IN (SELECT (1 << 48) + number FROM articles WHERE merged_into IS NOT NULL)",
        ]
        for sql in stray where try await count(sql) > 0 { problems.append(sql) }
        return problems
    }
}
