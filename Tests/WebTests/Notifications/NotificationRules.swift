extension PolicyTests {
    /// What one is told is one's own; switches of what there is not change nothing.
    static let notificationRules: [Rule] = [
        Rule("GET", "/notifications", visitor: 401, all: 200),
        Rule("POST", "/notifications/reading", visitor: 401, all: 303),
        Rule("POST", "/notifications/mutes", nil, [("thread", "discussion-1")], visitor: 401, all: 303),
        Rule("POST", "/notifications/mutes/removal", nil, [("thread", "question-1")], visitor: 401, all: 303),
        Rule("POST", "/notifications/{reason}/refusal", "/notifications/reply/refusal", visitor: 401, all: 303),
        Rule(
            "POST", "/notifications/{reason}/refusal/removal", "/notifications/reply/refusal/removal", visitor: 401,
            all: 303),
    ]
}
