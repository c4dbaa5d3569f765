package import Colloquium

extension MessagePage {
    /// What an author is told whose link can be used no more.
    package init(past invitation: AuthorInvitation, by inviter: String, isSignedIn: Bool, time: ReaderTime) {
        let home = ("Home", SitePath.home)
        let signIn = ("Sign in", SitePath.signIn(to: SitePath.discussion(invitation.discussion)))
        let ask = "write to \(inviter), who invited you."
        switch invitation.answer {
        case .accepted:
            let use =
                isSignedIn
                ? "It was used with another account than the one you are signed in with. If that is yours too, sign out, and sign in with it."
                : "If it was you, sign in to come to the discussion: enter your e-mail address, and a link comes by mail."
            self.init(
                "This invitation was used", [use, "If it was not you, \(ask)"],
                next: isSignedIn ? [home] : [signIn, home])
        case .declined:
            self.init(
                "This invitation was declined", ["Nothing more comes to you about this discussion."], next: [home])
        case .takenBack:
            self.init(
                "This invitation was taken back", ["A facilitator of the club took it back. For the reason, \(ask)"],
                next: [home])
        case .waiting:
            self.init(
                "This invitation has run out",
                ["Its link worked until \(time.day(invitation.endsAt)). To take part, \(ask)"], next: [home])
        }
    }
}
