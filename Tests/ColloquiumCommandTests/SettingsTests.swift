import Foundation
import Testing
import Work

@testable import ColloquiumCommand

@Suite("Settings")
struct SettingsTests {
    private static func read(_ values: [String: String]) throws -> Settings {
        var options = DataOptions()
        options.data = nil
        options.host = nil
        options.port = nil
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Settings(options) { values[$0.name] ?? ($0.name == "COLLOQUIUM_RESOURCES" ? root.path : "") }
    }

    @Test("With nothing set, everything has its default")
    func defaults() throws {
        let settings = try Self.read([:])
        #expect(settings.port == 8080)
        #expect(settings.smtp == nil)
        #expect(settings.origin(port: 8080) == "http://127.0.0.1:8080")
    }

    @Test(
        "A wrong setting stops the start and says which and why",
        arguments: [
            ("COLLOQUIUM_PORT", "eighty"), ("COLLOQUIUM_PORT", "70000"), ("COLLOQUIUM_ORIGIN", "club.example.org"),
            ("COLLOQUIUM_ORIGIN", "https://club.example.org/"), ("COLLOQUIUM_ORIGIN", "ftp://club.example.org"),
            ("COLLOQUIUM_MAIL_FROM", "nobody"), ("COLLOQUIUM_SMTP_URL", "http://mail.example"),
            ("COLLOQUIUM_TRUST_PROXY", "perhaps"), ("COLLOQUIUM_LOG_LEVEL", "loud"), ("COLLOQUIUM_SIGN_IN_TRIES", "0"),
            ("COLLOQUIUM_RESOURCES", "/no/such/directory"), ("COLLOQUIUM_OUTBOUND", "perhaps"),
            ("COLLOQUIUM_OUTBOUND_ALLOWED", "10.0.0.5"), ("COLLOQUIUM_OUTBOUND_ALLOWED", "http://10.0.0.5:80/"),
            ("COLLOQUIUM_CONTACT", "nobody"), ("COLLOQUIUM_CROSSREF_URL", "api.crossref.org"),
            ("COLLOQUIUM_DOI_URL", "ftp://doi.org"), ("COLLOQUIUM_OUTBOUND_ALLOWED", "::1:8080"),
            ("COLLOQUIUM_OUTBOUND_ALLOWED", "localhost:08080"), ("COLLOQUIUM_OUTBOUND_ALLOWED", "user@host:80"),
            ("COLLOQUIUM_DOI_URL", "https://doi.org/?a=b"), ("COLLOQUIUM_DOI_URL", "https://doi.org/#a"),
            ("COLLOQUIUM_DOI_URL", "http://127.0.0.1:9"), ("COLLOQUIUM_DOI_URL", "https://doi.org:8443"),
        ])
    func wrong(name: String, value: String) throws {
        let error = #expect(throws: Settings.Wrong.self) { try Self.read([name: value]) }
        #expect(error?.name == name)
        #expect(error?.description.contains(value) == true || name == "COLLOQUIUM_SMTP_URL")
    }

    @Test("A service in the operator's own network is asked where its server is named")
    func ownService() throws {
        let settings = try Self.read([
            "COLLOQUIUM_DOI_URL": "http://127.0.0.1:9/doi/", "COLLOQUIUM_OUTBOUND_ALLOWED": " 127.0.0.1:9, [::1]:80",
        ])
        #expect(settings.outbound.resolution.doiResolver == "http://127.0.0.1:9/doi")
        #expect(settings.outbound.allowed == ["127.0.0.1:9", "[::1]:80"])
    }

    @Test(
        "A wrong detail of the mail server is named too",
        arguments: [
            ("COLLOQUIUM_SMTP_STARTTLS", "maybe"), ("COLLOQUIUM_SMTP_TIMEOUT", "soon"),
            ("COLLOQUIUM_SMTP_CA_FILE", "/nowhere/ca.pem"),
        ])
    func mailServer(name: String, value: String) throws {
        let error = #expect(throws: Settings.Wrong.self) {
            try Self.read(["COLLOQUIUM_SMTP_URL": "smtp://mail.example:587", name: value])
        }
        #expect(error?.name == name)
    }

    @Test("The README tells of every setting, and of no other")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        for setting in Setting.all {
            #expect(
                readme.contains(
                    "| `\(setting.name)` | \(setting.meaning) | \(setting.fallback.isEmpty ? "" : "`\(setting.fallback)` ")|"
                ), "\(setting.name)")
        }
        let told = Set(readme.matches(of: /COLLOQUIUM_[A-Z_]+/).map { String($0.0) })
        #expect(told == Set(Setting.all.map(\.name)))
    }
}
