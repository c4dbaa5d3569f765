import Crypto
import CryptoExtras
import Foundation

/// Passwords as stored: `scrypt$N$r$p$salt$hash` (RFC 7914), so that the cost can be raised without losing anyone.
package struct PasswordHash: Sendable {
    /// The cost parameter N; r is 8 and p is 1.
    package let cost: Int

    package static let standard = PasswordHash(cost: 1 << 15)
    /// For tests and the example society only, where thousands of sign-ins matter more than secrecy.
    package static let quick = PasswordHash(cost: 1 << 4)

    /// Takes some 80 ms and 32 MB at the standard cost: call it off the event loop.
    package func hash(_ password: String) throws -> String {
        let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        let key = try PasswordHash.derive(password, salt: salt, cost: cost)
        return "scrypt$\(cost)$8$1$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Whether `password` is the one that `stored` was made from. With nothing stored the same work is done in vain, so
    /// that the time taken does not tell whether an account exists.
    package func verify(_ password: String, against stored: String?) throws -> Bool {
        guard let stored, let parts = Parts(stored) else {
            _ = try PasswordHash.derive(password, salt: Data(count: 16), cost: cost)
            return false
        }
        let key = try PasswordHash.derive(password, salt: parts.salt, cost: parts.cost)
        return zip(key, parts.key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 && key.count == parts.key.count
    }

    private static func derive(_ password: String, salt: Data, cost: Int) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: cost,
            blockSize: 8, parallelism: 1)
        return key.withUnsafeBytes { Data($0) }
    }

    private struct Parts {
        let cost: Int
        let salt: Data
        let key: Data

        init?(_ stored: String) {
            let parts = stored.split(separator: "$").map(String.init)
            guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (2...(1 << 20)).contains(cost),
                cost.nonzeroBitCount == 1,
                parts[2] == "8", parts[3] == "1",
                let salt = Data(base64Encoded: parts[4]), let key = Data(base64Encoded: parts[5])
            else { return nil }
            self.cost = cost
            self.salt = salt
            self.key = key
        }
    }
}
