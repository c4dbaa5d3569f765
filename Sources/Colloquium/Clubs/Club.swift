/// A community of practice that meets around articles.
package struct Club: Hashable, Sendable {
    package let number: Number<Club>
    package let name: String
    package let focus: String
    package let norms: Prose
    package let visibility: Visibility
    /// Whether discussions take contributions after they closed, marked as late.
    package let takesLate: Bool
    /// IANA name; the hours of its discussions are chosen in it.
    package let timeZone: String

    package init(
        number: Number<Club>, name: String, focus: String, norms: Prose, visibility: Visibility,
        takesLate: Bool = false,
        timeZone: String = "UTC"
    ) {
        self.number = number
        self.name = name
        self.focus = focus
        self.norms = norms
        self.visibility = visibility
        self.takesLate = takesLate
        self.timeZone = timeZone
    }
}

extension Club {
    package enum Role: String, Hashable, Sendable, Codable { case member, facilitator }

    /// Who may read a club's discussions.
    package enum Visibility: String, CaseIterable, Hashable, Sendable, Codable {
        /// Anyone, with or without an account.
        case everyone = "public"
        /// Every member of the site.
        case members
        /// Only those who belong to the club.
        case closed = "private"

        package var name: String {
            switch self {
            case .everyone: "Public"
            case .members: "Members of the site"
            case .closed: "Private to the club"
            }
        }
    }

    /// The club form as typed.
    package struct Entry: Hashable, Sendable {
        package var name = ""
        package var focus = ""
        package var norms = ""
        package var visibility = ""
        /// "yes" to take contributions after the end.
        package var takesLate = ""
        package var timeZone = "UTC"

        package init() {}
    }

    /// What a valid entry says of a club that may not have a number yet.
    package struct Charter: Hashable, Sendable {
        package let name: String
        package let focus: String
        package let norms: Prose
        package let visibility: Visibility
        package let takesLate: Bool
        package let timeZone: String

        /// - Throws: every problem at once, by the entry's field names with `prefix` before them.
        package init(_ entry: Entry, prefix: String = "", render: (String) -> String) throws(Refusal) {
            var inspection = Inspection()
            name = inspection.text(entry.name, "\(prefix)name", called: "the club's name", limit: 80).tidiedLine
            focus =
                inspection.text(entry.focus, "\(prefix)focus", called: "what the club is about", limit: 300).tidiedLine
            let text = inspection.optionalText(entry.norms, "\(prefix)norms", called: "the norms", limit: 5_000)
            let chosen = Visibility(rawValue: entry.visibility)
            if chosen == nil { inspection.note("\(prefix)visibility", "Choose who may read the club's discussions.") }
            visibility = chosen ?? .closed
            takesLate = entry.takesLate == "yes"
            timeZone = entry.timeZone.tidiedLine
            if !TimeZones.isKnown(timeZone) {
                inspection.note("\(prefix)time-zone", "Choose a time zone from the list, such as Europe/Dublin.")
            }
            try inspection.settle()
            norms = Prose(source: text, html: text.isEmpty ? "" : render(text))
        }
    }
}

extension Viewer {
    package func mayRead(_ club: Number<Club>, _ visibility: Club.Visibility) -> Bool {
        switch visibility {
        case .everyone: true
        case .members: isMember
        case .closed: clubs[club] != nil || isAdministrator
        }
    }

    /// Members may write wherever they may read: a journal club grows by first-time voices.
    package func mayWrite(in club: Number<Club>, _ visibility: Club.Visibility) -> Bool {
        isMember && mayRead(club, visibility)
    }
}
