import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What is taken back is told no longer")
struct TakenBackTests {
    private static func told(_ member: Number<Member>, in society: Society) async throws -> [NotificationReading] {
        try await society.store.notifications(for: society.viewer(member), Slice(size: 20)).rows
            .flatMap(\.notifications)
    }

    private static func handle(_ member: Number<Member>, in society: Society) async throws -> String {
        try #require(try await society.store.member(member).profile.handle).rawValue
    }

    @Test("A doubt and better evidence, once nothing of theirs is left")
    func objections() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        let question = try await society.ask("How much?", by: society.ada)
        let answer = try await society.answer(
            "Two litres.", "10.1000/182\n10.1000/183", to: question, by: society.ada)
        for name in ["10.1000/182", "10.1000/183"] {
            var entry = Objection.Entry()
            entry.reference = try Society.identifier(name).key
            entry.reason = "Of children."
            try await society.store.doubt(answer, Objection(entry, .doubt), by: ben, at: Society.start)
        }
        var entry = Objection.Entry()
        entry.reference = try Society.identifier("10.1000/184").key
        entry.reason = "It is larger."
        try await society.store.offer(
            betterEvidence: Objection(entry, .betterEvidence), to: answer, by: ben, at: Society.start)
        #expect(Set(try await Self.told(society.ada, in: society).map(\.reason)) == [.doubt, .betterEvidence])
        let evidence = try await society.count("SELECT number FROM better_evidence")
        try await society.store.takeBack(
            Number(rawValue: Int64(evidence)), of: answer, by: ben, at: Society.start)
        for (name, left) in [("10.1000/182", 1), ("10.1000/183", 0)] {
            try await society.store.takeBackDoubt(
                of: Society.identifier(name), in: answer, by: society.ben, for: ben, at: Society.start)
            #expect(try await Self.told(society.ada, in: society).count == left)
        }
        #expect(try await society.store.unreadNotifications(of: society.viewer(society.ada), upTo: 9) == 0)
    }

    @Test("A request for a reference, which names nobody, once nobody asks any more")
    func requests() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let said = try await society.say("A point.", in: discussion, by: society.ben)
        let askers = [try await society.viewer(society.ada), try await society.viewer(society.moderator)]
        for asker in askers { try await society.store.askForReference(in: said, by: asker, at: Society.start) }
        let told = try await Self.told(society.ben, in: society)
        #expect(told.map(\.reason) == [.citationNeeded])
        #expect(told[0].actor == nil)
        #expect(try await society.count("SELECT count(*) FROM notifications WHERE actor IS NOT NULL") == 0)
        for (asker, left) in zip(askers, [1, 0]) {
            try await society.store.takeBackRequestForReference(in: said, by: asker)
            #expect(try await Self.told(society.ben, in: society).count == left)
        }
        try await society.store.askForReference(in: said, by: askers[0], at: Society.start)
        try await society.edit(
            said, Society.critique("A point of doi:10.1000/182."), by: society.viewer(society.ben))
        #expect(try await Self.told(society.ben, in: society).isEmpty, "It names a work now.")
    }

    @Test("A name that was edited out, and putting it back tells nobody twice")
    func mentions() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let name = try await Self.handle(society.moderator, in: society)
        let said = try await society.say("For @\(name).", in: discussion, by: society.ben)
        let mo = try await society.viewer(society.moderator)
        try await society.store.readNotifications(in: nil, by: society.moderator, at: Society.start)
        for (words, count) in [("For nobody.", 0), ("For @\(name) again.", 1), ("For @\(name), better.", 1)] {
            try await society.edit(said, Society.critique(words), by: society.viewer(society.ben))
            #expect(try await Self.told(society.moderator, in: society).count == count)
            #expect(try await society.store.unreadNotifications(of: mo, upTo: 9) == 0)
        }
    }

    @Test("A synthesis, which another facilitator then writes")
    func synthesis() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", in: Society.ours, by: society.ada)
        try await society.say("A point.", in: discussion, by: society.ben)
        let ada = try await society.viewer(society.ada)
        try await society.store.join(Society.ours, by: society.viewer(society.moderator), at: Society.start)
        try await society.store.setRole(
            .facilitator, of: society.moderator, in: Society.ours, by: society.viewer(society.administrator),
            at: Society.start)
        let mo = try await society.viewer(society.moderator)
        let end = Society.start + .days(28)
        try await society.store.saveSynthesis(
            Prose(source: "A", html: "<p>A</p>"), of: discussion, by: ada, at: end)
        try await society.store.takeBackSynthesis(of: discussion, by: ada, at: end)
        #expect(try await Self.told(society.ben, in: society).isEmpty)
        try await society.store.saveSynthesis(
            Prose(source: "B", html: "<p>B</p>"), of: discussion, by: mo, at: end)
        #expect(try await Self.told(society.ben, in: society).map(\.actor?.number) == [society.moderator])
    }

    @Test("Whoever is told of no replies is still told that a reply names them")
    func namedInReply() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("A point.", in: discussion, by: society.ben)
        let words = "As @\(try await Self.handle(society.ben, in: society)) said."
        try await society.say(words, in: discussion, to: first, by: society.ada)
        #expect(try await Self.told(society.ben, in: society).map(\.reason) == [.reply], "Once is enough.")
        try await society.store.switchOff(.reply, for: society.ben, at: Society.start)
        try await society.say("\(words) Again.", in: discussion, to: first, by: society.ada)
        #expect(Set(try await Self.told(society.ben, in: society).map(\.reason)) == [.reply, .mention])
    }
}
