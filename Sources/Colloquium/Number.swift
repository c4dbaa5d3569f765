/// The stable number of one thing of a kind: what URLs, tables and mails call it by, for ever.
/// The phantom `Entity` keeps a club's number from being used as an article's.
package struct Number<Entity>: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

extension Number: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension Number: CustomStringConvertible {
    package var description: String { String(rawValue) }
}

extension Number: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int64) { self.init(rawValue: value) }
}
