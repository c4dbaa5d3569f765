import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before there were panels")
struct PanelMigrationTests {
    private static let rows = """
        INSERT INTO club_members (club, member, role, joined_at) VALUES (1, 3, 'facilitator', 0), (1, 4, 'member', 0);
        INSERT INTO polls (number, club, author, question, details, details_html, form, options, disclosure,
            is_anonymous, needs_reference, submission, asked_at, closes_at)
        VALUES (1, 1, 3, 'Q', '', '', 'scale', '[]', 'always', 0, 0, 's', 0, 9000000000000);
        """

    @Test("make them like any other")
    func made() async throws {
        let society = try OldSite.opened(after: "0041 polls", with: Self.rows)
        let ada = try await society.viewer(society.ada)
        let panel = try await society.store.make(PanelScene.draft(), in: 1, by: ada, at: Society.start)
        try await society.store.invite(
            [society.ben], to: panel, by: ada, at: Society.start, compose: PanelScene.letter)
        try await society.store.takeSeat(
            on: panel, stating: "none", by: society.viewer(society.ben), at: Society.start)
        #expect(try await society.store.panel(panel, for: .visitor, at: Society.start).members.count == 1)
    }

    @Test("have questions without a specialty, whose answers panels may judge")
    func questions() async throws {
        let society = try OldSite.opened(
            after: "0043 polls of panels",
            with: Self.rows + """
                INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at)
                VALUES (1, 1, 3, 'Q', '', '', 'clinical', 's', 0);
                """)
        let ben = try await society.viewer(society.ben)
        #expect(try await society.store.question(1, for: ben).summary.specialty == "")
        #expect(try await society.store.panels(about: 1, for: ben, at: Society.start).judging.isEmpty)
    }

    @Test("have polls that are their clubs’ still, and that who belongs to the club votes in")
    func polls() async throws {
        let society = try OldSite.opened(after: "0042 panels", with: Self.rows)
        let ben = try await society.viewer(society.ben)
        var entry = Vote.Entry()
        (entry.rating, entry.rationale, entry.competingInterests) = ("7", "R", "none")
        let poll = try await society.store.poll(1, for: ben, at: Society.start).poll
        #expect(poll.panel == nil)
        try await society.store.vote(
            Vote(entry, on: poll.terms) { $0 }, in: 1, over: 1, changing: nil, by: ben, at: Society.start)
        #expect(try await society.store.poll(1, for: ben, at: Society.start).tally.voters == 1)
    }
}
