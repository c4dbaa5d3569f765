import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Subscriptions")
struct SubscriptionTests {
    /// A society with one of everything that can be followed, Ben in all of it.
    private struct Scene {
        let society: Society
        let discussion: Number<Discussion>
        let question: Number<Question>
        let search: Number<SavedSearch>
        let ben: Viewer

        init() async throws {
            society = try await Society()
            discussion = try await society.post("Fluids", by: society.ada)
            question = try await society.ask("How much?", by: society.ada)
            var entry = SavedSearch.Entry()
            entry.name = "Mine"
            entry.query = "fluids"
            try await society.store.save(try SavedSearch.Draft(entry), by: society.ben, at: Society.start)
            search = try await society.store.savedSearches(of: society.ben)[0].number
            ben = try await society.viewer(society.ben)
            try await society.run(
                """
                INSERT INTO sources (number, address, host, title, added_at) VALUES (1, 'https://a.example/f', 'a', 'A', 0);
                INSERT INTO inboxes (number, member) VALUES (1, \(society.ben));
                INSERT INTO follows (inbox, source, folders, followed_at, unread_from) VALUES (1, 1, '[]', 0, 0);
                """)
        }

        var scopes: [Subscription.Scope] {
            [
                .site, .clubs, .club(Society.open), .tag(Tag.list("asthma")[0]), .journal("The Lancet"),
                .term("Fluid Therapy"), .member(society.ada), .search(search), .discussion(discussion),
                .question(question), .source(1), .replies, .mentions,
            ]
        }
    }

