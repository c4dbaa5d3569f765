import Colloquium
import Hummingbird
import Pages
import Store

/// The steps of one's own plan.
struct StepController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Worksheet.StepEntry()
        entry.strategy = Worksheet.Strategy(rawValue: request.query("strategy"))?.rawValue ?? ""
        entry.goal = request.query("goal")
        entry.state = Worksheet.Step.State.planned.rawValue
        entry.submission = Token().text
        return try await page(entry, nil, request, context)
    }

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = Worksheet.StepEntry(context.form)
        do {
            let number = try await site.store.addStep(
                Worksheet.StepDraft(entry, newOn: context.today(site)), by: context.viewer, at: site.now)
            return sent(nil, at: number)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, nil, request, context, refusal)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let step = try await step(context)
        return try await page(
            Worksheet.StepEntry(step), (step.number, step.version.description), request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("step", of: Worksheet.Step.self)
        let entry = Worksheet.StepEntry(context.form)
        let version = context.form["over"]
        do {
            try await site.store.change(
                number, to: Worksheet.StepDraft(entry), over: Int(version), by: context.viewer)
            return sent(number, at: number)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return try await page(entry, nil, request, context, .goneMeanwhile("This step"))
        } catch let refusal as Refusal where refusal.kind == .conflict {
            let now = try await step(context)
            return try await page(
                entry, (number, now.version.description), beside: Worksheet.StepEntry(now), request, context, refusal)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, (number, version), request, context, refusal)
        }
    }

    func note(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            guard let state = Worksheet.Step.State(rawValue: context.form["state"]) else {
                throw Refusal.invalid("state", "Choose how the step stands.")
            }
            let number = try context.parameters.number("step", of: Worksheet.Step.self)
            try await site.store.note(state, of: number, over: Int(context.form["over"]), by: context.viewer)
            return site.redirect(to: SitePath.worksheet(at: number))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await site.worksheetPage(.fresh, request, context, refusal)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let step = try await step(context)
        let page = ConfirmationPage(
            "Remove a step?",
            "“\(step.text)” goes from your plan. Whom it was planned with stays in your network, and the goal it served on your worksheet.",
            action: SitePath.removal(of: step.number), label: "Remove", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.removeStep(context.parameters.number("step"), by: context.viewer)
        return site.redirect(to: SitePath.worksheet)
    }

    private func step(_ context: MemberContext) async throws -> Worksheet.Step {
        try await site.store.step(context.parameters.number("step"), of: context.viewer)
    }

    private func sent(_ key: Number<Worksheet.Step>?, at step: Number<Worksheet.Step>) -> Response {
        site.redirect(to: "\(SitePath.worksheet)?sent=\(SitePath.keepKey(ofStep: key))#\(SitePath.anchor(step))")
    }

    /// - Parameter now: what the step says now, where it was changed meanwhile.
    private func page(
        _ entry: Worksheet.StepEntry, _ changing: (number: Number<Worksheet.Step>, version: String)?,
        beside now: Worksheet.StepEntry? = nil, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let own = try await site.store.worksheet(of: context.viewer)
        func form(_ entry: Worksheet.StepEntry, _ problems: [Refusal.Problem]) -> StepFormPage {
            StepFormPage(
                entry, among: own.ties, for: own.reading.worksheet.goals, changing: changing?.number,
                over: changing?.version ?? "", csrf: context.visit.formToken, problems: problems)
        }
        var page = form(entry, refusal?.problems ?? [])
        if let now { page = page.beside(form(now, [])) }
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Worksheet.StepEntry {
    fileprivate init(_ form: FormData) {
        self.init()
        strategy = form["strategy"]
        text = form["step-text"]
        tie = form["tie"]
        who = form["who"]
        due = form["due"]
        state = form["state"]
        goal = form["goal"]
        submission = form.submission
        identifiesNobody = form.identifiesNobody
    }
}
