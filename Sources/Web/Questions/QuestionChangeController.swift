import Colloquium
import Hummingbird
import Pages
import Store

/// Changing a question that nobody has answered, and withdrawing one.
struct QuestionChangeController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try number(context)
        let entry = try await site.store.typed(number, for: context.viewer)
        return try await QuestionController(site: site).askPage(entry, request, context, changing: number)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try number(context)
        let controller = QuestionController(site: site)
        var entry = Question.Entry(context.form)
        do {
            // It stays where it was asked, whatever the form says.
            let kept = try await site.store.typed(number, for: context.viewer)
            (entry.club, entry.discussion) = (kept.club, kept.discussion)
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let draft = try Question.Draft(entry, render: site.markdown)
            if context.form["do"] == "preview" {
                return try await controller.askPage(entry, request, context, preview: draft, changing: number)
            }
            try await site.store.change(number, to: draft, by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.question(number, draft.title))
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await controller.askPage(entry, request, context, changing: number, refusal)
        }
    }

    func withdrawalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await site.store.question(number(context), for: context.viewer)
        let summary = reading.summary
        try context.viewer.refuseUnlessWithdrawing(questionBy: reading.author.number, in: summary.club)
        let page = ConfirmationPage(
            "Withdraw this question?",
            "“\(summary.title)”: its words are removed for good, its answers stay. This cannot be undone.",
            action: SitePath.withdrawal(summary.number), label: "Withdraw it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try number(context)
        try await site.store.withdraw(number, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.question(number))
    }

    private func number(_ context: MemberContext) throws -> Number<Question> {
        try context.parameters.number("question")
    }
}