    @Test("are to anything there is, each kept once and as it was last wished, and ended")
    func everything() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        for scope in scene.scopes {
            for delivery in Delivery.allCases {
                try await store.follow(scope, delivery, by: scene.ben, at: Society.start)
                #expect(try await store.following(scope, for: scene.ben).delivery == delivery)
            }
            #expect(Subscription.Scope(scope.text) == scope)
        }
        let lines = try await store.subscriptionLines(for: scene.ben)
        #expect(Set(lines.map(\.subscription.scope)) == Set(scene.scopes))
        #expect(lines.count == scene.scopes.count && lines.allSatisfy { $0.name != nil })
        let names = Dictionary(uniqueKeysWithValues: lines.map { ($0.subscription.scope.kind, $0.name) })
        #expect(names[.club] == "Open club" && names[.member] == "Ada" && names[.discussion] == "Fluids")
        #expect(names[.question] == "How much?" && names[.search] == "Mine" && names[.source] == "A")
        for scope in scene.scopes {
            for _ in 0..<2 { try await store.unfollow(scope, by: scene.ben, at: Society.start) }
        }
        #expect(try await store.subscriptions(of: scene.society.ben).subscriptions.isEmpty)
        #expect(try await store.subscriptions(of: scene.society.ben).due.isEmpty)
    }

    @Test("to a title or term are one, however it is spelled")
    func spelling() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        for title in ["The Lancet", "the lancet", "THE LANCET"] {
            try await store.follow(.journal(title), .daily, by: scene.ben, at: Society.start)
        }
        #expect(try await scene.society.count("SELECT count(*) FROM subscriptions WHERE kind = 'journal'") == 1)
        #expect(Subscription.Scope(.journal, "…") == nil && Subscription.Scope(.term, "") == nil)
        #expect(Subscription.Scope(.term, String(repeating: "x", count: 201)) == nil)
        #expect(Subscription.Scope("club-0") == nil && Subscription.Scope("club-x") == nil)
        #expect(Subscription.Scope("site-1") == nil && Subscription.Scope("nothing-1") == nil)
    }

    @Test("to what one may not read, to oneself and by visitors are refused")
    func refused() async throws {
        let scene = try await Scene()
        let society = scene.society
        let hidden = try await society.post("Hidden", in: Society.hidden, by: society.ada)
        let asked = try await society.ask("Hidden?", in: Society.hidden, by: society.ada)
        let foreign: [Subscription.Scope] = [
            .club(Society.hidden), .discussion(hidden), .question(asked), .discussion(99), .question(99), .club(99),
            .member(99), .search(99), .source(99),
        ]
        for scope in foreign {
            let kind = try await refusal {
                try await society.store.follow(scope, .daily, by: scene.ben, at: Society.start)
            }
            #expect(kind == .notFound, "\(scope)")
        }
        let ada = try await society.viewer(society.ada)
        for scope in [.search(scene.search), .source(1)] as [Subscription.Scope] {
            let kind = try await refusal {
                try await society.store.follow(scope, .daily, by: ada, at: Society.start)
            }
            #expect(kind == .notFound, "Another member's \(scope)")
        }
        #expect(
            try await refusal {
                try await society.store.follow(.member(society.ben), .daily, by: scene.ben, at: Society.start)
            } == .invalid)
        #expect(
            try await refusal { try await society.store.follow(.site, .daily, by: .visitor, at: Society.start) }
                == .signInNeeded)
    }

    @Test("lose their names, and nothing else, when what they are to is closed to the member")
    func closed() async throws {
        let scene = try await Scene()
        let society = scene.society
        try await society.store.follow(.discussion(scene.discussion), .daily, by: scene.ben, at: Society.start)
        try await society.run("UPDATE clubs SET visibility = 'private' WHERE number = 1")
        try await society.run("DELETE FROM club_members WHERE member = \(society.ben)")
        let viewer = try await society.viewer(society.ben)
        let lines = try await society.store.subscriptionLines(for: viewer)
        let line = try #require(lines.first { $0.subscription.scope == .discussion(scene.discussion) })
        #expect(line.name == nil)
        try await society.store.unfollow(.discussion(scene.discussion), by: viewer, at: Society.start)
    }

    @Test("are named by their names, by handles and by addresses; what is not there is a problem of the field")
    func named() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        let cases: [(String, String, Subscription.Scope)] = [
            ("club", "open CLUB", .club(Society.open)), ("club", "/clubs/1-open-club", .club(Society.open)),
            ("member", "@ada", .member(scene.society.ada)), ("member", "Ada", .member(scene.society.ada)),
            ("discussion", "https://x.example/discussions/\(scene.discussion)-fluids", .discussion(scene.discussion)),
            ("discussion", "fluids", .discussion(scene.discussion)),
            ("question", "How much?", .question(scene.question)), ("search", "mine", .search(scene.search)),
            ("source", "a", .source(1)), ("source", "https://a.example/f", .source(1)),
            ("tag", "Primary care", .tag(Tag.list("primary-care")[0])), ("journal", "Gut", .journal("Gut")),
        ]
        for (kind, text, scope) in cases {
            #expect(try await store.scope(kind, named: text, for: scene.ben) == scope, "\(kind) \(text)")
        }
        for (kind, text) in [
            ("club", "Hidden club"), ("club", "/clubs/3"), ("member", "nobody"), ("question", "/questions/99"),
            ("question", "/discussions/1"), ("discussion", "https://x.example/clubs/1"),
            ("planet", "Mars"), ("tag", ""), ("source", "'; DROP TABLE sources; --"), ("search", "%"),
        ] {
            let kind = try await refusal { _ = try await store.scope(kind, named: text, for: scene.ben) }
            #expect(kind == .invalid, "\(text)")
        }
    }

    @Test("end for mail with the link beside what they brought; what concerns the member alone stays on the site")
    func links() async throws {
        let scene = try await Scene()
        let society = scene.society
        try await society.store.follow(.discussion(scene.discussion), .atOnce, by: scene.ben, at: Society.start)
        let site = try await society.store.site()
        let numbers = try await society.store.database.read { db in
            try Number<Subscription>.fetchAll(
                db, sql: "SELECT number FROM subscriptions WHERE member = 4 AND cadence = 'at-once'")
        }
        #expect(numbers.count == 3)
        for number in numbers + numbers {
            let code = try #require(UnsubscribeCode(UnsubscribeCode(number).text(in: site), in: site))
            #expect(code.ending == .subscription(number))
            try await society.store.unsubscribe(number, at: Society.start)
        }
        let left = try await society.store.subscriptions(of: society.ben).subscriptions
        #expect(
            Set(left) == [
                Subscription(scope: .clubs, delivery: .weekly), Subscription(scope: .replies, delivery: .onSite),
                Subscription(scope: .mentions, delivery: .onSite),
            ])
        for mailing in [.promptNews, .reminders, .digests([.daily, .monthly])] as [Mailing] {
            let code = UnsubscribeCode(member: society.ben, mailing: mailing).text(in: site)
            #expect(UnsubscribeCode(code, in: site)?.ending == .mailing(mailing, of: society.ben))
        }
    }

    @Test(
        "are held by the schema: one key that fits the kind, no two alike, nobody to themselves",
        arguments: [
            "(4, 'club', NULL, NULL, 'daily')", "(4, 'site', 1, NULL, 'daily')", "(4, 'tag', NULL, NULL, 'daily')",
            "(4, 'club', NULL, 'x', 'daily')", "(4, 'tag', NULL, ' ', 'daily')", "(4, 'planet', NULL, NULL, 'daily')",
            "(4, 'site', NULL, NULL, 'hourly')", "(4, 'club', 9, NULL, 'daily')", "(9, 'site', NULL, NULL, 'daily')",
            "(4, 'clubs', NULL, NULL, 'daily')", "(4, 'tag', NULL, 'a', 'daily'), (4, 'tag', NULL, 'A', 'daily')",
        ])
    func laws(_ values: String) async throws {
        let society = try await Society()
        let rows = values.replacing("')", with: "', 0)")
        await #expect(throws: DatabaseError.self) {
            try await society.run("INSERT INTO subscriptions (member, kind, club, word, cadence, since) VALUES \(rows)")
        }
        await #expect(throws: DatabaseError.self) {
            try await society.run(
                """
                INSERT INTO subscriptions (member, kind, followed, cadence, since) VALUES (4, 'member', 4, 'daily', 0)
                """)
        }
    }

    @Test("are not more than anybody reads")
    func limit() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        try await society.run(
            """
            WITH RECURSIVE many (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM many WHERE place < 497)
            INSERT INTO subscriptions (member, kind, word, cadence, since)
                SELECT 4, 'term', 'term ' || place, 'daily', 0 FROM many
            """)
        #expect(
            try await refusal { try await society.store.follow(.site, .daily, by: ben, at: Society.start) }
                == .conflict)
        #expect(try await society.store.subscriptions(of: society.ben).subscriptions.count == 500)
    }
}
