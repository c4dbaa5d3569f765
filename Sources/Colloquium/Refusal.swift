/// Why something asked for was not done, in words the person who asked may see.
/// Anything else that is thrown is a fault of ours: logged in full, shown as one generic sentence.
package struct Refusal: Error, Hashable, Sendable {
    /// What sort of refusal; `Web` maps each to one HTTP status.
    package enum Kind: Hashable, Sendable, CaseIterable {
        /// What was entered cannot be accepted as it is.
        case invalid
        /// No such thing, or nothing the asker may know of.
        case notFound
        /// The asker is known and may not.
        case forbidden
        /// The asker must sign in first.
        case signInNeeded
        /// It collides with something that is here or has happened meanwhile.
        case conflict
        /// Too many tries; later is fine.
        case tooMany
        /// It was here and is gone for good (a used link).
        case gone
        /// More bytes than are taken.
        case tooLarge
    }

    /// One thing that is wrong.
    package struct Problem: Hashable, Sendable {
        /// The form field it belongs to, by its name; empty when it belongs to the whole.
        package let field: String
        /// A sentence that says what to do.
        package let reason: String

        package init(_ field: String, _ reason: String) {
            self.field = field
            self.reason = reason
        }
    }

    package let kind: Kind
    package let problems: [Problem]

    package init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        problems = [Problem("", reason)]
    }

    /// `problems` must not be empty.
    package init(invalid problems: [Problem]) {
        kind = .invalid
        self.problems = problems
    }

    package static func invalid(_ field: String, _ reason: String) -> Refusal {
        Refusal(invalid: [Problem(field, reason)])
    }

    /// For a form that was made of another text than there is now.
    /// - Parameter text: what was changed, as the beginning of a sentence.
    package static func changedMeanwhile(_ text: String) -> Refusal {
        Refusal(
            .conflict,
            "\(text) was changed or taken back meanwhile. Look at what it says now, then save yours again.")
    }

    /// For a text that its author edited elsewhere while this form was open; the form comes back below what it says now.
    package static let editedMeanwhile = Refusal(
        .conflict,
        "This was edited meanwhile, in another window or on another device. What it says now stands above your text: take over what you need, and save again."
    )

    /// Every reason as one line.
    package var reason: String { problems.map(\.reason).joined(separator: " ") }
}

/// Gathers what is wrong with a form, so that a person hears everything at once.
package struct Inspection {
    package private(set) var problems: [Refusal.Problem] = []

    package init() {}

    package mutating func note(_ field: String, _ reason: String) {
        problems.append(Refusal.Problem(field, reason))
    }

    /// Notes a problem unless the tidied text has between one and `limit` characters; gives back the tidied text.
    package mutating func text(_ raw: String, _ field: String, called name: String, limit: Int) -> String {
        let tidy = raw.tidied
        if tidy.isEmpty { note(field, "Enter \(name).") }
        return within(tidy, field, called: name, limit: limit)
    }

    /// As `text`, but nothing at all is fine too.
    package mutating func optionalText(_ raw: String, _ field: String, called name: String, limit: Int) -> String {
        within(raw.tidied, field, called: name, limit: limit)
    }

    /// Why a moderator did something, for the audit.
    package mutating func reason(_ raw: String) -> String {
        text(raw, "reason", called: "the reason", limit: 1_000)
    }

    private mutating func within(_ tidy: String, _ field: String, called name: String, limit: Int) -> String {
        let length = tidy.unicodeScalars.count
        if length > limit { note(field, "Shorten \(name) to \(limit) characters; it has \(length).") }
        return tidy
    }

    /// Throws when anything was noted.
    package func settle() throws(Refusal) {
        if !problems.isEmpty { throw Refusal(invalid: problems) }
    }
}
