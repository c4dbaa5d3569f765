/// An absolute http or https address in a form that is safe to print as a link and stable enough to compare.
/// No user name can hide the real host, no control character can hide the end, and campaign tracking is gone.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    package let scheme: String
    /// Lower case, with the port where it is not the scheme's own.
    package let host: String
    /// Begins with a slash; percent-encoded.
    package let path: String
    /// Without the question mark; empty when there is none.
    package let query: String
    package let fragment: String

    package init?(_ raw: String) {
        if let plain = PlainAddress(raw) {
            (scheme, host, path) = (plain.scheme, plain.host, plain.path)
            (query, fragment) = (Self.withoutTracking(plain.query), Self.withoutTracking(plain.fragment))
            return
        }
        let text = raw.trimmedForIdentifier
        guard !text.hasControlOrSpace, let (scheme, rest) = Self.scheme(of: text) else { return nil }
        let end = rest.utf8.firstIndex { Self.endsAuthority($0) } ?? rest.endIndex
        guard let host = Self.host(String(rest[..<end]), scheme: scheme) else { return nil }

        var tail = String(rest[end...])
        if tail.utf8.contains(UInt8(ascii: "\\")) { tail = tail.replacing("\\", with: "/") }
        var fragment = ""
        if let mark = tail.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(tail[tail.index(after: mark)...])
            tail = String(tail[..<mark])
        }
        var query = ""
        if let mark = tail.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = String(tail[tail.index(after: mark)...])
            tail = String(tail[..<mark])
        }
        self.scheme = scheme
        self.host = host
        self.path = tail.isEmpty ? "/" : Self.encoded(tail)
        self.query = Self.encoded(Self.withoutTracking(query))
        self.fragment = Self.encoded(Self.withoutTracking(fragment))
        guard description.utf8.count <= 2_000 else { return nil }
    }

    package var description: String { "\(scheme)://\(withoutScheme)" }

    /// The address as people quote it: host, path, query.
    package var withoutScheme: String {
        host + path + (query.isEmpty ? "" : "?" + query) + (fragment.isEmpty ? "" : "#" + fragment)
    }
}

/// The usual case, whose parts stand as they are: small letters in the host, no port, nothing to encode or to drop.
private struct PlainAddress {
    let scheme: String
    let host: String
    let path: String
    let query: String
    let fragment: String

    init?(_ raw: String) {
        var raw = raw
        let parts = raw.withUTF8 { PlainAddress.parts(of: $0) }
        guard let parts else { return nil }
        self = parts
    }

    private init(scheme: String, host: String, path: String, query: String, fragment: String) {
        (self.scheme, self.host, self.path, self.query, self.fragment) = (scheme, host, path, query, fragment)
    }

    private static func parts(of text: UnsafeBufferPointer<UInt8>) -> PlainAddress? {
        let isSecure = ByteSearch.matches("https://", in: text, at: 0)
        guard text.count <= 2_000, isSecure || ByteSearch.matches("http://", in: text, at: 0) else { return nil }
        let start = isSecure ? 8 : 7
        var end = start
        while end < text.count, text[end].isPlainInHost { end += 1 }
        // At least one dot keeps this to names that need no second look.
        let host = text[start..<end]
        guard end < text.count, text[end] == UInt8(ascii: "/"), host.first != UInt8(ascii: "."), host.count <= 253,
            host.contains(UInt8(ascii: "."))
        else { return nil }
        var query = text.count
        var fragment = text.count
        for index in end..<text.count {
            if text[index] == UInt8(ascii: "?"), query == text.count, fragment == text.count {
                query = index
            } else if text[index] == UInt8(ascii: "#"), fragment == text.count {
                fragment = index
            } else if !text[index].isPlainInPath {
                return nil
            }
        }
        query = min(query, fragment)
        func piece(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
        return PlainAddress(
            scheme: isSecure ? "https" : "http", host: piece(start..<end), path: piece(end..<query),
            query: query < fragment ? piece(query + 1..<fragment) : "",
            fragment: fragment < text.count ? piece(fragment + 1..<text.count) : "")
    }
}

extension UInt8 {
    fileprivate var isPlainInHost: Bool {
        (0x61...0x7A).contains(self) || isASCIIDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
    }

    fileprivate var isPlainInPath: Bool {
        if isASCIILetter || isASCIIDigit { return true }
        switch self {
        case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"),
            UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="), UInt8(ascii: "&"),
            UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "@"):
            return true
        default: return false
        }
    }
}

extension WebAddress {
    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
            || byte == UInt8(ascii: "\\")
    }

    private static func scheme(of text: String) -> (scheme: String, rest: String)? {
        if let rest = text.dropping(prefix: "https://") { return ("https", rest) }
        if let rest = text.dropping(prefix: "http://") { return ("http", rest) }
        return nil
    }

    private static func host(_ authority: String, scheme: String) -> String? {
        var name = authority.lowercased()
        var bare = name
        if let colon = name.lastIndex(of: ":"), !name.hasSuffix("]") {
            let port = String(name[name.index(after: colon)...])
            guard port.isEmpty || (port.isASCIIDigits && port.count <= 5 && (Int(port) ?? 0) <= 65_535) else {
                return nil
            }
            bare = String(name[..<colon])
            if port.isEmpty || port == (scheme == "https" ? "443" : "80") { name = bare }
        }
        guard !bare.isEmpty, bare.utf8.count <= 253, isHostName(bare) else { return nil }
        return name
    }

    private static func isHostName(_ name: String) -> Bool {
        if name.hasPrefix("["), name.hasSuffix("]") {
            return name.count > 3
                && name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        if name.isPrintableASCII {
            return name.utf8.first != UInt8(ascii: ".") && name.utf8.contains { $0.isASCIILetter || $0.isASCIIDigit }
                && name.utf8.allSatisfy {
                    $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                        || $0 == UInt8(ascii: "_")
                }
        }
        guard name.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else { return false }
        return !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy { scalar in
                scalar == "." || scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
                    || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
            }
    }

    private static func withoutTracking(_ parameters: String) -> String {
        guard parameters.utf8.contains(UInt8(ascii: "=")), parameters.lowercased().after("utm_") != nil else {
            return parameters
        }
        return parameters.split(separator: "&", omittingEmptySubsequences: false)
            .filter { String($0).dropping(prefix: "utm_") == nil }
            .joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.isEmpty ? text : PercentCoding.encoded(text, keeping: "%/:;()[]@!$&'*+,=~-_.?#")
    }
}
