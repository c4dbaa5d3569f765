package import Colloquium
import Foundation

/// What the link carries that confirms an address for a club's digest: everything there is to know, and a signature, so
/// that nothing is kept of an address nobody confirmed.
package struct ReaderCode: Sendable {
    package let email: EmailAddress
    package let club: Number<Club>
    let endsAt: Instant

    package init(_ email: EmailAddress, club: Number<Club>, at now: Instant) {
        self.email = email
        self.club = club
        endsAt = now + ClubReader.confirmation
    }

    /// Reads a code; nil when it is not one of this site's, or has run out.
    package init?(_ text: String, in site: Site, at now: Instant) {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 4, let club = Int64(parts[0]), let end = Int64(parts[1]),
            let address = Data(hexadecimal: parts[2]).flatMap({ EmailAddress(String(decoding: $0, as: UTF8.self)) })
        else { return nil }
        email = address
        self.club = Number(rawValue: club)
        endsAt = Instant(rawValue: end)
        guard endsAt > now, site.isSignature(parts[3], of: signedText) else { return nil }
    }

    package func text(in site: Site) -> String {
        let address = email.text.utf8.map { String(256 + Int($0), radix: 16).suffix(2) }.joined()
        return "\(club).\(endsAt.rawValue).\(address).\(site.signature(of: signedText))"
    }

    private var signedText: String { "reader:\(club):\(endsAt.rawValue):\(email.text)" }
}

extension Data {
    /// Nil for what is not pairs of hexadecimal digits.
    fileprivate init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }
}
