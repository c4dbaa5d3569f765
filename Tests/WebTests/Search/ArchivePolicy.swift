extension PolicyTests {
    /// Searches kept, citations and exports.
    static let archiveRules: [Rule] = [
        Rule("GET", "/settings/searches", visitor: 401, all: 200),
        Rule("POST", "/settings/searches", nil, [("name", "Trials"), ("query", "trial")], visitor: 401, all: 303),
        Rule("POST", "/settings/searches/{search}/removal", "/settings/searches/1/removal", visitor: 401, all: 303),
    ]
}
