import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A worksheet read by others")
struct WorksheetReaderTests {
    @Test(
        "shows each part to whom its setting admits, and names nobody they may not know of",
        arguments: Worksheet.Part.allCases, Audience.allCases)
    func table(_ part: Worksheet.Part, _ audience: Audience) async throws {
        let scene = try await WorksheetScene()
        try await scene.fill()
        try await scene.network.add(NetworkScene.draft(to: scene.society.ben) { $0.tells = "yes" })
        try await scene.store.shareWorksheet([part: audience], named: [Handle(rawValue: "mo")!], by: scene.ada)
        let root = try await scene.society.viewer(scene.society.administrator)
        let admitted: [(Viewer, Set<Audience>)] = [
            (scene.ben, [.ties, .members]), (scene.mo, [.named, .members]), (root, [.members]), (.visitor, []),
        ]
        for (viewer, audiences) in admitted {
            let shown = try await scene.parts(shownTo: viewer)
            #expect(shown == (audiences.contains(audience) ? [part] : []), "\(viewer)")
            #expect(try await scene.store.network(of: scene.society.ada, for: viewer).worksheet.names.isEmpty)
        }
        try await scene.store.block(scene.society.moderator, by: scene.ada, at: Society.start)
        #expect(try await scene.parts(shownTo: scene.mo) == [])
        try await scene.store.block(scene.society.ada, by: scene.ben, at: Society.start)
        #expect(try await scene.parts(shownTo: scene.ben) == [])
    }

    private static func link(_ names: String = "", map: String = "", days: String = "7") throws -> Worksheet.LinkDraft {
        var entry = Worksheet.LinkEntry()
        (entry.name, entry.days, entry.names, entry.map) = ("Tutor", days, names, map)
        return try Worksheet.LinkDraft(entry)
    }

    @Test("by a link without names tells of none by whom a step is with, nor by where they stand among others")
    func nameless() async throws {
        let scene = try await WorksheetScene()
        for name in ["Zoe Abel", "Abe Zorn"] {
            try await scene.network.add(
                NetworkScene.draft {
                    $0.name = name
                    $0.submission = name
                })
        }
        var entry = Worksheet.StepEntry()
        (entry.strategy, entry.text, entry.due, entry.who) = ("mentors", "Ask", "2026-12-01", "Vera Wu")
        try await scene.store.addStep(Worksheet.StepDraft(entry), by: scene.ada, at: Society.start)
        for (names, who) in [("", "somebody"), ("yes", "Vera Wu")] {
            let token = try await scene.store.makeWorksheetLink(
                Self.link(names, map: "yes"), by: scene.ada, at: Society.start)
            let linked = try await scene.store.linkedWorksheet(token, for: .visitor, at: Society.start)
            #expect(linked.reading.worksheet.steps.map(\.who) == [who])
            #expect(linked.ties.map(\.number) == linked.ties.map(\.number).sorted() && linked.ties.count == 2)
        }
    }

    @Test("by a link shows what was chosen, until it ends or is taken back, and to nobody who is blocked")
    func links() async throws {
        let scene = try await WorksheetScene()
        try await scene.fill()
        let (store, ada) = (scene.store, scene.ada)
        let bare = try await store.makeWorksheetLink(Self.link(), by: ada, at: Society.start)
        let full = try await store.makeWorksheetLink(Self.link("yes", map: "yes"), by: ada, at: Society.start)
        let later = Society.start + .days(6)
        let shown = try await store.linkedWorksheet(bare, for: .visitor, at: later)
        #expect(shown.ties.isEmpty && shown.reading.names.isEmpty && shown.reading.worksheet.reflections.isEmpty)
        #expect(shown.reading.worksheet.goals.count == 1 && shown.reading.worksheet.steps.count == 1)
        let named = try await store.linkedWorksheet(full, for: .visitor, at: later)
        #expect(named.ties.map(\.node.name) == ["Vera Wu"] && Array(named.reading.names.values) == ["Vera Wu"])
        #expect(named.ties[0].contact == "" && named.ties[0].notes == "" && named.ties[0].lastContact == nil)

        try await store.block(scene.society.ben, by: ada, at: Society.start)
        for (token, viewer, moment) in [
            (bare, scene.ben, later), (bare, .visitor, Society.start + .days(7)), (Token(), .visitor, later),
        ] {
            #expect(
                try await refusal { _ = try await store.linkedWorksheet(token, for: viewer, at: moment) } == .notFound)
        }
        let number = try await store.worksheetLinks(of: ada, at: later)[0].number
        try await store.revokeWorksheetLink(number, by: scene.ben, at: later)
        #expect(try await store.worksheetLinks(of: ada, at: later).count == 2)
        try await store.revokeWorksheetLink(number, by: ada, at: later)
        #expect(try await refusal { _ = try await store.linkedWorksheet(full, for: .visitor, at: later) } == .notFound)
        for _ in 1..<Worksheet.Link.limit { _ = try await store.makeWorksheetLink(Self.link(), by: ada, at: later) }
        #expect(
            try await refusal { _ = try await store.makeWorksheetLink(Self.link(), by: ada, at: later) } == .conflict)
    }
}
