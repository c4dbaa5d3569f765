package import Colloquium
import Foundation
import GRDB

extension Store {
    /// Saves a profile and the time zone of its member.
    package func saveProfile(
        _ profile: Profile, timeZone: String, of member: Number<Member>, at now: Instant
    ) async throws {
        try await write { db in
            if let handle = profile.handle, try !db.isFree(handle, for: member) {
                throw Refusal.invalid("handle", "Another member has the handle @\(handle.rawValue); choose another.")
            }
            try db.save(profile, timeZone: timeZone, of: member)
            try db.rescheduleDigests(of: member, at: now)
        }
    }
}

extension Database {
    func save(_ profile: Profile, timeZone: String, of member: Number<Member>) throws {
        let specialties = String(decoding: try JSONEncoder().encode(profile.specialties), as: UTF8.self)
        try run(
            """
            UPDATE members SET name = \(profile.name), handle = coalesce(\(profile.handle), handle),
                credentials = \(profile.credentials),
                career_stage = \(profile.careerStage), institution = \(profile.institution),
                country = \(profile.country), specialties = \(specialties), orcid = \(profile.orcid),
                bio = \(profile.bio.source), bio_html = \(profile.bio.html), byline = \(profile.byline),
                time_zone = \(timeZone)
            WHERE number = \(member)
            """)
        for (field, visibility) in profile.visibilities {
            try run(
                """
                INSERT INTO profile_visibilities (member, field, visibility)
                VALUES (\(member), \(field.rawValue), \(visibility))
                ON CONFLICT (member, field) DO UPDATE SET visibility = excluded.visibility
                """)
        }
    }
}
