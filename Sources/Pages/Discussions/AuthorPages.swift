package import Colloquium

/// The authors of the article who were asked to its discussion, and a form to ask one more; for facilitators.
package struct AuthorsPage: SitePage {
    package static let template = "discussions/authors"

    package let pageTitle = "Authors of the article"
    let discussionTitle: String
    let discussionPath: String
    let invited: [Invited]
    /// None where nobody can be asked, unless something was typed.
    let inviting: [Inviting]
    /// Why nobody can be asked; empty where somebody can.
    let noneText: String
    let csrf: String
    let problems: [FormProblem]

    struct Invited: Sendable {
        let invitedName: String
        let invitedEmail: String
        let invitedState: String
        let invitedWords: String
        /// The account that used the link; none while nobody did.
        let guestAccount: [Account]
        let takingBackPath: [String]
    }

    struct Account: Sendable {
        let accountName: String
        let accountPath: String
    }

    struct Inviting: Sendable {
        let inviteAction: String
        let inviteKey: String
        let invitedAuthor: Choice
        let address: Field
    }

    package init(
        _ discussion: Discussion, title: String, authors: [ArticleAuthor],
        _ invitations: [(invitation: AuthorInvitation, inviter: String, guestName: String)],
        _ entry: AuthorInvitation.Entry,
        at now: Instant, time: ReaderTime, csrf: String, problems: [Refusal.Problem] = []
    ) {
        discussionTitle = title
        discussionPath = SitePath.discussion(discussion.number, title)
        invited = invitations.map { invitation, inviter, guestName in
            Invited(
                invitedName: invitation.author.name, invitedEmail: invitation.email.text,
                invitedState: invitation.state(at: now), invitedWords: invitation.words(at: now, time, by: inviter),
                guestAccount: invitation.guest.map {
                    [Account(accountName: guestName, accountPath: SitePath.member($0, guestName))]
                } ?? [],
                takingBackPath: invitation.isStanding ? [SitePath.takingBack(invitation.number)] : [])
        }
        var keys: Set<String> = []
        let named = authors.filter { keys.insert($0.key).inserted }
        let isOver = discussion.schedule.stage(at: now).isOver
        if discussion.callingOff != nil {
            noneText = "The discussion was called off, so no author is invited any more."
        } else if isOver {
            noneText = "The discussion has closed. Reopen it to invite an author."
        } else if authors.isEmpty {
            noneText = "The article’s record names no author. Correct the record first."
        } else {
            noneText = ""
        }
        inviting =
            noneText.isEmpty || !problems.isEmpty
            ? [
                Inviting(
                    inviteAction: SitePath.authors(discussion.number),
                    inviteKey: SitePath.keepKey(ofAuthorsIn: discussion.number),
                    invitedAuthor: Choice(
                        "author", "Author",
                        options: [("", "Choose…")] + named.map { ($0.key, $0.name) },
                        chosen: entry.author, required: true, in: problems),
                    address: Field(
                        "email", "E-mail address", value: entry.email,
                        hint: "The corresponding author’s address stands on the first page of most articles.",
                        type: "email", required: true, in: problems))
            ] : []
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}

extension AuthorInvitation {
    fileprivate func state(at now: Instant) -> String {
        switch answer {
        case .waiting: now < endsAt ? "Waiting" : "Expired"
        case .accepted: "Takes part"
        case .declined: "Declined"
        case .takenBack: "Taken back"
        }
    }

    fileprivate func words(at now: Instant, _ time: ReaderTime, by inviter: String) -> String {
        let asked = "Invited by \(inviter) on \(time.day(invitedAt))"
        guard answer == .waiting else { return asked }
        return "\(asked); the link \(now < endsAt ? "works" : "worked") until \(time.day(endsAt))"
    }
}

/// What the link in an author's mail leads to: what will happen, and two buttons.
package struct AuthorInvitationPage: SitePage {
    package static let template = "discussions/author-invitation"

    package let pageTitle = "Discuss your article"
    let articleTitle: String
    let invitationText: String
    /// Where the discussion is in its cycle, and what one can do there then.
    let stageText: String
    let mayWrite: Bool
    let acceptLabel: String
    let authorName: String
    /// Who is signed in; empty for nobody.
    let account: String
    /// Where to sign in first; none where one can answer at once.
    let signInFirst: [String]
    let acceptAction: String
    let refusalAction: String
    let orcid: [Field]
    let offersTrust: Bool
    let csrf: String
    let problems: [FormProblem]

    package init(
        _ invitation: AuthorInvitation, to discussion: Discussion, articleTitle: String, club: String, inviter: String,
        token: String, account: String, mustSignIn: Bool, orcid: String, at now: Instant, time: ReaderTime,
        csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.articleTitle = articleTitle
        invitationText = "\(inviter) invites you, as an author of this article, to its discussion in \(club)."
        let isOver = discussion.schedule.stage(at: now).isOver
        stageText = Self.words(discussion, at: now, time.named)
        mayWrite = !isOver
        acceptLabel = isOver ? "Come and read it" : "Take part"
        authorName = invitation.author.name
        self.account = account
        let path = SitePath.authorship(token)
        signInFirst = mustSignIn ? [SitePath.signIn(to: path)] : []
        acceptAction = path
        refusalAction = SitePath.authorshipRefusal(token)
        self.orcid =
            invitation.author.orcid.isEmpty
            ? []
            : [
                Field(
                    "orcid", "Your ORCID iD", value: orcid,
                    hint:
                        "You need not give it. Readers are told that you gave the iD in the article’s record, not that it is proved: everybody can read it there.",
                    in: problems)
            ]
        offersTrust = account.isEmpty
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
    private static func words(_ discussion: Discussion, at now: Instant, _ time: ReaderTime) -> String {
        let schedule = discussion.schedule
        let closes = time.nearby(schedule.closesAt)
        if discussion.callingOff != nil { return "It was called off, and does not take place." }
        return switch schedule.stage(at: now) {
        case .announced, .preReading:
            "It opens \(time.nearby(schedule.opensAt)) and closes \(closes). You can read it now and contribute once it is open, and do nothing else on this site. We write to you when it opens."
        case .open, .closing:
            "It is open until \(closes). You can read it and contribute until then, and do nothing else on this site."
        case .synthesis, .archived:
            "It closed \(closes). You can read it, but not write in it any more, unless a facilitator reopens it: we write to you then."
        }
    }
}
