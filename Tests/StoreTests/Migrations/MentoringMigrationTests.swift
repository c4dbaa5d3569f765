import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before there were mentors")
struct MentoringMigrationTests {
    @Test(
        "have members who offer and ask like any others", arguments: ["0056 network uploads", "0062 question changes"])
    func begun(_ migration: String) async throws {
        let society = try OldSite.opened(after: migration, with: "")
        let (ada, ben) = (try await society.viewer(society.ada), try await society.viewer(society.ben))
        let draft = try MentoringListing.Draft(
            MentoringStoreScene.entry(), .offer, today: MentoringStoreScene.today)
        let offer = try await society.store.addListing(draft, by: ada, at: Society.start)
        try await society.store.ask(
            about: offer, MentoringStoreScene.ask(), by: ben, on: MentoringStoreScene.today, at: Society.start)
        #expect(try await society.store.mentoringTellings(for: ada).map(\.reason) == [.asked])
    }

    @Test("keep offers and agreements of a later schema, private as they were")
    func kept() async throws {
        let society = try OldSite.opened(
            after: "0067 mentoring",
            with: """
                INSERT INTO mentoring_listings (owner, kind, role, words, places, made_at, submission)
                VALUES (3, 'offer', 'mentor', 'W', 2, 5, 's');
                INSERT INTO mentoring_asks (listing, role, giver, taker, asker, words, answer, asked_at, ends_at,
                    answered_at, submission) VALUES (1, 'mentor', 3, 4, 4, 'W', 'accepted', 5, 9, 6, 's');
                INSERT INTO mentoring_agreements (ask, role, giver, taker, began_at) VALUES (1, 'mentor', 3, 4, 6);
                """)
        let (ada, ben) = (try await society.viewer(society.ada), try await society.viewer(society.ben))
        let board = try await society.store.mentoring(
            of: ada, on: MentoringStoreScene.today, at: Society.start)
        #expect(board.offers.map(\.room?.open) == [1] && board.agreements.count == 1)
        let found = try await society.store.mentoringListings(.offer, nil, for: ben, on: MentoringStoreScene.today)
        #expect(found.rows.isEmpty)
    }
}
