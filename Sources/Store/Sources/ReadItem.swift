package import Colloquium
import Crypto
import Foundation

/// An item of a source's answer, made ready for the store outside of its one writer.
package struct ReadItem: Sendable {
    /// Fingerprints of the names, the surest first.
    let works: [Int64]
    /// Of names that hold in this source alone.
    let own: [Int64]
    /// Of its page and title together, at most one.
    let pages: [Int64]
    /// The address of its page; empty where it has none of its own.
    let address: String
    let identifiers: [Identifier]
    /// The same as the column `identifiers` has them.
    let names: String
    let title: String
    let record: String
    let digest: Int64
    let fullness: Int
    let text: ItemText
    let words: ItemWords
}

extension ReadItem {
    /// The items of one answer, each once, without those that have no name to be known by.
    /// - Parameter home: the page of the source.
    package static func all(of records: [ArticleRecord], from source: Number<Source>, home: String) -> [ReadItem] {
        let texts = records.map { ItemText($0) }
        let keys = ItemKeys.distinct(
            zip(records, texts).map { (keys: ItemKeys($0, home: home), title: $1.title) })
        return records.indices.compactMap { index in
            keys[index].isEmpty ? nil : ReadItem(records[index], texts[index], keys[index], source)
        }
    }

    /// Whether this source had it at the same page before; without a page nothing tells the contrary.
    func isAtPage(of said: ArticleRecord) -> Bool {
        let before = ItemKeys(said, home: "").address
        return address.isEmpty || before.isEmpty || address == before
    }

    private init(_ record: ArticleRecord, _ text: ItemText, _ keys: ItemKeys, _ source: Number<Source>) {
        works = keys.works.map { Fingerprint.of("\($0.scheme.rawValue) \($0.value)") }
        own = keys.own.map { Fingerprint.of("\(source) \($0)") }
        pages = keys.page.isEmpty ? [] : [Fingerprint.of("page \(keys.page)")]
        address = keys.address
        identifiers = keys.works
        names = ItemIdentifiers.text(keys.works)
        title = record.title
        let kept = record.asItem
        let json = ItemRecord.json(kept)
        self.record = String(decoding: json, as: UTF8.self)
        let lasting = kept.lasting
        digest = Fingerprint.of(lasting == kept ? json : ItemRecord.json(lasting))
        fullness = record.fullness
        self.text = text
        words = ItemWords(text)
    }
}

/// The first 64 bits of SHA-256: small enough for an index, and nobody can make two texts that share them with one
/// given.
enum Fingerprint {
    static func of(_ text: String) -> Int64 { of(Array(text.utf8)) }

    static func of(_ bytes: [UInt8]) -> Int64 {
        SHA256.hash(data: bytes).prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }
}
