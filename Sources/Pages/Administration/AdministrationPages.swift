package import Colloquium
import Foundation

/// The first run: the site's name, its first club, and the administrator's account.
package struct SetUpPage: SitePage {
    package static let template = "administration/set-up"

    package let pageTitle = "Set up your site"
    let setUpAction: String
    let csrf: String
    let problems: [FormProblem]
    let nameOfSite: Field
    let clubName: Field
    let clubFocus: Field
    let clubVisibility: Choice
    let account: [Field]
    let timeZone: Choice

    package init(
        action: String, siteName: String, club: Club.Entry, account: JoiningEntry, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        setUpAction = action
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        nameOfSite = Field(
            "site-name", "Name of the site", value: siteName, hint: "Your department, programme or society.",
            required: true, in: problems)
        let fields = ClubFormPage.fields(club, prefix: "club-", in: problems)
        clubName = fields.name
        clubFocus = fields.focus
        clubVisibility = fields.visibility
        self.account = [
            Field("name", "Your name", value: account.name, autocomplete: "name", required: true, in: problems),
            Field(
                "email", "Your e-mail address", value: account.email, type: "email", autocomplete: "email",
                required: true, in: problems),
            Field(
                "password", "Password", hint: "At least 10 characters; a few words are good.", type: "password",
                autocomplete: "new-password", required: true, in: problems),
        ]
        timeZone = .timeZone(account.timeZone.isEmpty ? "UTC" : account.timeZone, in: problems)
    }
}

/// What an administrator looks at first: does mail go out, does anybody wait.
package struct AdministrationPage: SitePage {
    package static let template = "administration/administration"

    package let pageTitle = "Administration"
    let tabs = Tab.administration(current: SitePath.administration)
    let csrf: String
    let mailRoute: String
    let mailIsWritten: Bool
    let mailCounts: [MailCount]
    let mailDeskPath = SitePath.mailDesk
    let applicants: [Applicant]
    let invitations: [OpenInvitation]
    let problems: [FormProblem]
    let invitationEmail: Field
    let invitationUses: Field
    let invitationClub: Choice

    package struct Applicant: Sendable {
        let applicantNumber: String
        let applicantName: String
        let applicantEmail: String
        let applicantNote: String
        let appliedAt: String

        package init(number: Number<Member>, name: String, email: String, note: String, appliedAt: String) {
            applicantNumber = number.description
            applicantName = name
            applicantEmail = email
            applicantNote = note
            self.appliedAt = appliedAt
        }
    }

    package struct OpenInvitation: Sendable {
        let invitedEmail: String
        let usesText: String
        let invitedUntil: String

        package init(email: String, uses: Int, until: String) {
            invitedEmail = email.isEmpty ? "Anyone with the link" : email
            usesText = uses == 1 ? "1 use left" : "\(uses) uses left"
            invitedUntil = until
        }
    }

    package init(
        mailRoute: String, mailIsWritten: Bool, counts: [(Int, String)], applicants: [Applicant],
        invitations: [OpenInvitation], clubs: [(Number<Club>, String)],
        entry: (email: String, uses: String, club: String), csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.mailRoute = mailRoute
        self.mailIsWritten = mailIsWritten
        mailCounts = counts.map { MailCount(countNumber: $0.0, countWord: $0.1) }
        self.applicants = applicants
        self.invitations = invitations
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        invitationEmail = Field(
            "email", "E-mail address", value: entry.email,
            hint: "We send the link there. Leave it empty for a link that you pass on yourself.", type: "email",
            in: problems)
        invitationUses = Field(
            "uses", "How many people may use the link", value: entry.uses, type: "number", in: problems)
        invitationClub = Choice(
            "club", "Into which club",
            options: [("", "The first club only")] + clubs.map { ($0.0.description, $0.1) }, chosen: entry.club,
            in: problems)
    }
}

/// Everybody who has an account, for administrators.
package struct MemberAdministrationPage: SitePage {
    package static let template = "administration/members"

    package let pageTitle = "Members"
    let tabs = Tab.administration(current: SitePath.memberAdministration)
    let csrf: String
    let accounts: [Account]

    package struct Account: Sendable {
        let accountNumber: String
        let accountName: String
        let accountPath: String
        let accountEmail: String
        let standingName: String
        let joined: String
        let maySuspend: Bool
        let mayActivate: Bool
        let roles: [Choice.Option]

        package init(
            number: Number<Member>, name: String, email: String, role: Member.Role, standing: Member.Standing,
            isGuest: Bool = false, joined: String
        ) {
            accountNumber = number.description
            accountName = name
            accountPath = SitePath.member(number, name)
            accountEmail = email
            standingName = standing.rawValue.capitalized
            self.joined = joined
            maySuspend = standing == .active
            mayActivate = standing != .active
            let guest = Choice.Option(
                optionValue: "guest", optionID: "", optionLabel: "Guest of a discussion", isChosen: true)
            roles =
                (isGuest ? [guest] : [])
                + Member.Role.allCases.map {
                    Choice.Option(
                        optionValue: $0.rawValue, optionID: "", optionLabel: $0.rawValue.capitalized,
                        isChosen: !isGuest && $0 == role)
                }
        }
    }

    package init(_ accounts: [Account], csrf: String) {
        self.accounts = accounts
        self.csrf = csrf
    }
}

/// The site's name and how people join.
package struct SiteSettingsPage: SitePage {
    package static let template = "administration/site"

    package let pageTitle = "The site"
    let tabs = Tab.administration(current: SitePath.siteSettings)
    let csrf: String
    let saved: Bool
    let problems: [FormProblem]
    let name: Field
    let tagline: Field
    let joining: Choice

    package init(
        name: String, tagline: String, joining: String, saved: Bool, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.saved = saved
        self.problems = FormProblem.list(problems)
        self.name = Field("name", "Name of the site", value: name, required: true, in: problems)
        self.tagline = Field(
            "tagline", "Tagline", value: tagline, hint: "A sentence on the visitors' home page.", in: problems)
        self.joining = Choice(
            "joining", "How people join", options: JoiningPolicy.allCases.map { ($0.rawValue, $0.name) },
            chosen: joining, in: problems)
    }
}
