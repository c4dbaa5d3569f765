import Colloquium
import Testing

@testable import Store

@Suite("Letters about a source that was suspended")
struct SuspensionLetterTests {
    private static func mail(_ content: SuspensionLetterContent) -> OutgoingMail {
        OutgoingMail(
            messageID: "\(content.recipient.number)@test", kind: "source", recipient: content.recipient.email,
            message: Array("\(content.title): \(content.reason)".utf8))
    }

    /// Ben follows source 1 himself, club 2 through its facilitator Ada, who does so too; Mo is a member of the club.
    private static func society() async throws -> Society {
        let society = try await Society()
        for follower in [Follower.member(society.ben), .member(society.ada), .club(Society.ours)] {
            try await society.follow("nejm", for: follower)
        }
        try await society.store.join(
            Society.ours, by: try await society.viewer(society.moderator), at: Society.start)
        return society
    }

    private static func fail(_ society: Society, days: Int) async throws {
        for day in 0...days {
            let now = Society.start + .days(day)
            try await society.run("UPDATE sources SET answered_at = \(now.rawValue) WHERE number <> 1")
            let leased = try await society.lease(1, at: now)
            try await society.store.settle([PollReport(leased, .failed("No answer."))], at: now)
        }
    }

    private static func write(_ society: Society) async throws -> Int {
        var written = 0
        for due in try await society.store.due(.suspensions, at: Society.start) {
            if try await society.store.write(due, of: .suspensions, at: Society.start, compose: mail) { written += 1 }
        }
        return written
    }

    @Test("go once to each who follows it and to the facilitators of clubs that do")
    func once() async throws {
        let society = try await Self.society()
        try await society.follow("bmj", for: .member(society.moderator))
        try await Self.fail(society, days: 13)
        #expect(try await Self.write(society) == 0, "It only fails yet.")
        try await Self.fail(society, days: 14)
        #expect(try await society.count("SELECT count(*) FROM sources WHERE state = 'suspended'") == 1)
        #expect(try await society.count("SELECT failures FROM sources WHERE number = 1") == 29)
        #expect(try await society.count("SELECT count(*) FROM suspension_tellings") == 2)
        let due = try await society.store.due(.suspensions, at: Society.start)
        #expect(Set(due.map(\.member)) == [society.ada, society.ben])
        #expect(try await Self.write(society) == 2)
        #expect(try await Self.write(society) == 0)
        #expect(try await society.count("SELECT count(*) FROM mails WHERE kind = 'source'") == 2)
        let told = try #require(due.first)
        let again = try await society.store.write(told, of: .suspensions, at: Society.start, compose: Self.mail)
        #expect(!again)
    }

    @Test("are not written to who left it meanwhile, nor about one that is asked again")
    func meanwhile() async throws {
        let society = try await Self.society()
        try await society.follow("bmj", for: .member(society.moderator))
        try await Self.fail(society, days: 14)
        try await society.store.unfollow(
            1, for: .member(society.ben), by: try await society.viewer(society.ben), at: Society.start)
        #expect(try await Self.write(society) == 1)
        let other = try await Self.society()
        try await other.follow("bmj", for: .member(other.moderator))
        try await Self.fail(other, days: 14)
        try await other.store.resume(
            1, for: .member(other.ben), by: try await other.viewer(other.ben), at: Society.start + .days(20))
        #expect(try await Self.write(other) == 0)
    }
}
