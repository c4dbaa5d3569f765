/// A person with an account.
package struct Member: Hashable, Sendable {
    package let number: Number<Member>
    package let email: EmailAddress
    package let role: Role
    package let standing: Standing
    /// IANA name; the member's own days and hours are counted in it.
    package let timeZone: String
    package let joinedAt: Instant
    package let profile: Profile
    /// Whether the account is good for nothing but the discussions and panels they were invited to.
    package let isGuest: Bool

    package init(
        number: Number<Member>, email: EmailAddress, role: Role, standing: Standing, timeZone: String,
        joinedAt: Instant, profile: Profile, isGuest: Bool = false
    ) {
        self.number = number
        self.email = email
        self.role = role
        self.standing = standing
        self.timeZone = timeZone
        self.joinedAt = joinedAt
        self.profile = profile
        self.isGuest = isGuest
    }
}

extension Member {
    /// What a member may do on the whole site.
    package enum Role: String, CaseIterable, Hashable, Sendable, Codable {
        case member, moderator, administrator
    }

    /// Whether the account may be used.
    package enum Standing: String, CaseIterable, Hashable, Sendable, Codable {
        /// Has joined openly and not yet followed the link in the confirmation mail.
        case unconfirmed
        /// Has applied; waits for an administrator.
        case applied
        case active
        /// Signed out and kept out by an administrator; what they wrote stays.
        case suspended
    }
}

/// Where a person stands in their training and career.
package enum CareerStage: String, CaseIterable, Hashable, Sendable, Codable {
    case student, resident, fellow, faculty, other

    package var name: String {
        switch self {
        case .student: "Student"
        case .resident: "Resident"
        case .fellow: "Fellow"
        case .faculty: "Faculty"
        case .other: "Other professional"
        }
    }
}

/// Who may see something.
package enum Visibility: String, CaseIterable, Hashable, Sendable, Codable {
    case everyone = "public"
    case members
    case onlyMe = "only-me"

    package var name: String {
        switch self {
        case .everyone: "Public"
        case .members: "Members"
        case .onlyMe: "Only me"
        }
    }
}
