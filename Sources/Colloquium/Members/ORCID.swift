/// ORCID iDs: sixteen characters whose last is an ISO 7064 MOD 11-2 check digit.
package enum ORCID {
    /// The iD as `0000-0002-1825-0097` from any usual spelling (URL, without hyphens), or nil when it is not one.
    package static func normalised(_ raw: String) -> String? {
        let spelled = raw.trimmed.split(separator: "/").last ?? ""
        let characters = spelled.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        guard characters.count == 16, characters.dropLast().allSatisfy(\.isASCIIDigit) else { return nil }
        let total = characters.dropLast().reduce(0) { sum, digit in (sum + Int(digit - 0x30)) * 2 }
        let check = (12 - total % 11) % 11
        let last = check == 10 ? UInt8(ascii: "X") : UInt8(0x30 + check)
        guard characters[15] == last || characters[15].asciiLowercased == last.asciiLowercased else { return nil }
        let digits = characters.dropLast() + [last]
        return stride(from: 0, to: 16, by: 4)
            .map { String(decoding: digits[$0..<$0 + 4], as: UTF8.self) }
            .joined(separator: "-")
    }
}
