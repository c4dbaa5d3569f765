import Colloquium
import Hummingbird
import Pages
import Store

/// The rules of an inbox.
struct RuleController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(InboxRule.Entry(), request, context)
    }

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.tendedFollower()
        let entry = InboxRule.Entry(context.form)
        do {
            _ = try await site.store.addRule(
                InboxRule(entry), to: follower, by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.rules(follower))?done=\(RuleDone.added.rawValue)&sent=\(RuleForm.keepKey(of: follower))"
            )
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, refusal)
        }
    }

    private func page(
        _ entry: InboxRule.Entry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let follower = try context.follower()
        let rules = try await site.store.rules(of: follower, for: context.viewer)
        let club = try await site.clubName(of: follower, for: context.viewer)
        let problems = refusal?.problems ?? []
        let form =
            context.viewer.mayTendInbox(of: follower)
            ? RuleForm(
                entry, action: SitePath.rules(follower), keepKey: RuleForm.keepKey(of: follower),
                label: "Add the rule",
                clubs: try await targets(of: follower, context), in: problems) : nil
        let page = RulesPage(
            rules.map {
                RulesPage.RuleRow(
                    $0.number, $0.rule, of: follower, clubName: $0.clubName,
                    .init(matches: $0.matches, proposals: $0.proposals, isAsked: $0.isAsked))
            }, of: follower, inboxName: club.isEmpty ? "Inbox" : "Inbox of \(club)", form: form,
            done: refusal == nil ? RuleDone(rawValue: request.query("done")) : nil, csrf: context.visit.formToken,
            problems: problems)
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.tendedFollower()
        let stored = try await site.store.rule(rule(context), of: follower, for: context.viewer)
        return try await editPage(InboxRule.Entry(stored.rule), request, context)
    }

    func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.tendedFollower()
        let entry = InboxRule.Entry(context.form)
        do {
            let rule = try rule(context)
            try await site.store.changeRule(
                rule, to: InboxRule(entry), of: follower, by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.rules(follower))?done=\(RuleDone.changed.rawValue)&sent=\(RuleForm.keepKey(of: rule))")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await editPage(entry, request, context, refusal)
        }
    }

    private func editPage(
        _ entry: InboxRule.Entry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let (follower, rule) = (try context.follower(), try rule(context))
        let problems = refusal?.problems ?? []
        let form = RuleForm(
            entry, action: SitePath.rule(rule, of: follower), keepKey: RuleForm.keepKey(of: rule), label: "Save",
            clubs: try await targets(of: follower, context), in: problems)
        let page = RulePage(of: follower, form: form, csrf: context.visit.formToken, problems: problems)
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.follower()
        try await site.store.removeRule(rule(context), of: follower, by: context.viewer)
        return site.redirect(to: "\(SitePath.rules(follower))?done=\(RuleDone.removed.rawValue)")
    }

    private func rule(_ context: MemberContext) throws -> Number<InboxRule> {
        try context.parameters.number("rule", of: InboxRule.self)
    }

    /// The clubs a rule may propose to: a club's its own, a member's those they may post in.
    private func targets(of follower: Follower, _ context: MemberContext) async throws -> [(Number<Club>, String)] {
        switch follower {
        case .member: try await site.store.postingClubs(for: context.viewer).map { ($0.number, $0.name) }
        case .club(let club): [(club, try await site.store.club(club, for: context.viewer).name)]
        }
    }
}

extension InboxRule.Entry {
    init(_ form: FormData) {
        self.init()
        kind = form["kind"]
        phrases = form["phrases"]
        action = form["action"]
        tag = form["tag"]
        club = form["club"]
    }
}
