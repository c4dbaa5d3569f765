import CCurl
import Foundation

/// An address that may be asked for, as libcurl reads it: the parser that judges is the one that connects, so that no
/// address can look harmless to one and not to the other.
struct FetchAddress: Hashable, Sendable {
    /// Without fragment and user information; spaces and letters outside ASCII encoded.
    let text: String
    let scheme: String
    /// In lower case; IPv6 in brackets.
    let host: String
    let port: Int

    /// As `FetchPolicy.allowed` writes it.
    var authority: String { "\(host):\(port)" }

    /// Whether credentials meant for one may be sent to the other (RFC 6454 §5).
    func isSameOrigin(as other: FetchAddress) -> Bool {
        scheme == other.scheme && authority == other.authority
    }

    /// - Parameter base: where the address was found, as the `Location` of an answer; relative to it (RFC 3986 §5).
    init(_ raw: String, foundAt base: FetchAddress? = nil) throws(FetchFailure) {
        guard let parts = AddressParts() else {
            throw .broken("The address could not be read. Try again.", cause: "no memory")
        }
        if let base { _ = parts.set(base.text) }
        let result = parts.set(raw)
        guard result == CURLUE_OK, !raw.utf8.contains(0), let scheme = parts[CURLUPART_SCHEME]?.lowercased() else {
            throw Self.failure(result)
        }
        guard ["http", "https"].contains(scheme) else { throw Self.failure(CURLUE_UNSUPPORTED_SCHEME) }
        parts.normaliseHost()
        guard let host = parts[CURLUPART_HOST], let port = parts[CURLUPART_PORT].flatMap({ Int($0) })
        else { throw Self.failure(CURLUE_NO_HOST) }
        guard Self.isPlainlySpelt(host), Self.writtenHost(in: raw).map(Self.isPlainlySpelt) ?? true else {
            throw .notAllowed(
                """
                The server in the address is written in a way that hides which one it is. \
                Use the address that a browser shows when the page is open.
                """)
        }
        parts.dropFragment()
        guard let text = parts[CURLUPART_URL] else { throw Self.failure(CURLUE_MALFORMED_INPUT) }
        (self.text, self.scheme, self.host, self.port) = (text, scheme, host, port)
    }

    private static func failure(_ code: CURLUcode) -> FetchFailure {
        switch code {
        case CURLUE_USER_NOT_ALLOWED:
            .notAllowed("The address holds a user name or password. Remove everything from // up to and including @.")
        case CURLUE_UNSUPPORTED_SCHEME:
            .notAllowed("Only addresses that start with http:// or https:// can be read. Check the address.")
        default:
            .notAllowed("This is not a complete web address. It should look like https://www.example.org/article.")
        }
    }
}

extension FetchAddress {
    /// Decimal, octal, hexadecimal and shortened IPv4 addresses (134744072, 0x8.8.8.8, 127.1) and percent-encoded names
    /// serve only to get past filters. A name whose last label is a number is meant as an address (URL Standard §3.5,
    /// "ends in a number") and must be one of four decimal numbers.
    private static func isPlainlySpelt(_ host: String) -> Bool {
        if host.hasPrefix("[") { return true }
        if host.utf8.contains(UInt8(ascii: "%")) { return false }
        guard let last = host.split(separator: ".").last?.lowercased() else { return false }
        let isNumber = last.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber || last.hasPrefix("0x") else { return true }
        return IPAddress(host) != nil
    }

    /// The host before libcurl has read numbers out of it; nil for an address relative to another.
    private static func writtenHost(in raw: String) -> String? {
        var rest = raw.utf8[...]
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[..<colon].allSatisfy({ isSchemeCharacter($0) }) {
            rest = rest[rest.index(after: colon)...]
        } else if !rest.starts(with: "//".utf8) {
            return nil
        }
        let authority = rest.drop { $0 == UInt8(ascii: "/") }.prefix { !"/?#".utf8.contains($0) }
        guard authority.first != UInt8(ascii: "[") else { return nil }
        return String(Substring(authority.prefix { $0 != UInt8(ascii: ":") }))
    }

    private static func isSchemeCharacter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
}

/// libcurl's reader of addresses, gone with its scope.
private struct AddressParts: ~Copyable {
    private let handle: OpaquePointer

    init?() {
        guard let handle = curl_url() else { return nil }
        self.handle = handle
    }

    deinit {
        curl_url_cleanup(handle)
    }

    /// Reads a whole address, or one relative to the address read before.
    func set(_ address: String) -> CURLUcode {
        let rules = CURLU_DISALLOW_USER | CURLU_URLENCODE | CURLU_ALLOW_SPACE
        return curl_url_set(handle, CURLUPART_URL, address, UInt32(rules))
    }

    /// Writes a name in small letters, and one with letters outside ASCII as name servers know it (RFC 5891). libcurl
    /// would do the latter, but only in a process whose locale is UTF-8.
    func normaliseHost() {
        guard let host = self[CURLUPART_HOST] else { return }
        if host.utf8.allSatisfy({ $0 < 0x80 }) {
            curl_url_set(handle, CURLUPART_HOST, host.lowercased(), 0)
        } else {
            var components = URLComponents()
            components.host = host
            curl_url_set(handle, CURLUPART_HOST, components.encodedHost, 0)
        }
    }

    func dropFragment() {
        curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
    }

    subscript(_ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        let rules = part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : CURLU_NO_DEFAULT_PORT
        guard curl_url_get(handle, part, &text, UInt32(rules)) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
