import Colloquium
import Formats
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("What writes letters")
struct LetterWriterTests {
    /// Three letters, of which the first fails and the last was written meanwhile.
    private enum Letters: LetterKind {
        static let name = "letter"
        static let pluralName = "letters"
        static let pause = Duration.seconds(20)

        static func due(in store: Store, at now: Instant) async throws -> [Int] { [1, 2, 3] }
        static func facts(of due: Int) -> Logger.Metadata { ["letter.number": "\(due)"] }

        static func write(
            _ due: Int, in store: Store, with letterhead: Letterhead, of site: Site, at now: Instant
        ) async throws -> Bool {
            if due == 1 { throw Refusal(.invalid, "No.") }
            return due == 2
        }
    }

    @Test("goes on after one that fails, and counts what was written")
    func failing() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let store = try Store.inMemory()
        var charter = Club.Entry()
        charter.name = "Club"
        charter.focus = "Focus"
        charter.visibility = "public"
        var entry = JoiningEntry()
        entry.name = "Root"
        entry.email = "root@test.example"
        entry.password = "a long enough one"
        let founding = Founding(
            siteName: "Site", club: try Club.Charter(charter) { $0 }, administrator: try Newcomer(entry),
            passwordHash: "")
        _ = try await store.setUp(founding, link: nil, at: .now())
        let writer = LetterWriter<Letters>(
            store: store,
            letterhead: Letterhead(
                templates: try await Templates(directory: root.appending(path: "Templates").path),
                origin: "https://club.example", sender: try #require(EmailAddress("site@test.example"))),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(try await writer.writeDue() == 1)
    }
}
