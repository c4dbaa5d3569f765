@testable import Web

extension PolicyTests {
    /// Everybody's worksheet is empty and nobody guides anybody.
    static let worksheetRules: [Rule] = [
        Rule("GET", "/network/worksheet", visitor: 401, all: 200),
        Rule("GET", "/network/worksheet/print", visitor: 401, all: 200),
        Rule("POST", "/network/worksheet/template", visitor: 401, all: 422),
        Rule("POST", "/network/worksheet/reflections", visitor: 401, all: 422),
        Rule(
            "GET", "/network/worksheet/reflections/{reflection}/removal", "/network/worksheet/reflections/1/removal",
            visitor: 401, all: 404),
        Rule(
            "POST", "/network/worksheet/reflections/{reflection}/removal", "/network/worksheet/reflections/1/removal",
            visitor: 401, all: 303),
        Rule("POST", "/network/worksheet/reminders", visitor: 401, all: 303),
        Rule("POST", "/network/worksheet/reminders/removal", visitor: 401, all: 303),
        Rule("POST", "/network/worksheet/comments", visitor: 401, all: 422),
        Rule(
            "POST", "/network/worksheet/comments/{comment}/removal", "/network/worksheet/comments/1/removal",
            visitor: 401, all: 303),
        Rule("GET", "/network/worksheet/goals/new", visitor: 401, all: 200),
        Rule("POST", "/network/worksheet/goals", visitor: 401, all: 422),
        Rule("GET", "/network/worksheet/goals/{goal}", "/network/worksheet/goals/1", visitor: 401, all: 404),
        Rule("POST", "/network/worksheet/goals/{goal}", "/network/worksheet/goals/1", visitor: 401, all: 422),
        Rule(
            "GET", "/network/worksheet/goals/{goal}/removal", "/network/worksheet/goals/1/removal", visitor: 401,
            all: 404),
        Rule(
            "POST", "/network/worksheet/goals/{goal}/removal", "/network/worksheet/goals/1/removal", visitor: 401,
            all: 303),
        Rule("GET", "/network/worksheet/steps/new", visitor: 401, all: 200),
        Rule("POST", "/network/worksheet/steps", visitor: 401, all: 422),
        Rule("GET", "/network/worksheet/steps/{step}", "/network/worksheet/steps/1", visitor: 401, all: 404),
        Rule("POST", "/network/worksheet/steps/{step}", "/network/worksheet/steps/1", visitor: 401, all: 422),
        Rule(
            "POST", "/network/worksheet/steps/{step}/state", "/network/worksheet/steps/1/state", [("state", "done")],
            visitor: 401, all: 404),
        Rule(
            "GET", "/network/worksheet/steps/{step}/removal", "/network/worksheet/steps/1/removal", visitor: 401,
            all: 404),
        Rule(
            "POST", "/network/worksheet/steps/{step}/removal", "/network/worksheet/steps/1/removal", visitor: 401,
            all: 303),
        Rule("GET", "/network/worksheet/sharing", visitor: 401, all: 200),
        Rule("POST", "/network/worksheet/sharing", visitor: 401, all: 303),
        Rule("POST", "/network/worksheet/links", visitor: 401, all: 422),
        Rule(
            "POST", "/network/worksheet/links/{link}/removal", "/network/worksheet/links/1/removal", visitor: 401,
            all: 303),
        Rule("GET", "/worksheets/{token}", "/worksheets/\(unknown)", visitor: 404, all: 404),
        Rule("GET", "/network/guiding", visitor: 401, all: 200),
        Rule("POST", "/network/guiding", visitor: 401, all: 422),
        Rule("GET", "/network/guiding/{guiding}", "/network/guiding/1", visitor: 401, all: 404),
        Rule(
            "POST", "/network/guiding/{guiding}/comments", "/network/guiding/1/comments", [("comment", "Words")],
            visitor: 401, all: 404),
        Rule(
            "POST", "/network/guiding/{guiding}/acceptance", "/network/guiding/1/acceptance", visitor: 401, all: 404),
        Rule("POST", "/network/guiding/{guiding}/refusal", "/network/guiding/1/refusal", visitor: 401, all: 303),
        Rule("GET", "/network/guiding/{guiding}/removal", "/network/guiding/1/removal", visitor: 401, all: 404),
        Rule("POST", "/network/guiding/{guiding}/removal", "/network/guiding/1/removal", visitor: 401, all: 303),
        Rule("GET", "/members/{member}/guiding", "/members/99/guiding", visitor: 401, all: 404),
        Rule("POST", "/members/{member}/guiding/consent", "/members/99/guiding/consent", visitor: 401, all: 404),
        Rule("POST", "/members/{member}/guiding/request", "/members/99/guiding/request", visitor: 401, all: 404),
    ]
}
