import Foundation

/// ORCID iDs: sixteen characters whose last is an ISO 7064 MOD 11-2 check digit.
package enum ORCID {
    /// The iD as `0000-0002-1825-0097` from any usual spelling (URL, without hyphens), or nil when it is not one.
    package static func normalised(_ raw: String) -> String? {
        var text = raw.tidied.uppercased()
        if let host = text.range(of: "ORCID.ORG/") { text = String(text[host.upperBound...]) }
        let characters = text.filter { $0 != "-" && $0 != " " }
        guard characters.count == 16, characters.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return nil
        }
        let total = characters.dropLast().reduce(0) { sum, digit in (sum + (digit.wholeNumberValue ?? 0)) * 2 }
        let check = (12 - total % 11) % 11
        guard characters.last == (check == 10 ? "X" : Character(String(check))) else { return nil }
        let groups = stride(from: 0, to: 16, by: 4).map { start in
            String(characters.dropFirst(start).prefix(4))
        }
        return groups.joined(separator: "-")
    }
}
