import Colloquium
import Hummingbird
import Pages
import Store

/// What sources say of an article, and what its adder and moderators make of it.
struct ClaimController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let reading = try await site.store.article(number, for: context.viewer)
        if reading.article.number != number { return site.moved(to: SitePath.claims(reading.article.number)) }
        let page = ClaimsPage(
            reading.article, .init(claims: reading.claims, pins: reading.pins, pinners: reading.pinners),
            mayCurate: reading.mayCurate, mayMerge: context.viewer.isModerator,
            done: done(request), time: context.visit.time, csrf: reading.mayCurate ? context.visit.formToken : "")
        return try await site.respond(page, to: request, context)
    }

    /// What was just done, and to which field where it was done to one.
    private func done(_ request: Request) -> ClaimsPage.Done? {
        request.done.map { ClaimsPage.Done($0, field: ArticleRecord.Field(name: request.query("field"))) }
    }

    func pin(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let field = try Self.field(context.form)
        let claim = try Self.claim(context.form)
        try await site.store.pin(field, to: claim, of: number, by: context.viewer, at: site.now)
        return site.redirect(to: ClaimsPage.Done(claim == nil ? .unpinned : .pinned, field: field).path(number))
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let field = try Self.field(context.form)
        try await site.store.takeBack(field, of: number, by: context.viewer, at: site.now)
        return site.redirect(to: ClaimsPage.Done(.takenBack, field: field).path(number))
    }

    private static func field(_ form: FormData) throws(Refusal) -> ArticleRecord.Field {
        guard let field = ArticleRecord.Field(name: form["field"]) else {
            throw .invalid("field", "Choose one of the article’s fields.")
        }
        return field
    }

    /// The claim to show; nil where trust is to choose again.
    private static func claim(_ form: FormData) throws(Refusal) -> Number<Claim>? {
        guard let text = form.fields.first(where: { $0.name == "claim" })?.value else {
            throw .invalid("claim", "Choose what to show.")
        }
        if text.isEmpty { return nil }
        guard let number = Int64(text) else { throw .invalid("claim", "Choose one of what the sources say.") }
        return Number(rawValue: number)
    }

    func correctionForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let reading = try await curated(context)
        if reading.article.number != number { return site.moved(to: SitePath.correction(reading.article.number)) }
        let given = ArticleEntry(reading.article.record)
        return try await correctionPage(reading, given, typed: given, request, context)
    }

    func correct(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await curated(context)
        let given = ArticleEntry(context.form, prefix: CorrectionPage.givenPrefix)
        let typed = ArticleEntry(context.form)
        do {
            let isChanged = try await site.store.correct(
                reading.article.number, from: given, to: typed, by: context.viewer, at: site.now)
            return site.redirect(
                to: ClaimsPage.Done(isChanged ? .corrected : .unchanged).path(reading.article.number))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await correctionPage(reading, given, typed: typed, request, context, refusal)
        }
    }

    private func curated(_ context: MemberContext) async throws -> ArticleReading {
        let reading = try await site.store.article(context.parameters.number("article"), for: context.viewer)
        guard reading.mayCurate else { throw Refusal.notCurator }
        return reading
    }

    private func correctionPage(
        _ reading: ArticleReading, _ given: ArticleEntry, typed: ArticleEntry, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = CorrectionPage(
            reading.article, said: reading.claims.map(\.statement), given: given, typed: typed,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
