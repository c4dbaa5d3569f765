import Colloquium

/// A page that is the same for many readers but for a few values of each. It is rendered once, with marks where those
/// values stand, and put together for a reader by copying bytes.
package struct PreparedPage: Sendable {
    /// What is filled for each reader.
    package enum Slot: Character, CaseIterable, Sendable {
        case formToken = "f"
        case submission = "s"
        case memberName = "n"
        case memberPath = "p"
        case unread = "u"
        /// How much was told them on the site that they have not read, as HTML; nothing for none.
        case notifications = "b"
        /// What this reader may do with an entry of a list, and whether it is new to them.
        case entry = "e"
        /// What this reader said of an entry of a list with signals.
        case ownSignals = "g"
        /// What the reader began to write here.
        case draft = "d"
        /// When that was saved.
        case draftTime = "t"
        /// Whether an entry of a list is new to this reader.
        case newness = "w"
        /// How much is new to this reader, at the head of a list.
        case news = "h"
        /// When something was written, in the reader's zone.
        case moment = "m"

        /// Stands in the place of the value. Nobody can guess it, so that no text can smuggle one in.
        package var mark: String { "\u{1}\(Slot.nonce)\(rawValue)" }

        fileprivate static let nonce = String(UInt64.random(in: .min ... .max), radix: 36)
    }

    private struct Cut {
        let offset: Int
        let slot: Slot
        /// Which of its slot it is, from 0.
        let index: Int
    }

    private let bytes: [UInt8]
    private let cuts: [Cut]

    package init(_ html: String) {
        var html = html
        var bytes: [UInt8] = []
        var cuts: [Cut] = []
        var counts: [Slot: Int] = [:]
        html.withUTF8 { text in
            bytes.reserveCapacity(text.count)
            var start = 0
            while let found = Self.firstMark(in: text, from: start) {
                bytes += text[start..<found.range.lowerBound]
                start = found.range.upperBound
                cuts.append(Cut(offset: bytes.count, slot: found.slot, index: counts[found.slot, default: 0]))
                counts[found.slot, default: 0] += 1
            }
            bytes += text[start...]
        }
        self.bytes = bytes
        self.cuts = cuts
    }

    private static func firstMark(
        in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (range: Range<Int>, slot: Slot)? {
        var index = start
        while let found = ByteSearch.first(1, in: text, from: index) {
            index = found + 1
            guard text[index...].starts(with: Slot.nonce.utf8) else { continue }
            let end = index + Slot.nonce.utf8.count
            guard end < text.count, let slot = Slot(rawValue: Character(Unicode.Scalar(text[end]))) else { continue }
            return (found..<end + 1, slot)
        }
        return nil
    }

    /// How much memory it takes, roughly.
    package var size: Int { bytes.count + cuts.count * MemoryLayout<Cut>.stride }

    /// Another for every other page, until the process ends; the hash is seeded anew by each.
    package var tag: String {
        var hasher = Hasher()
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        return String(UInt(bitPattern: hasher.finalize()), radix: 36)
    }

    /// Whether it is the same for everybody who may see it.
    package var isWhole: Bool { cuts.isEmpty }

    /// Gives `write` the page's bytes one piece after the other; `value` says what stands in a slot, as HTML, and which
    /// of its slot it is.
    package func write(
        _ write: (UnsafeRawBufferPointer) -> Void, filling value: (Slot, Int) -> String
    ) {
        bytes.withUnsafeBytes { bytes in
            var start = 0
            for cut in cuts {
                write(UnsafeRawBufferPointer(rebasing: bytes[start..<cut.offset]))
                start = cut.offset
                var text = value(cut.slot, cut.index)
                if !text.isEmpty { text.withUTF8 { write(UnsafeRawBufferPointer($0)) } }
            }
            write(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
    }
}
