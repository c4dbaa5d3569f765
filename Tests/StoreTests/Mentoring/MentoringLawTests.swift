import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The schema’s laws of mentoring")
struct MentoringLawTests {
    private static let listing =
        "INSERT INTO mentoring_listings (owner, kind, role, words, places, trainee, consent, made_at, submission) VALUES"
    private static let ask =
        "INSERT INTO mentoring_asks (role, giver, taker, asker, words, asked_at, ends_at, submission) VALUES"
    private static let agreement = "INSERT INTO mentoring_agreements (ask, role, giver, taker, began_at) VALUES"
    private static let told =
        "INSERT INTO mentoring_tellings (member, reason, listing, ask, agreement, actor, noted_at) VALUES"

    /// Ada (3) is Ben's (4) mentor by offer 1, ask 1 and agreement 1; Mo (2) asks her, too, in ask 2.
    @Test(
        "hold against whatever is written",
        arguments: [
            "\(listing) (3, 'offer', 'friend', 'w', 1, NULL, NULL, 0, 'x')",
            "\(listing) (3, 'offer', 'coach', 'w', 0, NULL, NULL, 0, 'x')",
            "\(listing) (3, 'offer', 'coach', 'w', 21, NULL, NULL, 0, 'x')",
            "\(listing) (3, 'offer', 'coach', 'w', NULL, NULL, NULL, 0, 'x')",
            "\(listing) (3, 'offer', 'coach', ' ', 1, NULL, NULL, 0, 'x')",
            "\(listing) (3, 'offer', 'mentor', 'w', 1, NULL, NULL, 0, 'x')",
            "\(listing) (3, 'offer', 'coach', 'w', 1, 4, 'given', 0, 'x')",
            "\(listing) (3, 'request', 'coach', 'w', 1, NULL, NULL, 0, 'x')",
            "\(listing) (3, 'request', 'coach', 'w', NULL, 3, 'given', 0, 'x')",
            "\(listing) (3, 'request', 'coach', 'w', NULL, 4, NULL, 0, 'x')",
            "\(listing) (3, 'request', 'coach', 'w', NULL, NULL, 'given', 0, 'x')",
            "\(listing) (3, 'request', 'coach', 'w', NULL, 4, 'waiting', 0, 'x'), (3, 'request', 'coach', 'v', NULL, 4, 'waiting', 0, 'y')",
            "UPDATE mentoring_listings SET audience = 'everybody'", "UPDATE mentoring_listings SET role = 'sponsor'",
            "UPDATE mentoring_listings SET owner = 2", "UPDATE mentoring_listings SET paused = 2",
            "UPDATE mentoring_listings SET last_day = '2026-01-01'",
            "INSERT INTO mentoring_ways VALUES (1, 'telepathy')",
            "INSERT INTO mentoring_stages VALUES (99, 'student')", "INSERT INTO mentoring_readers VALUES (1, 99)",
            "INSERT INTO trainee_refusals VALUES (3, 3, 0)",
            "\(ask) ('mentor', 3, 3, 3, 'w', 0, 1, 'x')", "\(ask) ('mentor', 3, 4, 2, 'w', 0, 1, 'x')",
            "\(ask) ('mentor', 3, 4, 4, '', 0, 1, 'x')", "\(ask) ('mentor', 3, 4, 4, 'w', 1, 1, 'x')",
            "\(ask) ('mentor', 2, 3, 3, 'w', 0, 1, 'x')",
            "UPDATE mentoring_asks SET answer = 'open', answered_at = NULL WHERE number = 1",
            "UPDATE mentoring_asks SET answer = 'accepted' WHERE number = 2",
            "UPDATE mentoring_asks SET answer = 'accepted', answered_at = ends_at WHERE number = 2",
            "UPDATE mentoring_asks SET answer_words = 'no' WHERE number = 2",
            "UPDATE mentoring_asks SET giver = 1, asker = 2 WHERE number = 2",
            "\(agreement) (2, 'mentor', 3, 2, 0)", "\(agreement) (NULL, 'mentor', 3, 2, 0)",
            "UPDATE mentoring_asks SET answer = 'accepted', answered_at = asked_at WHERE number = 2; \(agreement) (2, 'mentor', 3, 2, 0)",
            "UPDATE mentoring_agreements SET taker = 2", "UPDATE mentoring_agreements SET thanks = 'T'",
            "UPDATE mentoring_agreements SET ended_at = began_at - 1",
            "UPDATE mentoring_agreements SET ended_at = began_at; UPDATE mentoring_agreements SET ended_at = NULL",
            "UPDATE mentoring_agreements SET ended_at = began_at; INSERT INTO mentoring_terms (agreement, role, starts_on, proposed_at, submission) VALUES (1, 'coach', '2026-01-01', 0, 'x')",
            "UPDATE mentoring_terms SET goals = 'Other'", "UPDATE mentoring_terms SET answer = 'proposed'",
            "INSERT INTO mentoring_terms (agreement, role, starts_on, ends_on, proposed_at, submission) VALUES (1, 'coach', '2026-02-01', '2026-01-01', 0, 'x')",
            "INSERT INTO mentoring_terms (agreement, role, starts_on, proposed_at, submission) VALUES (1, 'coach', '2026-02-01', 0, 'x'), (1, 'coach', '2026-02-01', 0, 'y')",
            "INSERT INTO mentoring_log (agreement, member, day, words, written_at, submission) VALUES (1, 2, '2026-01-01', 'w', 0, 'x')",
            "INSERT INTO mentoring_log (agreement, member, day, words, written_at, submission) VALUES (1, 3, 'May', 'w', 0, 'x')",
            "INSERT INTO mentoring_log (agreement, member, day, words, written_at, submission) VALUES (1, 3, '2026-01-01', 'w', 0, 'x'); UPDATE mentoring_log SET member = 4",
            "\(told) (3, 'asked', NULL, 1, NULL, 3, 0)", "\(told) (3, 'asked', NULL, NULL, NULL, 4, 0)",
            "\(told) (3, 'gossip', NULL, 1, NULL, 4, 0)", "\(told) (3, 'meeting', NULL, NULL, 1, NULL, 0)",
            "\(told) (2, 'asked', NULL, 1, NULL, 4, 0), (2, 'asked', NULL, 1, NULL, 4, 0)",
        ])
    func law(sql: String) async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada) { $0.places = "2" }
        let ask = try await scene.ask(about: offer, by: scene.ben)
        try await scene.ask(about: offer, by: scene.mo)
        _ = try await scene.accept(ask, by: scene.ada)
        try await scene.society.run("UPDATE mentoring_listings SET places = 1")
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }
}
