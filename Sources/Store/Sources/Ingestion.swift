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
        let known = try KnownItems(items, from: source, db)
        for item in items {
            let names = try ItemNames(item, known, db)
            guard let number = names.item else {
                let number = try add(item, named: names.free, known)
                taken.insert(number)
                try self.rules.apply(rules, to: number, item, isNews: !isFirst)
                counts.added += 1
                continue
            }
            try name(number, names.free, known)
            // A feed that lists an article twice, in different words, would change it at every poll.
            guard taken.insert(number).inserted else { continue }
            switch try note(item, as: number, known) {
            case .unchanged: continue
            case .added:
                counts.added += 1
                try self.rules.apply(rules, to: number, item, isNews: !isFirst)
            case .changed:
                counts.changed += 1
                try self.rules.reapply(rules, to: number, item)
            }
        }
        return counts
    }

    private func add(_ item: ReadItem, named keys: [Int64], _ known: KnownItems) throws -> Number<Item> {
        let number = try statements.addItem(item, from: known.source, at: now)
        try name(number, keys, known)
        try statements.sight(number, from: known.source, digest: item.digest, at: now)
        try statements.index(number, item.words)
        return number
    }

    private func name(_ number: Number<Item>, _ keys: [Int64], _ known: KnownItems) throws {
        for key in keys {
            try statements.name(number, key)
            known.name(number, key)
        }
    }

    private enum Noted { case unchanged, added, changed }

    private func note(_ item: ReadItem, as number: Number<Item>, _ known: KnownItems) throws -> Noted {
        let before = known.sighting(of: number)
        if let before, before.digest == item.digest {
            if before.listedAt < now - Store.relisting { try statements.relist(number, from: known.source, at: now) }
            return .unchanged
        }
        if before == nil {
            try statements.sight(number, from: known.source, digest: item.digest, at: now)
        } else {
            try statements.resight(number, from: known.source, digest: item.digest, at: now)
        }
        try keep(item, as: number, known)
        return before == nil ? .added : .changed
    }

    /// The source that brought an item first has its record and its names; what others say of it is kept beside it.
    private func keep(_ item: ReadItem, as number: Number<Item>, _ known: KnownItems) throws {
        guard let record = try known.record(of: number) else { return }
        if record.source == known.source {
            let isNamedAlike = record.identifiers == item.names
            let names = isNamedAlike ? item.names : ItemIdentifiers.united(record.identifiers, item.identifiers)
            try statements.replace(number, item, named: names)
            known.forgetRecord(of: number)
            return try statements.reindex(number, item.words)
        }
        try db.keepVersion(of: number, from: known.source, item.record, item.fullness, item.words)
    }
}
