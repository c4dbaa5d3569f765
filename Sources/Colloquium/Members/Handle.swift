/// The short name a member is mentioned by, as in `@ada`: 2 to 30 lower-case letters, digits and hyphens, a letter first
/// and no hyphen last.
package struct Handle: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: String

    /// Nil for what is no handle; an "@" before it and capitals are forgiven.
    package init?(rawValue: String) {
        let text = rawValue.tidied.lowercased()
        let name = text.hasPrefix("@") ? text.dropFirst() : text[...]
        guard name.wholeMatch(of: /[a-z][a-z0-9-]{0,28}[a-z0-9]/) != nil else { return nil }
        self.rawValue = String(name)
    }

    /// What somebody of this name is offered first, and after that with numbers behind it.
    /// - Parameter attempt: from 0.
    package static func proposed(for name: String, attempt: Int) -> Handle {
        let slug = name.slug.prefix(24).drop { !$0.isLetter }
        let base = Handle(rawValue: String(slug)) ?? Handle(rawValue: slug.dropLast().description)
        let stem = base?.rawValue ?? "member"
        return Handle(rawValue: attempt == 0 && base != nil ? stem : "\(stem)-\(attempt + 1)") ?? Handle("member")
    }

    private init(_ known: StaticString) { rawValue = known.description }
}
