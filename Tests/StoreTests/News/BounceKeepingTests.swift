import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Mails that came back to the site")
struct BounceKeepingTests {
    private static let gone = Bounce(status: "5.1.1", reason: "550 5.1.1 No such user")
    private static let full = Bounce(status: "4.2.2", reason: "Mailbox full")

    private static func leased(_ society: Society, _ number: Int, at now: Instant) async throws -> Number<LeasedMail> {
        try await society.store.enqueue(
            OutgoingMail(
                messageID: "\(number)@example.org", kind: "digest", recipient: try Society.newcomer("Ben").email,
                message: []), at: now)
        return try #require(try await society.store.leaseMail(at: now)).number
    }

    @Test("count once each, and suspend the address of a member until they say that it works")
    func life() async throws {
        let society = try await Society()
        let store = society.store
        let ben = try await society.viewer(society.ben)
        let mail = try await Self.leased(society, 1, at: Society.start)
        #expect(try await store.note(Self.full, of: mail, at: Society.start))
        #expect(try await !store.note(Self.gone, of: mail, at: Society.start))
        #expect(try await store.suspendedAddress(of: society.ben) == nil)
        let other = try await Self.leased(society, 2, at: Society.start)
        #expect(try await store.note(Self.gone, of: other, at: Society.start))
        let suspended = try #require(try await store.suspendedAddress(of: society.ben))
        #expect(suspended.reason == Self.gone.reason && suspended.suspendedAt == Society.start)
        #expect(try await store.suspendedAddress(of: society.ada) == nil)
        try await store.resumeMail(of: society.viewer(society.ada), at: Society.start)
        #expect(try await store.suspendedAddress(of: society.ben) != nil)
        try await store.resumeMail(of: ben, at: Society.start)
        try await store.resumeMail(of: ben, at: Society.start)
        #expect(try await store.suspendedAddress(of: society.ben) == nil)
        #expect(try await society.count("SELECT count(*) FROM audit WHERE act = 'mail resumed'") == 1)
    }

    @Test("say nothing where no such mail was sent")
    func unknown() async throws {
        let society = try await Society()
        #expect(try await !society.store.note(Self.gone, of: 77, at: Society.start))
        #expect(try await society.count("SELECT count(*) FROM address_troubles") == 0)
    }

    @Test("keep all that would be mailed waiting, until mails are sent again")
    func waiting() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await society.say("Yours", in: discussion, to: own, by: society.ada)
        try await society.run("INSERT INTO address_troubles VALUES ('ben@example.org', 5, 0, 'No such user', 0)")
        #expect(try await society.promptNews(at: Society.monday).isEmpty)
        #expect(try await !society.store.dueDigests(at: Society.monday).contains(society.ben))
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
        try await society.store.resumeMail(of: society.viewer(society.ben), at: Society.monday)
        #expect(try await society.promptNews(at: Society.monday) == [society.ben: ["Fluids"]])
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
    }
}
