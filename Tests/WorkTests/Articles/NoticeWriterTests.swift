import Colloquium
import Formats
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("Letters about retracted articles")
struct NoticeWriterTests {
    private static let now = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// An article that one member posted, another names in a discussion of something else, and a third answered with;
    /// a fourth follows nothing.
    private struct Scene {
        let store: Store
        let templates: Templates
        let article: Number<Article>

        init(doi: String = "10.1000/a", title: String = "A trial of <tea> & cake") async throws {
            store = try Store.inMemory()
            templates = try await Templates(directory: NoticeWriterTests.root.appending(path: "Templates").path)
            var charter = Club.Entry()
            charter.name = "Club"
            charter.focus = "Focus"
            charter.visibility = "public"
            let founding = Founding(
                siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                administrator: try Scene.newcomer("Poster"), passwordHash: "")
            let poster = try await store.setUp(founding, link: nil, at: NoticeWriterTests.now - .days(30))
            var people: [Number<Member>] = [poster]
            for name in ["Citer", "Answerer", "Bystander"] {
                people.append(
                    try await store.addMember(
                        Scene.newcomer(name), passwordHash: nil, standing: .active,
                        at: NoticeWriterTests.now - .days(30)))
            }
            for member in people {
                try await store.saveSubscriptions(
                    [(scope: .clubs, delivery: nil)], hour: DigestHour(hour: 7, weekday: 1, timeZone: "UTC"),
                    of: store.viewer(member), at: NoticeWriterTests.now)
            }
            let posted = try await Scene.post(title, doi, in: store, by: poster)
            article = try await store.discussion(posted, for: .visitor).article.number
            let other = try await Scene.post("Another", "10.1000/b", in: store, by: people[3])
            try await Scene.cite(doi, in: other, store, by: people[1])
            try await Scene.answer(with: doi, store, by: people[2])
        }

        private static func newcomer(_ name: String) throws -> Newcomer {
            var entry = JoiningEntry()
            entry.name = name
            entry.email = "\(name.lowercased())@test.example"
            entry.password = "a long enough one"
            return try Newcomer(entry)
        }

