import Colloquium
import Foundation
import Outbound
import Testing

typealias Script = ScriptedRelay.Script

/// How one delivery went, from this side and from the relay's.
struct Delivery {
    let failure: DeliveryFailure?
    let handOvers: Int
    let relay: ScriptedRelay.Transcript

    /// The parts of a failure that leaves no doubt.
    var refusal: (code: Int?, reason: String, permanent: Bool)? { failure?.refusal }

    var isInDoubt: Bool {
        if case .inDoubt = failure { true } else { false }
    }
}

extension DeliveryFailure {
    var refusal: (code: Int?, reason: String, permanent: Bool)? {
        guard case .notAccepted(let code, let reason, let permanent) = self else { return nil }
        return (code, reason, permanent)
    }
}

let greeting = Array("Subject: Hello\r\n\r\nFirst line\r\n".utf8)

/// Settings that reach a scripted relay.
func settings(
    _ relay: ScriptedRelay, scheme: String = "smtp", username: String = "", password: String = "",
    startTLS: String = "", caFile: String = "", timeout: String = "20"
) throws -> SMTPSettings {
    try SMTPSettings(
        url: "\(scheme)://127.0.0.1:\(relay.port)/club.example.org", username: username, password: password,
        startTLS: startTLS, caFile: caFile, timeout: timeout)
}

/// Delivers one message to a relay that plays a script.
func deliver(
    _ message: [UInt8] = greeting, script: Script, handingOver: () throws -> Void = {},
    settings: (ScriptedRelay) throws -> SMTPSettings
) throws -> Delivery {
    let from = try #require(EmailAddress("news@club.example.org"))
    let to = try #require(EmailAddress("ada@example.org"))
    var failure: DeliveryFailure?
    var handOvers = 0
    let transcript = try ScriptedRelay.play(script) { scripted in
        let relay = SMTPRelay(settings: try settings(scripted))
        do throws(DeliveryFailure) {
            try relay.deliver(message, from: from, to: to) {
                handOvers += 1
                try handingOver()
            }
        } catch {
            failure = error
        }
    }
    return Delivery(failure: failure, handOvers: handOvers, relay: transcript)
}

func deliver(_ message: [UInt8] = greeting, script: Script) throws -> Delivery {
    try deliver(message, script: script) { try settings($0) }
}
