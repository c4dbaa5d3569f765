import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Readers without an account")
struct ClubReaderTests {
    private static let eve = EmailAddress("eve@example.org")!

    private static func digests(_ society: Society, at now: Instant) async throws -> [String] {
        let due = try await society.store.dueReaders(at: now)
        let written = try await society.store.writeDigests(forReaders: due, at: now, compose: Society.mail)
        if let failure = written.failures.first { throw failure.error }
        if written.count == 0 { return [] }
        let text = try await society.store.database.read { db in
            try String.fetchOne(db, sql: "SELECT CAST(message AS TEXT) FROM mails ORDER BY number DESC LIMIT 1")
        }
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    @Test("get one mail a week of the public clubs they confirmed, each article once, and none with nothing new")
    func weekly() async throws {
        let society = try await Society()
        for _ in 0..<2 { try await society.store.addReader(Self.eve, of: Society.open, at: Society.start) }
        #expect(try await society.count("SELECT count(*) FROM read_clubs") == 1)
        try await society.post("Open", by: society.ada)
        try await society.post("Ours", in: Society.ours, by: society.ada)
        #expect(try await Self.digests(society, at: Society.monday - .tick) == [])
        #expect(try await Self.digests(society, at: Society.monday) == ["Open"])
        #expect(try await Self.digests(society, at: Society.monday) == [])
        #expect(try await Self.digests(society, at: Society.monday + .days(7)) == [])
        try await society.post("Next", by: society.ada, at: Society.monday + .days(8))
        #expect(try await Self.digests(society, at: Society.monday + .days(14)) == ["Next"])
    }

    @Test("are told nothing of a club that is not public, or not any more")
    func closed() async throws {
        let society = try await Society()
        for club in [Society.ours, Society.hidden, 99] as [Number<Club>] {
            #expect(
                try await refusal { try await society.store.addReader(Self.eve, of: club, at: Society.start) }
                    == .notFound)
        }
        try await society.store.addReader(Self.eve, of: Society.open, at: Society.start)
        try await society.post("Open", by: society.ada)
        try await society.run("UPDATE clubs SET visibility = 'members' WHERE number = 1")
        #expect(try await Self.digests(society, at: Society.monday) == [])
    }

    @Test("are no members: who has an account, or gets one, hears by it")
    func members() async throws {
        let society = try await Society()
        let ben = EmailAddress("BEN@example.org")!
        #expect(
            try await refusal { try await society.store.addReader(ben, of: Society.open, at: Society.start) }
                == .conflict)
        try await society.store.addReader(Self.eve, of: Society.open, at: Society.start)
        try await society.post("Open", by: society.ada)
        try await society.store.addMember(
            try Society.newcomer("Eve"), passwordHash: nil, standing: .active, at: Society.start)
        #expect(try await society.store.dueReaders(at: Society.monday).isEmpty)
    }

    @Test("wait for their digest while mails to them come back")
    func suspended() async throws {
        let society = try await Society()
        try await society.store.addReader(Self.eve, of: Society.open, at: Society.start)
        try await society.post("Open", by: society.ada)
        try await society.run("INSERT INTO address_troubles VALUES ('eve@example.org', 5, 0, 'No such user', 0)")
        #expect(try await Self.digests(society, at: Society.monday) == [])
        let written = try await society.store.writeDigests(
            forReaders: [1], at: Society.monday, compose: Society.mail)
        #expect(written.count == 0)
        try await society.run("DELETE FROM address_troubles")
        #expect(try await Self.digests(society, at: Society.monday) == ["Open"])
    }

    @Test("are forgotten with one click, and what they were told and is on its way to them with them")
    func ending() async throws {
        let society = try await Society()
        try await society.store.addReader(Self.eve, of: Society.open, at: Society.start)
        try await society.post("Open", by: society.ada)
        #expect(try await Self.digests(society, at: Society.monday) == ["Open"])
        let leaving = try #require(try await society.store.leaseMail(at: Society.monday))
        #expect(leaving.kind == "digest")
        for kind in ["reader confirmation", "author invitation"] {
            try await society.store.enqueue(
                OutgoingMail(messageID: kind, kind: kind, recipient: Self.eve, message: []), at: Society.monday)
        }
        let site = try await society.store.site()
        let code = try #require(UnsubscribeCode(UnsubscribeCode(Number<ClubReader>(1)).text(in: site), in: site))
        #expect(code.ending == .reader(1))
        for _ in 0..<2 { try await society.store.removeReader(1) }
        for table in ["club_readers", "read_clubs", "reader_items", "reader_digests"] {
            #expect(try await society.count("SELECT count(*) FROM \(table)") == 0)
        }
        await #expect(throws: Refusal.self) { try await society.store.noteHandOver(leaving) }
        #expect(try await society.store.leaseMail(at: Society.monday)?.kind == "author invitation")
        #expect(try await society.count("SELECT count(*) FROM mails") == 1, "An author's invitation is another matter.")
    }

    @Test("confirm with a link that nobody can make up, for another address or club, or use too late")
    func codes() async throws {
        let society = try await Society()
        let site = try await society.store.site()
        let text = ReaderCode(Self.eve, club: 1, at: Society.start).text(in: site)
        let read = try #require(ReaderCode(text, in: site, at: Society.start))
        #expect(read.email == Self.eve && read.club == 1)
        #expect(ReaderCode(text, in: site, at: Society.start + ClubReader.confirmation) == nil)
        let other = ReaderCode(EmailAddress("mal@example.org")!, club: 2, at: Society.start).text(in: site)
        let (mine, its) = (text.split(separator: "."), other.split(separator: "."))
        for forged in [
            "2.\(mine[1]).\(mine[2]).\(mine[3])", "1.\(mine[1]).\(its[2]).\(mine[3])",
            "1.\(mine[1])0.\(mine[2]).\(mine[3])", "", "....", "1.2.zz.x", "1.2.f.x", String(repeating: ".", count: 99),
        ] {
            #expect(ReaderCode(forged, in: site, at: Society.start) == nil, "\(forged)")
        }
    }

    @Test("wait no longer than a week because the clock was ahead")
    func leap() async throws {
        let society = try await Society()
        try await society.store.addReader(Self.eve, of: Society.open, at: Society.start + .days(365))
        try await society.run("UPDATE read_clubs SET confirmed_at = 0")
        try await society.post("Open", by: society.ada)
        #expect(try await Self.digests(society, at: Society.monday) == ["Open"])
    }
}
