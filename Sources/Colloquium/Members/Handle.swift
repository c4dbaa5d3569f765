/// The short name a member is mentioned by, as in `@ada`: 2 to 30 lower-case letters, digits and hyphens, a letter first
/// and no hyphen last.
package struct Handle: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: String

    /// Nil for what is no handle; an "@" before it and capitals are forgiven.
    package init?(rawValue: String) {
        let text = rawValue.tidied.lowercased()
        let name = text.hasPrefix("@") ? text.dropFirst() : text[...]
        guard Handle.isWellFormed(name) else { return nil }
        self.rawValue = String(name)
    }

    /// Not asked of a pattern: every page a member reads asks for their handle.
    private static func isWellFormed(_ name: Substring) -> Bool {
        let bytes = name.utf8
        guard (2...30).contains(bytes.count), let first = bytes.first, first.isLowerCaseLetter, bytes.last != .hyphen
        else { return false }
        return bytes.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == .hyphen }
    }

    /// What somebody of this name is offered first, and after that with numbers behind it.
    /// - Parameter attempt: from 0.
    package static func proposed(for name: String, attempt: Int) -> Handle {
        let base = Handle(rawValue: stem(of: name.slug.drop { !$0.isLetter }))
        let stem = base?.rawValue ?? "member"
        return Handle(rawValue: attempt == 0 && base != nil ? stem : "\(stem)-\(attempt + 1)") ?? Handle("member")
    }

    /// Whole words, with room for a number behind them.
    private static func stem(of slug: Substring) -> String {
        guard slug.count > 24 else { return String(slug) }
        let cut = slug.prefix(25)
        return String(cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut.prefix(24))
    }

    private init(_ known: StaticString) { rawValue = known.description }
}

extension UInt8 {
    fileprivate static let hyphen = UInt8(ascii: "-")
    fileprivate var isLowerCaseLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
