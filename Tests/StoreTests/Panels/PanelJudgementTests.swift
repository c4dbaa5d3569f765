import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What panels say of answers, in the store")
struct PanelJudgementTests {
    /// Ada’s panel of the public club, with Ben, Root and Vera on it, and a question of Ada’s with an answer by the
    /// moderator and one by Ada herself.
    private struct Scene {
        let panels: PanelScene
        let ben: Viewer
        let root: Viewer
        let vera: Viewer
        let question: Number<Question>
        let answer: Number<StoredAnswer>
        let other: Number<StoredAnswer>
        var store: Store { panels.store }
        var society: Society { panels.society }

        init(askedIn club: Number<Club> = Society.open) async throws {
            panels = try await PanelScene(in: Society.open)
            ben = try await panels.seat(panels.society.ben)
            root = try await panels.seat(panels.society.administrator)
            vera = try await panels.guest()
            question = try await panels.society.ask("Which?", in: club, by: panels.society.ada)
            other = try await panels.society.answer(
                "That.", "10.1000/2", to: question,
                by: club == Society.open ? panels.society.moderator : panels.society.ada)
            answer = try await panels.society.answer(
                "This.", "10.1000/1", to: question,
                by: club == Society.open ? panels.society.moderator : panels.society.ada)
        }

        func judge(
            _ endorses: Bool = true, _ interest: String = "", by viewer: Viewer, of judged: Number<StoredAnswer>? = nil,
            at now: Instant = Society.start
        ) async throws {
            try await store.judge(
                judged ?? answer, PanelJudgement(endorses: endorses, competingInterest: interest), for: panels.panel,
                by: viewer, at: now)
        }

        func answers() async throws -> [AnswerReading] { try await store.question(question, for: root).answers }
    }

