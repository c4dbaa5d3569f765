import Colloquium
import Foundation
import Outbound
import Testing

@Suite("Delivery through a relay", .serialized)
struct SMTPRelayTests {
    @Test("a message the relay accepts arrives as it was")
    func accepted() throws {
        let outcome = try deliver(script: Script())
        #expect(outcome.failure == nil)
        #expect(outcome.handOvers == 1)
        #expect(Array(outcome.relay.message) == greeting)
        #expect(
            outcome.relay.commands == [
                "EHLO club.example.org", "MAIL FROM:<news@club.example.org>", "RCPT TO:<ada@example.org>", "DATA",
                "QUIT",
            ])
    }

    @Test("the hand-over is recorded before the relay can have seen the end")
    func handOverComesFirst() throws {
        try ScriptedRelay.withFolder { folder in
            let mark = folder.appending(path: "mark").path
            let end = folder.appending(path: "end").path
            let outcome = try deliver(
                script: Script(markFile: mark, endFile: end),
                handingOver: {
                    // Long enough for an end sent too early to arrive.
                    Thread.sleep(forTimeInterval: 0.3)
                    #expect(!FileManager.default.fileExists(atPath: end))
                    try Data().write(to: URL(filePath: mark))
                },
                settings: { try settings($0) })
            #expect(outcome.failure == nil)
            #expect(outcome.relay.markWasThere)
            #expect(FileManager.default.fileExists(atPath: end))
        }
    }

    @Test("a hand-over that cannot be recorded sends nothing")
    func handOverFails() throws {
        struct DiskFull: Error {}
        let outcome = try deliver(
            script: Script(), handingOver: { throw DiskFull() }, settings: { try settings($0) })
        let refusal = try #require(outcome.refusal)
        #expect(refusal.reason.contains("DiskFull"))
        #expect(refusal.code == nil && !refusal.permanent)
        #expect(outcome.handOvers == 1)
        #expect(!outcome.relay.sawEnd)
        #expect(!outcome.relay.commands.contains("QUIT"))
    }

    @Test(
        "a refusal before the message is known by its code and told by its words",
        arguments: [
            ("greeting", "554 no service", 554, false, "no service"),
            ("EHLO", "550 go away", 550, false, "go away"),
            ("MAIL", "451 4.3.0 try later", 451, false, "MAIL: 451 4.3.0 try later"),
            ("MAIL", "553 5.1.8 bad sender", 553, true, "MAIL: 553 5.1.8 bad sender"),
            ("MAIL", "530 5.7.0 sign in first", 530, false, "MAIL: 530 5.7.0 sign in first"),
            ("RCPT", "550 5.1.1 no such user", 550, true, "RCPT: 550 5.1.1 no such user"),
            ("RCPT", "550-5.1.1 no such\n550 5.1.1 user", 550, true, "RCPT: 550-5.1.1 no such 550 5.1.1 user"),
            ("RCPT", "450 4.2.1 greylisted", 450, false, "RCPT: 450 4.2.1 greylisted"),
            ("DATA", "554 5.5.1 no valid recipients", 554, true, "DATA: 554 5.5.1 no valid recipients"),
            ("DATA", "421 4.3.2 shutting down", 421, false, "DATA: 421 4.3.2 shutting down"),
        ])
    func refusedBefore(step: String, reply: String, code: Int, permanent: Bool, words: String) throws {
        let outcome = try deliver(script: Script(replies: [step: reply, "HELO": reply]))
        let refusal = try #require(outcome.refusal)
        #expect(refusal.code == code)
        #expect(refusal.permanent == permanent)
        #expect(refusal.reason.contains(words))
        #expect(outcome.handOvers == 0)
        #expect(!outcome.relay.sawEnd)
    }

    @Test(
        "a refusal of the message itself is no doubt",
        arguments: [("552 5.2.2 mailbox full", 552, true), ("451 4.7.1 try later", 451, false)])
    func refusedAfter(reply: String, code: Int, permanent: Bool) throws {
        let outcome = try deliver(script: Script(replies: ["message": reply]))
        #expect(outcome.failure == .notAccepted(code: code, reason: "message: \(reply)", permanent: permanent))
        #expect(outcome.handOvers == 1)
        #expect(outcome.relay.sawEnd)
    }

    @Test("any 2xx reply to the message accepts it", arguments: ["250 ok", "251 forwarded", "250-one\n250 two"])
    func acceptedOtherwise(reply: String) throws {
        let outcome = try deliver(script: Script(replies: ["message": reply]))
        #expect(outcome.failure == nil)
        #expect(outcome.handOvers == 1)
    }

    @Test(
        "no reply to the message is doubt",
        arguments: [Script.close, Script.silence, "354 go on", "250-half a reply", "what?"])
    func doubt(reply: String) throws {
        let outcome = try deliver(
            script: Script(replies: ["message": reply]),
            settings: { try settings($0, timeout: "1") })
        #expect(outcome.isInDoubt, "\(String(describing: outcome.failure))")
        #expect(outcome.handOvers == 1)
        #expect(outcome.relay.sawEnd)
    }

    @Test("a connection lost before or within the message leaves no doubt")
    func lostWithin() throws {
        let long = Array(String(repeating: String(repeating: "x", count: 70) + "\r\n", count: 200_000).utf8)
        let within = try deliver(long, script: Script(closeAfterBytes: 100_000))
        #expect(within.refusal.map { $0.code == nil && !$0.permanent } == true)
        #expect(within.handOvers == 0)
        #expect(!within.relay.sawEnd)
        for step in ["greeting", "EHLO", "MAIL", "RCPT", "DATA"] {
            let outcome = try deliver(script: Script(replies: [step: Script.close]))
            #expect(outcome.refusal.map { $0.code == nil && !$0.permanent } == true)
            #expect(outcome.handOvers == 0)
        }
    }

    @Test("a connection lost within a message short enough to be in flight is doubt")
    func lostInFlight() throws {
        let outcome = try deliver(script: Script(closeAfterBytes: 10))
        #expect(outcome.isInDoubt)
        #expect(outcome.handOvers == 1)
    }

    @Test("a relay that says nothing is given up in time", arguments: ["greeting", "MAIL", "DATA"])
    func silence(step: String) throws {
        let clock = ContinuousClock()
        var outcome: Delivery?
        let time = try clock.measure {
            outcome = try deliver(
                script: Script(replies: [step: Script.silence]), settings: { try settings($0, timeout: "1") })
        }
        #expect(outcome?.refusal.map { $0.code == nil && !$0.permanent } == true)
        #expect(outcome?.handOvers == 0)
        #expect(time < .seconds(8))
    }

    @Test("a relay that accepts but does not say goodbye has accepted")
    func silentGoodbye() throws {
        let outcome = try deliver(
            script: Script(replies: ["QUIT": Script.silence]), settings: { try settings($0, timeout: "1") })
        #expect(outcome.failure == nil)
    }

    @Test("no relay at all leaves no doubt")
    func nobodyListens() throws {
        var port = 0
        _ = try deliver(script: Script()) { scripted in
            port = scripted.port
            return try settings(scripted)
        }
        let relay = SMTPRelay(settings: try SMTPSettings(url: "smtp://127.0.0.1:\(port)"))
        let address = try #require(EmailAddress("ada@example.org"))
        let failure = #expect(throws: DeliveryFailure.self) {
            try relay.deliver(greeting, from: address, to: address) { Issue.record("nothing was handed over") }
        }
        #expect(failure?.refusal.map { $0.code == nil && !$0.permanent } == true)
    }

    @Test("deliveries run side by side")
    func concurrent() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<4 {
                group.addTask {
                    let message = Array("Subject: \(number)\r\n\r\n\(number)\r\n".utf8)
                    let outcome = try deliver(message, script: Script())
                    return outcome.failure == nil && Array(outcome.relay.message) == message
                }
            }
            for try await arrived in group { #expect(arrived) }
        }
    }
}
