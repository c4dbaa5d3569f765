package import Colloquium

/// What somebody who is asked to a panel is told, with the forms to accept and to decline; for who accepted, to change
/// their competing interests and to leave.
package struct SeatPage: SitePage {
    package static let template = "panels/seat"

    package let pageTitle: String
    let panelTopic: String
    /// None for who comes by a link and may not read the panel yet.
    let panelPath: [String]
    let invitationText: String
    let purposeHTML: String
    let state: String
    /// Who is signed in, or whom the account will be of.
    let actingText: String
    /// Where to sign in first; none where one can answer at once.
    let signInFirst: [String]
    let accepting: [Accepting]
    let declining: [Declining]
    let leavingPath: [String]
    /// Why there is nothing to answer; empty where there is.
    let overText: String
    let csrf: String
    let problems: [FormProblem]

    struct Accepting: Sendable {
        let acceptAction: String
        let acceptKey: String
        let acceptHeading: String
        let acceptLabel: String
        let competingInterests: Field
        let screening: [ScreenChoice]
        let offersTrust: Bool
    }

    struct Declining: Sendable {
        let declineAction: String
        let words: Field
    }

    /// By what one came.
    package enum Way: Sendable {
        case account
        /// A link in a mail, signed in or not.
        case link(token: String, account: String, mustSignIn: Bool)
    }

    package init(
        _ invitation: PanelInvitation, to panel: Panel, of club: String, by inviter: String, _ way: Way,
        _ reply: PanelInvitation.Reply, at now: Instant, time: ReaderTime, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        let isOn = invitation.answer == .accepted
        pageTitle = isOn ? "Your place on the panel" : "Be on a panel"
        panelTopic = panel.topic
        purposeHTML = panel.purpose.html
        state = PanelPage.state(panel.endsAt, at: now, time)
        invitationText =
            isOn ? "You are on this panel of \(club)." : "\(inviter) asks you to be on this panel of \(club)."
        let mayAccept = invitation.mayBeAccepted(at: now) && !panel.hasEnded(at: now)
        let isOver = !isOn && !mayAccept
        overText = isOver ? Self.over(invitation, panel, at: now) : ""
        let stated = Field(
            "competing-interests", "Competing interests", value: reply.competingInterests,
            hint:
                "Money, roles or studies of your own that bear on the topic; “none” if there are none. Readers see them beside your name.",
            required: true, in: problems)
        let words = Field(
            "words", "A word to the facilitators", value: reply.words, hint: "Nobody else reads it.", in: problems)
        let screening = ScreenChoice.list(reply.identifiesNobody, in: problems)
        func accepting(_ action: String, _ label: String, offersTrust: Bool) -> [Accepting] {
            [
                Accepting(
                    acceptAction: action, acceptKey: SitePath.keepKey(ofSeatOn: panel.number),
                    acceptHeading: isOn ? "Your competing interests" : label, acceptLabel: label,
                    competingInterests: stated, screening: screening, offersTrust: offersTrust)
            ]
        }
        switch way {
        case .account:
            panelPath = [SitePath.panel(panel.number, panel.topic)]
            signInFirst = []
            actingText = ""
            let path = SitePath.seat(panel.number)
            self.accepting = isOver ? [] : accepting(path, isOn ? "Save" : "Accept", offersTrust: false)
            declining =
                invitation.answer == .waiting && !isOver
                ? [Declining(declineAction: SitePath.seatRefusal(panel.number), words: words)] : []
            leavingPath = isOn ? [SitePath.seatRemoval(panel.number)] : []
        case .link(let token, let account, let mustSignIn):
            panelPath = []
            let path = SitePath.panelLink(token)
            signInFirst = mustSignIn ? [SitePath.signIn(to: path)] : []
            actingText =
                account.isEmpty
                ? "You need no account and no password; readers see you as \(invitation.name)."
                : "You are signed in as \(account)."
            self.accepting =
                isOver || mustSignIn ? [] : accepting(path, "Accept", offersTrust: account.isEmpty)
            declining = isOver ? [] : [Declining(declineAction: SitePath.panelLinkRefusal(token), words: words)]
            leavingPath = []
        }
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }

    private static func over(_ invitation: PanelInvitation, _ panel: Panel, at now: Instant) -> String {
        if panel.hasEnded(at: now) { return "This panel has ended." }
        switch invitation.answer {
        case .left: return "You left this panel. To come back, write to a facilitator of the club."
        case .takenBack: return "This invitation was taken back."
        case .waiting, .declined, .accepted: return "This invitation can be answered no more."
        }
    }
}

extension MessagePage {
    /// What a guest is told whose link can be used no more.
    package init(past invitation: PanelInvitation, by inviter: String, isSignedIn: Bool, time: ReaderTime) {
        let home = ("Home", SitePath.home)
        let signIn = ("Sign in", SitePath.signIn(to: SitePath.panel(invitation.panel)))
        let ask = "write to \(inviter), who invited you."
        switch invitation.answer {
        case .accepted, .left:
            let use =
                isSignedIn
                ? "It was used with another account than the one you are signed in with. If that is yours too, sign out, and sign in with it."
                : "If it was you, sign in to come to the panel: enter your e-mail address, and a link comes by mail."
            self.init(
                "This invitation was used", [use, "If it was not you, \(ask)"],
                next: isSignedIn ? [home] : [signIn, home])
        case .declined:
            self.init("This invitation was declined", ["Nothing more comes to you about this panel."], next: [home])
        case .takenBack:
            self.init(
                "This invitation was taken back", ["A facilitator of the club took it back. For the reason, \(ask)"],
                next: [home])
        case .waiting:
            let end = invitation.endsAt.map { "Its link worked until \(time.day($0)). " } ?? ""
            self.init("This invitation has run out", ["\(end)To be on the panel, \(ask)"], next: [home])
        }
    }
}
