package import Colloquium
import Crypto
import Foundation

/// An address of the site to which something is sent back: signed, so that nobody makes one up, and with what it is about
/// in its local part, behind a plus sign (RFC 5233).
package enum ReturnAddress: Hashable, Sendable {
    /// What a member may answer by mail.
    package enum Subject: Hashable, Sendable {
        case contribution(Number<Contribution>)
        case discussion(Number<Discussion>)
        case question(Number<Question>)
    }

    /// Reports that a mail did not arrive: its envelope's sender (VERP).
    case report(of: Number<LeasedMail>)
    /// A member's answer to what a mail told them.
    case reply(to: Subject, from: Number<Member>)

    /// A mail program's way to end what `UnsubscribeCode` names, which its subject holds (RFC 2369 §3.2).
    case unsubscription

    /// Reads the recipient of a mail; nil where it is none that this site gave out.
    package init?(_ recipient: EmailAddress, below base: EmailAddress, in site: Site) {
        let local = recipient.key.split(separator: "@")[0].split(separator: "+", maxSplits: 1)
        let own = base.key.split(separator: "@")[0]
        guard local.count == 2, local[0] == own, recipient.domain == base.domain else { return nil }
        let parts = local[1].split(separator: "-").map(String.init)
        let code = parts.dropLast().joined(separator: "-")
        guard let found = Self(code: code), found.code == code, let signature = parts.last,
            site.isAddressSignature(signature, of: code)
        else { return nil }
        self = found
    }

    /// - Parameter base: an address whose mail is given to the site, also with a plus sign and more in its local part.
    package func address(below base: EmailAddress, in site: Site) -> EmailAddress? {
        let parts = base.text.split(separator: "@")
        return EmailAddress("\(parts[0])+\(code)-\(site.addressSignature(of: code))@\(parts[1])")
    }

    private var code: String {
        switch self {
        case .report(let mail): "b-\(mail)"
        case .unsubscription: "u"
        case .reply(.contribution(let number), let member): "c-\(number)-\(member)"
        case .reply(.discussion(let number), let member): "d-\(number)-\(member)"
        case .reply(.question(let number), let member): "q-\(number)-\(member)"
        }
    }

    private init?(code: String) {
        let parts = code.split(separator: "-")
        let numbers = parts.dropFirst().compactMap { Int64($0) }
        guard let kind = parts.first, numbers.count == parts.count - 1 else { return nil }
        switch (kind, numbers.count) {
        case ("u", 0): self = .unsubscription
        case ("b", 1): self = .report(of: Number(rawValue: numbers[0]))
        case ("c", 2):
            self = .reply(to: .contribution(Number(rawValue: numbers[0])), from: Number(rawValue: numbers[1]))
        case ("d", 2): self = .reply(to: .discussion(Number(rawValue: numbers[0])), from: Number(rawValue: numbers[1]))
        case ("q", 2): self = .reply(to: .question(Number(rawValue: numbers[0])), from: Number(rawValue: numbers[1]))
        default: return nil
        }
    }
}

extension Site {
    /// Short, as local parts are, and in digits that survive a server that changes their case (RFC 5321 §2.4).
    fileprivate func addressSignature(of code: String) -> String {
        SHA256.hash(data: Data(signature(of: "address:\(code)").utf8)).prefix(10)
            .map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }

    fileprivate func isAddressSignature(_ signature: String, of code: String) -> Bool {
        let expected = Array(addressSignature(of: code).utf8)
        let given = Array(signature.utf8)
        return given.count == expected.count && zip(given, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
