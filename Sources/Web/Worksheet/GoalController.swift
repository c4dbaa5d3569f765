import Colloquium
import Hummingbird
import Pages
import Store

/// The goals of one's own worksheet.
struct GoalController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Worksheet.GoalEntry()
        entry.submission = Token().text
        return try await page(entry, nil, request, context)
    }

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = Worksheet.GoalEntry(context.form)
        do {
            let number = try await site.store.addGoal(
                Worksheet.GoalDraft(entry, newOn: context.today(site)), by: context.viewer, at: site.now)
            return sent(nil, at: number)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, nil, request, context, refusal)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let goal = try await goal(context)
        return try await page(
            Worksheet.GoalEntry(goal), (goal.number, goal.version.description), request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("goal", of: Worksheet.Goal.self)
        let entry = Worksheet.GoalEntry(context.form)
        let version = context.form["over"]
        do {
            try await site.store.change(
                number, to: Worksheet.GoalDraft(entry), over: Int(version), by: context.viewer)
            return sent(number, at: number)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return try await page(entry, nil, request, context, .goneMeanwhile("This goal"))
        } catch let refusal as Refusal where refusal.kind == .conflict {
            let now = try await goal(context)
            return try await page(
                entry, (number, now.version.description), beside: Worksheet.GoalEntry(now), request, context, refusal)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, (number, version), request, context, refusal)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let goal = try await goal(context)
        let page = ConfirmationPage(
            "Remove a goal?",
            "“\(goal.text)” goes from your worksheet. Its steps and what you wrote about it stay, for no goal in particular.",
            action: SitePath.removal(of: goal.number), label: "Remove", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.removeGoal(context.parameters.number("goal"), by: context.viewer)
        return site.redirect(to: SitePath.worksheet)
    }

    private func goal(_ context: MemberContext) async throws -> Worksheet.Goal {
        try await site.store.goal(context.parameters.number("goal"), of: context.viewer)
    }

    private func sent(_ key: Number<Worksheet.Goal>?, at goal: Number<Worksheet.Goal>) -> Response {
        site.redirect(to: "\(SitePath.worksheet)?sent=\(SitePath.keepKey(ofGoal: key))#\(SitePath.anchor(goal))")
    }

    /// - Parameter now: what the goal says now, where it was changed meanwhile.
    private func page(
        _ entry: Worksheet.GoalEntry, _ changing: (number: Number<Worksheet.Goal>, version: String)?,
        beside now: Worksheet.GoalEntry? = nil, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let ties = try await site.store.network(of: context.viewer).ties
        func form(_ entry: Worksheet.GoalEntry, _ problems: [Refusal.Problem]) -> GoalFormPage {
            GoalFormPage(
                entry, among: ties, changing: changing?.number, over: changing?.version ?? "",
                csrf: context.visit.formToken, problems: problems)
        }
        var page = form(entry, refusal?.problems ?? [])
        if let now { page = page.beside(form(now, [])) }
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Refusal {
    /// For a form that changes what was removed in another window, and that is shown again as one that adds.
    static func goneMeanwhile(_ piece: String) -> Refusal {
        Refusal(
            .conflict, "\(piece) is not on your worksheet any more. What you typed is here: save it to add it anew.")
    }
}

extension Worksheet.GoalEntry {
    fileprivate init(_ form: FormData) {
        self.init()
        text = form["goal-text"]
        measure = form["measure"]
        due = form["due"]
        state = form["state"]
        ties = form.values("ties")
        submission = form.submission
        identifiesNobody = form.identifiesNobody
    }
}
