package import Colloquium
import Foundation
import GRDB

/// A row with the columns of `facts`.
struct ReferencedWorkRow: ReadRow {
    let article: Number<Article>?
    let isOpen: Bool
    /// It is only named and discussed nowhere.
    let isKnown: Bool
    let isUnknown: Bool
    let isVerified: Bool
    let isRetracted: Bool
    let title: String?
    let journal: String?
    let year: String?
    let family: String?
    let given: String?
    let collective: String?
    let authors: Int?
    let publicationTypes: String?
    let meshTerms: String?
    let freeText: String?

    /// What is known of the work that a row named `cited` has by scheme and value, to be joined to it.
    static let work: SQL =
        """
        LEFT JOIN article_identifiers AS known ON known.scheme = cited.scheme AND known.value = cited.value
        LEFT JOIN articles ON articles.number = known.article
        """

    static func facts(for viewer: Viewer) -> SQL {
        let registries = ClaimSource.allCases.filter(\.isRegistry)
        return """
            articles.number AS article,
            EXISTS (SELECT 1 FROM discussions WHERE discussions.article = articles.number
                AND club IN \(viewer.readableClubs)) AS is_open,
            articles.added_by IS NULL AND NOT EXISTS (SELECT 1 FROM discussions
                WHERE discussions.article = articles.number) AS is_known,
            \(Database.isUnknown(work: "articles.number", scheme: "cited.scheme")) AS is_unknown,
            EXISTS (SELECT 1 FROM claims WHERE claims.article = articles.number AND source IN \(registries))
                AS is_verified,
            EXISTS (SELECT 1 FROM notices WHERE notices.article = articles.number AND kind = 'retraction'
                AND gone_at IS NULL) AS is_retracted,
            json_extract(record, '$.title') AS title,
            coalesce(nullif(json_extract(record, '$.container.abbreviation'), ''),
                json_extract(record, '$.container.title')) AS journal,
            CAST(json_extract(record, '$.published.year') AS TEXT) AS year,
            json_extract(record, '$.contributors[0].family') AS family,
            json_extract(record, '$.contributors[0].given') AS given,
            json_extract(record, '$.contributors[0].collective') AS collective,
            json_array_length(record, '$.contributors') AS authors,
            json_extract(record, '$.publicationTypes') AS publication_types,
            json_extract(record, '$.meshTerms') AS mesh_terms,
            json_extract(record, '$.fullText[0].url') AS free_text
            """
    }

    /// - Parameter discussed: the article under discussion where the question stands.
    func work(_ identifier: Identifier, discussed: Number<Article>?) -> CitedWork {
        var work = CitedWork(identifier)
        work.state = state
        work.isDiscussed = article != nil && article == discussed
        // What a closed club brought stays in it; that a registry knows it does not.
        guard isOpen || isKnown else { return work }
        work.article = isOpen ? article : nil
        work.title = title ?? ""
        work.firstAuthor = ArticleRecord.Contributor(family: family ?? "", given: given ?? "")
        work.firstAuthor.collective = collective ?? ""
        work.authors = authors ?? 0
        work.journal = journal ?? ""
        work.year = year ?? ""
        work.design = design
        work.freeText = freeText ?? ""
        return work
    }

    private var design: PublishedDesign? {
        PublishedDesign(publicationTypes: Self.list(publicationTypes), meshTerms: Self.list(meshTerms))
    }

    private var state: ReferenceState {
        if isRetracted { return .retracted }
        if isVerified { return .verified }
        return isUnknown ? .failed : .unverified
    }

    private static func list(_ json: String?) -> [String] {
        json.flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) } ?? []
    }
}

extension Store {
    /// What is known here of works that somebody names in an answer to a question, each in its place.
    package func works(
        _ identifiers: [Identifier], namedUnder question: Number<Question>, for viewer: Viewer
    ) async throws -> [CitedWork] {
        try await read { db in
            let discussed = try db.articleDiscussed(where: question)
            return try identifiers.map { try db.work($0, discussed: discussed, for: viewer) }
        }
    }
}

extension Database {
    /// - Parameter discussed: the article under discussion where it is named.
    func work(
        _ identifier: Identifier, discussed: Number<Article>?, for viewer: Viewer
    ) throws -> CitedWork {
        let row = try ReferencedWorkRow.first(
            self,
            """
            WITH cited (scheme, value) AS (VALUES (\(identifier.scheme), \(identifier.value)))
            SELECT \(ReferencedWorkRow.facts(for: viewer)) FROM cited \(ReferencedWorkRow.work)
            """)
        return row?.work(identifier, discussed: discussed) ?? CitedWork(identifier)
    }

    /// The article under discussion where a question stands.
    func articleDiscussed(where question: Number<Question>) throws -> Number<Article>? {
        try Number<Article>.first(
            self,
            """
            SELECT discussions.article FROM questions JOIN discussions ON discussions.number = questions.discussion
            WHERE questions.number = \(question)
            """)
    }
}
