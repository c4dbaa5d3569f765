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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(html.utf8.count)
        var cuts: [Cut] = []
        var counts: [Slot: Int] = [:]
        for (index, piece) in html.pieces(after: "\u{1}\(Slot.nonce)").enumerated() {
            var text = piece
            if index > 0, let slot = text.first.flatMap(Slot.init) {
                cuts.append(Cut(offset: bytes.count, slot: slot, index: counts[slot, default: 0]))
                counts[slot, default: 0] += 1
                text = text.dropFirst()
            }
            bytes += text.utf8
        }
        self.bytes = bytes
        self.cuts = cuts
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

extension String {
    /// The text before each `mark`, and behind the last.
    fileprivate func pieces(after mark: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = startIndex
        let sought = Array(mark.utf8)
        while let found = utf8[start...].range(of: sought) {
            pieces.append(self[start..<found.lowerBound])
            start = found.upperBound
        }
        pieces.append(self[start...])
        return pieces
    }
}

extension Substring.UTF8View {
    fileprivate func range(of sought: [UInt8]) -> Range<Index>? {
        var rest = self[...]
        while let index = rest.firstIndex(of: sought[0]) {
            if rest[index...].starts(with: sought) {
                return index..<rest.index(index, offsetBy: sought.count)
            }
            rest = rest[rest.index(after: index)...]
        }
        return nil
    }
}
