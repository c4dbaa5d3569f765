extension PolicyTests {
    /// Following and muting; facilitators and others may as everybody who is a member.
    static let followingRules: [Rule] = [
        Rule("GET", "/clubs/{club}/digest", "/clubs/1/digest", visitor: 200, all: 303),
        Rule("POST", "/clubs/{club}/digest", "/clubs/1/digest", visitor: 422, all: 422),
        Rule("GET", "/readers/{code}", "/readers/1.2.3.4", visitor: 410, all: 410),
        Rule("POST", "/readers/{code}", "/readers/1.2.3.4", visitor: 410, all: 410),
        Rule("POST", "/settings/subscriptions/additions", visitor: 401, all: 422),
        Rule("GET", "/following/{scope}", "/following/discussion-1", visitor: 401, all: 200),
        Rule("POST", "/following/{scope}", "/following/discussion-1", visitor: 401, all: 422),
        Rule("POST", "/following/{scope}/removal", "/following/discussion-1/removal", visitor: 401, all: 303),
        Rule("POST", "/following/{scope}/muting", "/following/discussion-1/muting", visitor: 401, all: 303),
        Rule(
            "POST", "/following/{scope}/muting/removal", "/following/discussion-1/muting/removal", visitor: 401,
            all: 303),
    ]
}
