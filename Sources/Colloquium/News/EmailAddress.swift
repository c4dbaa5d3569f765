/// An address that mail can be sent to: the ASCII dot-atom form of `addr-spec` in RFC 5322 §3.4.1, within the sizes
/// of RFC 5321 §4.5.3.1.
///
/// Quoted local parts, comments, address literals (`[192.0.2.1]`) and letters outside ASCII are refused: few relays
/// accept them and a mistyped address looks the same. An internationalised domain is accepted only as punycode
/// (`xn--…`). A single label (`root@localhost`, `ward@hospital`) is a domain: internal relays have such.
package struct EmailAddress: Hashable, Sendable {
    /// The address as given, without surrounding white space and with the domain in lower case; the local part keeps
    /// its case because only its host may interpret it (RFC 5321 §2.4).
    package let text: String

    /// The address in lower case throughout. No provider in use tells two mailboxes apart by case, so two members
    /// with the same key are the same person.
    package var key: String { text.lowercased() }

    /// Nil unless the text, trimmed of white space at both ends, is an address of the form above.
    package init?(_ raw: String) {
        let characters = raw.unicodeScalars
        guard let first = characters.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = characters.lastIndex(where: { !$0.properties.isWhitespace })
        else { return nil }
        let parts = characters[first...last].split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 64, parts[0].count + 1 + parts[1].count <= 254,
            Self.isDotAtom(parts[0]), Self.isDomain(parts[1])
        else { return nil }
        text = String(parts[0]) + "@" + String(parts[1]).lowercased()
    }

    private static func isDotAtom(_ text: Substring.UnicodeScalarView) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0) }
        }
    }

    /// A last label of digits alone is the tail of an IP address, never a top-level domain (RFC 3696 §2).
    private static func isDomain(_ text: Substring.UnicodeScalarView) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy(isLabel) && labels.last?.allSatisfy { ("0"..."9").contains($0) } == false
    }

    private static func isLabel(_ label: Substring.UnicodeScalarView) -> Bool {
        (1...63).contains(label.count) && label.first != "-" && label.last != "-"
            && label.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
    }

    private static func isLetterOrDigit(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}

extension EmailAddress: Codable {
    /// Reads the plain text that `encode(to:)` writes.
    /// - Throws: `DecodingError.dataCorrupted` when the text is not an address.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let address = EmailAddress(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an e-mail address")
        }
        self = address
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension EmailAddress {
    /// Whether its domain is a single label, which nobody but the relay of one's own house can know.
    package var isInternal: Bool { !domain.contains(".") }

    /// What follows the `@`.
    package var domain: String { text.split(separator: "@").last.map(String.init) ?? "localhost" }
}
