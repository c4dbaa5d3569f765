import Colloquium
import Testing

@testable import Store

@Suite("Accounts")
struct AccountTests {
    @Test("are one an address, whatever its case, also at the same time")
    func address() async throws {
        let society = try await Society()
        var entry = JoiningEntry()
        entry.name = "Another"
        entry.email = "BEN@Example.ORG"
        entry.password = "correct horse battery"
        let newcomer = try Newcomer(entry)
        #expect(
            try await refusal {
                try await society.store.addMember(newcomer, passwordHash: nil, standing: .active, at: Society.start)
            } == .invalid)
        let store = society.store
        let fresh = try Society.newcomer("Cy")
        let made = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    (try? await store.addMember(
                        fresh, passwordHash: nil, standing: .active, at: Society.start)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(made == 1)
    }

    @Test("of the last administrator stay what they are")
    func lastAdministrator() async throws {
        let society = try await Society()
        let store = society.store
        let root = society.administrator
        let acts: [() async throws -> Void] = [
            { try await store.setRole(.member, of: root, by: root, at: Society.start) },
            { try await store.setStanding(.suspended, of: root, by: root, at: Society.start) },
            { try await store.setStanding(.unconfirmed, of: root, by: root, at: Society.start) },
        ]
        for act in acts { #expect(try await refusal(act) == .conflict) }
        #expect(try await store.member(root).role == .administrator)
        try await store.setRole(.administrator, of: society.ada, by: root, at: Society.start)
        try await store.setStanding(.suspended, of: society.ada, by: root, at: Society.start)
        for act in acts { #expect(try await refusal(act) == .conflict) }
        try await store.setStanding(.active, of: society.ada, by: root, at: Society.start)
        try await store.setRole(.member, of: root, by: root, at: Society.start)
        #expect(try await store.member(root).role == .member)
    }

    @Test(
        "that an administrator lets in start like all others",
        arguments: [Member.Standing.applied, .unconfirmed])
    func letIn(_ standing: Member.Standing) async throws {
        let society = try await Society()
        let member = try await society.store.addMember(
            try Society.newcomer("Cy"), passwordHash: nil, standing: standing, at: Society.start)
        #expect(try await society.store.subscriptions(of: member).subscriptions.isEmpty)
        try await society.store.setStanding(.active, of: member, by: society.administrator, at: Society.start)
        #expect(try await society.viewer(member).clubs == [1: .member])
        #expect(try await society.store.subscriptions(of: member).subscriptions.count == 3)
    }

    @Test("that come back from a suspension keep their wishes")
    func comeBack() async throws {
        let society = try await Society()
        let store = society.store
        try await store.unsubscribe(society.ben, from: [.weekly], at: Society.start)
        try await store.leave(Society.open, by: try await society.viewer(society.ben))
        for standing in [Member.Standing.suspended, .active] {
            try await store.setStanding(standing, of: society.ben, by: nil, at: Society.start)
        }
        let left = try await store.subscriptions(of: society.ben).subscriptions.map(\.scope)
        #expect(Set(left) == [.replies, .mentions])
        #expect(try await society.viewer(society.ben).clubs.isEmpty)
    }

    @Test("have a profile that comes back as it was saved, and a byline of what everyone may see")
    func profile() async throws {
        let society = try await Society()
        var profile = Profile(name: "Ben „B“ Bloggs")
        profile.handle = Handle(rawValue: "bloggs")
        profile.credentials = "MD"
        profile.careerStage = .fellow
        profile.specialties = ["Paediatrics", "\"quoted\""]
        profile.bio = Prose(source: "*Hi*", html: "<p><em>Hi</em></p>")
        profile.visibilities = [.credentials: .onlyMe, .bio: .everyone]
        try await society.store.saveProfile(profile, timeZone: "Asia/Tokyo", of: society.ben, at: Society.start)
        let member = try await society.store.member(society.ben)
        #expect(member.profile == profile && member.timeZone == "Asia/Tokyo")
        let summary = try await society.store.activeMembers(.all).rows.first { $0.number == society.ben }
        #expect(summary?.byline == "Fellow")
    }

    @Test("have a mail written when they are let in or put out, in the same step")
    func mail() async throws {
        let society = try await Society()
        let store = society.store
        struct Fault: Error {}
        await #expect(throws: Fault.self) {
            try await store.setStanding(.suspended, of: society.ben, by: nil, at: Society.start) { _ in throw Fault() }
        }
        #expect(try await store.member(society.ben).standing == .active)
        try await store.setStanding(.suspended, of: society.ben, by: nil, at: Society.start) { member in
            OutgoingMail(messageID: "1@x", kind: "notice", recipient: member.email, message: [65])
        }
        #expect(try await store.mailCounts(at: .now()).waiting == 1)
    }
}
