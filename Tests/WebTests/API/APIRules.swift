extension PolicyTests {
    /// Nobody is anybody to the API by being signed in; `APITests` says what tokens open.
    static let apiRules: [Rule] = [
        Rule("GET", "/settings/tokens", visitor: 401, all: 200),
        Rule("POST", "/settings/tokens", visitor: 401, all: 422),
        Rule("POST", "/settings/tokens/{token}/revocation", "/settings/tokens/1/revocation", visitor: 401, all: 303),
        Rule("GET", "/api/v1/openapi.json", visitor: 200, all: 200),
        Rule("GET", "/api/v1/questions", visitor: 200, all: 200),
        Rule("GET", "/api/v1/questions/{question}", "/api/v1/questions/1", visitor: 200, all: 200),
        Rule(
            "POST", "/api/v1/questions/{question}/answers", "/api/v1/questions/1/answers", visitor: 401, all: 401),
        Rule("GET", "/api/v1/answers/{answer}", "/api/v1/answers/1", visitor: 200, all: 200),
        Rule("PUT", "/api/v1/answers/{answer}", "/api/v1/answers/1", visitor: 401, all: 401),
    ]
}
