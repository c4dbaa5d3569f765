import CCurl

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
        guard let parts = AddressParts() else { throw .broken("The address could not be read. Try again.") }
        if let base { _ = parts.set(base.text) }
        let result = parts.set(raw)
        guard result == CURLUE_OK, let scheme = parts[CURLUPART_SCHEME]?.lowercased(),
            let host = parts[CURLUPART_HOST]?.lowercased(), let port = parts[CURLUPART_PORT].flatMap({ Int($0) })
        else { throw Self.failure(result, raw) }
        guard ["http", "https"].contains(scheme) else { throw Self.failure(CURLUE_UNSUPPORTED_SCHEME, raw) }
        guard Self.isPlainlySpelt(host), Self.writtenHost(in: raw).map(Self.isPlainlySpelt) ?? true else {
            throw .notAllowed(
                """
                The server in the address is written in a way that hides which one it is. \
                Use the address that a browser shows when the page is open.
                """)
        }
        parts.dropFragment()
        guard let text = parts[CURLUPART_URL] else { throw Self.failure(CURLUE_MALFORMED_INPUT, raw) }
        (self.text, self.scheme, self.host, self.port) = (text, scheme, host, port)
    }

    private static func failure(_ code: CURLUcode, _ raw: String) -> FetchFailure {
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
        let trimmed = raw.utf8.drop { $0 <= 0x20 }
        let rest: Substring.UTF8View
        if let colon = trimmed.firstIndex(of: UInt8(ascii: ":")),
            trimmed[..<colon].allSatisfy({ isSchemeCharacter($0) })
        {
            rest = trimmed[trimmed.index(after: colon)...]
        } else if trimmed.starts(with: "//".utf8) {
            rest = trimmed
        } else {
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
