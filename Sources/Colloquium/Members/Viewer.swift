/// Who is looking or acting, with everything the rules need to know of them.
package struct Viewer: Hashable, Sendable {
    /// Nil for a visitor.
    package let member: Number<Member>?
    package let role: Member.Role
    package let clubs: [Number<Club>: Club.Role]
    /// The discussions they take part in because they are an author of the article.
    package let guestOf: Set<Number<Discussion>>
    /// The panels they are on.
    package let panels: Set<Number<Panel>>
    /// Whether their account is good for nothing but these discussions and panels.
    package let isGuest: Bool

    package init(
        member: Number<Member>?, role: Member.Role, clubs: [Number<Club>: Club.Role],
        guestOf: Set<Number<Discussion>> = [], panels: Set<Number<Panel>> = [], isGuest: Bool = false
    ) {
        self.member = member
        self.role = role
        self.clubs = clubs
        self.guestOf = guestOf
        self.panels = panels
        self.isGuest = isGuest
    }

    /// Somebody without an account, or not signed in.
    package static let visitor = Viewer(member: nil, role: .member, clubs: [:])

    package var isSignedIn: Bool { member != nil }
    package var isMember: Bool { isSignedIn && !isGuest }
    package var isAdministrator: Bool { isMember && role == .administrator }
    /// Administrators are moderators too.
    package var isModerator: Bool { isMember && role != .member }

    package func facilitates(_ club: Number<Club>) -> Bool { clubs[club] == .facilitator || isAdministrator }
}

extension Viewer {
    /// - Parameter act: what only facilitators do, as in "Only a facilitator of the club may write the synthesis."
    package func refuseUnlessFacilitating(_ club: Number<Club>, to act: String) throws(Refusal) {
        if !facilitates(club) { throw Refusal(.forbidden, "Only a facilitator of the club may \(act).") }
    }

    /// The member who is there.
    /// - Parameter act: what they are about to do, as in "Sign in to join a club."
    package func signedIn(to act: String) throws(Refusal) -> Number<Member> {
        guard let member else { throw Refusal(.signInNeeded, "Sign in to \(act).") }
        return member
    }
}
