import Colloquium
import Foundation
import Loopback
import Outbound
import Synchronization
import Testing

@Suite("A connection for several mails")
struct SMTPConnectionTests {
    private static func message(_ number: Int) -> [UInt8] { Array("Subject: \(number)\r\n\r\nHello\r\n".utf8) }

    /// Delivers three mails over one `SMTPConnection`, and says goodbye.
    private static func threeMails(_ manner: LoopbackRelay.Manner, handOvers: Counter = Counter()) async throws
        -> LoopbackRelay.Transcript
    {
        let ada = try #require(EmailAddress("ada@example.org"))
        return try await LoopbackRelay.serve(manner) { relay in
            let connection = SMTPRelay(settings: try SMTPSettings(url: "smtp://127.0.0.1:\(relay.port)")).connection()
            for number in 1...3 {
                try connection.deliver(message(number), from: ada, to: ada) { handOvers.add() }
            }
            connection.close()
        }
    }

    private final class Counter: Sendable {
        private let number = Atomic(0)
        var count: Int { number.load(ordering: .relaxed) }
        func add() { number.add(1, ordering: .relaxed) }
    }

    @Test("takes one after the other and says goodbye once")
    func several() async throws {
        let handOvers = Counter()
        let seen = try await Self.threeMails(LoopbackRelay.Manner(), handOvers: handOvers)
        #expect(seen.mails.map(\.subject) == ["1", "2", "3"] && seen.connections == 1 && seen.goodbyes == 1)
        #expect(handOvers.count == 3)
    }

    @Test(
        "that the relay closes after a mail, with a word or without, is made anew, and nothing is lost or sent twice",
        arguments: [true, false], [1, 2])
    func closed(_ withAWord: Bool, _ mails: Int) async throws {
        var manner = LoopbackRelay.Manner()
        manner.mailsAConnection = mails
        manner.closesWithAWord = withAWord
        let handOvers = Counter()
        let seen = try await Self.threeMails(manner, handOvers: handOvers)
        #expect(seen.mails.map(\.subject) == ["1", "2", "3"])
        #expect(seen.connections == (mails == 1 ? 3 : 2) && handOvers.count == 3)
    }

    @Test("goes on after a refusal, with the next mail")
    func refused() async throws {
        var manner = LoopbackRelay.Manner()
        manner.putsOff = ["later.example"]
        let (ada, ben) = (try #require(EmailAddress("ada@example.org")), try #require(EmailAddress("b@later.example")))
        let seen = try await LoopbackRelay.serve(manner) { relay in
            let connection = SMTPRelay(settings: try SMTPSettings(url: "smtp://127.0.0.1:\(relay.port)")).connection()
            try connection.deliver(Self.message(1), from: ada, to: ada) {}
            let failure = #expect(throws: DeliveryFailure.self) {
                try connection.deliver(Self.message(2), from: ada, to: ben) { Issue.record("nothing was handed over") }
            }
            #expect(failure?.refusal?.code == 450 && failure?.refusal?.reason == "RCPT: 450 4.2.0 later")
            try connection.deliver(Self.message(3), from: ada, to: ada) {}
            connection.close()
        }
        #expect(seen.mails.map(\.subject) == ["1", "3"])
    }
}
