@testable import Web

extension PolicyTests {
    /// Mail 1 waits: an invitation.
    static let mailDeskRules: [Rule] = [
        Rule("GET", "/admin/mail", visitor: 401, all: 403, administrator: 200),
        Rule("POST", "/admin/mail/tests", visitor: 401, all: 403, administrator: 422),
        Rule("POST", "/admin/mail/{mail}/retry", "/admin/mail/1/retry", visitor: 401, all: 403, administrator: 303),
        Rule("GET", "/admin/mail/{mail}/removal", "/admin/mail/1/removal", visitor: 401, all: 403, administrator: 200),
        Rule("POST", "/admin/mail/{mail}/removal", "/admin/mail/1/removal", visitor: 401, all: 403, administrator: 303),
        Rule(
            "POST", "/admin/mail/domains/{domain}/retry", "/admin/mail/domains/example.org/retry", visitor: 401,
            all: 403, administrator: 409),
        Rule("POST", "/admin/mail/retry", visitor: 401, all: 403, administrator: 303),
    ]
}