    @Test("two endorse it and none refuses: it comes first, and they are named")
    func endorsed() async throws {
        let scene = try await Scene()
        try await scene.judge(by: scene.ben)
        #expect(try await scene.answers().map(\.number) == [scene.other, scene.answer])
        try await scene.judge(by: scene.vera)
        let answers = try await scene.answers()
        #expect(answers.map(\.number) == [scene.answer, scene.other])
        #expect(
            answers[0].reception.isPanelEndorsed && answers[0].verdicts[0].judgements.map(\.name) == ["Ben", "Vera Wu"])
        try await scene.store.accept(scene.other, by: scene.society.viewer(scene.society.ada), at: Society.start)
        #expect(try await scene.answers().map(\.number) == [scene.other, scene.answer])
    }

    @Test("a judgement is changed and taken back, and one with a competing interest does not count")
    func changed() async throws {
        let scene = try await Scene()
        for viewer in [scene.ben, scene.root] { try await scene.judge(by: viewer) }
        #expect(try await scene.answers()[0].reception.isPanelEndorsed)
        try await scene.judge(true, "I led it.", by: scene.root)
        var first = try await scene.answers()
        #expect(!first.contains { $0.reception.isPanelEndorsed })
        try await scene.judge(false, by: scene.root)
        try await scene.judge(by: scene.vera)
        #expect(try await scene.answers()[0].reception.isPanelEndorsed, "Two of three.")
        try await scene.store.takeBackJudgement(of: scene.answer, for: scene.panels.panel, by: scene.vera)
        first = try await scene.answers()
        #expect(!first.contains { $0.reception.isPanelEndorsed })
        let own = try await scene.store.judging(
            scene.answer, for: scene.panels.panel, by: scene.root, at: Society.start
        ).own
        #expect(own == PanelJudgement(endorses: false, competingInterest: ""))
    }

    @Test("nobody judges who is not on the panel, wrote the answer, or comes after the panel has ended")
    func rights() async throws {
        let scene = try await Scene()
        let ada = try await scene.society.viewer(scene.society.ada)
        let mo = try await scene.society.viewer(scene.society.moderator)
        for viewer in [ada, mo] { #expect(try await refusal { try await scene.judge(by: viewer) } == .forbidden) }
        let seated = try await scene.panels.seat(scene.society.moderator)
        #expect(try await refusal { try await scene.judge(by: seated) } == .forbidden, "It is their own answer.")
        try await scene.store.leave(scene.panels.panel, by: scene.ben, at: Society.start)
        #expect(
            try await refusal { try await scene.judge(by: scene.ben) } == .conflict, "They were on it a moment ago.")
        let end = Society.start + .days(1)
        try await scene.store.end(scene.panels.panel, by: ada, at: end)
        #expect(try await refusal { try await scene.judge(by: scene.root, at: end) } == .conflict)
    }

    @Test("a retraction of a reference takes the endorsement, and none is given then")
    func retracted() async throws {
        let scene = try await Scene()
        for viewer in [scene.ben, scene.root] { try await scene.judge(by: viewer) }
        var record = Society.record("Fluids", [(.doi, "10.1000/1")])
        record.publicationTypes = ["Retracted Publication"]
        let article = try #require(
            try await scene.store.database.read {
                try Number<Article>.first($0, "SELECT article FROM article_identifiers WHERE value = '10.1000/1'")
            })
        try await scene.society.claim(Claim.Statement(.pubMed, record), of: article)
        let answers = try await scene.answers()
        #expect(!answers.contains { $0.reception.isPanelEndorsed })
        #expect(answers.first { $0.number == scene.answer }?.verdicts[0].judgements.count == 2)
        #expect(try await refusal { try await scene.judge(by: scene.vera) } == .conflict)
        try await scene.judge(false, by: scene.vera)
    }

    @Test("a panel judges in its own club, and in other questions that it was asked about")
    func asked() async throws {
        let scene = try await Scene(askedIn: Society.ours)
        let ada = try await scene.society.viewer(scene.society.ada)
        #expect(try await refusal { try await scene.judge(by: scene.ben) } == .forbidden)
        let stranger = try await refusal {
            try await scene.store.ask(scene.panels.panel, about: scene.question, by: scene.ben, at: Society.start)
        }
        #expect(stranger == .forbidden)
        for _ in 0..<2 {
            try await scene.store.ask(scene.panels.panel, about: scene.question, by: ada, at: Society.start)
        }
        try await scene.judge(by: scene.ben)
        #expect(
            try await refusal { try await scene.judge(by: scene.vera) } == .notFound, "A guest may not read the club.")
        let about = try await scene.store.panels(about: scene.question, for: ada, at: Society.start)
        #expect(about.asked.map(\.topic) == ["Sepsis"] && about.askable.isEmpty && about.own.count == 1)
        #expect(try await scene.panels.reading(for: ada).questions.map(\.title) == ["Which?"])
        #expect(try await scene.panels.reading(for: .visitor).questions.isEmpty)
        try await scene.store.stopAsking(scene.panels.panel, about: scene.question, by: ada, at: Society.start)
        #expect(try await refusal { try await scene.judge(by: scene.root) } == .forbidden)
        #expect(try await scene.answers().contains { $0.verdicts.count == 1 })
    }

    @Test(
        "the schema holds judges to it, too",
        arguments: [
            "INSERT INTO panel_judgements VALUES (2, 1, 3, 1, '', 1795428000001)",
            "INSERT INTO panel_judgements VALUES (2, 1, 2, 1, '', 1795428000001)",
            "INSERT INTO panel_judgements VALUES (2, 1, 4, 2, '', 1795428000001)",
            "UPDATE panel_judgements SET endorses = 0",
            "UPDATE panels SET ends_at = made_at + 1; INSERT INTO panel_judgements VALUES (2, 1, 1, 1, '', 1795428000009)",
            "UPDATE panel_invitations SET answer = 'left'; INSERT INTO panel_judgements VALUES (2, 1, 1, 1, '', 1)",
        ])
    func law(sql: String) async throws {
        let scene = try await Scene()
        try await scene.judge(by: scene.ben)
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }

    @Test("questions are listed by specialty, in whatever case")
    func specialties() async throws {
        let society = try await Society()
        let ada = try await society.viewer(society.ada)
        for (title, specialty, club) in [("A", "Emergency medicine", 1), ("B", "emergency medicine", 3), ("C", "", 1)] {
            var entry = Question.Entry()
            (entry.title, entry.nature, entry.club) = (title, "clinical", "\(club)")
            (entry.specialty, entry.submission) = (specialty, title)
            _ = try await society.store.ask(Question.Draft(entry) { $0 }, by: ada, at: Society.start)
        }
        func titles(_ specialty: String, _ viewer: Viewer) async throws -> [String] {
            try await society.store.questions(.all, in: specialty, for: viewer, .all).rows.map(\.title)
        }
        #expect(try await titles("EMERGENCY MEDICINE", ada) == ["B", "A"])
        #expect(try await titles("Emergency medicine", .visitor) == ["A"])
        #expect(try await titles("' OR 1 --", ada) == [])
        #expect(try await titles("", .visitor) == ["C", "A"])
        #expect(try await society.store.questionSpecialties(for: .visitor) == ["Emergency medicine"])
    }
}
