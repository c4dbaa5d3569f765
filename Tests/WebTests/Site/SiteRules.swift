@testable import Web

extension PolicyTests {
    private static let text = [
        ("kind", "comment"), ("body", "Words"), ("references", "10.1000/x"), ("title", "T"), ("bottom-line", "S"),
    ]

    /// Those that take forms alone lead whoever comes by a link to the draft.
    static let draftAddresses = [
        "choice", "publication", "entry", "resolution", "distinction", "removal", "restoration",
    ].map { act in
        Rule(
            "GET", "/articles/drafts/{draft}/\(act)", "/articles/drafts/1/\(act)", visitor: 401, all: 404, author: 303)
    }

    static let siteRules: [Rule] = [
        Rule("GET", "/", visitor: 200, all: 200),
        Rule("GET", "/search", visitor: 200, all: 200),
        Rule("GET", "/health", visitor: 200, all: 200),
        Rule("GET", "/robots.txt", visitor: 200, all: 200),
        Rule("GET", "/sitemap.xml", visitor: 200, all: 200),
        Rule("GET", "/sitemaps/articles/{part}", "/sitemaps/articles/1", visitor: 200, all: 200),
        Rule("GET", "/sitemaps/discussions/{part}", "/sitemaps/discussions/1", visitor: 200, all: 200),
        Rule("GET", "/sitemaps/questions/{part}", "/sitemaps/questions/1", visitor: 200, all: 200),
        Rule("GET", "/set-up/{token}", "/set-up/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/set-up/{token}", "/set-up/\(unknown)", visitor: 410, all: 410),
        Rule("GET", "/sign-in", visitor: 200, all: 303),
        Rule("POST", "/sign-in", visitor: 422, all: 422),
        Rule("GET", "/sign-in/link/{token}", "/sign-in/link/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/sign-in/link/{token}", "/sign-in/link/\(unknown)", visitor: 410, all: 410),
        Rule("GET", "/join", visitor: 200, all: 200),
        Rule("POST", "/join", visitor: 403, all: 403),
        Rule("GET", "/join/{token}", "/join/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/join/{token}", "/join/\(unknown)", visitor: 410, all: 410),
        Rule("GET", "/confirmation/{token}", "/confirmation/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/confirmation/{token}", "/confirmation/\(unknown)", visitor: 410, all: 410),
        Rule("GET", "/password-reset", visitor: 200, all: 200),
        Rule("POST", "/password-reset", visitor: 422, all: 422),
        Rule("GET", "/password-reset/{token}", "/password-reset/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/password-reset/{token}", "/password-reset/\(unknown)", visitor: 410, all: 410),
        Rule("GET", "/settings/account/email/{token}", "/settings/account/email/\(unknown)", visitor: 410, all: 410),
        Rule("POST", "/settings/account/email/{token}", "/settings/account/email/\(unknown)", visitor: 410, all: 410),
        Rule("GET", "/unsubscribe/{code}", "/unsubscribe/1.weekly.x", visitor: 410, all: 410),
        Rule("POST", "/unsubscribe/{code}", "/unsubscribe/1.weekly.x", visitor: 410, all: 410),
        Rule("GET", "/clubs/{club}/calendar.ics", "/clubs/1/calendar.ics", visitor: 200, all: 200),
        Rule(
            "GET", "/discussions/{discussion}/calendar.ics", "/discussions/1/calendar.ics", visitor: 200, all: 200),
        Rule("GET", "/articles", visitor: 200, all: 200),
        Rule("GET", "/articles/{article}", "/articles/1", visitor: 301, all: 301),
        Rule("GET", "/articles/{article}/claims", "/articles/1/claims", visitor: 200, all: 200),
        Rule("GET", "/tags", visitor: 200, all: 200),
        Rule("GET", "/tags/{tag}", "/tags/trials", visitor: 200, all: 200),
        Rule("GET", "/discussions", visitor: 200, all: 200),
        Rule("GET", "/discussions/{discussion}", "/discussions/1", visitor: 301, all: 301),
        Rule(
            "GET", "/discussions/{discussion}/synthesis/history", "/discussions/1/synthesis/history", visitor: 404,
            all: 404),
        Rule(
            "GET", "/discussions/{discussion}/correction/history", "/discussions/1/correction/history", visitor: 404,
            all: 404),
        Rule(
            "GET", "/discussions/{discussion}/correction", "/discussions/1/correction", visitor: 401, all: 403,
            author: 200, facilitator: 200, moderator: 200, administrator: 200),
        Rule(
            "POST", "/discussions/{discussion}/correction", "/discussions/1/correction",
            [("why", "It may."), ("study-design", "other")], visitor: 401, all: 403, author: 303, facilitator: 303,
            moderator: 303, administrator: 303),
        Rule("GET", "/contributions/{contribution}", "/contributions/1", visitor: 303, all: 303),
        Rule("GET", "/contributions/{contribution}/history", "/contributions/1/history", visitor: 200, all: 200),
        Rule("GET", "/questions", visitor: 200, all: 200),
        Rule("GET", "/questions/{question}", "/questions/1", visitor: 301, all: 301),
        Rule("GET", "/answers/{answer}", "/answers/1", visitor: 303, all: 303),
        Rule("GET", "/answers/{answer}/history", "/answers/1/history", visitor: 200, all: 200),
        Rule("GET", "/clubs", visitor: 200, all: 200),
        Rule("GET", "/clubs/{club}", "/clubs/1", visitor: 301, all: 301),
        Rule("GET", "/clubs/{club}/schedule", "/clubs/1/schedule", visitor: 200, all: 200),
        Rule("GET", "/members", visitor: 200, all: 200),
        Rule("GET", "/members/{member}", "/members/1", visitor: 301, all: 301),

        Rule("POST", "/sign-out", visitor: 401, all: 303),
        Rule("GET", "/articles/new", visitor: 401, all: 200),
        Rule("GET", "/articles/drafts", visitor: 401, all: 303),
        Rule("POST", "/articles/drafts", visitor: 401, all: 422),
        Rule("GET", "/articles/drafts/{draft}", "/articles/drafts/1", visitor: 401, all: 404, author: 200),
        Rule(
            "POST", "/articles/drafts/{draft}/publication", "/articles/drafts/1/publication", visitor: 401, all: 404,
            author: 422),
        Rule(
            "POST", "/articles/drafts/{draft}/choice", "/articles/drafts/1/choice", visitor: 401, all: 404,
            author: 303),
        Rule(
            "POST", "/articles/drafts/{draft}/entry", "/articles/drafts/1/entry", visitor: 401, all: 404, author: 303),
        Rule(
            "POST", "/articles/drafts/{draft}/resolution", "/articles/drafts/1/resolution", visitor: 401, all: 404,
            author: 303),
        Rule(
            "POST", "/articles/drafts/{draft}/distinction", "/articles/drafts/1/distinction", visitor: 401, all: 404,
            author: 303),
        Rule(
            "POST", "/articles/drafts/{draft}/restoration", "/articles/drafts/1/restoration", visitor: 401, all: 404,
            author: 303),
        Rule("POST", "/articles/drafts/{draft}/removal", "/articles/drafts/1/removal", visitor: 401, all: 303),
        Rule(
            "POST", "/articles/{article}/pins", "/articles/1/pins", [("field", "title"), ("claim", "1")], visitor: 401,
            all: 403, author: 303, moderator: 303, administrator: 303),
        Rule(
            "GET", "/articles/{article}/correction", "/articles/1/correction", visitor: 401, all: 403, author: 200,
            moderator: 200, administrator: 200),
        Rule(
            "POST", "/articles/{article}/correction", "/articles/1/correction", text, visitor: 401, all: 403,
            author: 303, moderator: 303, administrator: 303),
        Rule(
            "POST", "/articles/{article}/correction/removal", "/articles/1/correction/removal", [("field", "title")],
            visitor: 401, all: 403, author: 409, moderator: 409, administrator: 409),
        Rule(
            "GET", "/articles/{article}/merge", "/articles/1/merge", visitor: 401, all: 403, moderator: 200,
            administrator: 200),
        Rule(
            "POST", "/articles/{article}/merge", "/articles/1/merge", visitor: 401, all: 403, moderator: 422,
            administrator: 422),
        Rule(
            "GET", "/articles/{article}/split", "/articles/1/split", visitor: 401, all: 403, moderator: 200,
            administrator: 200),
        Rule(
            "POST", "/articles/{article}/split", "/articles/1/split", visitor: 401, all: 403, moderator: 422,
            administrator: 422),
        Rule("GET", "/moderation/doubles", visitor: 401, all: 403, moderator: 200, administrator: 200),
        Rule("POST", "/moderation/doubles", visitor: 401, all: 403, moderator: 422, administrator: 422),
        Rule("GET", "/articles/{article}/discussions", "/articles/1/discussions", visitor: 401, all: 200),
        Rule("POST", "/articles/{article}/discussions", "/articles/1/discussions", visitor: 401, all: 422),
        Rule(
            "POST", "/discussions/{discussion}/course", "/discussions/1/course",
            [("move", "close"), ("stage", "open"), ("course", "0")], visitor: 401, all: 403,
            facilitator: 303, administrator: 303),
        Rule(
            "GET", "/discussions/{discussion}/dates", "/discussions/1/dates", visitor: 401, all: 403,
            facilitator: 200, administrator: 200),
        Rule(
            "POST", "/discussions/{discussion}/dates", "/discussions/1/dates", [("stage", "open"), ("course", "0")],
            visitor: 401, all: 403, facilitator: 422, administrator: 422),
        Rule(
            "GET", "/discussions/{discussion}/calling-off", "/discussions/1/calling-off", visitor: 401, all: 403,
            facilitator: 409, administrator: 409),
        Rule(
            "POST", "/discussions/{discussion}/calling-off", "/discussions/1/calling-off", visitor: 401, all: 403,
            facilitator: 409, administrator: 409),
        Rule(
            "GET", "/discussions/{discussion}/synthesis", "/discussions/1/synthesis", visitor: 401, all: 403,
            facilitator: 409, administrator: 409),
        Rule(
            "POST", "/discussions/{discussion}/synthesis", "/discussions/1/synthesis", text, visitor: 401, all: 403,
            facilitator: 409, administrator: 409),
        Rule(
            "GET", "/discussions/{discussion}/synthesis/removal", "/discussions/1/synthesis/removal", visitor: 401,
            all: 403, facilitator: 409, administrator: 409),
        Rule(
            "POST", "/discussions/{discussion}/synthesis/removal", "/discussions/1/synthesis/removal", visitor: 401,
            all: 403, facilitator: 303, administrator: 303),
        Rule(
            "GET", "/discussions/{discussion}/prompts", "/discussions/1/prompts", visitor: 401, all: 403,
            facilitator: 200, administrator: 200),
        Rule(
            "POST", "/discussions/{discussion}/prompts", "/discussions/1/prompts",
            [("day", "2"), ("question", "How?")], visitor: 401, all: 403, facilitator: 303, administrator: 303),
        Rule(
            "POST", "/discussions/{discussion}/reading-note", "/discussions/1/reading-note", [("note", "Look")],
            visitor: 401, all: 403, facilitator: 303, administrator: 303),
        Rule("GET", "/prompts/{prompt}/answer", "/prompts/1/answer", visitor: 401, all: 200),
        Rule("POST", "/prompts/{prompt}/answer", "/prompts/1/answer", [("body", "So")], visitor: 401, all: 200),
        Rule(
            "GET", "/prompts/{prompt}/edit", "/prompts/2/edit", visitor: 401, all: 404, facilitator: 200,
            administrator: 200),
        Rule(
            "POST", "/prompts/{prompt}/edit", "/prompts/2/edit", [("day", "2"), ("question", "Who?")], visitor: 401,
            all: 404, facilitator: 303, administrator: 303),
        Rule(
            "GET", "/prompts/{prompt}/removal", "/prompts/1/removal", visitor: 401, all: 403, facilitator: 200,
            administrator: 200),
        Rule(
            "POST", "/prompts/{prompt}/removal", "/prompts/1/removal", visitor: 401, all: 403, facilitator: 303,
            administrator: 303),
        Rule(
            "POST", "/discussions/{discussion}/contributions", "/discussions/1/contributions", text, visitor: 401,
            all: 303),
        Rule("GET", "/contributions/{contribution}/reply", "/contributions/1/reply", visitor: 401, all: 200),
        Rule("POST", "/contributions/{contribution}/reply", "/contributions/1/reply", text, visitor: 401, all: 303),
        Rule(
            "POST", "/contributions/{contribution}/signals/{signal}", "/contributions/1/signals/agree", visitor: 401,
            all: 303, author: 403),
        Rule(
            "POST", "/contributions/{contribution}/signals/{signal}/removal",
            "/contributions/1/signals/agree/removal", visitor: 401, all: 303),
        Rule(
            "POST", "/contributions/{contribution}/pin", "/contributions/1/pin", visitor: 401, all: 403,
            facilitator: 303, administrator: 303),
        Rule(
            "POST", "/contributions/{contribution}/pin/removal", "/contributions/1/pin/removal", visitor: 401,
            all: 403, facilitator: 303, administrator: 303),
        Rule("GET", "/contributions/drafts", visitor: 401, all: 200),
        Rule("POST", "/contributions/drafts/removal", nil, [("discussion", "1")], visitor: 401, all: 303),
        Rule("GET", "/discussions/{discussion}/declaration", "/discussions/1/declaration", visitor: 401, all: 200),
        Rule("POST", "/discussions/{discussion}/declaration", "/discussions/1/declaration", visitor: 401, all: 303),
        Rule("GET", "/contributions/{contribution}/edit", "/contributions/1/edit", visitor: 401, all: 403, author: 200),
        Rule(
            "POST", "/contributions/{contribution}/edit", "/contributions/1/edit", text + [("revision", "1")],
            visitor: 401, all: 403,
            author: 303),
        Rule(
            "GET", "/contributions/{contribution}/withdrawal", "/contributions/1/withdrawal", visitor: 401, all: 403,
            author: 200, facilitator: 200, moderator: 200, administrator: 200),
        Rule(
            "POST", "/contributions/{contribution}/withdrawal", "/contributions/1/withdrawal", visitor: 401, all: 403,
            author: 303, facilitator: 303, moderator: 303, administrator: 303),
        Rule("GET", "/questions/new", visitor: 401, all: 200),
        Rule("POST", "/questions", visitor: 401, all: 422),
        Rule("POST", "/questions/{question}/answers", "/questions/1/answers", text, visitor: 401, all: 303),
        Rule("GET", "/answers/{answer}/edit", "/answers/1/edit", visitor: 401, all: 403, author: 200),
        Rule("POST", "/answers/{answer}/edit", "/answers/1/edit", text, visitor: 401, all: 403, author: 303),
        Rule(
            "GET", "/answers/{answer}/withdrawal", "/answers/1/withdrawal", visitor: 401, all: 403, author: 200,
            moderator: 200, administrator: 200),
        Rule(
            "POST", "/answers/{answer}/withdrawal", "/answers/1/withdrawal", visitor: 401, all: 403, author: 303,
            moderator: 303, administrator: 303),
        Rule("POST", "/clubs/{club}/membership", "/clubs/1/membership", [("act", "join")], visitor: 401, all: 303),
        Rule(
            "POST", "/clubs/{club}/facilitators", "/clubs/1/facilitators", [("member", "4"), ("role", "member")],
            visitor: 401,
            all: 403, facilitator: 303, administrator: 303),
        Rule(
            "GET", "/clubs/{club}/edit", "/clubs/1/edit", visitor: 401, all: 403, facilitator: 200, administrator: 200),
        Rule(
            "POST", "/clubs/{club}/edit", "/clubs/1/edit",
            [("name", "N"), ("focus", "F"), ("visibility", "public"), ("time-zone", "UTC")],
            visitor: 401, all: 403, facilitator: 303, administrator: 303),
        Rule("GET", "/settings/profile", visitor: 401, all: 200),
        Rule("POST", "/settings/profile", visitor: 401, all: 422),
        Rule("GET", "/settings/account", visitor: 401, all: 200),
        Rule("POST", "/settings/account/email", visitor: 401, all: 422),
        Rule("POST", "/settings/account/mail", visitor: 401, all: 303),
        Rule("POST", "/settings/account/password", visitor: 401, all: 422),
        Rule("GET", "/settings/sessions", visitor: 401, all: 200),
        Rule("POST", "/settings/sessions/others/end", visitor: 401, all: 303),
        Rule("POST", "/settings/sessions/{session}/end", "/settings/sessions/999/end", visitor: 401, all: 303),
        Rule("GET", "/settings/subscriptions", visitor: 401, all: 200),
        Rule("POST", "/settings/subscriptions", visitor: 401, all: 422),
        Rule("POST", "/settings/subscriptions/feeds", nil, [("sure", "yes")], visitor: 401, all: 303),

        Rule("GET", "/admin", visitor: 401, all: 403, administrator: 200),
        Rule("POST", "/admin/invitations", visitor: 401, all: 403, administrator: 422),
        Rule("GET", "/admin/members", visitor: 401, all: 403, administrator: 200),
        Rule(
            "POST", "/admin/members/{member}/standing", "/admin/members/4/standing", [("standing", "suspended")],
            visitor: 401,
            all: 403, administrator: 303),
        Rule(
            "POST", "/admin/members/{member}/role", "/admin/members/4/role", [("role", "moderator")], visitor: 401,
            all: 403,
            administrator: 303),
        Rule("GET", "/admin/audit", visitor: 401, all: 403, administrator: 200),
        Rule("GET", "/admin/site", visitor: 401, all: 403, administrator: 200),
        Rule("POST", "/admin/site", visitor: 401, all: 403, administrator: 422),
        Rule("GET", "/clubs/new", visitor: 401, all: 403, administrator: 200),
        Rule("POST", "/clubs", visitor: 401, all: 403, administrator: 422),
    ]
}
