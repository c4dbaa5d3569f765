import Colloquium
import GRDB

/// A member with what decides which news they get.
struct MemberReader {
    let member: Member
    let viewer: Viewer
    private(set) var reader: NewsReader
    let hour: DigestHour
    /// Keys of their specialties.
    let specialties: Set<String>

    init(_ member: Member, clubs: [Number<Club>: Club.Visibility], _ db: Database) throws {
        self.member = member
        let viewer = try Viewer.of(member, db)
        self.viewer = viewer
        reader = NewsReader(
            member: member.number, readable: Set(clubs.filter { viewer.mayRead($0.key, $0.value) }.keys),
            muting: try db.muting(of: member.number).silencing(db.blocked(with: member.number)),
            told: try db.told(member.number),
            visits: try db.visits(of: member.number))
        hour = try db.digestHour(of: member.number)
        specialties = Set(member.profile.specialties.map(NewsWord.key))
    }

    /// They were told of these, too.
    mutating func note(told more: [Matter.Key]) { reader = reader.told(more) }

    /// What they follow, of the wishes given.
    func following(_ wishes: [(scope: Subscription.Scope, since: Instant)]) -> Following {
        Following(wishes, own: viewer.clubs.keys, readable: reader.readable)
    }
}

extension Database {
    fileprivate func told(_ member: Number<Member>) throws -> Set<Matter.Key> {
        Set(
            try Row.map(
                self, "SELECT kind, subject, moment FROM digest_items WHERE member = \(member)", Matter.Key.init))
    }

    fileprivate func visits(of member: Number<Member>) throws -> [NewsThread: Instant] {
        try Row.map(
            self, "SELECT discussion, visited_at FROM reading_marks WHERE member = \(member)",
            { (NewsThread.discussion($0[0]), $0[1] as Instant) }
        ).reduce(into: try questionVisits(of: member)) { $0[$1.0] = $1.1 }
    }

    private func questionVisits(of member: Number<Member>) throws -> [NewsThread: Instant] {
        try Row.map(
            self, "SELECT question, visited_at FROM question_marks WHERE member = \(member)",
            { (NewsThread.question($0[0]), $0[1] as Instant) }
        ).reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
}

extension Matter.Key {
    /// Of a row of what was told: its kind, its subject and its moment.
    init(row: Row) {
        let moment: Int64 = row[2]
        self.init(row[0], row[1], at: moment == 0 ? nil : Instant(rawValue: moment))
    }

    /// The column `moment`.
    var storedMoment: Int64 { moment?.rawValue ?? 0 }
}
