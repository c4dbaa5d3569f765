@testable import Web

extension PolicyTests {
    /// Nobody offers or looks for anything: what there is not can be neither read nor changed.
    static let mentoringRules: [Rule] = {
        let (listing, ask, agreement) = (
            "/network/mentoring/listings", "/network/mentoring/asks", "/network/mentoring/agreements"
        )
        func absent(_ method: String, _ base: String, _ name: String, _ rest: String = "", _ path: String? = nil)
            -> Rule
        {
            Rule(
                method, "\(base)/{\(name)}\(rest)", "\(base)/1\(path ?? rest)", [("words", "W")], visitor: 401, all: 404
            )
        }
        return [
            Rule("GET", "/network/mentoring", visitor: 401, all: 200),
            Rule("GET", "/network/mentoring/find", visitor: 401, all: 200),
            Rule("GET", "/network/mentoring/offers/new", visitor: 401, all: 200),
            Rule("GET", "/network/mentoring/requests/new", visitor: 401, all: 200),
            Rule("POST", "/network/mentoring/offers", visitor: 401, all: 422),
            Rule("POST", "/network/mentoring/requests", visitor: 401, all: 422),
            absent("GET", listing, "listing"), absent("GET", listing, "listing", "/edit"),
            absent("POST", listing, "listing", "/edit"), absent("POST", listing, "listing", "/pause"),
            absent("POST", listing, "listing", "/pause/removal"), absent("GET", listing, "listing", "/removal"),
            Rule("POST", "\(listing)/{listing}/removal", "\(listing)/1/removal", visitor: 401, all: 303),
            absent("POST", listing, "listing", "/consent"), absent("POST", listing, "listing", "/consent/removal"),
            absent("POST", listing, "listing", "/asks"),
            absent("GET", ask, "ask"), absent("POST", ask, "ask", "/acceptance"),
            absent("POST", ask, "ask", "/refusal"), absent("POST", ask, "ask", "/removal"),
            absent("GET", agreement, "agreement"), absent("POST", agreement, "agreement", "/meetings"),
            absent("POST", agreement, "agreement", "/meetings/removal"),
            absent("GET", agreement, "agreement", "/ending"), absent("POST", agreement, "agreement", "/ending"),
            absent("GET", agreement, "agreement", "/terms"), absent("POST", agreement, "agreement", "/terms"),
            absent("POST", agreement, "agreement", "/terms/{terms}/acceptance", "/terms/1/acceptance"),
            absent("POST", agreement, "agreement", "/terms/{terms}/refusal", "/terms/1/refusal"),
            absent("POST", agreement, "agreement", "/terms/{terms}/removal", "/terms/1/removal"),
            absent("POST", agreement, "agreement", "/log"),
            absent("GET", agreement, "agreement", "/log/{entry}/edit", "/log/1/edit"),
            absent("POST", agreement, "agreement", "/log/{entry}/edit", "/log/1/edit"),
            absent("GET", agreement, "agreement", "/log/{entry}/removal", "/log/1/removal"),
            Rule(
                "POST", "\(agreement)/{agreement}/log/{entry}/removal", "\(agreement)/1/log/1/removal", visitor: 401,
                all: 303),
        ]
    }()
}
