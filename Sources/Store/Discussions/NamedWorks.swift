package import Colloquium
import Foundation
import GRDB

/// A work that a contribution names, with what everybody who reads the discussion may know of it.
package struct NamedWork: Sendable {
    /// As it is named there.
    package let identifier: Identifier
    /// Nil where its page is not open to all who read the discussion.
    package let article: Number<Article>?
    /// Empty where nothing is known yet, or what is known stands in a closed club only.
    package let title: String
    package let firstAuthor: ArticleRecord.Contributor
    package let authors: Int
    package let journal: String
    package let year: String
}

private struct NamedWorkRow: ReadRow {
    let contribution: Number<Contribution>
    let scheme: Identifier.Scheme
    let value: String
    let article: Number<Article>?
    let isOpen: Bool
    /// It is under discussion here, or only named and discussed nowhere.
    let isKnown: Bool
    let title: String?
    let journal: String?
    let year: String?
    let family: String?
    let given: String?
    let collective: String?
    let authors: Int?

    var work: NamedWork? {
        guard let identifier = Identifier(scheme, value) else { return nil }
        var firstAuthor = ArticleRecord.Contributor(family: family ?? "", given: given ?? "")
        firstAuthor.collective = collective ?? ""
        let isTold = isOpen || isKnown
        return NamedWork(
            identifier: identifier, article: isOpen ? article : nil, title: isTold ? title ?? "" : "",
            firstAuthor: firstAuthor, authors: authors ?? 0, journal: journal ?? "", year: year ?? "")
    }
}

extension Store {
    /// The works that standing contributions of a discussion name, by the contribution.
    package func namedWorks(
        in discussion: Number<Discussion>, for viewer: Viewer
    ) async throws -> [Number<Contribution>: [NamedWork]] {
        try await read { db in try db.namedWorks(in: db.discussion(discussion, for: viewer), for: viewer) }
    }
}

extension Store {
    /// The works that a text names which somebody is about to post in a discussion.
    package func namedWorks(
        in text: Prose, toBePostedIn discussion: Number<Discussion>, for viewer: Viewer
    ) async throws -> [NamedWork] {
        let works = text.citedWorks(among: text.words).map { [$0.scheme.rawValue, $0.value] }
        if works.isEmpty { return [] }
        let list = String(decoding: try JSONEncoder().encode(works), as: UTF8.self)
        return try await read { db in
            try db.namedWorks(
                """
                SELECT 0 AS contribution, value ->> 0 AS scheme, value ->> 1 AS value, key AS place
                FROM json_each(\(list))
                """, in: db.discussion(discussion, for: viewer), for: viewer)[0] ?? []
        }
    }
}

extension Database {
    /// The works that standing contributions of a discussion name, in the order in which they stand there; each once in a
    /// contribution, whatever names of it do, and at most twenty.
    fileprivate func namedWorks(
        in discussion: DiscussionRow, for viewer: Viewer
    ) throws -> [Number<Contribution>: [NamedWork]] {
        try namedWorks(
            """
            SELECT citations.contribution, citations.scheme, citations.value, citations.rowid AS place
            FROM contributions JOIN citations ON citations.contribution = contributions.number
            WHERE contributions.discussion = \(discussion.number) AND contributions.withdrawn_at IS NULL
            """, in: discussion, for: viewer)
    }

    /// One query, and the same for all who may read the club, since a page is kept for them; a guest of the discussion is not
    /// told what else the club discusses.
    /// - Parameter named: a query for columns called `contribution`, `scheme`, `value` and `place`.
    fileprivate func namedWorks(
        _ named: SQL, in discussion: DiscussionRow, for viewer: Viewer
    ) throws -> [Number<Contribution>: [NamedWork]] {
        let isClubRead = viewer.mayRead(discussion.club, try club(of: discussion).visibility)
        let rows = try NamedWorkRow.all(
            self,
            """
            SELECT named.contribution, named.scheme, named.value, articles.number AS article,
                EXISTS (SELECT 1 FROM discussions JOIN clubs ON clubs.number = club
                    WHERE discussions.article = articles.number
                        AND (visibility = 'public' OR \(isClubRead) AND club = \(discussion.club))) AS is_open,
                articles.number = \(discussion.article) OR articles.added_by IS NULL AND NOT EXISTS (SELECT 1
                    FROM discussions WHERE discussions.article = articles.number) AS is_known,
                json_extract(record, '$.title') AS title,
                coalesce(nullif(json_extract(record, '$.container.abbreviation'), ''),
                    json_extract(record, '$.container.title')) AS journal,
                CAST(json_extract(record, '$.published.year') AS TEXT) AS year,
                json_extract(record, '$.contributors[0].family') AS family,
                json_extract(record, '$.contributors[0].given') AS given,
                json_extract(record, '$.contributors[0].collective') AS collective,
                json_array_length(record, '$.contributors') AS authors
            FROM (\(named)) AS named
                LEFT JOIN article_identifiers AS known ON known.scheme = named.scheme AND known.value = named.value
                LEFT JOIN articles ON articles.number = known.article
            ORDER BY named.contribution, named.place
            """)
        var works: [Number<Contribution>: [NamedWork]] = [:]
        var told: Set<Place> = []
        for row in rows {
            if let article = row.article, !told.insert(Place(row.contribution, article)).inserted { continue }
            guard let work = row.work, works[row.contribution, default: []].count < NamedWork.limit else { continue }
            works[row.contribution, default: []].append(work)
        }
        return works
    }
}

extension NamedWork {
    /// More cards than this under one text would be a list of references of their own.
    fileprivate static let limit = 20
}

/// An article under a contribution.
private struct Place: Hashable {
    let contribution: Number<Contribution>
    let article: Number<Article>

    init(_ contribution: Number<Contribution>, _ article: Number<Article>) {
        self.contribution = contribution
        self.article = article
    }
}
