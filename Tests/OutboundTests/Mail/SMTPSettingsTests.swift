import Foundation
import Testing

@testable import Outbound

@Suite("SMTP settings")
struct SMTPSettingsTests {
    @Test(
        "a URL names scheme, host, port and the site's own name",
        arguments: [
            ("smtp://relay.example.org", "smtp://relay.example.org/"),
            ("SMTP://Relay.Example.org:587/", "smtp://relay.example.org:587/"),
            ("smtps://relay.example.org:465/club.example.org", "smtps://relay.example.org:465/club.example.org"),
            ("smtp://[::1]:2525", "smtp://[::1]:2525/"),
            ("smtp://127.0.0.1:1025", "smtp://127.0.0.1:1025/"),
        ])
    func url(raw: String, kept: String) throws {
        #expect(try SMTPSettings(url: raw).url == kept)
    }

    @Test(
        "a setting that cannot be used is named",
        arguments: [
            ("", "url"), ("relay.example.org", "url"), ("relay.example.org:25", "url"),
            ("http://relay.example.org", "url"),
            ("smtp://", "url"), ("smtp:///x", "url"), ("smtp://club:secret@relay.example.org", "url"),
            ("smtp://relay.example.org:0", "url"), ("smtp://relay.example.org:70000", "url"),
            ("smtp://relay.example.org/a/b", "url"), ("smtp://relay.example.org/a%0D%0AMAIL", "url"),
            ("smtp://relay.example.org?x=y", "url"), ("smtp://relay.example.org#x", "url"),
            ("smtp://relay.example.org\r\n", "url"), ("file:///etc/passwd", "url"),
        ])
    func invalidURL(raw: String, setting: String) throws {
        let error = #expect(throws: SMTPSettings.Invalid.self) { try SMTPSettings(url: raw) }
        #expect(error?.setting.rawValue == setting)
        #expect(error?.reason.contains("secret") == false)
    }

    @Test("so is any other")
    func invalid() throws {
        let url = "smtp://relay.example.org"
        func setting(_ make: () throws -> SMTPSettings) -> String? {
            #expect(throws: SMTPSettings.Invalid.self) { try make() }?.setting.rawValue
        }
        #expect(setting { try SMTPSettings(url: url, password: "secret") } == "username")
        #expect(setting { try SMTPSettings(url: url, username: "club") } == "password")
        #expect(setting { try SMTPSettings(url: url, username: "a\nb", password: "secret") } == "username")
        #expect(setting { try SMTPSettings(url: url, username: "club", password: "a\u{0}b") } == "password")
        #expect(setting { try SMTPSettings(url: url, startTLS: "maybe") } == "startTLS")
        #expect(setting { try SMTPSettings(url: url, caFile: "/nowhere/ca.pem") } == "caFile")
        for timeout in ["0", "601", "a minute", "1.5", "-3"] {
            #expect(setting { try SMTPSettings(url: url, timeout: timeout) } == "timeout")
        }
    }

    @Test(
        "TLS is required by itself only where a password would cross a network",
        arguments: [
            ("smtp://relay.example.org", "", SMTPSettings.StartTLS.opportunistic),
            ("smtp://relay.example.org", "secret", .required), ("smtp://localhost", "secret", .opportunistic),
            ("smtp://127.1.2.3", "secret", .opportunistic), ("smtp://[::1]", "secret", .opportunistic),
            ("smtp://127.0.0.1.example.org", "secret", .required), ("smtp://127.0.0", "secret", .required),
        ])
    func defaultStartTLS(url: String, password: String, expected: SMTPSettings.StartTLS) throws {
        let username = password.isEmpty ? "" : "club"
        #expect(try SMTPSettings(url: url, username: username, password: password).startTLS == expected)
        let asked = try SMTPSettings(url: url, username: username, password: password, startTLS: "Never")
        #expect(asked.startTLS == .never)
    }

    @Test("time-outs are a minute in all and 15 seconds to connect, unless shorter")
    func timeouts() throws {
        let usual = try SMTPSettings(url: "smtp://localhost")
        #expect(usual.timeout == .seconds(60) && usual.connectTimeout == .seconds(15))
        let short = try SMTPSettings(url: "smtp://localhost", timeout: "5")
        #expect(short.timeout == .seconds(5) && short.connectTimeout == .seconds(5))
    }

    @Test("no way of printing shows the credentials")
    func printing() throws {
        let settings = try SMTPSettings(url: "smtp://localhost", username: "club-name", password: "s3cr3t-word")
        var dumped = ""
        dump(settings, to: &dumped)
        let relay = SMTPRelay(settings: settings)
        for text in ["\(settings)", String(reflecting: settings), dumped, "\(relay)", String(reflecting: relay)] {
            #expect(!text.contains("s3cr3t-word") && !text.contains("club-name"))
        }
    }
}
