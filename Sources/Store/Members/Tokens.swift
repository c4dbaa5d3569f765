import Crypto
package import Foundation

/// A secret that stands for a right: a session, a link in a mail. 256 random bits; only its SHA-256 digest is stored,
/// so that a stolen database opens no session.
package struct Token: Hashable, Sendable {
    /// Base64url without padding, 43 characters: fit for URLs and cookies.
    package let text: String

    /// A new one from the system's random generator.
    package init() {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next() as UInt64, Array.init) }
        text = Data(bytes).base64URL
    }

    /// One that came back; nil when it cannot be one of ours.
    package init?(_ text: some StringProtocol) {
        let allowed = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D || byte == 0x5F
        }
        guard text.utf8.count == 43, allowed else { return nil }
        self.text = String(text)
    }

    /// What is stored of it.
    package var digest: Data { Data(SHA256.hash(data: Data(text.utf8))) }
}

extension Data {
    /// RFC 4648 section 5, without padding.
    package var base64URL: String {
        let digits = base64EncodedData().compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
