import Colloquium
import Store

/// Who may do what about sources, inboxes and proposals. Club 1 and Ann follow source 1, which brought item 1; rule 1 is
/// the club's, rule 2 is Ann's; proposal 1 is Ann's, in club 1.
extension PolicyTests {
    private static let rule = [("kind", "keyword"), ("phrases", "sepsis"), ("action", "hide")]

    static let followedRules: [Rule] = [
        Rule("GET", "/sources", visitor: 401, all: 200),
        Rule("POST", "/sources/finds", nil, [("address", "heart")], visitor: 401, all: 303),
        Rule("GET", "/sources/journals", visitor: 401, all: 200),
        Rule(
            "POST", "/sources/follows", nil, [("offered", "https://lung.example/feed"), ("offer", "0"), ("for", "1")],
            visitor: 401, all: 403, facilitator: 303, administrator: 303),
        Rule(
            "POST", "/sources/{source}/end", "/sources/1/end", [("for", "1")], visitor: 401, all: 403,
            facilitator: 303, administrator: 303),
        Rule(
            "POST", "/sources/{source}/poll", "/sources/1/poll", [("for", "1")], visitor: 401, all: 403,
            facilitator: 303, administrator: 303),

        Rule("GET", "/sources/export.opml", visitor: 401, all: 200),
        Rule("GET", "/inbox", visitor: 401, all: 200),
        Rule("POST", "/inbox/marks", nil, [("before", "1")], visitor: 401, all: 303),
        Rule("POST", "/inbox/marks/end", visitor: 401, all: 303),
        Rule("POST", "/inbox/items/{item}/mark", "/inbox/items/1/mark", [("as", "read")], visitor: 401, all: 303),
        Rule(
            "POST", "/inbox/items/{item}/visibility", "/inbox/items/1/visibility", [("as", "hidden")], visitor: 401,
            all: 404, author: 303),
        Rule("GET", "/inbox/items/{item}/tags", "/inbox/items/1/tags", visitor: 401, all: 404, author: 200),
        Rule("POST", "/inbox/items/{item}/tags", "/inbox/items/1/tags", visitor: 401, all: 404, author: 303),
        Rule("GET", "/inbox/items/{item}/proposal", "/inbox/items/1/proposal", visitor: 401, all: 404, author: 200),
        Rule("POST", "/inbox/items/{item}/proposal", "/inbox/items/1/proposal", visitor: 401, all: 404, author: 422),
        Rule("GET", "/inbox/rules", visitor: 401, all: 200),
        Rule("POST", "/inbox/rules", visitor: 401, all: 422),
        Rule("GET", "/inbox/rules/{rule}", "/inbox/rules/2", visitor: 401, all: 404, author: 200),
        Rule("POST", "/inbox/rules/{rule}", "/inbox/rules/2", rule, visitor: 401, all: 404, author: 303),
        Rule("POST", "/inbox/rules/{rule}/end", "/inbox/rules/2/end", visitor: 401, all: 303),

        Rule("GET", "/clubs/{club}/sources/export.opml", "/clubs/1/sources/export.opml", visitor: 401, all: 200),
        Rule("GET", "/clubs/{club}/inbox", "/clubs/1/inbox", visitor: 401, all: 200),
        Rule("POST", "/clubs/{club}/inbox/marks", "/clubs/1/inbox/marks", [("item", "1")], visitor: 401, all: 303),
        Rule("POST", "/clubs/{club}/inbox/marks/end", "/clubs/1/inbox/marks/end", visitor: 401, all: 303),
        Rule(
            "POST", "/clubs/{club}/inbox/items/{item}/mark", "/clubs/1/inbox/items/1/mark", [("as", "read")],
            visitor: 401, all: 303),
        Rule(
            "POST", "/clubs/{club}/inbox/items/{item}/visibility", "/clubs/1/inbox/items/1/visibility",
            [("as", "hidden")], visitor: 401, all: 403, facilitator: 303, administrator: 303),
        Rule(
            "GET", "/clubs/{club}/inbox/items/{item}/tags", "/clubs/1/inbox/items/1/tags", visitor: 401, all: 403,
            facilitator: 200, administrator: 200),
        Rule(
            "POST", "/clubs/{club}/inbox/items/{item}/tags", "/clubs/1/inbox/items/1/tags", visitor: 401, all: 403,
            facilitator: 303, administrator: 303),
        Rule(
            "GET", "/clubs/{club}/inbox/items/{item}/proposal", "/clubs/1/inbox/items/1/proposal", visitor: 401,
            all: 200),
        Rule(
            "POST", "/clubs/{club}/inbox/items/{item}/proposal", "/clubs/1/inbox/items/1/proposal", visitor: 401,
            all: 422),
        Rule("GET", "/clubs/{club}/inbox/rules", "/clubs/1/inbox/rules", visitor: 401, all: 200),
        Rule(
            "POST", "/clubs/{club}/inbox/rules", "/clubs/1/inbox/rules", visitor: 401, all: 403, facilitator: 422,
            administrator: 422),
        Rule(
            "GET", "/clubs/{club}/inbox/rules/{rule}", "/clubs/1/inbox/rules/1", visitor: 401, all: 403,
            facilitator: 200, administrator: 200),
        Rule(
            "POST", "/clubs/{club}/inbox/rules/{rule}", "/clubs/1/inbox/rules/1", rule, visitor: 401, all: 403,
            facilitator: 303, administrator: 303),
        Rule(
            "POST", "/clubs/{club}/inbox/rules/{rule}/end", "/clubs/1/inbox/rules/1/end", visitor: 401, all: 403,
            facilitator: 303, administrator: 303),

        Rule("GET", "/articles/{article}/proposal", "/articles/1/proposal", visitor: 401, all: 200),
        Rule("POST", "/articles/{article}/proposal", "/articles/1/proposal", visitor: 401, all: 422),
        Rule("GET", "/clubs/{club}/proposals", "/clubs/1/proposals", visitor: 401, all: 200),
        Rule("GET", "/proposals/{proposal}", "/proposals/1", visitor: 401, all: 303),
        Rule(
            "POST", "/proposals/{proposal}/support", "/proposals/1/support", [("as", "yes")], visitor: 401, all: 303),
        Rule(
            "POST", "/proposals/{proposal}/pick", "/proposals/1/pick", visitor: 401, all: 403, facilitator: 303,
            administrator: 303),
        Rule(
            "GET", "/proposals/{proposal}/refusal", "/proposals/1/refusal", visitor: 401, all: 403, facilitator: 200,
            administrator: 200),
        Rule(
            "POST", "/proposals/{proposal}/refusal", "/proposals/1/refusal", [("reason", "Not now.")], visitor: 401,
            all: 403, facilitator: 303, administrator: 303),
        Rule(
            "POST", "/proposals/{proposal}/withdrawal", "/proposals/1/withdrawal", visitor: 401, all: 403,
            author: 303),
    ]

    static func furnishInboxes(_ site: TestSite) async throws {
        let source = try await site.follow("heart", for: .club(1))
        try await site.follow("heart", for: .member(site.author))
        try await site.poll(source, [TestSite.article("A trial in an inbox", doi: "10.1000/inbox")])
        _ = try await site.store.addRule(
            TestSite.rule("asthma", .hide), to: .club(1), by: site.store.viewer(site.facilitator), at: site.clock.now)
        _ = try await site.store.addRule(
            TestSite.rule("asthma", .hide), to: .member(site.author), by: site.store.viewer(site.author),
            at: site.clock.now)
        _ = try await site.propose(1, to: 1, by: site.author)
    }
}
