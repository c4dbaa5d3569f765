/// Who is looking or acting, with everything the rules need to know of them.
package struct Viewer: Hashable, Sendable {
    /// Nil for a visitor.
    package let member: Number<Member>?
    package let role: Member.Role
    package let clubs: [Number<Club>: Club.Role]

    package init(member: Number<Member>?, role: Member.Role, clubs: [Number<Club>: Club.Role]) {
        self.member = member
        self.role = role
        self.clubs = clubs
    }

    /// Somebody without an account, or not signed in.
    package static let visitor = Viewer(member: nil, role: .member, clubs: [:])

    package var isMember: Bool { member != nil }
    package var isAdministrator: Bool { isMember && role == .administrator }
    /// Administrators are moderators too.
    package var isModerator: Bool { isMember && role != .member }

    package func facilitates(_ club: Number<Club>) -> Bool { clubs[club] == .facilitator || isAdministrator }
}
