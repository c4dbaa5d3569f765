import Foundation

/// How to reach the relay that takes the site's mail, checked as far as possible without connecting.
package struct SMTPSettings: Sendable {
    /// When a connection that starts in the clear (`smtp://`) is upgraded to TLS (RFC 3207). `smtps://` is in TLS from
    /// its first byte, whatever this says, and its certificate is verified.
    package enum StartTLS: String, CaseIterable, Sendable {
        /// Upgrade, with a certificate that verifies, or fail before anything is said about the mail.
        case required
        /// Upgrade where the relay offers it. The certificate is verified only against a CA file, if one is set: who
        /// could forge it could as well hide the offer, and local relays often have self-signed ones (RFC 7435).
        case opportunistic
        /// Stay in the clear.
        case never
    }

    /// `smtp://host[:port][/name]` or `smtps://…`; libcurl's ports are 25 and 465. `name` is what the site calls itself
    /// in `EHLO`, instead of the machine's own name.
    let url: String
    let username: String
    let password: String
    package let startTLS: StartTLS
    let caFile: String
    /// From the first look-up to the relay's last reply.
    package let timeout: Duration
    /// For the connection alone, TLS included.
    var connectTimeout: Duration { min(timeout, .seconds(15)) }

    /// Reads settings as they are written by an administrator; an empty text is a setting left out.
    ///
    /// - Parameters:
    ///   - url: see the property; it must hold no credentials because it appears in logs.
    ///   - startTLS: a case of `StartTLS`. Left out, it is `opportunistic`; but with a password for a relay that is not
    ///     on this machine it is `required`, so that no password leaves in the clear unless someone asked for that.
    ///   - caFile: a PEM file of certificates to trust instead of the system's.
    ///   - timeout: whole seconds, 1 to 600; 60 when left out.
    /// - Throws: `Invalid` for the first setting that cannot be used.
    package init(
        url: String, username: String = "", password: String = "", startTLS: String = "", caFile: String = "",
        timeout: String = ""
    ) throws(Invalid) {
        let target = try Self.target(url)
        self.url = target.url
        (self.username, self.password) = try Self.credentials(username, password)
        self.startTLS = try Self.startTLS(startTLS, isSafeInTheClear: password.isEmpty || target.isLoopback)
        self.caFile = try Self.caFile(caFile)
        self.timeout = try Self.timeout(timeout)
    }

    /// Whether a connection in TLS stands only with a certificate that verifies.
    var verifiesCertificate: Bool {
        startTLS == .required || !caFile.isEmpty || url.hasPrefix("smtps:")
    }
}

extension SMTPSettings {
    /// A setting that cannot be used, and why, in words for the administrator.
    package struct Invalid: Error, Hashable, Sendable, CustomStringConvertible {
        package enum Setting: String, Hashable, Sendable {
            case url, username, password, startTLS, caFile, timeout
        }
        package let setting: Setting
        package let reason: String

        package var description: String { "\(setting.rawValue): \(reason)" }
    }

    private static func target(_ raw: String) throws(Invalid) -> (url: String, isLoopback: Bool) {
        func invalid(_ reason: String) -> Invalid { Invalid(setting: .url, reason: reason) }
        guard !raw.isEmpty else { throw invalid("is missing; it looks like smtp://relay.example.org:587") }
        guard let parts = URLComponents(string: raw) else { throw invalid("is not a URL") }
        guard let scheme = parts.scheme?.lowercased(), ["smtp", "smtps"].contains(scheme) else {
            throw invalid("must start with smtp:// or smtps://")
        }
        guard parts.user == nil, parts.password == nil else {
            throw invalid("must not hold a user name or password; these have settings of their own")
        }
        guard let host = parts.host?.lowercased(), !host.isEmpty else { throw invalid("names no host") }
        guard host.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "%") }) else {
            throw invalid("has a host with characters outside ASCII; write it in its xn-- form")
        }
        guard parts.port.map({ (1...65_535).contains($0) }) ?? true else {
            throw invalid("has a port outside 1 to 65535")
        }
        let name = parts.percentEncodedPath.dropFirst()
        let isName = name.utf8.allSatisfy { Character(Unicode.Scalar($0)).isLetter || "0123456789.-".utf8.contains($0) }
        guard isName, parts.query == nil, parts.fragment == nil else {
            throw invalid("may have nothing after the port but / and the name to use in EHLO")
        }
        let port = parts.port.map { ":\($0)" } ?? ""
        return ("\(scheme)://\(host)\(port)/\(name)", isLoopback(host))
    }

    private static func isLoopback(_ host: String) -> Bool {
        let bytes = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return ["localhost", "::1", "[::1]"].contains(host)
            || (bytes.count == 4 && bytes[0] == 127 && !bytes.contains(nil))
    }

    private static func credentials(_ username: String, _ password: String) throws(Invalid) -> (String, String) {
        for (setting, text) in [(Invalid.Setting.username, username), (.password, password)]
        where text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            throw Invalid(setting: setting, reason: "holds a control character, such as a line end")
        }
        if username.isEmpty, !password.isEmpty {
            throw Invalid(setting: .username, reason: "is missing, though a password is set")
        }
        if password.isEmpty, !username.isEmpty {
            throw Invalid(setting: .password, reason: "is missing, though a user name is set")
        }
        return (username, password)
    }

    private static func startTLS(_ raw: String, isSafeInTheClear: Bool) throws(Invalid) -> StartTLS {
        if raw.isEmpty { return isSafeInTheClear ? .opportunistic : .required }
        guard let value = StartTLS(rawValue: raw.lowercased()) else {
            let choices = StartTLS.allCases.map(\.rawValue).joined(separator: ", ")
            throw Invalid(setting: .startTLS, reason: "must be one of \(choices)")
        }
        return value
    }

    /// A relay is first needed when mail is due, long after the start: a wrong path is better told at once.
    private static func caFile(_ path: String) throws(Invalid) -> String {
        guard path.isEmpty || FileManager.default.isReadableFile(atPath: path) else {
            throw Invalid(setting: .caFile, reason: "names a file that does not exist or cannot be read")
        }
        return path
    }

    private static func timeout(_ raw: String) throws(Invalid) -> Duration {
        if raw.isEmpty { return .seconds(60) }
        guard let seconds = Int(raw), (1...600).contains(seconds) else {
            throw Invalid(setting: .timeout, reason: "must be whole seconds from 1 to 600")
        }
        return .seconds(seconds)
    }
}

/// Printing the settings shows where mail goes and nothing secret, however it is printed.
extension SMTPSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(url) (STARTTLS \(startTLS.rawValue))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["url": url, "startTLS": startTLS]) }
}
