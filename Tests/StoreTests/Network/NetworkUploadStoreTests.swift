import Colloquium
import Testing

@testable import Store

@Suite("Uploads that wait")
struct NetworkUploadStoreTests {
    private static func card(_ row: Int, _ name: String) -> ContactCard {
        var card = ContactCard(row: row)
        (card.name, card.affiliation) = (name, "Mercy")
        return card
    }

    private static func chosen(_ card: ContactCard) throws -> ChosenCard {
        try ChosenCard(row: card.row, draft: Tie.Draft(Tie.Entry(card), today: "2026-11-23"))
    }

    @Test("know who is in the network already, lose nobody, and are joined by those of a newer file, each once")
    func life() async throws {
        let scene = try await NetworkScene()
        try await scene.add(NetworkScene.draft())
        let cards = [Self.card(1, "VERA WU"), Self.card(2, "Ike"), Self.card(3, "Zed")]
        func keep(_ cards: [ContactCard]) async throws {
            try await scene.store.keepUpload(
                cards, problems: ["P"], named: "a.vcf", by: scene.ada, at: Society.start)
        }
        try await keep(cards)
        let upload = try #require(try await scene.store.upload(of: scene.ada))
        #expect(upload.present == [1] && upload.cards == cards && upload.problems == ["P"])
        #expect(try await scene.store.upload(of: scene.ben) == nil)
        // What waits from before cards told of rhythm and role is read on.
        try await scene.society.run(
            "UPDATE network_uploads SET people = json_remove(people, '$[0].rhythm', '$[0].role')")
        #expect(try await scene.store.upload(of: scene.ada)?.cards == cards)
        let drafts = try [Self.chosen(cards[0]), Self.chosen(cards[1]), Self.chosen(cards[1])]
        for expected in [1, 0] {
            let added = try await scene.store.add(drafts, of: upload.number, by: scene.ada, at: Society.start)
            #expect(added == expected)
        }
        #expect(try await scene.store.network(of: scene.ada).ties.map(\.node.name) == ["Ike", "Vera Wu"])
        #expect(try await scene.store.upload(of: scene.ada)?.cards.map(\.name) == ["VERA WU", "Zed"])
        for _ in 1...2 { try await keep([Self.card(1, "Yan"), Self.card(2, "Zed")]) }
        let joined = try #require(try await scene.store.upload(of: scene.ada))
        #expect(joined.cards.map(\.name) == ["VERA WU", "Zed", "Yan"] && joined.cards.map(\.row) == [1, 3, 4])
        let many = await #expect(throws: Refusal.self) {
            try await keep((1...498).map { Self.card($0, "N\($0)") })
        }
        #expect(many?.problems.map(\.field) == ["file"] && many?.reason.contains("has 498 more") == true)
        #expect(try await scene.store.upload(of: scene.ada)?.cards.count == 3)
        let stale = try await refusal {
            _ = try await scene.store.add(drafts, of: upload.number, by: scene.ada, at: Society.start)
        }
        #expect(stale == .conflict)
        try await scene.store.discardUpload(by: scene.ada)
        #expect(try await scene.store.upload(of: scene.ada) == nil)
    }
}
