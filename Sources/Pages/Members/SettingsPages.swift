package import Colloquium

/// What a member says of themselves, and who may see it.
package struct ProfileSettingsPage: SitePage {
    package static let template = "members/profile-settings"

    package let pageTitle = "Your profile"
    let tabs = Tab.settings(current: SitePath.profileSettings)
    let csrf: String
    let saved: Bool
    let problems: [FormProblem]
    let name: Field
    let handle: Field
    let pairs: [Pair]
    let careerStage: Choice
    let careerStageVisibility: Choice
    let bio: Field
    let bioVisibility: Choice
    let timeZone: Choice
    let publicPath: String

    /// A field and who may see it.
    struct Pair: Sendable {
        let pairField: Field
        let pairVisibility: Choice
    }

    package init(
        _ entry: Profile.Entry, publicPath: String, saved: Bool, csrf: String, problems: [Refusal.Problem] = []
    ) {
        func visibility(_ field: Profile.Field) -> Choice {
            Choice(
                "visibility-\(field.rawValue)", "Who may see this",
                options: Visibility.allCases.map { ($0.rawValue, $0.name) },
                chosen: entry.visibilities[field.rawValue] ?? Profile(name: "").visibility(of: field).rawValue,
                in: problems)
        }
        self.csrf = csrf
        self.saved = saved
        self.problems = FormProblem.list(problems)
        self.publicPath = publicPath
        name = Field(
            "name", "Name", value: entry.name, hint: "Always public: it stands beside what you write.",
            autocomplete: "name", required: true, in: problems)
        handle = Field(
            "handle", "Handle", value: entry.handle, hint: "Others mention you by it, as in @\(entry.handle).",
            required: true, in: problems)
        let rows: [(Profile.Field, String, String, String)] = [
            (.credentials, "Credentials", entry.credentials, "Like “MD, MPH” or “RN”."),
            (.institution, "Institution", entry.institution, ""),
            (.country, "Country", entry.country, ""),
            (.specialties, "Specialties", entry.specialties, "Separated by commas."),
            (.orcid, "ORCID iD", entry.orcid, "Like 0000-0002-1825-0097."),
        ]
        pairs = rows.map { field, label, value, hint in
            Pair(
                pairField: Field(field.rawValue, label, value: value, hint: hint, in: problems),
                pairVisibility: visibility(field))
        }
        careerStage = Choice(
            "career-stage", "Career stage", options: CareerStage.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.careerStage, in: problems)
        careerStageVisibility = visibility(.careerStage)
        bio = Field("bio", "About you", value: entry.bio, hint: "Markdown, up to 2,000 characters.", in: problems)
        bioVisibility = visibility(.bio)
        timeZone = .timeZone(entry.timeZone, in: problems)
    }
}

/// The address and the password of an account.
package struct AccountSettingsPage: SitePage {
    package static let template = "members/account-settings"

    package let pageTitle = "Your account"
    let tabs = Tab.settings(current: SitePath.accountSettings)
    let csrf: String
    let notice: String
    let problems: [FormProblem]
    let writingsMarkdown = SitePath.writings(as: "md")
    let writingsJSON = SitePath.writings(as: "json")
    let mailStop: [MailStop]
    let currentEmail: String
    let newEmail: Field
    let emailPassword: Field
    let currentPassword: Field
    let newPassword: Field

    package init(
        currentEmail: String, newEmail: String = "", mailStop: MailStop? = nil, notice: String = "", csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.mailStop = mailStop.map { [$0] } ?? []
        self.currentEmail = currentEmail
        self.notice = notice
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.newEmail = Field(
            "new-email", "New address", value: newEmail,
            hint: "We send a link there; the change is made when you follow it.",
            type: "email", autocomplete: "email", required: true, in: problems)
        emailPassword = Field(
            "email-password", "Your password", type: "password", autocomplete: "current-password", required: true,
            in: problems)
        currentPassword = Field(
            "current-password", "Your present password", type: "password", autocomplete: "current-password",
            required: true, in: problems)
        newPassword = Field(
            "new-password", "New password",
            hint: "At least 10 characters. You stay signed in here and are signed out elsewhere.",
            type: "password", autocomplete: "new-password", required: true, in: problems)
    }
}

/// Where a member is signed in.
package struct SessionsPage: SitePage {
    package static let template = "members/sessions"

    package let pageTitle = "Where you are signed in"
    /// None for a guest, whose only settings these are.
    let tabs: [Tab]
    let csrf: String
    let places: [Place]
    let hasOthers: Bool

    package struct Place: Sendable {
        let device: String
        let startedAt: String
        let seenAt: String
        let endsAt: String
        let sessionNumber: Int64
        let isThisOne: Bool
        let isTrusted: Bool

        package init(
            number: Int64, device: String, startedAt: String, seenAt: String, endsAt: String, isThisOne: Bool,
            isTrusted: Bool
        ) {
            sessionNumber = number
            self.device = device
            self.startedAt = startedAt
            self.seenAt = seenAt
            self.endsAt = endsAt
            self.isThisOne = isThisOne
            self.isTrusted = isTrusted
        }
    }

    package init(_ places: [Place], for viewer: Viewer, csrf: String) {
        tabs = viewer.isMember ? Tab.settings(current: SitePath.sessions) : []
        self.places = places
        self.csrf = csrf
        hasOthers = places.count > 1
    }
}
