/// What an act was done to: its name, and where it can be seen.
struct AuditThing: Sendable {
    let name: String
    /// Empty for what has no page.
    let path: [String]

    /// - Parameter subject: as the audit has it: `articles/7`, `clubs/1/members/4`, `site`.
    init(_ subject: String) {
        let parts = subject.split(separator: "/").map(String.init)
        if parts.count == 4, let inner = Self.kinds[parts[2]], let outer = Self.kinds[parts[0]] {
            name = "\(inner) \(parts[3]) of \(outer) \(parts[1])"
            path = ["/\(parts[0])/\(parts[1])"]
        } else if parts.count == 2, let kind = Self.kinds[parts[0]] {
            name = "\(kind) \(parts[1])"
            path = Self.withoutPage.contains(parts[0]) ? [] : ["/\(subject)"]
        } else {
            name = subject == "site" ? "the site" : subject
            path = subject == "site" ? [SitePath.siteSettings] : []
        }
    }

    private static let kinds = [
        "answers": "answer", "appraisals": "appraisal", "articles": "article", "clubs": "club",
        "contributions": "contribution", "discussions": "discussion", "mail-domains": "the domain", "mails": "mail",
        "members": "member",
        "proposals": "proposal", "sources": "source",
    ]
    private static let withoutPage: Set = ["mail-domains", "mails", "sources"]
}
