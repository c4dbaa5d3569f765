/// An absolute http or https address in a form that is safe to print as a link and stable enough to compare.
/// No user name can hide the real host, no control character can hide the end, and campaign tracking is gone.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes an address may have.
    package static let limit = 2_000

    /// The whole address.
    package let description: String
    private let marks: Marks

    /// Where the parts of an address begin, in bytes.
    fileprivate struct Marks: Hashable, Sendable {
        var host: Int
        var path: Int
        /// The place of the question mark, else where it would stand.
        var query: Int
        /// The place of the number sign, else the end.
        var fragment: Int
        var end: Int
    }

    package init?(_ raw: String) {
        if let marks = PlainAddress.marks(of: raw) {
            self = WebAddress(raw, marks).tidied
            return
        }
        // Most texts that may be one are none, and most of those begin with another letter or a figure.
        if let first = raw.utf8.first, first.isPrintableASCII, first.asciiLowercased != UInt8(ascii: "h") { return nil }
        let text = raw.trimmedForIdentifier
        guard let (scheme, rest) = Self.scheme(of: text), !text.hasControlOrSpace else { return nil }
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
        self.init(
            scheme: scheme, host: host, path: tail.isEmpty ? "/" : Self.encoded(tail),
            query: Self.encoded(Self.withoutTracking(query)), fragment: Self.encoded(Self.withoutTracking(fragment)))
        guard description.utf8.count <= Self.limit else { return nil }
    }

    private init(_ text: String, _ marks: Marks) { (description, self.marks) = (text, marks) }

    private init(scheme: String, host: String, path: String, query: String, fragment: String) {
        var text = scheme + "://"
        var marks = Marks(host: text.utf8.count, path: 0, query: 0, fragment: 0, end: 0)
        text += host
        marks.path = text.utf8.count
        text += path
        marks.query = text.utf8.count
        if !query.isEmpty { text += "?" + query }
        marks.fragment = text.utf8.count
        if !fragment.isEmpty { text += "#" + fragment }
        marks.end = text.utf8.count
        self.init(text, marks)
    }

    /// Without tracking, and without a mark that nothing follows.
    private var tidied: WebAddress {
        let isBare = marks.query + 1 == marks.fragment || marks.fragment + 1 == marks.end
        guard isBare || marks.query < marks.end && description.has("_") else { return self }
        var text = description
        return text.withUTF8 { bytes in
            var kept = Array(bytes[..<marks.query])
            var marks = marks
            Self.add(bytes[marks.query..<marks.fragment], to: &kept)
            let fragment = kept.count
            Self.add(bytes[marks.fragment..<marks.end], to: &kept)
            (marks.fragment, marks.end) = (fragment, kept.count)
            return WebAddress(String(decoding: kept, as: UTF8.self), marks)
        }
    }

    /// Adds a mark and the parameters behind it, as far as they are no tracking; nothing where none are left.
    private static func add(_ part: Slice<UnsafeBufferPointer<UInt8>>, to kept: inout [UInt8]) {
        let (start, parameters) = (kept.count, part.dropFirst())
        let mayTrack = parameters.contains(UInt8(ascii: "="))
        for parameter in parameters.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        where !mayTrack || !isTracking(parameter) {
            if kept.count == start { kept += part.prefix(1) } else { kept.append(UInt8(ascii: "&")) }
            kept += parameter
        }
        if kept.count == start + 1 { kept.removeLast() }
    }

    package var scheme: String { String(part(0, marks.host - 3)) }
    /// Lower case, with the port where it is not the scheme's own.
    package var host: String { String(part(marks.host, marks.path)) }
    /// Begins with a slash; percent-encoded.
    package var path: String { String(part(marks.path, marks.query)) }
    /// Without the question mark; empty when there is none.
    package var query: String { String(part(marks.query, marks.fragment).dropFirst()) }
    package var fragment: String { String(part(marks.fragment, marks.end).dropFirst()) }
    /// The address as people quote it: host, path, query.
    package var withoutScheme: String { String(part(marks.host, marks.end)) }

    /// Whether it leads to whatever machine it is opened on, so that no reader finds there what was meant: `localhost` (RFC
    /// 6761 section 6.3), and the numbers of the own host and link (RFC 6890 section 2.2).
    package var isOfOwnMachine: Bool {
        if host.hasPrefix("[") { return host.hasPrefix("[::1]") || host.hasPrefix("[::]") || host.hasPrefix("[fe80:") }
        let name = host.prefix { $0 != ":" }
        let labels = name.split(separator: ".")
        if labels.last == "localhost" { return true }
        guard labels.count == 4, labels.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return false }
        return ["127", "0"].contains(labels[0]) || name.hasPrefix("169.254.")
    }

    private func part(_ start: Int, _ end: Int) -> Substring {
        let bytes = description.utf8
        let first = bytes.index(bytes.startIndex, offsetBy: start)
        return description[first..<bytes.index(first, offsetBy: end - start)]
    }
}

/// The usual case, whose parts stand as they are: small letters in the host, no port, nothing to encode.
private enum PlainAddress {
    static func marks(of raw: String) -> WebAddress.Marks? {
        var raw = raw
        return raw.withUTF8(marks)
    }

    private static func marks(of text: UnsafeBufferPointer<UInt8>) -> WebAddress.Marks? {
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
        var marks = WebAddress.Marks(host: start, path: end, query: text.count, fragment: text.count, end: text.count)
        for index in end..<text.count {
            if text[index] == UInt8(ascii: "?"), marks.query == text.count, marks.fragment == text.count {
                marks.query = index
            } else if text[index] == UInt8(ascii: "#"), marks.fragment == text.count {
                marks.fragment = index
            } else if !text[index].isPlainInPath {
                return nil
            }
        }
        marks.query = min(marks.query, marks.fragment)
        return marks
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
        guard parameters.utf8.contains(UInt8(ascii: "=")) else { return parameters }
        var text = parameters
        return text.withUTF8 { bytes in
            let all = bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
            let kept = all.filter { !isTracking($0) }
            if kept.count == all.count { return parameters }
            return String(decoding: Array(kept.joined(separator: [UInt8(ascii: "&")])), as: UTF8.self)
        }
    }

    /// "utm_source=…"
    private static func isTracking(_ parameter: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        parameter.prefix(4).elementsEqual("utm_".utf8) { $0.asciiLowercased == $1 }
    }

    private static func encoded(_ text: String) -> String {
        text.isEmpty ? text : PercentCoding.encoded(text, keeping: "%/:;()[]@!$&'*+,=~-_.?#")
    }
}
