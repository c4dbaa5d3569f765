import Colloquium
import Foundation
import GRDB

/// A member with what decides which news they get.
struct MemberReader {
    let number: Number<Member>
    let recipient: NewsRecipient
    let standing: Member.Standing
    let viewer: Viewer
    private(set) var reader: NewsReader
    let hour: DigestHour
    /// Keys of their specialties.
    let specialties: Set<String>

    /// They were told of these, too.
    mutating func note(told more: [Matter.Key]) { reader = reader.told(more) }

    /// What they follow, of the wishes given.
    func following(_ wishes: [Wish]) -> Following {
        Following(wishes, own: viewer.clubs.keys, readable: reader.readable)
    }
}

/// Something that is followed, and since when.
typealias Wish = (scope: Subscription.Scope, since: Instant)

extension Database {
    /// Nil where there is no such member.
    func memberReader(
        _ member: Number<Member>, clubs: [Number<Club>: Club.Visibility]
    ) throws -> MemberReader? {
        try memberReaders([member], clubs: clubs)[member]
    }

    /// Those of the members that there are. However many they are, it is asked but once for each kind of what decides.
    /// - Throws: a refusal where one of them has no valid address.
    func memberReaders(
        _ members: [Number<Member>], clubs: [Number<Club>: Club.Visibility]
    ) throws -> [Number<Member>: MemberReader] {
        let facts = try ReaderFacts(SQL.list(members.map(\.rawValue)), self)
        var readable = ReadableClubs(clubs)
        return try Row.map(
            self,
            """
            SELECT number, email, name, role, standing, time_zone, is_guest, specialties, digest_hour, digest_weekday,
                digest_month_day FROM members WHERE number IN \(SQL.list(members.map(\.rawValue)))
            """
        ) { try MemberReader($0, facts, &readable) }.reduce(into: [:]) { $0[$1.number] = $1 }
    }
}

extension MemberReader {
    fileprivate init(_ row: Row, _ facts: ReaderFacts, _ readable: inout ReadableClubs) throws {
        number = row[0]
        guard let email = EmailAddress(row[1]) else {
            throw Refusal(.conflict, "Member \(number) has no valid address.")
        }
        let timeZone: String = row[5]
        recipient = NewsRecipient(number, name: row[2], email, timeZone: timeZone)
        standing = row[4]
        viewer = Viewer(
            member: number, role: row[3], clubs: facts.clubs[number] ?? [:], guestOf: facts.guestOf[number] ?? [],
            panels: facts.panels[number] ?? [], isGuest: row[6])
        reader = NewsReader(
            member: number, readable: readable.ofViewer(viewer),
            muting: Muting(threads: facts.mutedThreads[number] ?? [], members: facts.silenced[number] ?? []),
            told: facts.told[number] ?? [], visits: facts.visits[number] ?? [:])
        hour = DigestHour(hour: row[8] as Int, weekday: row[9] as Int, monthDay: row[10] as Int, timeZone: timeZone)
        let specialties: String = row[7]
        // Most have none.
        let words = specialties == "[]" ? nil : try? JSONDecoder().decode([String].self, from: Data(specialties.utf8))
        self.specialties = Set((words ?? []).map(NewsWord.key))
    }
}

/// What is read of many members in tables that few of them are in.
private struct ReaderFacts {
    let clubs: [Number<Member>: [Number<Club>: Club.Role]]
    let guestOf: [Number<Member>: Set<Number<Discussion>>]
    let panels: [Number<Member>: Set<Number<Panel>>]
    let mutedThreads: [Number<Member>: Set<NewsThread>]
    /// Whom they muted, blocked or were blocked by.
    let silenced: [Number<Member>: Set<Number<Member>>]
    let told: [Number<Member>: Set<Matter.Key>]
    let visits: [Number<Member>: [NewsThread: Instant]]

    /// - Parameter members: a list of their numbers.
    init(_ members: SQL, _ db: Database) throws {
        clubs = try Self.values(db, "SELECT member, club, role FROM club_members WHERE member IN \(members)") {
            ($0[1], $0[2])
        }
        guestOf = try Self.sets(
            db, "SELECT guest, discussion FROM author_invitations WHERE guest IN \(members) AND answer = 'accepted'"
        ) { $0[1] }
        panels = try Self.sets(
            db, "SELECT member, panel FROM panel_invitations WHERE member IN \(members) AND answer = 'accepted'"
        ) { $0[1] }
        mutedThreads = try Self.sets(
            db, "SELECT member, discussion, question, poll, panel FROM muted_threads WHERE member IN \(members)",
            NewsThread.init)
        silenced = try Self.sets(
            db,
            """
            SELECT member, muted FROM muted_members WHERE member IN \(members)
            UNION ALL SELECT blocker, blocked FROM member_blocks WHERE blocker IN \(members)
            UNION ALL SELECT blocked, blocker FROM member_blocks WHERE blocked IN \(members)
            """
        ) { $0[1] }
        told = try Self.sets(
            db, "SELECT member, kind, subject, moment FROM digest_items WHERE member IN \(members)"
        ) { Matter.Key($0[1], $0[2], storedMoment: $0[3]) }
        visits = try Self.values(
            db,
            """
            SELECT member, visited_at, discussion, NULL FROM reading_marks WHERE member IN \(members)
            UNION ALL SELECT member, visited_at, NULL, question FROM question_marks WHERE member IN \(members)
            """
        ) { row in
            let discussion: Number<Discussion>? = row[2]
            return (discussion.map(NewsThread.discussion) ?? .question(row[3]), row[1])
        }
    }

    /// Of each member, whose number each row begins with.
    private static func sets<Element>(
        _ db: Database, _ sql: SQL, _ make: (Row) -> Element?
    ) throws -> [Number<Member>: Set<Element>] {
        var found: [Number<Member>: Set<Element>] = [:]
        try Row.each(db, sql) { row in
            if let element = make(row) { found[row[0], default: []].insert(element) }
        }
        return found
    }

    private static func values<Key, Value>(
        _ db: Database, _ sql: SQL, _ make: (Row) -> (Key, Value)
    ) throws -> [Number<Member>: [Key: Value]] {
        var found: [Number<Member>: [Key: Value]] = [:]
        try Row.each(db, sql) { row in
            let (key, value) = make(row)
            found[row[0], default: [:]][key] = value
        }
        return found
    }
}

/// Which clubs members may read: those that all of their kind may, and their own.
private struct ReadableClubs {
    private let clubs: [Number<Club>: Club.Visibility]
    private var known: [Viewer: Set<Number<Club>>] = [:]

    init(_ clubs: [Number<Club>: Club.Visibility]) { self.clubs = clubs }

    mutating func ofViewer(_ viewer: Viewer) -> Set<Number<Club>> {
        let anybody = Viewer(member: 0, role: viewer.role, clubs: [:], isGuest: viewer.isGuest)
        var readable = known[anybody] ?? Set(clubs.filter { anybody.mayRead($0.key, $0.value) }.keys)
        known[anybody] = readable
        for club in viewer.clubs.keys where !readable.contains(club) && clubs[club] != nil { readable.insert(club) }
        return readable
    }
}

extension Matter.Key {
    /// - Parameter moment: as it is stored: 0 for none.
    init(_ kind: Matter.Kind, _ subject: Int64, storedMoment moment: Int64) {
        self.init(kind, subject, at: moment == 0 ? nil : Instant(rawValue: moment))
    }

    /// The column `moment`.
    var storedMoment: Int64 { moment?.rawValue ?? 0 }
}
