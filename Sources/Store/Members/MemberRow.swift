package import Colloquium
import Foundation
import GRDB

/// The table `members`.
struct MemberRow: ReadRow {
    let number: Number<Member>
    let email: String
    let role: Member.Role
    let standing: Member.Standing
    let timeZone: String
    let joinedAt: Instant
    let name: String
    let handle: Handle?
    let credentials: String
    let careerStage: String
    let institution: String
    let country: String
    let specialties: String
    let orcid: String
    let bio: String
    let bioHtml: String
    let isGuest: Bool

    /// Written out: it is read at every request of a member, and finding each property's column takes longer.
    init(row: Row) {
        number = row["number"]
        email = row["email"]
        role = row["role"]
        standing = row["standing"]
        timeZone = row["time_zone"]
        joinedAt = row["joined_at"]
        name = row["name"]
        handle = row["handle"]
        credentials = row["credentials"]
        careerStage = row["career_stage"]
        institution = row["institution"]
        country = row["country"]
        specialties = row["specialties"]
        orcid = row["orcid"]
        bio = row["bio"]
        bioHtml = row["bio_html"]
        isGuest = row["is_guest"]
    }

    static func member(_ number: Number<Member>, _ db: Database) throws -> Member? {
        try first(db, "SELECT * FROM members WHERE number = \(number)")?.member(db)
    }

    func member(_ db: Database) throws -> Member {
        guard let address = EmailAddress(email) else {
            throw Refusal(.conflict, "Member \(number) has no valid address.")
        }
        var profile = Profile(name: name)
        profile.handle = handle
        profile.credentials = credentials
        profile.careerStage = CareerStage(rawValue: careerStage) ?? .other
        profile.institution = institution
        profile.country = country
        if specialties != "[]" {
            profile.specialties = (try? JSONDecoder().decode([String].self, from: Data(specialties.utf8))) ?? []
        }
        profile.orcid = orcid
        profile.bio = Prose(source: bio, html: bioHtml)
        profile.visibilities = try Row.all(
            db, "SELECT field, visibility FROM profile_visibilities WHERE member = \(number)"
        ).reduce(into: [:]) { found, row in
            if let field = Profile.Field(rawValue: row["field"]) { found[field] = row["visibility"] as Visibility }
        }
        return Member(
            number: number, email: address, role: role, standing: standing, timeZone: timeZone, joinedAt: joinedAt,
            profile: profile, isGuest: isGuest)
    }
}

extension Profile {
    /// What stands beside a member's name under what they write: only what everyone may see.
    var byline: String {
        var parts: [String] = []
        if visibility(of: .credentials) == .everyone, !credentials.isEmpty { parts.append(credentials) }
        if visibility(of: .careerStage) == .everyone, careerStage != .other { parts.append(careerStage.name) }
        return parts.joined(separator: " · ")
    }
}

/// The author of something, as a reader sees them beside it.
package struct Author: Hashable, Sendable {
    package let number: Number<Member>
    package let name: String
    package let byline: String
}
