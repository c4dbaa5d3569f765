internal import CLibXML2
internal import Colloquium

/// "&eacute;", "&#233;" and "&#xE9;" as characters.
enum CharacterReferences {
    static func resolved(_ text: String) -> String {
        guard text.hasByte(where: { $0 == UInt8(ascii: "&") }) else { return text }
        var out = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            out += rest[..<ampersand]
            let after = rest[rest.index(after: ampersand)...]
            let name = after.prefix(32).prefix { $0 != ";" && $0 != "&" && !$0.isWhitespace }
            if after.dropFirst(name.count).first == ";", let scalar = scalar(named: String(name)) {
                out.unicodeScalars.append(scalar)
                rest = after.dropFirst(name.count + 1)
            } else {
                out += "&"
                rest = after
            }
        }
        return out + rest
    }

    private static func scalar(named name: String) -> Unicode.Scalar? {
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
        }
        if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) } }
        if name == "apos" { return "'" }
        return name.withCString { start in
            start.withMemoryRebound(to: UInt8.self, capacity: name.utf8.count + 1) { bytes in
                htmlEntityLookup(bytes).flatMap { Unicode.Scalar($0.pointee.value) }
            }
        }
    }
}
