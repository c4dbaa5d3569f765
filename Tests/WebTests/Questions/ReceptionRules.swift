extension PolicyTests {
    /// Answer 1 is by the author, who asked too.
    static let receptionRules: [Rule] = [
        Rule("GET", "/questions/similar", visitor: 401, all: 200),
        Rule("GET", "/questions/{question}/edit", "/questions/1/edit", visitor: 401, all: 403, author: 409),
        Rule("POST", "/questions/{question}/edit", "/questions/1/edit", visitor: 401, all: 403, author: 409),
        Rule(
            "GET", "/questions/{question}/withdrawal", "/questions/1/withdrawal", visitor: 401, all: 403, author: 200,
            facilitator: 200, moderator: 200, administrator: 200),
        Rule(
            "POST", "/questions/{question}/withdrawal", "/questions/1/withdrawal", visitor: 401, all: 403, author: 303,
            facilitator: 303, moderator: 303, administrator: 303),
        Rule("GET", "/questions/{question}/evidence", "/questions/1/evidence", visitor: 200, all: 200),
        Rule("GET", "/questions/{question}/evidence.csv", "/questions/1/evidence.csv", visitor: 200, all: 200),
        Rule("GET", "/questions/{question}/references.ris", "/questions/1/references.ris", visitor: 200, all: 200),
        Rule("GET", "/questions/{question}/references.bib", "/questions/1/references.bib", visitor: 200, all: 200),
        Rule("GET", "/questions/{question}/references.json", "/questions/1/references.json", visitor: 200, all: 200),
        Rule(
            "GET", "/contributions/{contribution}/citation-request", "/contributions/1/citation-request", visitor: 401,
            all: 200, author: 403),
        Rule(
            "POST", "/contributions/{contribution}/citation-request", "/contributions/1/citation-request", visitor: 401,
            all: 303, author: 403),
        Rule(
            "POST", "/contributions/{contribution}/citation-request/removal",
            "/contributions/1/citation-request/removal",
            visitor: 401, all: 303),
        Rule("POST", "/answers/{answer}/endorsement", "/answers/1/endorsement", visitor: 401, all: 303, author: 403),
        Rule(
            "POST", "/answers/{answer}/endorsement/removal", "/answers/1/endorsement/removal", visitor: 401, all: 303),
        Rule("POST", "/answers/{answer}/acceptance", "/answers/1/acceptance", visitor: 401, all: 403, author: 303),
        Rule(
            "POST", "/answers/{answer}/acceptance/removal", "/answers/1/acceptance/removal", visitor: 401, all: 403,
            author: 303),
        Rule("GET", "/answers/{answer}/doubts", "/answers/1/doubts", visitor: 401, all: 200, author: 403),
        Rule(
            "POST", "/answers/{answer}/doubts", "/answers/1/doubts",
            [("reference", "doi:10.1000/evidence"), ("reason", "Other patients.")], visitor: 401, all: 303, author: 403),
        Rule(
            "POST", "/answers/{answer}/doubts/removal", "/answers/1/doubts/removal",
            [("objection", "5 doi:10.1000/evidence")], visitor: 401, all: 403, author: 303, moderator: 303,
            administrator: 303),
        Rule(
            "GET", "/answers/{answer}/better-evidence", "/answers/1/better-evidence", visitor: 401, all: 200,
            author: 403),
        Rule(
            "POST", "/answers/{answer}/better-evidence", "/answers/1/better-evidence",
            [("reference", "10.1000/better"), ("reason", "Larger.")], visitor: 401, all: 303, author: 403),
        Rule(
            "POST", "/answers/{answer}/better-evidence/removal", "/answers/1/better-evidence/removal",
            [("objection", "1")], visitor: 401, all: 404),
    ]
}
