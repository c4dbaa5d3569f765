/// What a program of a member's shows to do in their name what its scope says, until it is revoked.
package struct AccessToken: Sendable {
    /// What whoever has it may do.
    package enum Scope: String, CaseIterable, Hashable, Sendable, Codable {
        /// Read what the member may read.
        case read
        /// Write in their name, too.
        case write
    }

    package let number: Number<AccessToken>
    /// What the member calls it: the program it was made for.
    package let name: String
    package let scope: Scope
    package let madeAt: Instant
    /// When it was last shown, to the day; nil for never.
    package let usedAt: Instant?

    /// As many as one member needs.
    package static let limit = 20

    package init(number: Number<AccessToken>, name: String, scope: Scope, madeAt: Instant, usedAt: Instant?) {
        self.number = number
        self.name = name
        self.scope = scope
        self.madeAt = madeAt
        self.usedAt = usedAt
    }

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        package var name = ""
        package var scope = ""
        package var submission = ""

        package init() {}
    }

    /// What a valid entry asks for.
    package struct Draft: Hashable, Sendable {
        package let name: String
        package let scope: Scope
        package let submission: String

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry) throws(Refusal) {
            var inspection = Inspection()
            name = inspection.text(entry.name, "name", called: "the name", limit: 100).tidiedLine
            let chosen = Scope(rawValue: entry.scope)
            if chosen == nil { inspection.note("scope", "Choose what the program may do.") }
            try inspection.settle()
            scope = chosen ?? .read
            submission = String(entry.submission.tidied.prefix(64))
        }
    }
}
