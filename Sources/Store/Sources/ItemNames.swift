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
    private let known: KnownItems
    private let db: Database

    init(_ read: ReadItem, _ known: KnownItems, _ db: Database) throws {
        self.read = read
        self.known = known
        self.db = db
        let works = read.works.map { ($0, known.item(of: $0)) }
        for (index, (_, other)) in works.enumerated() {
            // A surer name of the article that is new, or another's, speaks against the others.
            if let other, other != item, try index == 0 || !contradicts(other) { try take(other) }
        }
        let guids = read.own.map { ($0, known.item(of: $0)) }
        let pages = read.pages.map { ($0, known.item(of: $0)) }
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
        guard let first = item, first != other else {
            item = other
            return
        }
        guard let one = try known.record(of: first), let two = try known.record(of: other),
            FoldedText(one.title) == FoldedText(two.title),
            !ItemKeys.contradict(try known.names(of: first, one), try known.names(of: other, two))
        else { return }
        item = min(first, other)
        try known.join(max(first, other), into: min(first, other))
    }

    private func contradicts(_ other: Number<Item>) throws -> Bool {
        guard !read.identifiers.isEmpty, let record = try known.record(of: other) else { return false }
        return ItemKeys.contradict(try known.names(of: other, record), read.identifiers)
    }

    /// A guid that this source gave an item may be given to another one: the place in a list, for one.
    private func isStillMeant(_ other: Number<Item>) throws -> Bool {
        if try contradicts(other) { return false }
        guard let said = try db.record(of: other, from: known.source) else { return true }
        return FoldedText(said.title) == read.text.title || read.isAtPage(of: said)
    }

    private func mayName(hasNews: Bool) throws -> Bool {
        guard hasNews, let item, let record = try known.record(of: item) else { return hasNews }
        return record.source == known.source || FoldedText(record.title) == read.text.title
    }
}
