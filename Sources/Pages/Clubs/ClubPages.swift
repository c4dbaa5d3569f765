package import Colloquium

/// The clubs a reader may enter.
package struct ClubsPage: SitePage {
    package static let template = "clubs/clubs"

    package let pageTitle = "Clubs"
    let clubs: [Row]
    let mayFound: Bool

    package struct Row: Sendable {
        let clubName: String
        let clubPath: String
        let focus: String
        let membersText: String
        let openText: String
        let visibilityName: String

        package init(
            _ number: Number<Club>, name: String, focus: String, visibility: Club.Visibility, members: Int, open: Int
        ) {
            clubName = name
            clubPath = SitePath.club(number, name)
            self.focus = focus
            membersText = members == 1 ? "1 member" : "\(members) members"
            openText = open == 0 ? "" : open == 1 ? "1 discussion open" : "\(open) discussions open"
            visibilityName = visibility.name
        }
    }

    package init(_ clubs: [Row], mayFound: Bool) {
        self.clubs = clubs
        self.mayFound = mayFound
    }
}

/// A club: what it is for, who is in it, what it discusses.
package struct ClubPage: SitePage {
    package static let template = "clubs/club"

    package let pageTitle: String
    let focus: String
    let normsHTML: String
    let visibilityName: String
    let facilitators: [Person]
    let others: [Person]
    let discussions: [DiscussionItem]
    let pagination: Pagination
    let questions: [QuestionItem]
    let feedPath: String
    /// None for guests of a club that is not public, who have no address of their own.
    let calendarPath: [String]
    let followPath: String
    let schedulePath: String
    let pollsPath: String
    let panelsPath: String
    /// For who belongs to the club.
    let rotaPath: [String]
    let isPublic: Bool
    let csrf: String
    let membershipPath: String
    let mayJoin: Bool
    let mayLeave: Bool
    let editPath: [String]
    let inboxPath: [String]
    let proposalsPath: [String]
    let facilitatorsPath: String
    let mayAppoint: Bool
    let invitesToJoin: Bool
    /// What a guest may do; empty for others.
    let guestText: String
    let showsMembers: Bool

    package struct Person: Sendable {
        let personName: String
        let personPath: String
        let personByline: String
        let personNumber: String

        package init(_ number: Number<Member>, name: String, byline: String) {
            personName = name
            personPath = SitePath.member(number, name)
            personByline = byline
            personNumber = number.description
        }
    }

    package init(
        _ club: Club, facilitators: [Person], others: [Person], discussions: [DiscussionItem], pagination: Pagination,
        questions: [QuestionItem], viewer: Viewer, csrf: String
    ) {
        pageTitle = club.name
        focus = club.focus
        normsHTML = club.norms.html
        visibilityName = club.visibility.name
        self.facilitators = facilitators
        self.others = others
        self.discussions = discussions
        self.pagination = pagination
        self.questions = questions
        self.csrf = csrf
        isPublic = club.visibility == .everyone
        let feed = FeedSubject.club(club.number)
        feedPath = club.visibility == .everyone ? SitePath.feed(feed) : SitePath.privateFeedForm(feed)
        calendarPath =
            isPublic || viewer.isMember ? [SitePath.scheduleCalendar(club.number)] : []
        followPath =
            viewer.isMember ? SitePath.following(.club(club.number)) : SitePath.digest(of: club.number)
        schedulePath = SitePath.schedule(club.number)
        pollsPath = SitePath.polls(club.number)
        panelsPath = SitePath.panels(club.number)
        membershipPath = SitePath.membership(club.number)
        facilitatorsPath = SitePath.facilitators(club.number)
        let belongs = viewer.belongs(to: club.number)
        rotaPath = belongs || viewer.facilitates(club.number) ? [SitePath.rota(club.number)] : []
        mayJoin = viewer.isMember && !belongs
        mayLeave = belongs
        editPath = viewer.facilitates(club.number) ? [SitePath.edit(club.number)] : []
        inboxPath = viewer.mayReadInbox(of: .club(club.number)) ? [SitePath.inbox(.club(club.number))] : []
        proposalsPath = viewer.isMember ? [SitePath.proposals(club.number)] : []
        mayAppoint = viewer.facilitates(club.number)
        invitesToJoin = !viewer.isSignedIn
        guestText = viewer.guestText
        showsMembers = viewer.isMember
    }
}

/// Founding a club, or changing what one says of itself.
package struct ClubFormPage: SitePage {
    package static let template = "clubs/club-form"

    package let pageTitle: String
    let clubAction: String
    let csrf: String
    let problems: [FormProblem]
    let name: Field
    let focus: Field
    let norms: Field
    let visibility: Choice
    let takesLate: Bool
    let timeZone: Field
    let knownZones: [String]

    package init(
        title: String, action: String, entry: Club.Entry, csrf: String, problems: [Refusal.Problem] = []
    ) {
        pageTitle = title
        clubAction = action
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        let fields = ClubFormPage.fields(entry, in: problems)
        name = fields.name
        focus = fields.focus
        norms = fields.norms
        visibility = fields.visibility
        takesLate = entry.takesLate == "yes"
        timeZone = Field(
            "time-zone", "Time zone", value: entry.timeZone,
            hint: "Discussions open and close at its hours. Type a city, such as Dublin.", required: true, in: problems)
        knownZones = TimeZones.all
    }

    static func fields(
        _ entry: Club.Entry, prefix: String = "", in problems: [Refusal.Problem]
    ) -> (name: Field, focus: Field, norms: Field, visibility: Choice) {
        (
            Field("\(prefix)name", "Name of the club", value: entry.name, required: true, in: problems),
            Field(
                "\(prefix)focus", "What it is about", value: entry.focus, hint: "One sentence.", required: true,
                in: problems),
            Field(
                "\(prefix)norms", "Norms", value: entry.norms,
                hint: "How people treat each other and the evidence here. Markdown.", in: problems),
            Choice(
                "\(prefix)visibility", "Who may read its discussions",
                options: Club.Visibility.allCases.map { ($0.rawValue, $0.name) }, chosen: entry.visibility, in: problems
            )
        )
    }
}
