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

    @Test("know who is in the network already, lose nobody, and give way to a newer file")
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
        try await keep([Self.card(1, "Yan")])
        let stale = try await refusal {
            _ = try await scene.store.add(drafts, of: upload.number, by: scene.ada, at: Society.start)
        }
        #expect(stale == .conflict)
        try await scene.store.discardUpload(by: scene.ada)
        #expect(try await scene.store.upload(of: scene.ada) == nil)
    }
}
