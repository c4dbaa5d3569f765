import Colloquium
import Foundation
import Outbound
import Testing

@Suite("TLS and sign-in", .serialized)
struct SMTPSecurityTests {
    @Test("TLS that is required and not offered fails before the mail is named")
    func tlsMissing() throws {
        let outcome = try deliver(script: Script()) { try settings($0, startTLS: "required") }
        #expect(outcome.refusal?.permanent == false)
        #expect(outcome.handOvers == 0)
        #expect(!outcome.relay.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
    }

    @Test("TLS that is refused is not done without when it is required")
    func tlsRefused() throws {
        try ScriptedRelay.withCertificate { certificate, key in
            let script = Script(
                replies: ["STARTTLS": "454 4.7.0 not now"], certificate: certificate, key: key)
            let outcome = try deliver(script: script) {
                try settings($0, startTLS: "required", caFile: certificate)
            }
            #expect(outcome.refusal?.permanent == false)
            #expect(!outcome.relay.commands.contains { $0.hasPrefix("MAIL") })
        }
    }

    @Test("STARTTLS is used where offered; a certificate is verified when TLS is required or a CA file is set")
    func startTLS() throws {
        try ScriptedRelay.withCertificate { certificate, key in
            try ScriptedRelay.withCertificate { stranger, _ in
                let offering = Script(certificate: certificate, key: key)
                let cases: [(startTLS: String, caFile: String, arrives: Bool, inTLS: Bool)] = [
                    ("required", certificate, true, true), ("required", "", false, true),
                    ("required", stranger, false, true), ("opportunistic", "", true, true),
                    ("opportunistic", certificate, true, true), ("opportunistic", stranger, false, true),
                    ("never", "", true, false),
                ]
                for (choice, caFile, arrives, inTLS) in cases {
                    let outcome = try deliver(script: offering) {
                        try settings($0, startTLS: choice, caFile: caFile)
                    }
                    #expect((outcome.failure == nil) == arrives, "\(choice) \(caFile)")
                    #expect(outcome.handOvers == (arrives ? 1 : 0))
                    if arrives { #expect(outcome.relay.isSecure == inTLS) }
                    #expect(outcome.refusal?.permanent != true)
                }
            }
        }
    }

    @Test("smtps is in TLS from the first byte and verifies")
    func implicitTLS() throws {
        try ScriptedRelay.withCertificate { certificate, key in
            let script = Script(certificate: certificate, key: key, isImplicitTLS: true)
            let trusted = try deliver(script: script) {
                try settings($0, scheme: "smtps", caFile: certificate)
            }
            #expect(trusted.failure == nil)
            #expect(trusted.relay.isSecure)
            let stranger = try deliver(script: script) { try settings($0, scheme: "smtps") }
            #expect(stranger.refusal?.permanent == false)
        }
    }

    @Test("a user name and password sign in; a refusal of them is not one of the message, nor repeated in its reason")
    func signIn() throws {
        let script = Script(extensions: ["AUTH PLAIN"])
        let welcome = try deliver(script: script) { try settings($0, username: "club", password: "s3cr3t-word") }
        #expect(welcome.failure == nil)
        let credentials = Data("\u{0}club\u{0}s3cr3t-word".utf8).base64EncodedString()
        #expect(Array(welcome.relay.commands[1...2]) == ["AUTH PLAIN", credentials])

        let refusing = Script(replies: ["AUTH": "535 5.7.8 wrong"], extensions: ["AUTH PLAIN"])
        let outcome = try deliver(script: refusing) { try settings($0, username: "club", password: "s3cr3t-word") }
        #expect(outcome.failure == .notAccepted(code: 535, reason: "AUTH: 535 5.7.8 wrong", permanent: false))
        #expect(outcome.handOvers == 0)
        #expect(!outcome.relay.commands.contains { $0.hasPrefix("MAIL") })
    }
}
