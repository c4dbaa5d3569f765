import Colloquium
import GRDB

/// The numbers by which it is noted what was told, as far as a transaction asked for them.
struct MatterNumbers {
    private var known: [Matter.Key: Int64] = [:]

    /// In order; what was never told gets one.
    mutating func numbers(of keys: [Matter.Key], _ db: Database) throws -> [Int64] {
        let unknown = keys.filter { known[$0] == nil }
        if !unknown.isEmpty {
            for (key, number) in try db.matterNumbers(of: unknown) { known[key] = number }
            for key in unknown where known[key] == nil { known[key] = try db.addMatter(key) }
        }
        return keys.compactMap { known[$0] }.sorted()
    }
}

extension Database {
    /// Not those which stand for something else, too, since articles were told apart.
    fileprivate func matterNumbers(of keys: [Matter.Key]) throws -> [(Matter.Key, Int64)] {
        try Row.map(
            self,
            """
            SELECT matter_keys.kind, matter_keys.subject, matter_keys.moment, matter
            FROM \(SQL.rows(keys)) AS asked CROSS JOIN matter_keys ON matter_keys.kind = asked.value ->> 0
                AND matter_keys.subject = asked.value ->> 1 AND matter_keys.moment = asked.value ->> 2
            WHERE (SELECT count(*) FROM matter_keys AS alike WHERE alike.matter = matter_keys.matter) = 1
            """
        ) { (Matter.Key($0[0], $0[1], storedMoment: $0[2]), $0[3]) }
    }

    fileprivate func addMatter(_ key: Matter.Key) throws -> Int64 {
        try run("INSERT INTO matters DEFAULT VALUES")
        let number = lastInsertedRowID
        try run(
            """
            INSERT INTO matter_keys (matter, kind, subject, moment)
            VALUES (\(number), \(key.kind), \(key.number), \(key.storedMoment))
            """)
        return number
    }

    /// Notes that a digest told of these.
    func note(_ matters: [Int64], toldIn digest: Int64) throws {
        if matters.isEmpty { return }
        try run(
            """
            INSERT INTO told_matters (digest, matter) SELECT \(digest), value FROM \(SQL.rows(matters)) WHERE TRUE
            ON CONFLICT DO NOTHING
            """)
    }
}

extension Database {
    /// Who was told of one article was told of another. Rows stand for what they name: nothing of any member is touched.
    func unite(told gone: Number<Article>, with article: Number<Article>) throws {
        try run(
            """
            UPDATE OR IGNORE matter_keys SET subject = \(article)
            WHERE kind IN ('article', 'retraction') AND subject = \(gone)
            """)
        try run("DELETE FROM matter_keys WHERE kind IN ('article', 'retraction') AND subject = \(gone)")
    }

    /// Who was told of an article until now was told of the other, which was a part of it.
    func copy(told article: Number<Article>, to other: Number<Article>) throws {
        try run(
            """
            INSERT OR IGNORE INTO matter_keys (matter, kind, subject, moment)
            SELECT matter, kind, \(other), moment FROM matter_keys
            WHERE kind IN ('article', 'retraction') AND subject = \(article)
            """)
    }
}
