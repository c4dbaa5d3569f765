@testable import Web

extension PolicyTests {
    /// Everybody's network is empty; discussion 1 is public, and member 4 is Mel.
    static let networkRules: [Rule] = [
        Rule("GET", "/network", visitor: 401, all: 200),
        Rule("GET", "/network/ties/new", visitor: 401, all: 200),
        Rule("POST", "/network/ties", visitor: 401, all: 422),
        Rule("GET", "/network/ties/{tie}", "/network/ties/1", visitor: 401, all: 404),
        Rule("GET", "/network/ties/{tie}/edit", "/network/ties/1/edit", visitor: 401, all: 404),
        Rule("POST", "/network/ties/{tie}/edit", "/network/ties/1/edit", visitor: 401, all: 404),
        Rule("GET", "/network/ties/{tie}/removal", "/network/ties/1/removal", visitor: 401, all: 404),
        Rule("POST", "/network/ties/{tie}/removal", "/network/ties/1/removal", visitor: 401, all: 303),
        Rule("POST", "/network/ties/{tie}/contacts", "/network/ties/1/contacts", visitor: 401, all: 404),
        Rule("POST", "/network/links", nil, [("one", "1"), ("other", "2")], visitor: 401, all: 404),
        Rule("POST", "/network/links/removal", nil, [("one", "1"), ("other", "2")], visitor: 401, all: 404),
        Rule("GET", "/network/upload", visitor: 401, all: 200),
        Rule("POST", "/network/upload", visitor: 401, all: 422),
        Rule("POST", "/network/upload/choices", visitor: 401, all: 303),
        Rule("POST", "/network/upload/removal", visitor: 401, all: 303),
        Rule("GET", "/network/suggestions", visitor: 401, all: 200),
        Rule("POST", "/network/suggestions/dismissals", nil, [("member", "99")], visitor: 401, all: 303),
        Rule("POST", "/network/suggestions/refusal", visitor: 401, all: 303),
        Rule("POST", "/network/suggestions/refusal/removal", visitor: 401, all: 303),
        Rule("GET", "/network/introductions", visitor: 401, all: 200),
        Rule("GET", "/network/introductions/new", visitor: 401, all: 200),
        Rule("POST", "/network/introductions/preview", visitor: 401, all: 422),
        Rule("POST", "/network/introductions", visitor: 401, all: 422),
        Rule(
            "GET", "/network/introductions/{introduction}", "/network/introductions/1", visitor: 401, all: 404),
        Rule(
            "POST", "/network/introductions/{introduction}/answer", "/network/introductions/1/answer",
            [("answer", "no")], visitor: 401, all: 404),
        Rule(
            "GET", "/network/introductions/{introduction}/withdrawal", "/network/introductions/1/withdrawal",
            visitor: 401, all: 404),
        Rule(
            "POST", "/network/introductions/{introduction}/withdrawal", "/network/introductions/1/withdrawal",
            visitor: 401, all: 404),
        Rule(
            "POST", "/network/introductions/{introduction}/outcome", "/network/introductions/1/outcome",
            [("worth", "yes")], visitor: 401, all: 404),
        Rule("GET", "/network/sharing", visitor: 401, all: 200),
        Rule("POST", "/network/sharing", visitor: 401, all: 422),
        Rule("GET", "/network/removal", visitor: 401, all: 200),
        Rule("POST", "/network/removal", visitor: 401, all: 303),
        Rule("GET", "/members/{member}/network", "/members/99/network", visitor: 401, all: 404),
        Rule("GET", "/members/{member}/block", "/members/99/block", visitor: 401, all: 404),
        Rule("POST", "/members/{member}/block", "/members/99/block", visitor: 401, all: 404),
        Rule("POST", "/members/{member}/block/removal", "/members/99/block/removal", visitor: 401, all: 303),
        Rule("GET", "/discussions/{discussion}/people", "/discussions/1/people", visitor: 401, all: 200),
    ]
}
