/// How people become members of this site.
package enum JoiningPolicy: String, CaseIterable, Hashable, Sendable, Codable {
    /// Only with an invitation link.
    case invitation
    /// Anyone may apply; an administrator approves.
    case application
    /// Anyone who confirms an e-mail address.
    case open

    package var name: String {
        switch self {
        case .invitation: "By invitation only"
        case .application: "By application, approved by an administrator"
        case .open: "Open to anyone who confirms an e-mail address"
        }
    }
}

/// The joining form as typed.
package struct JoiningEntry: Hashable, Sendable {
    package var name = ""
    package var email = ""
    package var password = ""
    /// Why they would like to join; only applications have it.
    package var note = ""
    package var timeZone = ""

    package init() {}
}

/// Somebody who may be made a member.
package struct Newcomer: Hashable, Sendable {
    package let name: String
    package let email: EmailAddress
    package let password: String
    package let note: String
    package let timeZone: String

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: JoiningEntry, noteNeeded: Bool = false) throws(Refusal) {
        var inspection = Inspection()
        name = inspection.text(entry.name, "name", called: "your name", limit: 100).tidiedLine
        let address = EmailAddress(entry.email)
        if address == nil { inspection.note("email", "Enter an e-mail address, like ada@example.org.") }
        do {
            password = try Password.checked(entry.password, field: "password", email: entry.email, name: entry.name)
        } catch {
            password = ""
            for problem in error.problems { inspection.note(problem.field, problem.reason) }
        }
        note =
            noteNeeded
            ? inspection.text(entry.note, "note", called: "a line about who you are", limit: 1_000)
            : inspection.optionalText(entry.note, "note", called: "the note", limit: 1_000)
        timeZone = TimeZones.isKnown(entry.timeZone) ? entry.timeZone : "UTC"
        try inspection.settle()
        guard let address else { throw .invalid("email", "Enter an e-mail address, like ada@example.org.") }
        email = address
    }

    /// Somebody without a password, who signs in by a link in a mail.
    package init(name: String, email: EmailAddress) {
        self.name = name
        self.email = email
        password = ""
        note = ""
        timeZone = "UTC"
    }
}
