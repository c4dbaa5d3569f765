/// Book numbers: ten or thirteen digits with a check digit, stored as thirteen.
enum ISBN {
    static func normalised(_ raw: String) -> String? {
        guard mayBeOne(raw) else { return nil }
        var text = raw
        if let rest = text.dropping(prefix: "isbn") {
            text = rest
            // "ISBN-13:" and "ISBN 10:" announce the length; digits of the number itself follow without a colon.
            for announced in ["-13", "-10", " 13", " 10", "13", "10"] {
                if let after = text.dropping(prefix: announced), after.hasPrefix(":") || after.hasPrefix(" ") {
                    text = after
                    break
                }
            }
        }
        text = text.withoutLabelMarks
        while let last = text.last, ".,;)".contains(last) { text.removeLast() }
        var digits: [Int] = []
        for character in text {
            switch character {
            case "0"..."9" where character.isASCII: digits.append(character.wholeNumberValue ?? 0)
            case "X" where digits.count == 9, "x" where digits.count == 9: digits.append(10)
            case "-", " ", "\u{2013}", "\u{2212}": continue
            default: return nil
            }
            guard digits.count <= 13 else { return nil }
        }
        return switch digits.count {
        case 10 where checks(ten: digits): thirteen(fromTen: digits)
        case 13 where checks(thirteen: digits): digits.map(String.init).joined()
        default: nil
        }
    }

    /// At least nine figures, and no letters but the label's and an X: what names other things mostly has more of these.
    private static func mayBeOne(_ raw: String) -> Bool {
        var raw = raw
        return raw.withUTF8 { bytes in
            var figures = 0
            var hasLetters = false
            for byte in bytes {
                if byte.isASCIIDigit { figures += 1 }
                if byte.isASCIILetter, byte | 0x20 != UInt8(ascii: "x") { hasLetters = true }
            }
            return figures >= 9 && (!hasLetters || bytes.first.map { $0 | 0x20 } == UInt8(ascii: "i"))
        }
    }

    private static func checks(ten digits: [Int]) -> Bool {
        zip(digits, (1...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
    }

    private static func checks(thirteen digits: [Int]) -> Bool {
        (digits.starts(with: [9, 7, 8]) || digits.starts(with: [9, 7, 9]))
            && !digits.contains(10) && weighted(digits) % 10 == 0
    }

    private static func thirteen(fromTen digits: [Int]) -> String {
        let body = [9, 7, 8] + digits.dropLast()
        return (body + [(10 - weighted(body) % 10) % 10]).map(String.init).joined()
    }

    private static func weighted(_ digits: [Int]) -> Int {
        digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
    }
}
