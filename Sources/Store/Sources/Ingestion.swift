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
        var taken: Set<Number<Item>> = []
        for item in items {
            let names = try ItemNames(item, from: source, statements, db)
            guard let known = names.item else {
                let number = try add(item, named: names.free, from: source)
                taken.insert(number)
                try self.rules.apply(rules, to: number, item, isNews: !isFirst)
                counts.added += 1
                continue
            }
            for key in names.free { try statements.name(known, key) }
            // A feed that lists an article twice, in different words, would change it at every poll.
            guard taken.insert(known).inserted else { continue }
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

    private func add(_ item: ReadItem, named keys: [Int64], from source: Number<Source>) throws -> Number<Item> {
        let number = try statements.addItem(item, from: source, at: now)
        for key in keys { try statements.name(number, key) }
        try statements.sight(number, from: source, digest: item.digest, at: now)
        try statements.index(number, item.words)
        return number
    }

    private enum Noted { case unchanged, added, changed }

    private func note(_ item: ReadItem, as known: Number<Item>, from source: Number<Source>) throws -> Noted {
        let before = try statements.sighting(of: known, from: source)
        if let before, before.digest == item.digest {
            if before.listedAt < now - Store.relisting { try statements.relist(known, from: source, at: now) }
            return .unchanged
        }
        if before == nil {
            try statements.sight(known, from: source, digest: item.digest, at: now)
        } else {
            try statements.resight(known, from: source, digest: item.digest, at: now)
        }
        try keep(item, as: known, from: source)
        return before == nil ? .added : .changed
    }

    /// The source that brought an item first has its record and its names; what others say of it is kept beside it.
    private func keep(_ item: ReadItem, as known: Number<Item>, from source: Number<Source>) throws {
        guard let row = try statements.row(of: known) else { return }
        if row.source == source {
            let isNamedAlike = row.identifiers == item.names
            let names = isNamedAlike ? item.names : ItemIdentifiers.united(row.identifiers, item.identifiers)
            try statements.replace(known, item, named: names)
            return try statements.reindex(known, item.words)
        }
        try db.keepVersion(of: known, from: source, item.record, item.fullness, item.words)
    }
}
