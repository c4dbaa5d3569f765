import Colloquium
import Hummingbird
import Pages
import Store

/// What those on a panel say of answers, for the panel.
struct JudgementController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let own = try await judging(context).own
        return try await page(own.map { PanelJudgement.Entry($0) } ?? PanelJudgement.Entry(), request, context)
    }

    func judge(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        var entry = PanelJudgement.Entry()
        entry.verdict = context.form["verdict"]
        entry.declares = context.form["declares"]
        entry.competingInterest = context.form["competing-interest"]
        entry.identifiesNobody = context.form.identifiesNobody
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            try await site.store.judge(
                answer(context), PanelJudgement(entry), for: panel(context), by: context.viewer, at: site.now)
            return try await back(context)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(entry, request, context, refusal)
        }
    }

    func takeBack(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        try await site.store.takeBackJudgement(of: answer(context), for: panel(context), by: context.viewer)
        return try await back(context)
    }

    private func answer(_ context: ParticipantContext) throws -> Number<StoredAnswer> {
        try context.parameters.number("answer")
    }

    private func panel(_ context: ParticipantContext) throws -> Number<Panel> {
        try context.parameters.number("panel")
    }

    private func judging(
        _ context: ParticipantContext
    ) async throws -> (answer: AnswerReading, panel: Panel, own: PanelJudgement?) {
        try await site.store.judging(answer(context), for: panel(context), by: context.viewer, at: site.now)
    }

    private func back(_ context: ParticipantContext) async throws -> Response {
        let answer = try await site.store.answer(answer(context), for: context.viewer)
        return site.redirect(to: try await site.place(of: answer, context.viewer))
    }

    private func page(
        _ entry: PanelJudgement.Entry, _ request: Request, _ context: ParticipantContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let judging = try await judging(context)
        let answer = judging.answer
        let question = try await site.store.question(answer.question, for: context.viewer).summary
        let page = JudgementPage(
            (answer.number, answer.author.name, answer.body.html), citing: answer.cards(for: context.viewer),
            for: judging.panel,
            question: (question.title, SitePath.question(question.number, question.title)), entry,
            isJudged: judging.own != nil, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
