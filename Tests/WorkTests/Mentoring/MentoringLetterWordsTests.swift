import Colloquium
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("What members are told of mentoring")
struct MentoringLetterWordsTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)
    private static let today = "2026-09-21"
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test("says who asks what and where to answer, and that a no is about time")
    func words() async throws {
        let store = try Store.inMemory()
        var charter = Club.Entry()
        (charter.name, charter.focus, charter.visibility) = ("Club", "Focus", "public")
        let founder = try await store.setUp(
            Founding(
                siteName: "Réseau", club: try Club.Charter(charter) { $0 }, administrator: try Newcomer.named("Fay"),
                passwordHash: ""), link: nil, at: Self.start)
        let member = try await store.addMember(
            Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: Self.start)
        let (fay, mel) = (try await store.viewer(founder), try await store.viewer(member))
        var entry = MentoringListing.Entry()
        (entry.role, entry.words, entry.ways, entry.places) = ("coach", "Statistics.", ["video"], "1")
        entry.audience = "members"
        let offer = try await store.addListing(
            MentoringListing.Draft(entry, .offer, today: Self.today), by: fay, at: Self.start)
        let ask = try await store.ask(
            about: offer, MentoringAsk.Draft(words: "One figure & me.", submission: "one", identifiesNobody: ""),
            by: mel, on: Self.today, at: Self.start)

        let templates = try await Templates(directory: Self.root.appending(path: "Templates").path)
        let now = Self.start + .hours(2)
        let writer = MentoringLetterWriter(
            store: store, letterhead: try Letterhead(ofTestsWith: templates),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { now })
        #expect(try await writer.writeDue() == 1)
        #expect(try await writer.writeDue() == 0)
        let asked = try #require(try await store.leaseMail(at: now)).message
        let letter = String(decoding: asked, as: UTF8.self)
        #expect(letter.contains("Mel asks you to be their coach") && letter.contains("One figure & me."))
        #expect(letter.contains("https://club.example/network/mentoring/asks/\(ask)"))
        #expect(letter.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))

        let parting = try MentoringAsk.Parting(words: "In May.", identifiesNobody: "")
        try await store.decline(ask, parting, by: fay, at: now)
        #expect(try await writer.writeDue() == 1)
        let declined = String(
            decoding: try #require(try await store.leaseMail(at: now)).message, as: UTF8.self)
        #expect(declined.contains("An answer from Fay: not this time") && declined.contains("Fay writes: In May."))
    }
}
