import Colloquium
import Foundation
import Outbound
import Testing

@Suite("What is delivered", .serialized)
struct SMTPContentTests {
    @Test("dots at line starts arrive as they were, wherever the pieces are cut")
    func dots() throws {
        var generator = SystemRandomNumberGenerator()
        var text = ".\r\n..\r\n...\r\n.leading\r\n\r\n.\r\n\r\n..\r\nmid.dle\r\n"
        while text.utf8.count < 300_000 {
            text += [".", "..", ".x", "x.", "", "x"].randomElement(using: &generator)! + "\r\n"
        }
        for ending in ["", ".\r\n", "\r\n", "\r\n.\r\n", "no line end", "."] {
            let message = Array((text + ending).utf8)
            let outcome = try deliver(message, script: Script())
            #expect(outcome.failure == nil)
            #expect(outcome.handOvers == 1)
            let arrived = message.suffix(2) == [0x0D, 0x0A] ? message : message + [0x0D, 0x0A]
            #expect(Array(outcome.relay.message) == arrived)
        }
    }

    @Test("a message of 5 MB arrives as it was")
    func large() throws {
        let message = Array(String(repeating: String(repeating: ".x", count: 35) + "\r\n", count: 72_000).utf8)
        #expect(message.count > 5_000_000)
        let outcome = try deliver(message, script: Script())
        #expect(outcome.failure == nil)
        #expect(outcome.handOvers == 1)
        #expect(Array(outcome.relay.message) == message)
    }

    @Test(
        "a message with a bare CR or LF is refused before anything is sent",
        arguments: ["a\nb\r\n", "a\r.\r\n", "\n.\n", "a\r", "a\n", "\r\r\n", "\r\n\n"])
    func bareLineEnds(text: String) throws {
        let relay = SMTPRelay(settings: try SMTPSettings(url: "smtp://127.0.0.1:1"))
        let address = try #require(EmailAddress("ada@example.org"))
        let failure = #expect(throws: DeliveryFailure.self) {
            try relay.deliver(Array(text.utf8), from: address, to: address) {}
        }
        #expect(failure?.refusal?.permanent == true)
    }
}
