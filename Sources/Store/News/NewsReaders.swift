import Colloquium
import GRDB

/// A member with what decides which news they get.
struct MemberReader {
    let member: Member
    let viewer: Viewer
    let reader: NewsReader
    let hour: DigestHour
    /// Keys of their specialties.
    let specialties: Set<String>

    init(_ member: Member, clubs: [Number<Club>: Club.Visibility], _ db: Database) throws {
        self.member = member
        let viewer = try Viewer.of(member, db)
        self.viewer = viewer
        reader = NewsReader(
            member: member.number, readable: Set(clubs.filter { viewer.mayRead($0.key, $0.value) }.keys),
            muting: try db.muting(of: member.number), told: try db.told(member.number),
            visits: try db.visits(of: member.number))
        hour = try db.digestHour(of: member.number)
        specialties = Set(member.profile.specialties.map(NewsWord.key))
    }

    /// What they follow, of the wishes given.
    func following(_ wishes: [(scope: Subscription.Scope, since: Instant)]) -> Following {
        Following(wishes, own: viewer.clubs.keys, readable: reader.readable)
    }
}

extension Database {
    fileprivate func told(_ member: Number<Member>) throws -> Set<Matter.Key> {
        var told: Set<Matter.Key> = []
        for (kind, number) in try Row.map(
            self, "SELECT kind, subject FROM digest_items WHERE member = \(member)",
            { ($0[0] as Matter.Kind, $0[1] as Int64) })
        {
            told.insert(Matter.Key(kind, number))
        }
        return told
    }

    fileprivate func visits(of member: Number<Member>) throws -> [Number<Discussion>: Instant] {
        try Row.map(
            self, "SELECT discussion, visited_at FROM reading_marks WHERE member = \(member)",
            { ($0[0] as Number<Discussion>, $0[1] as Instant) }
        ).reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
}
