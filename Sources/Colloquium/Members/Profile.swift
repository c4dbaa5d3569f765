/// What a member says of themselves. The name is always visible beside what they write; everything else has a
/// visibility of its own.
package struct Profile: Hashable, Sendable {
    /// The fields that carry a visibility.
    package enum Field: String, CaseIterable, Hashable, Sendable {
        case credentials
        case careerStage = "career-stage"
        case institution, country, specialties, orcid, bio
    }

    package var name: String
    /// What others mention the member by; nil keeps the one the store gave.
    package var handle: Handle?
    package var credentials: String
    package var careerStage: CareerStage
    package var institution: String
    package var country: String
    package var specialties: [String]
    /// Sixteen characters with hyphens, or empty.
    package var orcid: String
    /// Markdown.
    package var bio: Prose
    /// Fields not named here have their default.
    package var visibilities: [Field: Visibility]

    package init(name: String) {
        self.name = name
        credentials = ""
        careerStage = .other
        institution = ""
        country = ""
        specialties = []
        orcid = ""
        bio = Prose(source: "", html: "")
        visibilities = [:]
    }

    /// Who may see a field: as the member chose, else credentials and career stage for everyone (a reader weighs a
    /// critique by them) and the rest for members.
    package func visibility(of field: Field) -> Visibility {
        if let chosen = visibilities[field] { return chosen }
        switch field {
        case .credentials, .careerStage: return .everyone
        case .institution, .country, .specialties, .orcid, .bio: return .members
        }
    }

    /// Whether `viewer` may see a field of the profile of `owner`.
    package func shows(_ field: Field, of owner: Number<Member>, to viewer: Viewer) -> Bool {
        switch visibility(of: field) {
        case .everyone: true
        case .members: viewer.isMember
        case .onlyMe: viewer.member == owner
        }
    }
}

extension Profile {
    /// In characters.
    package static let specialtyLimit = 60

    /// The fields of the profile form as typed.
    package struct Entry: Hashable, Sendable {
        package var name = ""
        package var handle = ""
        package var credentials = ""
        package var careerStage = ""
        package var institution = ""
        package var country = ""
        /// Separated by commas or line ends.
        package var specialties = ""
        package var orcid = ""
        package var bio = ""
        package var timeZone = ""
        /// Field name to visibility, both as spelled in the form.
        package var visibilities: [String: String] = [:]

        package init() {}
    }

    /// The profile an entry describes, with the bio turned into HTML by `render`.
    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
        var inspection = Inspection()
        self.init(name: inspection.text(entry.name, "name", called: "your name", limit: 100).tidiedLine)
        handle = Handle(rawValue: entry.handle)
        if handle == nil, !entry.handle.tidied.isEmpty {
            inspection.note(
                "handle", "A handle has 2 to 30 letters a to z, digits and hyphens, and begins with a letter.")
        }
        credentials =
            inspection.optionalText(
                entry.credentials, "credentials", called: "the credentials", limit: 80
            ).tidiedLine
        institution =
            inspection.optionalText(
                entry.institution, "institution", called: "the institution", limit: 120
            ).tidiedLine
        country = inspection.optionalText(entry.country, "country", called: "the country", limit: 60).tidiedLine
        let stage = CareerStage(rawValue: entry.careerStage)
        if stage == nil { inspection.note("career-stage", "Choose a career stage.") }
        careerStage = stage ?? .other
        specialties = entry.specialties.split(whereSeparator: { $0 == "," || $0.isNewline })
            .map { String($0).tidied.tidiedLine }.filter { !$0.isEmpty }
        if specialties.count > 12 || specialties.contains(where: { $0.count > Self.specialtyLimit }) {
            inspection.note(
                "specialties", "Give at most 12 specialties of up to \(Self.specialtyLimit) characters each.")
        }
        orcid = ""
        if !entry.orcid.tidied.isEmpty {
            if let valid = ORCID.normalised(entry.orcid) {
                orcid = valid
            } else {
                inspection.note("orcid", "This is not an ORCID iD: check its 16 digits, like 0000-0002-1825-0097.")
            }
        }
        let text = inspection.optionalText(entry.bio, "bio", called: "the bio", limit: 2_000)
        if !TimeZones.isKnown(entry.timeZone) {
            inspection.note("time-zone", "Choose a time zone from the list, like Europe/Vienna.")
        }
        for field in Field.allCases {
            guard let raw = entry.visibilities[field.rawValue] else { continue }
            if let chosen = Visibility(rawValue: raw) {
                visibilities[field] = chosen
            } else {
                inspection.note(field.rawValue, "Choose who may see this.")
            }
        }
        try inspection.settle()
        bio = Prose(source: text, html: text.isEmpty ? "" : render(text))
    }
}
