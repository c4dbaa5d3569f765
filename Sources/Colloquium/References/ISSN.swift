/// Numbers of serials (ISO 3297): seven digits and a check digit, printed with a hyphen in the middle.
package enum ISSN {
    /// The printed form of what is shaped like one, whatever stands around its digits; nil for anything else. The
    /// check digit is not looked at: records are kept as their publishers write them.
    package static func normalised(_ raw: String) -> String? {
        let characters = raw.uppercased().filter { $0.isASCII && ($0.isNumber || $0 == "X") }
        guard characters.count == 8, !characters.dropLast().contains("X") else { return nil }
        return "\(characters.prefix(4))-\(characters.suffix(4))"
    }

    /// Whether it stands in its printed form and its check digit is right (ISO 3297, annex A: weights 8 to 1,
    /// modulo 11, X for ten).
    package static func isValid(_ printed: String) -> Bool {
        guard normalised(printed) == printed else { return false }
        let digits = printed.filter { $0 != "-" }.map { $0.wholeNumberValue ?? 10 }
        return zip(digits, (1...8).reversed()).reduce(0) { $0 + $1.0 * $1.1 }.isMultiple(of: 11)
    }
}