        private static func post(
            _ title: String, _ doi: String, in store: Store, by member: Number<Member>
        ) async throws -> Number<Discussion> {
            var record = ArticleRecord()
            record.title = title
            record.identifiers = [try #require(Identifier(.doi, doi))]
            let proposal = Discussion.Proposal(
                club: 1, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .other,
                schedule: try Schedule(opensAt: NoticeWriterTests.now - .days(1)), tags: [])
            return try await store.publish(
                record, proposal, draft: nil, by: store.viewer(member), at: NoticeWriterTests.now - .days(1))
        }

        private static func cite(
            _ doi: String, in discussion: Number<Discussion>, _ store: Store, by member: Number<Member>
        ) async throws {
            var entry = Contribution.Entry()
            entry.kind = "comment"
            entry.body = "Compare https://doi.org/\(doi) with it."
            entry.submission = "s"
            _ = try await store.contribute(
                Critique(entry) { Markdown.safeHTML($0) }, to: discussion, inReplyTo: nil, by: store.viewer(member),
                at: NoticeWriterTests.now)
        }

        private static func answer(with doi: String, _ store: Store, by member: Number<Member>) async throws {
            var asked = Question.Entry()
            asked.title = "Does it work?"
            asked.nature = "clinical"
            asked.club = "1"
            asked.submission = "q"
            let question = try await store.ask(
                Question.Draft(asked) { $0 }, by: store.viewer(member), at: NoticeWriterTests.now)
            var entry = Answer.Entry()
            entry.body = "Yes."
            entry.references = doi
            _ = try await store.answer(
                question, with: Answer(entry) { $0 }, submission: "a", by: store.viewer(member),
                at: NoticeWriterTests.now)
        }

        func claim(
            _ source: ClaimSource, _ kind: ArticleRecord.Relation.Kind, _ notice: Identifier, doi: String = "10.1000/a"
        ) async throws {
            var record = ArticleRecord()
            record.identifiers = [try #require(Identifier(.doi, doi))]
            record.relations = [.init(kind: kind, target: notice, asserter: source.name)]
            _ = try await store.claim(Claim.Statement(source, record), of: article, at: NoticeWriterTests.now)
        }

        var writer: NoticeWriter {
            get throws {
                NoticeWriter(
                    store: store,
                    letterhead: Letterhead(
                        templates: templates, origin: "https://club.example",
                        sender: try #require(EmailAddress("site@test.example"))),
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { NoticeWriterTests.now })
            }
        }

        /// Every mail that waits, by its recipient, unfolded.
        func mails() async throws -> [String: String] {
            var found: [String: String] = [:]
            while let mail = try await store.leaseMail(at: NoticeWriterTests.now + .hours(1)) {
                try await store.settle(mail, .sent, at: NoticeWriterTests.now + .hours(1))
                let text = String(decoding: mail.message, as: UTF8.self)
                #expect(found[mail.recipient] == nil, "Nobody gets two.")
                found[mail.recipient] = text.replacing("\r\n ", with: " ").replacing("=\r\n", with: "")
                    .replacing("=20\r\n", with: " ")
                    .replacing("=3D", with: "=")
            }
            return found
        }
    }

    @Test("go once to who posted it, named it, answered with it or posted where it is named, and say where")
    func once() async throws {
        let scene = try await Scene()
        #expect(try await scene.writer.writeDue() == 0)
        try await scene.claim(.pubMed, .retractedBy, try #require(Identifier(.pmid, "99")))
        #expect(try await scene.writer.writeDue() == 4)
        #expect(try await scene.writer.writeDue() == 0)
        let mails = try await scene.mails()
        let recipients = [
            "poster@test.example", "citer@test.example", "answerer@test.example", "bystander@test.example",
        ]
        #expect(Set(mails.keys) == Set(recipients), "The bystander posted the discussion in which it is named.")
        let sentence = "PubMed says that it was retracted; the notice is PMID 99 (https://pubmed.ncbi.nlm.nih.gov/99/)."
        for mail in mails.values {
            #expect(mail.contains("Subject: Retracted: A trial of <tea> & cake"))
            #expect(mail.contains(sentence), "\(mail)")
            #expect(mail.contains("https://club.example/articles/\(scene.article)-a-trial-of-tea-cake"))
            #expect(mail.contains("A trial of &lt;tea&gt; &amp; cake"), "The HTML part is escaped.")
            #expect(mail.contains("Auto-Submitted: auto-generated"))
        }
        #expect(mails["citer@test.example"]?.contains("https://club.example/contributions/1") == true)
        #expect(mails["answerer@test.example"]?.contains("https://club.example/answers/1") == true)
        #expect(mails["poster@test.example"]?.contains("What you wrote that names it") == false)
        #expect(mails["bystander@test.example"]?.contains("What others wrote that names it") == true)
        // Crossref says the same by the notice's other name: no news.
        try await scene.claim(.crossref, .retractedBy, try #require(Identifier(.doi, "10.1000/notice")))
        #expect(try await scene.writer.writeDue() == 0)
    }

    @Test("lead to the reader’s own answer where nobody discusses the work, and name it by what is known of it")
    func reference() async throws {
        let scene = try await Scene()
        let doi = "10.1000/reference"
        var entry = Answer.Entry()
        entry.body = "No."
        entry.references = doi
        _ = try await scene.store.answer(
            1, with: Answer(entry) { $0 }, submission: "b", by: scene.store.viewer(3), at: Self.now)
        let name = try #require(Identifier(.doi, doi))
        let article = try #require(try await scene.store.article(known: [name]))
        var record = ArticleRecord()
        record.identifiers = [name]
        record.publicationTypes = ["Retracted Publication"]
        _ = try await scene.store.claim(Claim.Statement(.pubMed, record), of: article, at: Self.now)
        #expect(try await scene.writer.writeDue() == 1)
        let mail = try #require(try await scene.mails()["answerer@test.example"])
        #expect(mail.contains("Subject: Retracted: doi:10.1000/reference"))
        #expect(mail.contains("PubMed says that it was retracted.") && !mail.contains("the notice is"))
        #expect(mail.contains("https://club.example/answers/2"))
        #expect(!mail.contains("https://club.example/articles/"), "That page is not there for anybody.")
    }

    @Test("of two kinds at once are one letter, the gravest first; a later one is another")
    func kinds() async throws {
        let scene = try await Scene()
        try await scene.claim(.pubMed, .correctedBy, try #require(Identifier(.pmid, "98")))
        try await scene.claim(.crossref, .concernedBy, try #require(Identifier(.doi, "10.1000/c")))
        #expect(try await scene.writer.writeDue() == 4)
        for mail in try await scene.mails().values {
            #expect(mail.contains("Subject: Expression of concern: A trial"))
            #expect(mail.contains("Crossref says that its editors are concerned about it"))
            #expect(mail.contains("PubMed says that it was corrected; the notice is PMID 98"))
        }
        try await scene.claim(.dataCite, .retractedBy, try #require(Identifier(.doi, "10.1000/r")))
        #expect(try await scene.writer.writeDue() == 4)
        #expect(
            try await scene.mails().values.allSatisfy { $0.contains("Subject: Retracted:") && !$0.contains("PMID 98") })
    }

    @Test("are written once by two writers at a time")
    func concurrent() async throws {
        let scene = try await Scene()
        try await scene.claim(.pubMed, .retractedBy, try #require(Identifier(.pmid, "99")))
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await scene.writer.writeDue() } }
            return try await group.reduce(0, +)
        }
        #expect(written == 4)
        #expect(try await scene.mails().count == 4)
    }

    @Test("keep a title of hundreds of words to a subject that mail programs show")
    func long() async throws {
        let scene = try await Scene(title: String(repeating: "Long ", count: 190) + "title")
        try await scene.claim(.pubMed, .retractedBy, try #require(Identifier(.pmid, "99")))
        #expect(try await scene.writer.writeDue() == 4)
        for mail in try await scene.mails().values {
            let subject = try #require(mail.split(separator: "\r\n").first { $0.hasPrefix("Subject:") })
            #expect(subject.count < 200 && subject.hasSuffix("…") || subject.contains("=?"))
        }
    }
}
