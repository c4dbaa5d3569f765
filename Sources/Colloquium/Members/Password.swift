import Foundation

/// What makes a password acceptable: length only, as NIST SP 800-63B section 3.1.1.2 advises, and not a few that
/// everybody tries.
package enum Password {
    /// The password in NFC (so that one typed on another keyboard still matches), not trimmed.
    /// - Throws: a problem at `field`.
    package static func checked(_ raw: String, field: String, email: String, name: String) throws(Refusal) -> String {
        let password = raw.precomposedStringWithCanonicalMapping
        let length = password.unicodeScalars.count
        if length < 10 { throw .invalid(field, "Choose a password of at least 10 characters; a few words are good.") }
        if length > 200 { throw .invalid(field, "Choose a password of at most 200 characters.") }
        let plain = password.lowercased()
        let guesses = [email.lowercased(), name.lowercased(), "password12", "1234567890", "0123456789", "qwertyuiop"]
        if guesses.contains(plain) || Set(plain).count < 4 {
            throw .invalid(field, "This password is too easy to guess; choose another.")
        }
        return password
    }
}
