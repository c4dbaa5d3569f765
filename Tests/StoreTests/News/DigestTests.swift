import Colloquium
import GRDB
import Testing

@testable import Store

extension Society {
    /// Writes what is due of a member's digests and gives back the titles it tells of; nil when no mail was written.
    func digest(
        _ member: Number<Member>, at now: Instant, through store: Store? = nil
    ) async throws -> [String]? {
        let store = store ?? self.store
        let written = try await store.writeDigests(for: [member], at: now, compose: Self.mail)
        if let failure = written.failures.first { throw failure.error }
        if written.count == 0 { return nil }
        return try await lastMail(through: store)
    }

    /// Writes what is due at once, to everybody; gives back the titles of each mail.
    func promptNews(at now: Instant) async throws -> [Number<Member>: [String]] {
        while try await store.gatherNews(at: now) {}
        var mails: [Number<Member>: [String]] = [:]
        for due in try await store.due(.promptNews, at: now) {
            if try await store.write(due, of: .promptNews, at: now, compose: Self.mail) {
                mails[due.member] = try await lastMail(through: store)
            }
        }
        return mails
    }

    private func lastMail(through store: Store) async throws -> [String] {
        let text = try await store.database.read { db in
            try String.fetchOne(db, sql: "SELECT CAST(message AS TEXT) FROM mails ORDER BY number DESC LIMIT 1")
        }
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    static func mail(_ content: DigestContent) -> OutgoingMail {
        OutgoingMail(
            messageID: "\(content.recipient.code)-\(content.name)@example.org", kind: "digest",
            recipient: content.recipient.email, message: Array(content.items.map(\.title).joined(separator: "\n").utf8))
    }

    func due(_ member: Number<Member>, _ cadence: Cadence = .weekly) async throws -> String? {
        try await store.subscriptions(of: member).due[cadence]?.text
    }

    /// Follows this alone, and what is answered or mentioned on the site only.
    func wish(
        _ member: Number<Member>, _ choices: [(Subscription.Scope, Delivery?)], hour: Int = 7, weekday: Int = 1,
        monthDay: Int = 1, zone: String = "UTC", pause: NewsPause = .none, at now: Instant = Society.start
    ) async throws {
        let before = ([(.clubs, nil), (.replies, .onSite), (.mentions, .onSite)] as [(Subscription.Scope, Delivery?)])
            .filter { known in !choices.contains { $0.0 == known.0 } }
        try await store.saveSubscriptions(
            (before + choices).map { (scope: $0.0, delivery: $0.1) },
            hour: DigestHour(hour: hour, weekday: weekday, monthDay: monthDay, timeZone: zone), pause: pause,
            of: try await viewer(member), at: now)
    }

    /// When the first weekly digest of everybody is due.
    static var monday: Instant { start + .days(7) - .hours(3) }
}

@Suite("Digests")
struct DigestTests {
    @Test("are due on the day and the hour asked for, and not before")
    func due() async throws {
        let society = try await Society()
        #expect(try await society.due(society.ben) == "2026-11-30T07:00:00Z")
        try await society.post("Fluids", by: society.ada)
        #expect(try await society.store.dueDigests(at: Society.monday - .seconds(1)).isEmpty)
        #expect(try await society.digest(society.ben, at: Society.monday - .seconds(1)) == nil)
        #expect(try await society.store.dueDigests(at: Society.monday).count == 4)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
        #expect(try await society.due(society.ben) == "2026-12-07T07:00:00Z")
    }

    @Test("tell of a discussion in which very much was said")
    func long() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("Asked.", in: discussion, by: society.ada)
        try await society.store.database.write { db in
            try db.run(
                """
                INSERT INTO contributions (discussion, parent, depth, author, kind, body, body_html, submission, written_at)
                WITH RECURSIVE many (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM many WHERE place < 12000)
                SELECT \(discussion), \(first), 1, \(society.ben), 'comment', 'Said.', '<p>Said.</p>', place,
                    \(Society.start) FROM many
                """)
        }
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
    }

    @Test("tell of each article once and never again, wherever else it is brought")
    func once() async throws {
        let society = try await Society()
        let doi: [(Identifier.Scheme, String)] = [(.doi, "10.1000/1")]
        try await society.post("Fluids", doi, by: society.ada)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
        try await society.post("Fluids", doi, in: Society.ours, by: society.ada, at: Society.monday + .days(1))
        #expect(try await society.digest(society.ben, at: Society.monday + .days(7)) == nil)
        try await society.wish(society.ben, [(.site, .daily)], at: Society.monday + .days(7))
        #expect(try await society.digest(society.ben, at: Society.monday + .days(8)) == nil)
    }

