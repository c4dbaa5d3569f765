@testable import Web

extension PolicyTests {
    /// There is no poll: who may read the club is told that there is none.
    static let pollRules: [Rule] =
        [
            Rule("GET", "/clubs/{club}/polls", "/clubs/1/polls", visitor: 200, all: 200),
            Rule(
                "GET", "/clubs/{club}/polls/new", "/clubs/1/polls/new", visitor: 401, all: 403, facilitator: 200,
                administrator: 200),
            Rule(
                "POST", "/clubs/{club}/polls", "/clubs/1/polls", visitor: 401, all: 403, facilitator: 422,
                administrator: 422),
            Rule("GET", "/polls/{poll}", "/polls/1", visitor: 404, all: 404),
            Rule("GET", "/polls/{poll}/votes.csv", "/polls/1/votes.csv", visitor: 404, all: 404),
            Rule("GET", "/polls/{poll}/counts.csv", "/polls/1/counts.csv", visitor: 404, all: 404),
            Rule("GET", "/poll-remarks/{remark}/withdrawal", "/poll-remarks/1/withdrawal", visitor: 401, all: 200),
            Rule("POST", "/poll-remarks/{remark}/withdrawal", "/poll-remarks/1/withdrawal", visitor: 401, all: 404),
            Rule("GET", "/votes/{vote}/withdrawal", "/votes/1/withdrawal", visitor: 401, all: 200),
            Rule("POST", "/votes/{vote}/withdrawal", "/votes/1/withdrawal", visitor: 401, all: 404),
            Rule("POST", "/polls/{poll}/vote", "/polls/1/vote", visitor: 401, all: 404),
            Rule("POST", "/polls/{poll}/remarks", "/polls/1/remarks", visitor: 401, all: 404),
        ]
        + ["edit", "replacement", "closure"].flatMap { act in
            ["GET", "POST"].map { Rule($0, "/polls/{poll}/\(act)", "/polls/1/\(act)", visitor: 401, all: 404) }
        }
}
