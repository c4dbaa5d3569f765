/// What changed from one text to the next: word by word, of long texts line by line, since comparing costs the square of
/// what differs.
package struct TextDifference: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    package let pieces: [Piece]

    /// Words, or lines, of each text that are compared at most; what is longer counts as rewritten.
    static let limit = 500

    package init(from old: String, to new: String) {
        for cut in [String.cutAtWords, String.cutAtLines] {
            let (before, after) = (cut(old)(), cut(new)())
            if max(before.count, after.count) <= Self.limit {
                pieces = Self.pieces(from: before, to: after)
                return
            }
        }
        pieces = [.removed(old), .added(new)]
    }

    private static func pieces(from before: [Substring], to after: [Substring]) -> [Piece] {
        var (removed, added): (Set<Int>, Set<Int>) = ([], [])
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var pieces: [Piece] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if old < before.count, removed.contains(old) {
                pieces.append(.removed(String(before[old])))
                old += 1
            } else if new < after.count, added.contains(new) {
                pieces.append(.added(String(after[new])))
                new += 1
            } else {
                pieces.append(.kept(String(after[new])))
                (old, new) = (old + 1, new + 1)
            }
        }
        return joined(pieces)
    }

    /// Neighbours of one kind as one piece.
    private static func joined(_ pieces: [Piece]) -> [Piece] {
        pieces.reduce(into: []) { joined, piece in
            switch (joined.last, piece) {
            case (.kept(let before), .kept(let text)): joined[joined.endIndex - 1] = .kept(before + text)
            case (.removed(let before), .removed(let text)): joined[joined.endIndex - 1] = .removed(before + text)
            case (.added(let before), .added(let text)): joined[joined.endIndex - 1] = .added(before + text)
            default: joined.append(piece)
            }
        }
    }
}

extension String {
    /// Each word with the space behind it.
    fileprivate func cutAtWords() -> [Substring] { cut { before, next in before.isWhitespace && !next.isWhitespace } }
    fileprivate func cutAtLines() -> [Substring] { cut { before, _ in before.isNewline } }

    private func cut(where isBetween: (Character, Character) -> Bool) -> [Substring] {
        var pieces: [Substring] = []
        var start = startIndex
        var last: Character?
        for index in indices {
            if let last, isBetween(last, self[index]) {
                pieces.append(self[start..<index])
                start = index
            }
            last = self[index]
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }
}
