import Colloquium
import GRDB
import Testing

@testable import Store

/// A site with mails to several domains, and two who look after it.
private struct Desk {
    static let now = Society.start
    let store: Store
    let ada: Viewer
    let eve: Viewer

    init() async throws {
        let society = try await Society()
        store = society.store
        ada = Viewer(member: society.ada, role: .administrator, clubs: [:])
        eve = Viewer(member: society.ben, role: .administrator, clubs: [:])
    }

    @discardableResult
    func mail(_ number: Int, to domain: String = "example.org", kind: String = "digest") async throws
        -> Number<LeasedMail>
    {
        let address = try #require(EmailAddress("ben@\(domain)"))
        try await store.enqueue(
            OutgoingMail(
                messageID: "\(number)@site", kind: kind, recipient: address, message: Array("mail \(number)".utf8)),
            at: Self.now)
        return Number(
            rawValue: try await store.database.read { try Int64.fetchOne($0, sql: "SELECT max(number) FROM mails") }
                ?? 0)
    }

    @discardableResult
    func mail(_ number: Int, to domain: String = "example.org", ending outcome: MailOutcome, at moment: Instant = now)
        async throws -> Number<LeasedMail>
    {
        let mail = try await mail(number, to: domain)
        let leased = try #require(try await store.leaseMail(at: moment))
        #expect(leased.number == mail)
        try await store.settle(leased, outcome, at: moment)
        return mail
    }

    func desk(_ bounds: [Instant] = [], at moment: Instant = now) async throws -> MailDesk {
        try await store.mailDesk(bounds, for: ada, at: moment)
    }

    func refused(_ sql: String) async -> Bool {
        do {
            try await store.database.write { try $0.execute(sql: sql) }
            return false
        } catch { return true }
    }
}

@Suite("What administrators do about the mail")
struct MailDeskTests {
    private static let now = Desk.now

    @Test("they see what waits and since when, and what is held back for an address that mails came back from")
    func queue() async throws {
        let desk = try await Desk()
        #expect(try await desk.desk().queue.oldest == nil)
        try await desk.mail(1, ending: .bounced(Bounce(reason: "RCPT: 550 5.1.1 no such user")))
        try await desk.mail(2)
        try await desk.mail(3, to: "elsewhere.example")
        let queue = try await desk.desk().queue
        #expect(queue.waiting == 1 && queue.heldBack == 1 && queue.oldest == Self.now)
    }

