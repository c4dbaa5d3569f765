import Colloquium
import GRDB

/// Takes items of sources into the tables of one transaction: those that are known are known again, the others are
/// added. This is done thousands of times a second, so that every statement is prepared once.
final class Ingestion {
    struct Counts {
        /// Items that were not known from this source.
        var added = 0
        /// Items that it changed.
        var changed = 0
    }

    private let db: Database
    private let now: Instant
    private let statements: IngestionStatements
    private let rules: RuleApplication

    init(_ db: Database, at now: Instant) throws {
        self.db = db
        self.now = now
        statements = try IngestionStatements(db)
        rules = RuleApplication(db, at: now)
    }

    /// - Parameter isFirst: it is the first answer of this source; what is in it is no news.
    func take(_ items: [ReadItem], from source: Number<Source>, isFirst: Bool) throws -> Counts {
        var counts = Counts()
        let rules = try self.rules.rules(for: source)
        for item in items {
            let (found, strays) = try knownItem(item)
            guard let known = found else {
                let number = try add(item, from: source)
                try self.rules.apply(rules, to: number, item, isNews: !isFirst)
                counts.added += 1
                continue
            }
            for key in strays { try statements.name(known, key) }
            switch try note(item, as: known, from: source) {
            case .unchanged: continue
            case .added:
                counts.added += 1
                try self.rules.apply(rules, to: known, item, isNews: !isFirst)
            case .changed:
                counts.changed += 1
                try self.rules.reapply(rules, to: known, item)
            }
        }
        return counts
    }

    /// The item that is known under these names, with those of them that do not name it yet. Items that turn out to be one
    /// become one; a guid or a page that an item of another DOI has is no proof.
    private func knownItem(_ item: ReadItem) throws -> (Number<Item>?, strays: [Int64]) {
        var found: Number<Item>?
        var named: [(key: Int64, item: Number<Item>?)] = []
        for key in item.works {
            let other = try statements.item(of: key)
            named.append((key, other))
            if let other { found = try join(found, other) }
        }
        for key in item.others {
            let other = try statements.item(of: key)
            named.append((key, other))
            guard let other, other != found else { continue }
            // What is sure of both need not be looked up.
            let isNameless = item.identifiers.isEmpty && found == nil
            if isNameless {
                found = other
            } else if !ItemKeys.contradict(try identifiers(of: other), item.identifiers) {
                found = try join(found, other)
            }
        }
        return (found, named.filter { $0.item != found }.map(\.key))
    }

    private func join(_ one: Number<Item>?, _ other: Number<Item>) throws -> Number<Item> {
        guard let one, one != other else { return other }
        if ItemKeys.contradict(try identifiers(of: one), try identifiers(of: other)) { return one }
        let (older, younger) = (min(one, other), max(one, other))
        try db.join(younger, into: older)
        return older
    }

    private func identifiers(of item: Number<Item>) throws -> [Identifier] {
        ItemIdentifiers.read(try statements.row(of: item)?.identifiers ?? "")
    }

    private func add(_ item: ReadItem, from source: Number<Source>) throws -> Number<Item> {
        let number = try statements.addItem(item, from: source, at: now)
        for key in item.works + item.others { try statements.name(number, key) }
        try statements.sight(number, from: source, digest: item.digest, at: now)
        try statements.index(number, item.words)
        return number
    }

    private enum Noted { case unchanged, added, changed }

    private func note(_ item: ReadItem, as known: Number<Item>, from source: Number<Source>) throws -> Noted {
        let before = try statements.digest(of: known, from: source)
        if before == item.digest { return .unchanged }
        if before == nil {
            try statements.sight(known, from: source, digest: item.digest, at: now)
        } else {
            try statements.resight(known, from: source, digest: item.digest)
        }
        try keep(item, as: known, from: source, isChange: before != nil)
        return before == nil ? .added : .changed
    }

    /// The source that brought an item first has its record; what others say of it is kept beside it.
    private func keep(
        _ item: ReadItem, as known: Number<Item>, from source: Number<Source>, isChange: Bool
    ) throws {
        guard let row = try statements.row(of: known) else { return }
        let isNamedAlike = row.identifiers == item.names
        let names = isNamedAlike ? item.names : ItemIdentifiers.united(row.identifiers, item.identifiers)
        if row.source == source {
            try statements.replace(
                known, item, named: names, changedAt: isChange ? now : row.changedAt)
            return row.hasVersions ? try db.reindex(known) : try statements.reindex(known, item.words)
        }
        try db.run(
            """
            INSERT INTO item_versions (item, source, record, fullness)
            VALUES (\(known), \(source), \(item.record), \(item.fullness))
            ON CONFLICT (item, source) DO UPDATE SET record = excluded.record, fullness = excluded.fullness
            """)
        try db.reindex(known)
        if names != row.identifiers {
            try db.run("UPDATE items SET identifiers = \(names) WHERE number = \(known)")
        }
    }
}
