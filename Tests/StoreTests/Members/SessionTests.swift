import Colloquium
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Being signed in")
struct SessionTests {
    private static func start(_ society: Society, trusted: Bool) async throws -> Token {
        let token = Token()
        try await society.store.startSession(
            token, for: society.ben, device: "A browser", trusted: trusted, at: Society.start)
        return token
    }

    @Test("ends after 90 days on a trusted device and 12 hours elsewhere", arguments: [true, false])
    func expiry(_ trusted: Bool) async throws {
        let society = try await Society()
        let token = try await Self.start(society, trusted: trusted)
        let end = Society.start + (trusted ? .days(90) : .hours(12))
        #expect(try await society.store.signedIn(token, at: end) == nil)
        #expect(try await society.store.signedIn(token, at: end - .tick)?.member.number == society.ben)
    }

    @Test("lasts as long as somebody comes back", arguments: [true, false])
    func sliding(_ trusted: Bool) async throws {
        let society = try await Society()
        let token = try await Self.start(society, trusted: trusted)
        let step: Span = trusted ? .days(80) : .hours(11)
        var now = Society.start
        for _ in 0..<5 {
            now = now + step
            #expect(try await society.store.signedIn(token, at: now) != nil)
        }
        #expect(try await society.store.signedIn(token, at: now + (trusted ? .days(90) : .hours(12))) == nil)
    }

    @Test("is written down every ten minutes at most: a read stays a read")
    func stride() async throws {
        let society = try await Society()
        let token = try await Self.start(society, trusted: false)
        for (minutes, seen) in [(5, 0), (10, 0), (11, 11), (20, 11)] {
            _ = try await society.store.signedIn(token, at: Society.start + .minutes(minutes))
            let session = try await society.store.sessions(of: society.ben, at: Society.start).first
            #expect(session?.seenAt == Society.start + .minutes(seen))
        }
    }

    @Test("is over at once for a member who is suspended, and does not begin again")
    func suspended() async throws {
        let society = try await Society()
        let token = try await Self.start(society, trusted: true)
        try await society.store.setStanding(.suspended, of: society.ben, by: nil, at: Society.start)
        #expect(try await society.store.signedIn(token, at: Society.start) == nil)
        #expect(try await refusal { _ = try await Self.start(society, trusted: true) } == .forbidden)
        try await society.store.setStanding(.active, of: society.ben, by: nil, at: Society.start)
        #expect(try await society.store.signedIn(token, at: Society.start) == nil)
        _ = try await Self.start(society, trusted: true)
    }

    @Test("is not for those who wait", arguments: [Member.Standing.unconfirmed, .applied])
    func waiting(_ standing: Member.Standing) async throws {
        let society = try await Society()
        let member = try await society.store.addMember(
            try Society.newcomer("Cy"), passwordHash: nil, standing: standing, at: Society.start)
        #expect(
            try await refusal {
                try await society.store.startSession(
                    Token(), for: member, device: "", trusted: false, at: Society.start)
            } == .forbidden)
    }

    @Test("is kept by a token that is stored hashed only")
    func hashed() async throws {
        let society = try await Society()
        let token = try await Self.start(society, trusted: true)
        #expect(try await society.count("SELECT count(*) FROM sessions WHERE token_digest = '\(token.text)'") == 0)
        #expect(
            try await society.store.database.read {
                try Data.fetchOne($0, sql: "SELECT token_digest FROM sessions")
            } == token.digest)
        #expect(try await society.store.signedIn(Token(), at: Society.start) == nil)
    }

    @Test("is ended one by one by its owner only, or everywhere but here")
    func ending() async throws {
        let society = try await Society()
        let store = society.store
        let tokens = try await (0..<3).asyncMap { _ in try await Self.start(society, trusted: true) }
        let sessions = try await tokens.asyncMap {
            try #require(try await store.signedIn($0, at: Society.start)).session
        }
        try await store.endSession(sessions[0], of: society.ada)
        #expect(try await store.signedIn(tokens[0], at: Society.start) != nil)
        try await store.endSession(sessions[0], of: society.ben)
        #expect(try await store.signedIn(tokens[0], at: Society.start) == nil)
        try await store.endSessions(of: society.ben, except: sessions[1])
        #expect(try await store.sessions(of: society.ben, at: Society.start).map(\.number) == [sessions[1]])
        try await store.endSessions(of: society.ben, except: nil)
        #expect(try await store.sessions(of: society.ben, at: Society.start).isEmpty)
    }
}
