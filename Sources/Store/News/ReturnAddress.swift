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
        /// Whatever the mail told: nobody can tell which of it is meant, so that nothing is posted.
        case news
    }

    /// Reports that a mail did not arrive: its envelope's sender (VERP).
    case report(of: Number<LeasedMail>)
    /// A member's answer to what a mail told them.
    case reply(to: Subject, from: Number<Member>, mailed: MailedDay)

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
        case .reply(let subject, let member, let day): "\(subject.code)-\(member)-\(String(day.rawValue, radix: 36))"
        }
    }

    private init?(code: String) {
        let parts = code.split(separator: "-")
        let numbers = parts.dropFirst().prefix(2).compactMap { Int64($0) }
        switch (parts.first, parts.count, numbers.count) {
        case ("u", 1, 0): self = .unsubscription
        case ("b", 2, 1): self = .report(of: Number(rawValue: numbers[0]))
        case (let kind?, 4, 2):
            guard let subject = Subject(kind, numbers[0]), let day = Int(parts[3], radix: 36) else { return nil }
            self = .reply(to: subject, from: Number(rawValue: numbers[1]), mailed: MailedDay(rawValue: day))
        default: return nil
        }
    }
}

extension ReturnAddress.Subject {
    fileprivate var code: String {
        switch self {
        case .contribution(let number): "c-\(number)"
        case .discussion(let number): "d-\(number)"
        case .question(let number): "q-\(number)"
        case .news: "n-0"
        }
    }

    fileprivate init?(_ kind: Substring, _ number: Int64) {
        switch kind {
        case "c": self = .contribution(Number(rawValue: number))
        case "d": self = .discussion(Number(rawValue: number))
        case "q": self = .question(Number(rawValue: number))
        case "n": self = .news
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
