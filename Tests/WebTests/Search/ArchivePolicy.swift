import Formats

extension PolicyTests {
    /// Searches kept, citations and exports.
    static let archiveRules: [Rule] =
        [
            Rule("GET", "/settings/searches", visitor: 401, all: 200),
            Rule("POST", "/settings/searches", nil, [("name", "Trials"), ("query", "trial")], visitor: 401, all: 303),
            Rule("POST", "/settings/searches/{search}/removal", "/settings/searches/1/removal", visitor: 401, all: 303),
            Rule("GET", "/settings/cpd", visitor: 401, all: 200),
            Rule("POST", "/settings/cpd", visitor: 401, all: 422),
            Rule("GET", "/settings/cpd.csv", visitor: 401, all: 200),
            Rule("GET", "/settings/cpd/{entry}", "/settings/cpd/1", visitor: 401, all: 404),
            Rule("POST", "/settings/cpd/{entry}", "/settings/cpd/1", visitor: 401, all: 404),
            Rule("POST", "/settings/cpd/{entry}/removal", "/settings/cpd/1/removal", visitor: 401, all: 303),
            Rule("GET", "/settings/writings.md", visitor: 401, all: 200),
            Rule("GET", "/settings/writings.json", visitor: 401, all: 200),
        ] + citationRules

    private static let citationRules: [Rule] =
        [
            Rule(
                "GET", "/contributions/{contribution}/citation", "/contributions/1/citation", visitor: 200, all: 200),
            Rule("GET", "/discussions/{discussion}/print", "/discussions/1/print", visitor: 200, all: 200),
            Rule("GET", "/discussions/{discussion}/export.md", "/discussions/1/export.md", visitor: 200, all: 200),
            Rule("GET", "/discussions/{discussion}/export.json", "/discussions/1/export.json", visitor: 200, all: 200),
        ]
        + CitationFile.allCases.map { file in
            Rule(
                "GET", "/discussions/{discussion}/references.\(file.rawValue)",
                "/discussions/1/references.\(file.rawValue)", visitor: 200, all: 200)
        }
        + CitationFile.allCases.flatMap { file in
            [("discussions", "discussion"), ("contributions", "contribution")].map { path, name in
                Rule(
                    "GET", "/\(path)/{\(name)}/citation.\(file.rawValue)", "/\(path)/1/citation.\(file.rawValue)",
                    visitor: 200, all: 200)
            }
        }
}
