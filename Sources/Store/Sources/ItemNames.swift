import Colloquium
import GRDB

/// Which item the names of what a source brought lead to.
///
/// Anybody's feed can claim any name. So no source makes one item of two that differ, gives an item of others a name unless
/// it calls the item by its title, or takes a name from an item; only its own guids are its to give.
struct ItemNames {
    /// Nil for one that is new.
    private(set) var item: Number<Item>?
    /// Fingerprints of names that are now this item's.
    private(set) var free: [Int64] = []

    private let read: ReadItem
    private let source: Number<Source>
    private let statements: IngestionStatements
    private let db: Database

    init(_ read: ReadItem, from source: Number<Source>, _ statements: IngestionStatements, _ db: Database) throws {
        self.read = read
        self.source = source
        self.statements = statements
        self.db = db
        let works = try read.works.map { ($0, try statements.item(of: $0)) }
        for (index, (_, other)) in works.enumerated() {
            // A surer name of the article that is new, or another's, speaks against the others.
            if let other, other != item, try index == 0 || !contradicts(other) { try take(other) }
        }
        let guids = try read.own.map { ($0, try statements.item(of: $0)) }
        let pages = try read.pages.map { ($0, try statements.item(of: $0)) }
        for (_, other) in guids {
            guard let other, other != item else { continue }
            let isAtItsPage = read.identifiers.isEmpty && pages.contains { $0.1 == other }
            if try isAtItsPage || isStillMeant(other) { try take(other) }
        }
        for (_, other) in pages {
            if let other, other != item, try !contradicts(other) { try take(other) }
        }
        let mayName = try mayName(hasNews: (works + pages).contains { $0.1 == nil })
        free =
            guids.filter { $0.1 != item || item == nil }.map(\.0)
            + (mayName ? (works + pages).filter { $0.1 == nil }.map(\.0) : [])
    }

    private mutating func take(_ other: Number<Item>) throws {
        guard let known = item, known != other else {
            item = other
            return
        }
        guard let one = try statements.row(of: known), let two = try statements.row(of: other),
            FoldedText(one.title) == FoldedText(two.title),
            !ItemKeys.contradict(try statements.names(of: known, one), try statements.names(of: other, two))
        else { return }
        item = min(known, other)
        try db.join(max(known, other), into: min(known, other))
    }

    private func contradicts(_ other: Number<Item>) throws -> Bool {
        guard !read.identifiers.isEmpty, let row = try statements.row(of: other) else { return false }
        return ItemKeys.contradict(try statements.names(of: other, row), read.identifiers)
    }

    /// A guid that this source gave an item may be given to another one: the place in a list, for one.
    private func isStillMeant(_ other: Number<Item>) throws -> Bool {
        if try contradicts(other) { return false }
        guard let said = try db.record(of: other, from: source) else { return true }
        return FoldedText(said.title) == read.text.title || read.isAtPage(of: said)
    }

    private func mayName(hasNews: Bool) throws -> Bool {
        guard hasNews, let item, let row = try statements.row(of: item) else { return hasNews }
        return row.source == source || FoldedText(row.title) == read.text.title
    }
}
