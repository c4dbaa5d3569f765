import Colloquium
import Hummingbird
import Pages
import Store

/// Pairs of articles that may be one work.
struct DoublesController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: ModeratorContext) async throws -> Response {
        try await page(nil, request, context)
    }

    func keepApart(_ request: Request, _ context: ModeratorContext) async throws -> Response {
        guard let low = Int64(context.form["low"]), let high = Int64(context.form["high"]) else {
            throw Refusal(.invalid, "Choose one of the pairs.")
        }
        let (one, other) = (Number<Article>(rawValue: low), Number<Article>(rawValue: high))
        let entry = DoublesPage.Entry(
            low: one, high: other, reason: context.form[DoublesPage.Entry.field(one, other)])
        do {
            try await site.store.keepApart(one, other, reason: entry.reason, by: context.viewer, at: site.now)
            return site.redirect(to: CurationDone.apart.added(to: SitePath.doubles))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, refusal)
        }
    }

    private func page(
        _ typed: DoublesPage.Entry?, _ request: Request, _ context: ModeratorContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        // More than anybody decides on in one sitting; the next come when these are decided.
        let pairs = try await site.store.doubles(for: context.viewer)
        let page = DoublesPage(
            pairs.map { (.init($0.one), .init($0.other)) }, typed: typed,
            isAdministrator: context.viewer.isAdministrator, done: request.done, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