    @Test("do not tell people of their own posts")
    func own() async throws {
        let society = try await Society()
        try await society.post("Ben's", by: society.ben)
        try await society.post("Ada's", by: society.ada)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Ada's"])
        #expect(try await society.digest(society.ada, at: Society.monday) == ["Ben's"])
    }

    @Test("are not sent with nothing in them, and come the next time")
    func empty() async throws {
        let society = try await Society()
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
        #expect(try await society.count("SELECT count(*) FROM mails") == 0)
        #expect(try await society.due(society.ben) == "2026-12-07T07:00:00Z")
        try await society.post("Fluids", by: society.ada, at: Society.monday)
        #expect(try await society.digest(society.ben, at: Society.monday + .days(7)) == ["Fluids"])
    }

    @Test("hold twenty articles, the oldest first, and leave the rest for the next")
    func limit() async throws {
        let society = try await Society()
        for number in 101...123 {
            try await society.post("A\(number)", by: society.ada, at: Society.start + .minutes(number))
        }
        let preview = try await society.store.previewDigest(for: society.ben, [.weekly], at: Society.monday)
        #expect(preview.items.count == 20 && preview.more == 3)
        #expect(try await society.digest(society.ben, at: Society.monday) == (101...120).map { "A\($0)" })
        #expect(
            try await society.digest(society.ben, at: Society.monday + .days(7)) == (121...123).map { "A\($0)" })
    }

    @Test("never come twice in a period, whatever is changed in between")
    func period() async throws {
        let society = try await Society()
        try await society.post("One", by: society.ada)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["One"])
        try await society.post("Two", by: society.ada, at: Society.monday)
        try await society.wish(society.ben, [(.clubs, .weekly)], weekday: 5, at: Society.monday + .hours(1))
        #expect(try await society.due(society.ben) == "2026-12-04T07:00:00Z")
        #expect(try await society.digest(society.ben, at: Society.monday + .days(4)) == nil)
        #expect(try await society.due(society.ben) == "2026-12-11T07:00:00Z")
        #expect(try await society.digest(society.ben, at: Society.monday + .days(11)) == ["Two"])
    }

    @Test("are written once by two writers at once, on one file too")
    func writers() async throws {
        try await withFile { path in
            let first = try Store(path: path)
            let society = try await Society(founding: first)
            let second = try Store(path: path)
            try await society.post("Fluids", by: society.ada)
            let results = try await withThrowingTaskGroup(of: [String]?.self) { group in
                for index in 0..<6 {
                    group.addTask {
                        try await society.digest(
                            society.ben, at: Society.monday, through: index.isMultiple(of: 2) ? first : second)
                    }
                }
                return try await group.reduce(into: [[String]]()) { all, one in if let one { all.append(one) } }
            }
            #expect(results == [["Fluids"]])
            #expect(try await society.count("SELECT count(*) FROM mails") == 1)
            try first.close()
            try second.close()
        }
    }

    @Test("catch up with one mail when the server was away")
    func away() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, .daily)])
        for day in 0..<5 { try await society.post("A\(day)", by: society.ada, at: Society.start + .days(day)) }
        let back = Society.start + .days(5)
        #expect(try await society.digest(society.ben, at: back)?.count == 5)
        #expect(try await society.digest(society.ben, at: back) == nil)
        #expect(try await society.due(society.ben, .daily) == "2026-11-29T07:00:00Z")
    }

    @Test("are left due, with nothing told, when the mail cannot be composed")
    func fault() async throws {
        let society = try await Society()
        try await society.post("Fluids", by: society.ada)
        struct Fault: Error {}
        let written = try await society.store.writeDigests(
            for: [society.ben, society.moderator], at: Society.monday
        ) { content in
            if content.recipient.who == .member(society.ben) { throw Fault() }
            return Society.mail(content)
        }
        #expect(written.count == 1 && written.failures.map(\.recipient) == [.member(society.ben)])
        #expect(written.failures.first?.error is Fault)
        #expect(try await society.due(society.ben) == "2026-11-30T07:00:00Z")
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
    }

    @Test("go to nobody who is suspended")
    func suspended() async throws {
        let society = try await Society()
        try await society.post("Fluids", by: society.ada)
        try await society.store.setStanding(.suspended, of: society.ben, by: nil, at: Society.start)
        #expect(try await society.store.dueDigests(at: Society.monday).contains(society.ben) == false)
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
    }
}
