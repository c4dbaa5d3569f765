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
        let rules = try rules.rules(for: source)
        for item in items {
            guard let known = try knownItem(item) else {
                let number = try add(item, from: source)
                try self.rules.apply(rules, to: number, item.text, isNews: !isFirst)
                counts.added += 1
                continue
            }
            switch try note(item, as: known, from: source) {
            case .unchanged: continue
            case .added:
                counts.added += 1
                try self.rules.apply(rules, to: known, item.text, isNews: !isFirst)
            case .changed:
                counts.changed += 1
                try self.rules.reapply(rules, to: known, item.text)
            }
        }
        return counts
    }

    /// The item that is known under these names. Items that turn out to be one become one; a guid or a page that an item
    /// of another DOI has is no proof.
    private func knownItem(_ item: ReadItem) throws -> Number<Item>? {
        var found: Number<Item>?
        for key in item.works {
            guard let other = try statements.item(of: key) else { continue }
            found = try join(found, other)
        }
        for key in item.others {
            guard let other = try statements.item(of: key), other != found else { continue }
            // What is sure of both need not be looked up.
            let isNameless = item.identifiers.isEmpty && found == nil
            if isNameless {
                found = other
            } else if !ItemKeys.contradict(try identifiers(of: other), item.identifiers) {
                found = try join(found, other)
            }
        }
        return found
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
        try statements.index(number, item.text)
        return number
    }

    private enum Noted { case unchanged, added, changed }

    private func note(_ item: ReadItem, as known: Number<Item>, from source: Number<Source>) throws -> Noted {
        for key in item.works + item.others where try statements.item(of: key) != known {
            try statements.name(known, key)
        }
        let before = try statements.digest(of: known, from: source)
        if before == item.digest { return .unchanged }
        if before == nil {
            try statements.sight(known, from: source, digest: item.digest, at: now)
        } else {
            try statements.resight(known, from: source, digest: item.digest)
        }
        try update(known, item, from: source, isChange: before != nil)
        return before == nil ? .added : .changed
    }

    /// The record shown is that of the source that told most; from then on it is that source's to change.
    private func update(
        _ known: Number<Item>, _ item: ReadItem, from source: Number<Source>, isChange: Bool
    ) throws {
        guard let row = try statements.row(of: known) else { return }
        let names = ItemIdentifiers.read(row.identifiers)
        let united = names + item.identifiers.filter { !names.contains($0) }
        if row.source == source || item.fullness > row.fullness {
            try statements.replace(
                known, item, named: ItemIdentifiers.text(united), from: source,
                changedAt: isChange ? now : row.changedAt)
            try statements.reindex(known, item.text)
        } else if united.count > names.count {
            try db.run("UPDATE items SET identifiers = \(ItemIdentifiers.text(united)) WHERE number = \(known)")
        }
    }
}
