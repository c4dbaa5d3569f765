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
        /// The version is that of the discussion.
        case entry(
            [Matter.Key], section: DigestItem.Section, discussion: Number<Discussion>?, version: Int64, zone: String)
    }

    struct Piece: Sendable {
        /// Nil for what HTML alone has.
        let text: OutgoingMail.Piece?
        let html: OutgoingMail.Piece
        /// Its first words, unless it tells nothing by itself.
        let opening: String

        /// - Parameter text: flowed.
        init(text: String? = nil, html: String, opening: String = "") {
            self.text = text.map { .own(EncodedText(flowed: $0).bytes) }
            self.html = .own(EncodedText(html).bytes)
            self.opening = opening
        }

        /// The same for many mails.
        init(sharing piece: Piece) {
            text = piece.text.map { .shared(SharedText($0.bytes)) }
            html = .shared(SharedText(piece.html.bytes))
            opening = piece.opening
        }
    }

    private let known = Mutex<[Key: Piece]>([:])
    /// Some ten megabytes; a site has fewer in a pass, unless its readers live in every zone.
    private static let limit = 5_000

    /// - Parameter key: nil for what nobody shares.
    func piece(_ key: Key?, making make: () -> Piece) -> Piece {
        guard let key else { return make() }
        if let piece = known.withLock({ $0[key] }) { return piece }
        let piece = Piece(sharing: make())
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[key] = piece
        }
        return piece
    }
}
