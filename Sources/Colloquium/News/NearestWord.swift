/// The known word that somebody may have meant who wrote one that is not known.
package enum NearestWord {
    /// The one with the fewest letters to change, of few; else the shortest whose words begin as those that were written:
    /// "lanc oncol" for "Lancet Oncology". Nil where none is near.
    /// - Parameters:
    ///   - typed: a key of `NewsWord`, as are those of `known`.
    ///   - known: each key with the name it stands for.
    package static func nearest(to typed: String, among known: [(String, String)]) -> String? {
        let letters = Array(typed.unicodeScalars)
        let words = typed.split(separator: "-")
        let limit = max(1, min(3, letters.count / 3))
        var best: (rank: (Int, Int), name: String)?
        for (key, name) in known where key != typed {
            let distance = distance(letters, Array(key.unicodeScalars), upTo: limit)
            guard let rank = distance ?? (words.begin(wordsOf: key) ? limit + 1 : nil) else { continue }
            if best.map({ (rank, key.count) < $0.rank }) ?? true { best = ((rank, key.count), name) }
        }
        return best?.name
    }

    /// How many letters are added, dropped, changed or swapped with their neighbour; nil for more than `limit`.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], upTo limit: Int) -> Int? {
        if abs(one.count - other.count) > limit { return nil }
        var (beforeLast, last) = ([Int](), Array(0...other.count))
        for row in 0..<one.count {
            var line = [row + 1]
            line.reserveCapacity(other.count + 1)
            for column in 0..<other.count {
                let change = last[column] + (one[row] == other[column] ? 0 : 1)
                var least = min(change, last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                line.append(least)
            }
            if line.allSatisfy({ $0 > limit }) { return nil }
            (beforeLast, last) = (last, line)
        }
        return last[other.count] <= limit ? last[other.count] : nil
    }
}

extension [Substring] {
    /// Whether each begins a word of the key, in its order; of at least four letters, since one begins everything.
    fileprivate func begin(wordsOf key: String) -> Bool {
        guard reduce(0, { $0 + $1.count }) >= 4 else { return false }
        var rest = key.split(separator: "-")[...]
        return allSatisfy { beginning in
            guard let place = rest.firstIndex(where: { $0.hasPrefix(beginning) }) else { return false }
            rest = rest[(place + 1)...]
            return true
        }
    }
}
