@testable import Web

extension PolicyTests {
    /// There is no panel: who may read the club is told that there is none.
    static let panelRules: [Rule] =
        [
            Rule("GET", "/panel-links/{token}", "/panel-links/\(unknown)", visitor: 410, all: 410),
            Rule(
                "POST", "/panel-links/{token}", "/panel-links/\(unknown)", [("competing-interests", "none")],
                visitor: 410, all: 410),
            Rule("POST", "/panel-links/{token}/refusal", "/panel-links/\(unknown)/refusal", visitor: 410, all: 410),
            Rule("GET", "/clubs/{club}/panels", "/clubs/1/panels", visitor: 200, all: 200),
            Rule(
                "GET", "/clubs/{club}/panels/new", "/clubs/1/panels/new", visitor: 401, all: 403, facilitator: 200,
                administrator: 200),
            Rule(
                "POST", "/clubs/{club}/panels", "/clubs/1/panels", visitor: 401, all: 403, facilitator: 422,
                administrator: 422),
            Rule("GET", "/panels/{panel}", "/panels/1", visitor: 404, all: 404),
            Rule("GET", "/panels/{panel}/invitations", "/panels/1/invitations", visitor: 401, all: 404),
            Rule("POST", "/panels/{panel}/invitations", "/panels/1/invitations", visitor: 401, all: 404),
            Rule("POST", "/panels/{panel}/guests", "/panels/1/guests", visitor: 401, all: 404),
            Rule("POST", "/panels/{panel}/seat/refusal", "/panels/1/seat/refusal", visitor: 401, all: 404),
            Rule("GET", "/answers/{answer}/panels/{panel}", "/answers/1/panels/1", visitor: 401, all: 403),
            Rule(
                "POST", "/answers/{answer}/panels/{panel}", "/answers/1/panels/1",
                [("verdict", "yes"), ("declares", "none")], visitor: 401, all: 403),
            Rule(
                "POST", "/answers/{answer}/panels/{panel}/removal", "/answers/1/panels/1/removal", visitor: 401,
                all: 303),
            Rule(
                "POST", "/questions/{question}/panels", "/questions/1/panels", [("panel", "1")], visitor: 401, all: 404),
            Rule(
                "POST", "/questions/{question}/panels/removal", "/questions/1/panels/removal", [("panel", "1")],
                visitor: 401, all: 404),
        ]
        + [
            ("/panels/{panel}/edit", "/panels/1/edit"), ("/panels/{panel}/closure", "/panels/1/closure"),
            ("/panels/{panel}/seat", "/panels/1/seat"), ("/panels/{panel}/seat/removal", "/panels/1/seat/removal"),
            ("/panel-invitations/{invitation}/removal", "/panel-invitations/1/removal"),
        ].flatMap { route, path in ["GET", "POST"].map { Rule($0, route, path, visitor: 401, all: 404) } }
}
