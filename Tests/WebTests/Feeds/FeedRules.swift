extension PolicyTests {
    /// Feeds are everybody's, whoever is signed in; private ones are known by their address.
    static let feedRules: [Rule] =
        ["feed.atom", "feed.rss", "feed.json"].flatMap { file in
            [
                Rule("GET", "/\(file)", visitor: 200, all: 200),
                Rule("GET", "/clubs/{club}/\(file)", "/clubs/1/\(file)", visitor: 200, all: 200),
                Rule("GET", "/tags/{tag}/\(file)", "/tags/trials/\(file)", visitor: 200, all: 200),
                Rule("GET", "/journals/{journal}/\(file)", "/journals/none/\(file)", visitor: 404, all: 404),
                Rule("GET", "/members/{member}/\(file)", "/members/1/\(file)", visitor: 200, all: 200),
                Rule("GET", "/discussions/{discussion}/\(file)", "/discussions/1/\(file)", visitor: 200, all: 200),
                Rule("GET", "/questions/{question}/\(file)", "/questions/1/\(file)", visitor: 200, all: 200),
                Rule("GET", "/search/\(file)", "/search/\(file)?q=trial", visitor: 200, all: 200),
                Rule("GET", "/feeds/{token}/\(file)", "/feeds/\(unknown)/\(file)", visitor: 404, all: 404),
            ]
        } + [
            Rule("GET", "/articles/feed.atom", visitor: 200, all: 200),
            Rule("GET", "/settings/feeds", visitor: 401, all: 200),
            Rule("POST", "/settings/feeds", visitor: 401, all: 422),
            Rule("GET", "/settings/feeds/export.opml", visitor: 401, all: 200),
            Rule(
                "POST", "/settings/feeds/{feed}/revocation", "/settings/feeds/1/revocation", [("sure", "yes")],
                visitor: 401, all: 303),
        ]
}
