import Colloquium
import Formats
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Replies to a mail that tells several things")
struct BundleReplyTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)
    /// Of `ReplyText.mark`, what is ASCII.
    private static let mark = "Write your reply above this line"
    private static let later = start + .minutes(13)

    private struct Scene {
        let store: Store
        let letterhead: Letterhead
        let base = EmailAddress("club@test.example")!
        let fay: Viewer
        let mel: Number<Member>
        let discussions: [Number<Discussion>]

        /// Mel follows two discussions at once.
        init() async throws {
            let store = try Store.inMemory()
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            letterhead = Letterhead(
                templates: try await Templates(directory: root.appending(path: "Templates").path),
                origin: "https://club.example", sender: try #require(EmailAddress("site@test.example")), base: base)
            var charter = Club.Entry()
            (charter.name, charter.focus, charter.visibility) = ("Club", "Focus", "public")
            let founding = Founding(
                siteName: "Site", club: try Club.Charter(charter) { $0 }, administrator: try Newcomer.named("Fay"),
                passwordHash: "")
            let fay = try await store.viewer(store.setUp(founding, link: nil, at: start))
            mel = try await store.addMember(Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: start)
            let mel = try await store.viewer(mel)
            var discussions: [Number<Discussion>] = []
            for title in ["Tea", "Cake"] {
                var article = ArticleRecord()
                article.title = title
                var proposal = Discussion.Entry()
                (proposal.club, proposal.why, proposal.studyDesign) = ("1", "It may.", "other")
                let discussion = try await store.publish(
                    article.corrected(by: ArticleEntry(article)), Discussion.Proposal(proposal) { $0 }, draft: nil,
                    by: fay, at: start)
                try await store.follow(.discussion(discussion), .atOnce, by: mel, at: start + .minutes(1))
                discussions.append(discussion)
            }
            (self.store, self.fay, self.discussions) = (store, fay, discussions)
        }

        func say(_ text: String, in discussion: Number<Discussion>) async throws {
            var words = Contribution.Entry()
            (words.kind, words.body, words.submission) = ("comment", text, text)
            _ = try await store.contribute(
                Critique(words) { $0 }, to: discussion, inReplyTo: nil, by: fay, at: start + .minutes(2))
        }

        func mail() async throws -> String {
            let writer = PromptNewsWriter(
                store: store, letterhead: letterhead, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                clock: { later })
            #expect(try await writer.writeDue() == 1)
            return try await store.sentMail(at: later)
        }

        func answer(_ mail: String, _ text: String) async throws -> MailReceiver.Outcome {
            let receiver = MailReceiver(
                store: store, letterhead: letterhead, base: base, limit: PostingLimit(posts: 3, in: .minutes(15)),
                rendering: { _, _ in { Markdown.safeHTML($0) } }, clock: { later })
            let reply = "From: mel@test.example\nSubject: Re: news\nMessage-ID: <1@phone>\n\n\(text)"
            let address = try #require(mail.firstMatch(of: /Reply-To: (\S+)/)?.1)
            return try await receiver.receive(
                Array(reply.utf8), for: try #require(EmailAddress(String(address))))
        }
    }

    @Test("in one discussion are posted there, and the mail stands in its thread")
    func oneThread() async throws {
        let scene = try await Scene()
        for text in ["One.", "Two.", "Three."] { try await scene.say(text, in: scene.discussions[0]) }
        let mail = try await scene.mail()
        #expect(mail.contains("References: <discussion.1@test.example>\r\n"))
        #expect(mail.contains("In-Reply-To: <discussion.1@test.example>\r\n") && mail.contains(Self.mark))
        let outcome = try await scene.answer(mail, "Four.")
        guard case .contribution(let number) = outcome else { throw Refusal(.invalid, "\(outcome)") }
        let row = try await scene.store.contribution(number, for: .visitor)
        #expect(row.discussion == scene.discussions[0] && row.body == "Four." && row.author == scene.mel)
    }

    @Test("in several come back with the words and a link to each")
    func severalThreads() async throws {
        let scene = try await Scene()
        try await scene.say("One.", in: scene.discussions[0])
        try await scene.say("Two.", in: scene.discussions[1])
        let mail = try await scene.mail()
        #expect(mail.contains("References: <discussion.1@test.example> <discussion.2@test.example>\r\n"))
        #expect(!mail.contains("In-Reply-To:") && !mail.contains(Self.mark))
        let outcome = try await scene.answer(mail, "I <agree>.")
        guard case .returned(let reason) = outcome else { throw Refusal(.invalid, "\(outcome)") }
        #expect(reason.contains("several things"))
        let letter = try await scene.store.sentMail(at: Self.later)
        #expect(letter.contains("I <agree>.") && letter.contains("Write it where you mean it:"))
        for (number, title) in [(1, "Fay on Tea"), (2, "Fay on Cake")] {
            #expect(letter.contains("\(title)\r\nhttps://club.example/contributions/\(number)/reply\r\n"))
            #expect(letter.contains("<a href=\"https://club.example/contributions/\(number)/reply\">\(title)</a>"))
        }
        await #expect(throws: Refusal.self) { try await scene.store.contribution(3, for: .visitor) }
    }

    @Test("are answered with nothing that their reader may not answer any more")
    func closedMeanwhile() async throws {
        let scene = try await Scene()
        try await scene.say("One.", in: scene.discussions[0])
        try await scene.say("Two.", in: scene.discussions[1])
        let mail = try await scene.mail()
        try await scene.store.withdraw(Number<Contribution>(rawValue: 1), by: scene.fay, at: Self.later)
        _ = try await scene.answer(mail, "I agree.")
        let letter = try await scene.store.sentMail(at: Self.later)
        #expect(letter.contains("contributions/2/reply") && !letter.contains("contributions/1/reply"))
    }
}
