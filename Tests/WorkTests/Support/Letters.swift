import Colloquium
import Pages
import Store
import Testing

@testable import Work

extension Newcomer {
    static func named(_ name: String, zone: String = "UTC") throws -> Newcomer {
        var entry = JoiningEntry()
        entry.name = name
        entry.email = "\(name.lowercased())@test.example"
        entry.password = "a long enough one"
        entry.timeZone = zone
        return try Newcomer(entry)
    }
}

extension Letterhead {
    init(ofTestsWith templates: Templates) throws {
        self.init(
            templates: templates, origin: "https://club.example",
            sender: try #require(EmailAddress("site@test.example")))
    }
}

extension Store {
    /// Takes the mail that waits longest, as if it had been sent; unfolded.
    func sentMail(at moment: Instant) async throws -> String {
        let mail = try #require(try await leaseMail(at: moment))
        try await settle(mail, .sent, at: moment)
        return String(decoding: mail.message, as: UTF8.self).replacing("=\r\n", with: "")
            .replacing("=20\r\n", with: " ").replacing("\r\n ", with: " ").replacing("=3D", with: "=")
    }
}
