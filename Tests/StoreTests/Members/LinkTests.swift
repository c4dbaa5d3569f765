import Colloquium
import Testing

@testable import Store

@Suite("Links that give a right once")
struct LinkTests {
    private static let purposes: [Link.Purpose] = [.setUp, .signIn, .password, .email, .confirmation, .invitation]

    @Test("work once, however often they were looked at before")
    func once() async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(token, .signIn, member: society.ben, at: Society.start)
        for _ in 0..<3 { _ = try await society.store.link(token, .signIn, at: Society.start) }
        #expect(try await society.store.useSignInLink(token, at: Society.start).member == society.ben)
        #expect(
            try await refusal { _ = try await society.store.useSignInLink(token, at: Society.start) } == .gone)
    }

    @Test("work once, too, when they are followed twice at the same time")
    func race() async throws {
        let society = try await Society()
        let store = society.store
        let token = Token()
        try await store.makeLink(token, .signIn, member: society.ben, at: Society.start)
        let wins = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (try? await store.useSignInLink(token, at: Society.start)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
    }

    @Test("run out", arguments: purposes)
    func expiry(_ purpose: Link.Purpose) async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(token, purpose, member: society.ben, at: Society.start)
        let last = Society.start + purpose.term - .tick
        _ = try await society.store.link(token, purpose, at: last)
        #expect(
            try await refusal {
                _ = try await society.store.link(token, purpose, at: Society.start + purpose.term)
            } == .gone)
    }

    @Test("serve their own purpose only", arguments: purposes)
    func purpose(_ purpose: Link.Purpose) async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(token, purpose, member: society.ben, at: Society.start)
        for other in Self.purposes where other != purpose {
            #expect(
                try await refusal { _ = try await society.store.link(token, other, at: Society.start) } == .gone)
        }
    }

    @Test("are of no use when they were tampered with")
    func tampered() async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(token, .password, member: society.ben, at: Society.start)
        let first = try #require(token.text.first)
        let forged = try #require(Token((first == "A" ? "B" : "A") + token.text.dropFirst()))
        #expect(
            try await refusal {
                _ = try await society.store.usePasswordLink(forged, hash: "x", at: Society.start)
            } == .gone)
        for text in ["", "short", token.text + "A", String(repeating: "ä", count: 43), token.text.dropLast() + "="] {
            #expect(Token(text) == nil)
        }
    }

    @Test("are not stored as they are")
    func hashed() async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(token, .signIn, member: society.ben, at: Society.start)
        #expect(try await society.count("SELECT count(*) FROM links WHERE length(token_digest) = 32") == 1)
        #expect(try await society.count("SELECT count(*) FROM links WHERE token_digest = '\(token.text)'") == 0)
        #expect(Set((0..<100).map { _ in Token().text }).count == 100)
    }

    @Test("to a new password sign out everywhere and end the other links of the kind")
    func password() async throws {
        let society = try await Society()
        let store = society.store
        let links = [Token(), Token(), Token()]
        for (token, purpose) in zip(links, [Link.Purpose.password, .password, .signIn]) {
            try await store.makeLink(token, purpose, member: society.ben, at: Society.start)
        }
        let session = Token()
        try await store.startSession(session, for: society.ben, device: "x", trusted: true, at: Society.start)
        _ = try await store.usePasswordLink(links[0], hash: "new", at: Society.start)
        #expect(try await store.signedIn(session, at: Society.start) == nil)
        #expect(
            try await refusal { _ = try await store.usePasswordLink(links[1], hash: "x", at: Society.start) } == .gone)
        #expect(try await refusal { _ = try await store.useSignInLink(links[2], at: Society.start) } == .gone)
        let address = try Society.newcomer("Ben").email
        #expect(try await store.storedPassword(of: address)?.hash == "new")
    }

    @Test("to a new address change it, unless somebody has it meanwhile, and then stay unused")
    func address() async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(
            token, .email, member: society.ben, email: "new@example.org", at: Society.start)
        let taken = Token()
        try await society.store.makeLink(
            taken, .email, member: society.ben, email: "ADA@example.org", at: Society.start)
        #expect(
            try await refusal { _ = try await society.store.useEmailLink(taken, at: Society.start) } == .conflict)
        _ = try await society.store.useEmailLink(token, at: Society.start)
        #expect(try await society.store.member(society.ben).email.text == "new@example.org")
    }

    @Test("that confirm an address let in those who wait for it, and nobody who was put out")
    func confirmation() async throws {
        let society = try await Society()
        let store = society.store
        let waiting = try await store.addMember(
            try Society.newcomer("Cy"), passwordHash: nil, standing: .unconfirmed, at: Society.start)
        let token = Token()
        try await store.makeLink(token, .confirmation, member: waiting, at: Society.start)
        _ = try await store.useConfirmationLink(token, at: Society.start)
        #expect(try await store.member(waiting).standing == .active)
        #expect(try await store.subscriptions(of: waiting).subscriptions.count == 3)
        let out = Token()
        try await store.setStanding(.suspended, of: society.ben, by: society.administrator, at: Society.start)
        try await store.makeLink(out, .confirmation, member: society.ben, at: Society.start)
        _ = try await store.useConfirmationLink(out, at: Society.start)
        #expect(try await store.member(society.ben).standing == .suspended)
    }

    @Test("that invite are used as often as was said, and lead into their club")
    func invitations() async throws {
        let society = try await Society()
        let store = society.store
        let token = Token()
        try await store.makeLink(token, .invitation, club: Society.hidden, uses: 2, at: Society.start)
        var members: [Number<Member>] = []
        for name in ["Cy", "Di"] {
            members.append(
                try await store.useInvitation(
                    token, newcomer: try Society.newcomer(name), passwordHash: "x", at: Society.start))
        }
        #expect(
            try await refusal {
                _ = try await store.useInvitation(
                    token, newcomer: try Society.newcomer("Ed"), passwordHash: "x", at: Society.start)
            } == .gone)
        #expect(try await society.viewer(members[0]).clubs == [1: .member, 3: .member])
        #expect(try await store.openInvitations(at: Society.start).isEmpty)
    }

    @Test("are not used up by somebody who has an account")
    func refusedInvitation() async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(token, .invitation, at: Society.start)
        #expect(
            try await refusal {
                _ = try await society.store.useInvitation(
                    token, newcomer: try Society.newcomer("Ben"), passwordHash: "x", at: Society.start)
            } == .invalid)
        #expect(try await society.store.link(token, .invitation, at: Society.start).usesLeft == 1)
    }
}
