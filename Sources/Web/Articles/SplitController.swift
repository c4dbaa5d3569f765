import Colloquium
import Hummingbird
import Pages
import Store

/// Making two articles of one.
struct SplitController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ModeratorContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let reading = try await site.store.article(number, for: context.viewer)
        if reading.article.number != number { return site.moved(to: SitePath.split(reading.article.number)) }
        var parts = SplitPage.Parts()
        // Else what leads to the old number would lead to the wrong work for ever.
        if reading.absorbed.count == 1 {
            let merged = reading.absorbed[0]
            let came = try await site.store.splitParts(of: number, for: context.viewer)
            parts.givesBack = merged.description
            parts.chosenClaims = Set(reading.claims.filter { $0.home == merged }.map(\.number))
            parts.chosenDiscussions = Set(came.discussions.filter { $0.cameWith == merged }.map(\.number))
            parts.chosenProposals = Set(came.proposals.filter { $0.cameWith == merged }.map(\.number))
        }
        return try await page(reading, parts, request, context)
    }

    func split(_ request: Request, _ context: ModeratorContext) async throws -> Response {
        let reading = try await site.standing(context)
        var typed = SplitPage.Parts()
        typed.chosenClaims = context.form.numbers("claims")
        typed.chosenDiscussions = context.form.numbers("discussions")
        typed.chosenProposals = context.form.numbers("proposals")
        typed.givesBack = context.form["article"]
        typed.reason = context.form["reason"]
        do {
            let other = try await site.store.split(
                typed.chosenClaims.sorted(), discussions: typed.chosenDiscussions.sorted(),
                proposals: typed.chosenProposals.sorted(), outOf: reading.article.number,
                givingBack: Self.number(typed.givesBack), reason: typed.reason, by: context.viewer, at: site.now)
            return site.redirect(to: CurationDone.split.added(to: SitePath.article(other)))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(reading, typed, request, context, refusal)
        }
    }

    private static func number(_ text: String) throws(Refusal) -> Number<Article>? {
        if text.isEmpty { return nil }
        guard let number = Int64(text) else { throw .invalid("article", "Choose one of the numbers, or a new one.") }
        return Number(rawValue: number)
    }

    private func page(
        _ reading: ArticleReading, _ typed: SplitPage.Parts, _ request: Request, _ context: ModeratorContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        var parts = typed
        parts.claims = reading.claims
        let separable = try await site.store.splitParts(of: reading.article.number, for: context.viewer)
        parts.discussions = separable.discussions.map(SplitPage.Place.init)
        parts.proposals = separable.proposals.map(SplitPage.Place.init)
        parts.absorbed = reading.absorbed
        let page = SplitPage(
            reading.article, parts, time: context.visit.time, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension SplitPage.Place {
    fileprivate init(_ part: SplitPart<Entity>) {
        self.init(number: part.number, club: part.clubName, at: part.at, cameWith: part.cameWith)
    }
}

extension FormData {
    /// The numbers of all that was checked under one name; what is no number was not on the page.
    fileprivate func numbers<Entity>(_ name: String) -> Set<Number<Entity>> {
        Set(fields.filter { $0.name == name }.compactMap { Int64($0.value).map(Number.init(rawValue:)) })
    }
}
