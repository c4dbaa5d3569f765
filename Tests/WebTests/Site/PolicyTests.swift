import Colloquium
import Hummingbird
import Store
import Testing

@testable import Web

/// Who may do what, for every route: a table, and a check that the table is whole.
@Suite("Who may do what")
struct PolicyTests {
    /// The outcome for each kind of person. 401 also stands for being led to the sign-in page.
    struct Rule: Sendable, CustomStringConvertible {
        let method: String
        let route: String
        let path: String
        let fields: [(String, String)]
        let visitor: Int
        let member: Int
        let author: Int
        let facilitator: Int
        let moderator: Int
        let administrator: Int

        var description: String { "\(method) \(route)" }

        /// `all` is for everyone signed in; the others say where somebody differs.
        init(
            _ method: String, _ route: String, _ path: String? = nil, _ fields: [(String, String)] = [], visitor: Int,
            all: Int,
            author: Int? = nil, facilitator: Int? = nil, moderator: Int? = nil, administrator: Int? = nil
        ) {
            self.method = method
            self.route = route
            self.path = path ?? route
            self.fields = fields
            self.visitor = visitor
            member = all
            self.author = author ?? all
            self.facilitator = facilitator ?? all
            self.moderator = moderator ?? all
            self.administrator = administrator ?? all
        }
    }

    static let unknown = String(repeating: "A", count: 43)

    /// The site has discussion 1 and contribution 1, question 1 and answer 1 by the author, and club 1.
    static let rules =
        siteRules + draftAddresses + followedRules + appraisalRules + archiveRules + comingRules + rotaRules
        + authorRules + pollRules + panelRules + receptionRules + feedRules + notificationRules
        + followingRules + mailDeskRules + networkRules + worksheetRules + mentoringRules + apiRules

    @Test("The table names every route there is, and no other")
    func whole() async throws {
        let site = try await TestSite()
        let routes =
            Routes.router(site.web).routes.filter { $0.method != .head }.map { "\($0.method) \($0.path)" }
            + Routes.api(site.web).routes.filter { $0.method != .head }.map { "\($0.method) \($0.path)" }
        #expect(Set(routes) == Set(Self.rules.map(\.description)))
        #expect(routes.count == Self.rules.count)
    }

    @Test("Each route answers each kind of person as the table says", arguments: rules)
    func table(rule: Rule) async throws {
        let people: [(String?, Int)] = [
            (nil, rule.visitor), ("mel", rule.member), ("ann", rule.author), ("fay", rule.facilitator),
            ("mo", rule.moderator), ("ada", rule.administrator),
        ]
        var left = people[...]
        while !left.isEmpty {
            let site = try await TestSite(copying: Self.furnished.value)
            let next = left
            left = left.dropFirst(try await site.test { try await Self.check(rule, next, $0) })
        }
    }

    /// - Returns: how many people were tried. What one did may be undone for the next; what was refused or only read is as
    ///   it was.
    private static func check(
        _ rule: Rule, _ people: ArraySlice<(String?, Int)>, _ visitor: Browser
    ) async throws -> Int {
        for (place, (name, expected)) in people.enumerated() {
            let browser = visitor.fresh()
            if let name { try await browser.signIn(name) } else { _ = try await browser.get("/sign-in") }
            let page =
                switch rule.method {
                case "GET": try await browser.get(rule.path)
                case "PUT": try await browser.ask(.put, rule.path)
                default: try await browser.post(rule.path, rule.fields)
                }
            let isLedToSignIn = page.status == 303 && page.location.hasPrefix("/sign-in?next=")
            #expect(
                (isLedToSignIn ? 401 : page.status) == expected, "\(name ?? "visitor"): \(page.text.prefix(4000))")
            if rule.method != "GET", expected < 400 { return place + 1 }
        }
        return people.count
    }

    private static let furnished = Task { try await furnishedSite() }

    private static func furnishedSite() async throws -> TestSite {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        _ = try await site.addContribution(to: discussion)
        try await site.addPrompt(to: discussion, on: 1)
        try await site.addPrompt(to: discussion, on: 3)
        let question = try await site.addQuestion()
        _ = try await site.addAnswer(to: question)
        _ = try await site.store.saveDraft(
            [DraftedArticle(isResolved: true)], source: "a test", by: site.author, at: site.clock.now)
        try await furnishInboxes(site)
        try await furnishAppraisals(site)
        try await site.invite(to: discussion)
        return site
    }
}
