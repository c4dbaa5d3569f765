import Colloquium
import Formats
import Pages
import Store
import Synchronization

/// What mails of news share, written and encoded once: the entry of an article is the same for everybody who reads their
/// clocks alike.
final class DigestFragments: Sendable {
    enum Key: Hashable, Sendable {
        case head(String)
        case top(DigestTop)
        case end(DigestEnd)
        case heading(String)
        case entry([Matter.Key], section: DigestItem.Section, version: Int64, zone: String)
    }

    struct Piece: Sendable {
        let text: EncodedText
        let html: EncodedText
        /// Its first words, unless it tells nothing by itself.
        let opening: String

        /// - Parameter text: flowed.
        init(text: String = "", html: String, opening: String = "") {
            self.text = EncodedText(flowed: text)
            self.html = EncodedText(html)
            self.opening = opening
        }
    }

    private let known = Mutex<[Key: Piece]>([:])
    /// Some ten megabytes; a site has fewer in a pass, unless its readers live in every zone.
    private static let limit = 5_000

    /// - Parameter key: nil for what nobody shares.
    func piece(_ key: Key?, making make: () -> Piece) -> Piece {
        guard let key else { return make() }
        if let piece = known.withLock({ $0[key] }) { return piece }
        let piece = make()
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[key] = piece
        }
        return piece
    }
}
