import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the version before left it, opened by this one.
@Suite("Subscriptions from before everything could be followed")
struct SubscriptionMigrationTests {
    private static let recent = Society.start.rawValue
    private static let old = """
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'Told', '{"title":"Told"}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at) VALUES (1, 1, 1, 3, 'W', 'W', 'other', \(recent), 0, 0, \(recent + 1), \(recent + 1));
        INSERT INTO contributions (number, discussion, parent, depth, author, kind, body, body_html, submission, written_at)
            VALUES (1, 1, NULL, 0, 4, 'comment', 'Old', 'Old', 'a', \(recent)),
            (2, 1, 1, 1, 3, 'comment', 'Reply', 'Reply', 'b', \(recent));
        INSERT INTO subscriptions (member, scope, subject, cadence, since) VALUES
            (3, 'site', '', 'weekly', 5), (4, 'club', '1', 'daily', 6), (4, 'tag', 'asthma', 'weekly', 7),
            (4, 'club', '99', 'daily', 8);
        INSERT INTO digest_schedules VALUES (3, 'weekly', 1000), (4, 'daily', 2000), (4, 'weekly', 3000);
        INSERT INTO mails (number, message_id, kind, recipient, message, written_at, due_at)
            VALUES (1, 'a@e', 'digest', 'b@e.org', x'', 0, 0);
        INSERT INTO digests VALUES (1, 4, 'daily', '2026-11-22', 1, 0);
        INSERT INTO digest_items VALUES (4, 1, 1);
        """

    @Test("stay what they were, with what was told, and nobody gets mail they never asked for")
    func opened() async throws {
        let society = try OldSite.opened(after: "0045 muting", with: Self.old)
        let store = society.store
        let ben = try await store.subscriptions(of: society.ben)
        #expect(
            Set(ben.subscriptions) == [
                Subscription(scope: .club(1), delivery: .daily),
                Subscription(scope: .tag(Tag.list("asthma")[0]), delivery: .weekly),
                Subscription(scope: .replies, delivery: .onSite), Subscription(scope: .mentions, delivery: .onSite),
            ])
        #expect(ben.due == [.daily: Instant(rawValue: 2000), .weekly: Instant(rawValue: 3000)])
        #expect(ben.pause == .none && ben.hour.monthDay == 1)
        #expect(
            Set(try await store.subscriptions(of: society.ada).subscriptions) == [
                Subscription(scope: .site, delivery: .weekly), Subscription(scope: .replies, delivery: .onSite),
                Subscription(scope: .mentions, delivery: .onSite),
            ])
        #expect(try await society.count("SELECT since FROM subscriptions WHERE kind = 'tag'") == 7)
        #expect(
            try await society.count("SELECT count(*) FROM digest_periods WHERE period = '2026-11-22' AND digest = 1")
                == 1)
        #expect(
            try await society.count("SELECT count(*) FROM digest_items WHERE kind = 'article' AND subject = 1") == 1)
        try await society.run("UPDATE subscriptions SET cadence = 'at-once', since = 0")
        let later = Society.start + .minutes(10)
        #expect(try await society.promptNews(at: later).isEmpty, "What was said before is no news.")
        try await society.run("UPDATE gathered_news SET up_to = 0")
        #expect(try await !society.promptNews(at: later).isEmpty, "It would be, but for the mark.")
        #expect(try await store.integrityProblems() == [])
    }

    @Test("under a name as addresses write it end where the real name is followed, too, and get it where it is not")
    func names() async throws {
        let society = try OldSite.opened(
            after: "0087 standing contributions",
            with: """
                INSERT INTO subscriptions (member, kind, word, cadence, since) VALUES
                    (3, 'journal', 'BMJ Open', 'weekly', 5), (3, 'journal', 'BMJ%20Open', 'daily', 6),
                    (3, 'journal', 'BMJ%2520Open', 'daily', 7), (4, 'journal', 'bmj%20open', 'monthly', 8),
                    (4, 'term', 'H%C3%A9patite%20B%2FC', 'weekly', 9), (4, 'term', '100% Medicine', 'weekly', 10),
                    (4, 'term', '%20', 'weekly', 11), (4, 'term', '5%FFx', 'weekly', 12),
                    (4, 'term', '%00abc', 'weekly', 13), (4, 'term', '%3F%3F', 'weekly', 14),
                    (4, 'term', 'A%20%20B', 'weekly', 15), (4, 'journal', 'Gut%20News', 'weekly', 16),
                    (4, 'journal', 'Gut%2520News', 'on-site', 17);
                """)
        func words(_ member: Number<Member>) async throws -> [String] {
            try await society.store.subscriptions(of: member).subscriptions.compactMap(\.scope.word).sorted()
        }
        #expect(try await words(society.ada) == ["BMJ Open"])
        #expect(
            try await words(society.ben) == [
                "%00abc", "%20", "%3F%3F", "100% Medicine", "5%FFx", "A%20%20B", "Gut News", "Hépatite B/C", "bmj open",
            ])
        func delivery(_ word: String, _ member: Number<Member>) async throws -> Delivery? {
            try await society.store.subscriptions(of: member).subscriptions.first { $0.scope.word == word }?.delivery
        }
        #expect(try await delivery("BMJ Open", society.ada) == .daily, "What was chosen last counts.")
        #expect(try await delivery("Gut News", society.ben) == .onSite)
        #expect(try await society.store.integrityProblems() == [])
    }
}