    @Test("they see what came back, who reported it and why, and what was too late to be of use")
    func returned() async throws {
        let desk = try await Desk()
        let sent = try await desk.mail(1, ending: .sent)
        try await desk.store.note(
            Bounce(status: "5.2.2", reason: "552 full", reporter: "mx.example.net"), of: sent, at: Self.now)
        try await desk.mail(2, to: "b.example", ending: .bounced(Bounce(reason: "RCPT: 550 no")), at: Self.now)
        let address = try #require(EmailAddress("late@c.example"))
        try await desk.store.enqueue(
            OutgoingMail(
                messageID: "3@site", kind: "sign-in link", recipient: address, message: [1],
                usefulUntil: Self.now + .minutes(15)), at: Self.now)
        #expect(try await desk.desk().late.isEmpty)
        let later = Self.now + .minutes(20)
        _ = try await desk.store.dueMails(at: later)
        let seen = try await desk.desk(at: later)
        #expect(Set(seen.returned.map(\.reporter)) == ["", "mx.example.net"])
        #expect(seen.returned.contains { $0.reason == "552 full" && $0.status == "5.2.2" && $0.kind == "digest" })
        #expect(
            seen.late.map(\.recipient) == ["late@c.example"] && seen.late[0].lastError.contains("while it was of use"))
        #expect(seen.troubled.map(\.recipient) == ["ben@b.example"])
    }

    @Test("they see each day's mails: a mail counts on the day it was settled, and what came back on the day it did")
    func days() async throws {
        let desk = try await Desk()
        let bounds = (0...3).map { Self.now + .days($0) }
        try await desk.mail(1, ending: .sent)
        let second = try await desk.mail(2, to: "b.example", ending: .sent)
        try await desk.mail(3, to: "c.example", ending: .refused("552 too big"))
        try await desk.mail(4, to: "d.example", ending: .inDoubt("no reply"))
        try await desk.mail(5, to: "e.example", ending: .bounced(Bounce(reason: "RCPT: 550 no")))
        let dropped = try await desk.mail(6, to: "f.example", ending: .refused("no"))
        try await desk.store.drop(dropped, by: desk.ada, at: Self.now)
        try await desk.store.note(Bounce(reason: "full"), of: second, at: Self.now + .days(2))
        #expect(
            try await desk.desk(bounds).days == [
                .init(sent: 2, failed: 2, bounced: 1), .init(sent: 0, failed: 0, bounced: 0),
                .init(sent: 0, failed: 0, bounced: 1),
            ])
    }

    @Test("they see the last failure of each domain and how many wait there; one that takes mail is not let rest")
    func domains() async throws {
        let desk = try await Desk()
        try await desk.mail(1, to: "slow.example", ending: .putOff(until: Self.now + .hours(1), reason: "RCPT: 450 a"))
        try await desk.mail(2, to: "bad.example", ending: .refused("no"), at: Self.now + .minutes(1))
        try await desk.mail(3, to: "SLOW.example")
        let domains = try await desk.desk().domains
        #expect(domains.map(\.domain) == ["bad.example", "slow.example"])
        #expect(domains.map(\.waiting) == [0, 2] && domains.last?.reason == "RCPT: 450 a")
    }

    @Test("a domain that puts off one mail after the other rests, others do not wait for it, and a word wakes it")
    func rest() async throws {
        let desk = try await Desk()
        for number in 1...3 {
            try await desk.mail(
                number, to: "slow.example", ending: .putOff(until: Self.now + .minutes(1), reason: "RCPT: 450 wait"))
        }
        try await desk.mail(4, to: "slow.example")
        try await desk.mail(5, to: "fast.example")
        #expect(try await desk.desk().domains.first?.restsUntil == Self.now + .minutes(1))
        #expect(try await desk.store.leaseMail(at: Self.now)?.domain == "fast.example")
        #expect(try await desk.store.leaseMail(at: Self.now) == nil)
        #expect(try await desk.store.retryMails(to: "slow.example", by: desk.ada, at: Self.now) == 4)
        #expect(try await desk.store.retryMails(by: desk.ada, at: Self.now) >= 4)
        let first = try #require(try await desk.store.leaseMail(at: Self.now))
        try await desk.store.settle(first, .putOff(until: Self.now + .hours(1), reason: "450"), at: Self.now)
        #expect(try await desk.desk().domains.first?.restsUntil == Self.now + .minutes(2))
        let second = try #require(try await desk.store.leaseMail(at: Self.now + .minutes(3)))
        try await desk.store.settle(second, .sent, at: Self.now + .minutes(3))
        #expect(try await desk.desk().domains.first?.restsUntil == nil)
        #expect(try await desk.store.leaseMail(at: Self.now + .minutes(3)) != nil)
    }

    @Test("what is of no use any more needs nobody")
    func useless() async throws {
        let desk = try await Desk()
        try await desk.store.enqueue(
            OutgoingMail(
                messageID: "1@site", kind: "reminder", recipient: try #require(EmailAddress("ben@example.org")),
                message: [65], usefulUntil: Self.now + .hours(1)), at: Self.now)
        let leased = try #require(try await desk.store.leaseMail(at: Self.now))
        try await desk.store.settle(leased, .refused("552 too big"), at: Self.now)
        #expect(try await desk.desk().troubled.count == 1)
        #expect(try await desk.desk(at: Self.now + .hours(1)).troubled.isEmpty)
    }

    @Test("a rest that was noted while the clock was ahead is forgotten")
    func leap() async throws {
        let desk = try await Desk()
        try await desk.mail(1, to: "slow.example")
        #expect(
            await !desk.refused(
                """
                INSERT INTO domain_failures (domain, failed_at, reason, streak, rests_until)
                VALUES ('slow.example', 0, '450', 3, \((Self.now + .days(9)).rawValue))
                """))
        #expect(try await desk.store.leaseMail(at: Self.now) != nil)
    }

    @Test("what was refused or is in doubt is sent again on their word, once, and what waits is tried now")
    func retry() async throws {
        let desk = try await Desk()
        let refused = try await desk.mail(1, ending: .refused("550 no"))
        let doubtful = try await desk.mail(2, ending: .inDoubt("no reply"))
        let later = try await desk.mail(3, ending: .retry(at: Self.now + .hours(1), reason: "greylisted"))
        #expect(try await desk.desk().troubled.map(\.number) == [later, doubtful, refused])
        for mail in [refused, doubtful, later] {
            try await desk.store.retry(mail, sureOf: Self.now, by: desk.ada, at: Self.now)
        }
        for _ in 1...3 {
            let leased = try #require(try await desk.store.leaseMail(at: Self.now))
            #expect(String(decoding: leased.message, as: UTF8.self) == "mail \(leased.number)")
            #expect(
                try await refusal { try await desk.store.retry(leased.number, by: desk.eve, at: Self.now) } == .conflict
            )
            try await desk.store.settle(leased, .sent, at: Self.now)
            #expect(
                try await refusal { try await desk.store.retry(leased.number, by: desk.eve, at: Self.now) } == .conflict
            )
        }
        #expect(try await desk.store.leaseMail(at: Self.now + .days(1)) == nil)
        #expect(try await refusal { try await desk.store.retry(99, by: desk.ada, at: Self.now) } == .notFound)
        #expect(
            try await refusal { try await desk.store.retryMails(to: "x.example", by: desk.ada, at: Self.now) }
                == .conflict)
    }

    @Test("a dropped mail never leaves, whatever is decided afterwards; the record says who and when")
    func drop() async throws {
        let desk = try await Desk()
        let mails = [
            try await desk.mail(1, ending: .refused("no")), try await desk.mail(2, ending: .inDoubt("no reply")),
            try await desk.mail(3),
        ]
        for mail in mails { try await desk.store.drop(mail, by: desk.ada, at: Self.now) }
        for mail in mails {
            #expect(try await refusal { try await desk.store.drop(mail, by: desk.eve, at: Self.now) } == .conflict)
            #expect(try await refusal { try await desk.store.retry(mail, by: desk.eve, at: Self.now) } == .conflict)
        }
        #expect(try await desk.store.leaseMail(at: Self.now + .days(1)) == nil)
        let page = try await desk.desk()
        #expect(page.troubled.isEmpty && page.dropped.map(\.number) == mails.reversed())
        #expect(Set(page.dropped.map(\.droppedBy)) == ["Ada"] && page.dropped.first?.droppedAt == Self.now)
        let left = try await desk.store.database.read {
            try Int.fetchOne($0, sql: "SELECT sum(length(message)) FROM mails")
        }
        #expect(left == 0)
        let acts = try await desk.store.audit(for: desk.ada, Slice(size: 50)).rows.map(\.act)
        #expect(acts.filter { $0 == "mail dropped" }.count == 3)
    }

    @Test("what is on its way or has left is not dropped")
    func tooLate() async throws {
        let desk = try await Desk()
        let mail = try await desk.mail(1)
        let leased = try #require(try await desk.store.leaseMail(at: Self.now))
        #expect(try await refusal { try await desk.store.drop(mail, by: desk.ada, at: Self.now) } == .conflict)
        try await desk.store.settle(leased, .sent, at: Self.now)
        #expect(try await refusal { try await desk.store.drop(mail, by: desk.ada, at: Self.now) } == .conflict)
        #expect(try await refusal { _ = try await desk.store.undecidedMail(mail, for: desk.ada) } == .conflict)
    }

    @Test("of two who drop and send the same mail at once, one has it, and it leaves at most once")
    func together() async throws {
        for _ in 1...10 {
            let desk = try await Desk()
            let mail = try await desk.mail(1, ending: .inDoubt("no reply"))
            async let dropping = refusal { try await desk.store.drop(mail, by: desk.ada, at: Self.now) }
            async let sending = refusal {
                try await desk.store.retry(mail, sureOf: Self.now, by: desk.eve, at: Self.now)
            }
            let outcomes = try await (dropping, sending)
            #expect(outcomes.0 == nil)
            #expect(try await desk.store.leaseMail(at: Self.now) == nil, "It was dropped before it could leave.")
        }
    }

    @Test("nobody else does any of that")
    func rights() async throws {
        let desk = try await Desk()
        let mail = try await desk.mail(1, ending: .refused("no"))
        let moderator = Viewer(member: desk.ada.member, role: .moderator, clubs: [:])
        #expect(
            try await refusal { _ = try await desk.store.mailDesk([], for: moderator, at: Self.now) } == .forbidden)
        #expect(try await refusal { try await desk.store.retry(mail, by: moderator, at: Self.now) } == .forbidden)
        #expect(try await refusal { try await desk.store.drop(mail, by: moderator, at: Self.now) } == .forbidden)
        #expect(
            try await refusal { try await desk.store.retryMails(to: "example.org", by: moderator, at: Self.now) }
                == .forbidden)
    }

    @Test(
        "the schema keeps a dropped mail from leaving, and one that may leave from being dropped",
        arguments: [
            "UPDATE mails SET state = 'waiting' WHERE number = 1",
            "UPDATE mails SET state = 'sending' WHERE number = 1",
            "DELETE FROM dropped_mails", "INSERT INTO dropped_mails VALUES (2, 1, 0)",
            "INSERT INTO dropped_mails VALUES (3, 1, 0)", "INSERT INTO dropped_mails VALUES (1, 1, 0)",
            "INSERT INTO domain_failures (domain, failed_at, reason, streak) VALUES ('A.example', 0, '', 0)",
            "INSERT INTO domain_failures (domain, failed_at, reason, streak) VALUES ('a.example', 0, '', -1)",
        ])
    func law(_ sql: String) async throws {
        let desk = try await Desk()
        try await desk.store.drop(try await desk.mail(1, ending: .refused("no")), by: desk.ada, at: Self.now)
        try await desk.mail(2, to: "b.example", ending: .sent)
        try await desk.mail(3)
        #expect(await desk.refused(sql))
    }
}
