import Colloquium
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Letters to authors")
struct AuthorWriterTests {
    static let start = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A question with an answer by Mel.
    struct Scene {
        let store: Store
        let templates: Templates
        let asker: Number<Member>
        let author: Number<Member>
        let answer: Number<StoredAnswer>

        init() async throws {
            store = try Store.inMemory()
            templates = try await Templates(directory: root.appending(path: "Templates").path)
            var charter = Club.Entry()
            charter.name = "Club"
            charter.focus = "Focus"
            charter.visibility = "public"
            asker = try await store.setUp(
                Founding(
                    siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                    administrator: try Newcomer.named("Fay"), passwordHash: ""), link: nil, at: start)
            author = try await store.addMember(
                Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: start)
            var question = Question.Entry()
            question.title = "Fluids & sepsis?"
            question.nature = "clinical"
            question.club = "1"
            let asked = try await store.ask(
                Question.Draft(question) { $0 }, by: store.viewer(asker), at: start)
            var entry = Answer.Entry()
            entry.body = "Yes."
            entry.references = "10.1000/invented — table 2"
            answer = try await store.answer(
                asked, with: Answer(entry) { $0 }, submission: "a", by: store.viewer(author), at: start)
        }

        func write() async throws -> Int {
            try await AuthorWriter(
                store: store, letterhead: try Letterhead(ofTestsWith: templates),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { start }
            ).writeDue()
        }
    }

    @Test("ask once, with a link to put it right, about a reference that no registry knows")
    func held() async throws {
        let scene = try await Scene()
        #expect(try await scene.write() == 0)
        let lease = try #require(try await scene.store.leaseResolutions(9, at: Self.start).first)
        let name = try #require(lease.identifiers.first)
        _ = try await scene.store.settle(
            lease, lease.services.map { Finding($0, by: name, .unknown(reason: "")) }, at: Self.start)
        #expect(try await scene.write() == 1)
        #expect(try await scene.write() == 0)
        let mail = try await scene.store.sentMail(at: Self.start)
        #expect(mail.contains("Please check a reference: Fluids & sepsis?"))
        #expect(mail.contains("doi:10.1000/invented") && mail.contains("table 2"))
        #expect(mail.contains("https://club.example/answers/1/edit"))
        #expect(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    }

    @Test("tell what readers say against an answer, all of it in one, and nothing that was taken back")
    func objections() async throws {
        let scene = try await Scene()
        let asker = try await scene.store.viewer(scene.asker)
        var entry = Objection.Entry()
        entry.reference = "doi:10.1000/invented"
        entry.reason = "It is about <children>."
        let doubt = try Objection(entry, .doubt)
        try await scene.store.doubt(scene.answer, doubt, by: asker, at: Self.start)
        #expect(try await scene.write() == 1)
        #expect(try await scene.write() == 0)
        let mail = try await scene.store.sentMail(at: Self.start)
        #expect(mail.contains("A reader doubts a reference: Fluids & sepsis?"))
        #expect(mail.contains("Fay on doi:10.1000/invented: It is about <children>."))
        #expect(mail.contains("It is about &lt;children&gt;.") && mail.contains("https://club.example/answers/1"))

        entry.reference = "PMID 29768149"
        try await scene.store.offer(
            betterEvidence: try Objection(entry, .betterEvidence), to: scene.answer, by: asker, at: Self.start)
        try await scene.store.takeBack(1, of: scene.answer, by: asker, at: Self.start)
        #expect(try await scene.write() == 0)
        try await scene.store.offer(
            betterEvidence: try Objection(entry, .betterEvidence), to: scene.answer, by: asker, at: Self.start)
        #expect(try await scene.write() == 1)
        #expect(try await scene.store.sentMail(at: Self.start).contains("Fay: PMID 29768149. It is about <children>."))
    }

    @Test("ask for a reference in a contribution, and not who asked")
    func citationNeeded() async throws {
        let scene = try await Scene()
        let author = try await scene.store.viewer(scene.author)
        var record = ArticleRecord()
        record.title = "A trial of tea"
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: Self.start), tags: [])
        let discussion = try await scene.store.publish(record, proposal, draft: nil, by: author, at: Self.start)
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = "It is well known."
        entry.submission = "c"
        let said = try await scene.store.contribute(
            Critique(entry) { "<p>\($0)</p>" }, to: discussion, inReplyTo: nil, by: author, at: Self.start)
        try await scene.store.askForReference(in: said, by: scene.store.viewer(scene.asker), at: Self.start)
        #expect(try await scene.write() == 1)
        let mail = try await scene.store.sentMail(at: Self.start)
        #expect(mail.contains("A reader asks for a reference: A trial of tea") && mail.contains("It is well known."))
        #expect(mail.contains("https://club.example/contributions/\(said)") && !mail.contains("Fay"))
    }
}
