import Colloquium
import Hummingbird
import Pages
import Store

/// Whom one may want to know, and whether one is suggested to others.
struct SuggestionController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = SuggestionsPage(
            try await site.store.suggestions(for: context.viewer, at: site.now),
            isSuggested: try await site.store.isSuggested(context.viewer),
            isPlaced: !(context.member.profile.institution + context.member.profile.country).isEmpty,
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func dismiss(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let member = Int64(context.form["member"]) else {
            throw Refusal(.invalid, "Say whom you do not want suggested.")
        }
        try await site.store.dismissSuggestion(of: Number(rawValue: member), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.suggestions)
    }

    func refuse(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.refuseSuggesting(context.viewer, at: site.now)
        return site.redirect(to: SitePath.suggestingSetting)
    }

    func allow(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.allowSuggesting(context.viewer)
        return site.redirect(to: SitePath.suggestingSetting)
    }
}
