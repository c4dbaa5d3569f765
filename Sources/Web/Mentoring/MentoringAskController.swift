import Colloquium
import Hummingbird
import Pages
import Store

/// What members ask each other: read, answered and taken back.
struct MentoringAskController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let response = try await page(MentoringAskPage.Entry(), request, context)
        try await site.noteSeen(.ask(number(context)), request, context)
        return response
    }

    func accept(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            let agreement = try await site.store.accept(
                number(context), by: context.viewer, on: context.today(site), at: site.now)
            return site.redirect(to: SitePath.agreement(agreement))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(MentoringAskPage.Entry(), request, context, refusal)
        }
    }

    func decline(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = MentoringAskPage.Entry()
        entry.words = context.form["words"]
        entry.identifiesNobody = context.form.identifiesNobody
        do {
            let parting = try MentoringAsk.Parting(words: entry.words, identifiesNobody: entry.identifiesNobody)
            try await site.store.decline(number(context), parting, by: context.viewer, at: site.now)
            return try site.redirect(to: SitePath.ask(number(context)))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, refusal)
        }
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.takeBack(number(context), by: context.viewer, at: site.now)
        return try site.redirect(to: SitePath.ask(number(context)))
    }

    private func number(_ context: MemberContext) throws -> Number<MentoringAsk> {
        try context.parameters.number("ask")
    }

    private func page(
        _ entry: MentoringAskPage.Entry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let reading = try await site.store.mentoringAsk(number(context), of: context.viewer)
        let page = MentoringAskPage(
            reading.ask, entry, agreement: reading.agreement, for: context.member.number, at: site.now,
            time: context.visit.time, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
