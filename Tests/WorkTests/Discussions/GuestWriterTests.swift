import Colloquium
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Letters to an author who came as a guest")
struct GuestWriterTests {
    private static let opening = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A discussion of a private club, to which Vera came five days before it opens.
    private struct Scene {
        let store: Store
        let templates: Templates
        let poster: Viewer
        let vera: Viewer

        init() async throws {
            store = try Store.inMemory()
            templates = try await Templates(directory: root.appending(path: "Templates").path)
            var charter = Club.Entry()
            charter.name = "Club"
            charter.focus = "Focus"
            charter.visibility = "private"
            let before = opening - .days(5)
            poster = try await store.viewer(
                store.setUp(
                    Founding(
                        siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                        administrator: try Newcomer.named("Poster"), passwordHash: ""), link: nil, at: before))
            var record = ArticleRecord()
            record.title = "A trial of tea"
            record.contributors = [.init(family: "Wu", given: "Vera")]
            let proposal = Discussion.Proposal(
                club: 1, why: Prose(source: "It may help.", html: "<p>x</p>"), studyDesign: .other,
                schedule: try Schedule(opensAt: opening), tags: [])
            let discussion = try await store.publish(record, proposal, draft: nil, by: poster, at: before)
            var entry = AuthorInvitation.Entry()
            entry.author = record.authors[0].key
            entry.email = "vera@test.example"
            let token = Token()
            try await store.invite(
                AuthorInvitation.Draft(entry, among: record.authors), to: discussion, with: token, by: poster,
                at: before
            ) {
                OutgoingMail(
                    messageID: "invitation@test", kind: "author invitation", recipient: $0.invitation.email,
                    message: [])
            }
            _ = try await store.leaseMail(at: before)
            vera = try await store.viewer(
                store.acceptAuthorInvitation(token, orcid: "", by: .visitor, at: before).guest)
        }

        func write<Kind: LetterKind>(_ kind: Kind.Type, at moment: Instant) async throws -> Int {
            try await LetterWriter<Kind>(
                store: store, letterhead: try Letterhead(ofTestsWith: templates),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { moment }
            ).writeDue()
        }

        @discardableResult
        func say(
            _ words: String, to parent: Number<Contribution>? = nil, by viewer: Viewer, at now: Instant
        ) async throws -> Number<Contribution> {
            var entry = Contribution.Entry()
            entry.kind = "comment"
            entry.body = words
            return try await store.contribute(
                Critique(entry) { "<p>\($0)</p>" }, to: 1, inReplyTo: parent, by: viewer, at: now)
        }
    }

    @Test("say that it opens, by way of signing in, and are ended with one click")
    func opens() async throws {
        let scene = try await Scene()
        #expect(try await scene.write(ComingLetters.self, at: Self.opening) == 1)
        let mail = try await scene.store.sentMail(at: Self.opening)
        #expect(mail.contains("To: \"Vera Wu\" <vera@test.example>"))
        #expect(mail.contains("You take part as an author of the article. Club discusses it until "))
        #expect(mail.contains("https://club.example/sign-in?next=/discussions/1-a-trial-of-tea"))
        let site = try await scene.store.site()
        let code = UnsubscribeCode(member: try #require(scene.vera.member), mailing: .reminders).text(in: site)
        #expect(mail.contains("List-Unsubscribe: <https://club.example/unsubscribe/\(code)>"))
        #expect(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    }

    @Test("say who answers them, in their words")
    func answered() async throws {
        let scene = try await Scene()
        let hers = try await scene.say("We measured twice.", by: scene.vera, at: Self.opening)
        try await scene.say("Why <twice>?", to: hers, by: scene.poster, at: Self.opening + .hours(1))
        let now = Self.opening + .hours(2)
        #expect(try await scene.write(GuestLetters.self, at: now) == 1)
        let mail = try await scene.store.sentMail(at: now)
        #expect(mail.contains("Subject: Poster answers you: A trial of tea"))
        #expect(mail.contains("https://club.example/sign-in?next=/contributions/2"))
        #expect(mail.contains("writes at most once a day of this discussion"))
        #expect(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        #expect(try await scene.write(GuestLetters.self, at: now) == 0)
    }

    @Test("say other dates, and once it is open another end, that it closed, and that it is open again")
    func moved() async throws {
        let scene = try await Scene()
        func move(_ move: Schedule.Move, at now: Instant) async throws {
            let mark = try await scene.store.discussion(1, for: scene.poster).discussion.mark(at: now)
            try await scene.store.move(1, move, from: mark, by: scene.poster, at: now)
        }
        #expect(try await scene.write(ComingLetters.self, at: Self.opening) == 1)
        _ = try await scene.store.sentMail(at: Self.opening)
        try await scene.say("We measured twice.", by: scene.vera, at: Self.opening)
        for (change, hour, heading) in [
            (Schedule.Move.beginClosing, 1, "It closes at another time: A trial of tea"),
            (.close, 2, "It has closed: A trial of tea"), (.reopen, 3, "It is open again: A trial of tea"),
        ] {
            let now = Self.opening + .hours(hour)
            try await move(change, at: now)
            #expect(try await scene.write(MovedLetters.self, at: now) == 1, "\(heading)")
            let mail = try await scene.store.sentMail(at: now)
            #expect(mail.contains("Subject: \(heading)") && mail.contains("You take part as an author of the article."))
            #expect(try await scene.write(MovedLetters.self, at: now) == 0)
        }
    }

    @Test(
        "come once for each move though nothing ran at its hour, and not for what is past",
        arguments: [(1, ["opening"]), (6, ["closing"]), (8, [])])
    func afterStandstill(days: Int, letters: [String]) async throws {
        let scene = try await Scene()
        let now = Self.opening + .days(days) + .hours(1)
        for expected in [letters.count, 0] {
            #expect(try await scene.write(ComingLetters.self, at: now) == expected)
        }
        #expect(try await scene.write(MovedLetters.self, at: now) == 0)
        if letters.isEmpty { return }
        let mail = try await scene.store.sentMail(at: now)
        #expect(mail.contains(letters == ["opening"] ? "Subject: It is open: " : "Subject: It closes soon: "))
    }
}
