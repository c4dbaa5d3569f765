import Colloquium
import Hummingbird
import Pages
import Store

/// Where members make, see and revoke the tokens of their programs.
struct AccessTokenController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(.fresh, request, context)
    }

    /// The token is shown in the answer and nowhere else, so there is no page to redirect to.
    func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = AccessToken.Entry(context.form)
        do {
            let draft = try AccessToken.Draft(entry)
            let token = try await site.store.makeAccessToken(draft, by: context.viewer, at: site.now)
            return try await page(.fresh, request, context, made: (draft.name, token.text))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, refusal)
        }
    }

    func revoke(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.revokeAccessToken(
            context.parameters.number("token", of: AccessToken.self), of: context.member.number, at: site.now)
        return site.redirect(to: SitePath.accessTokens)
    }

    private func page(
        _ entry: AccessToken.Entry, _ request: Request, _ context: MemberContext,
        made: (name: String, secret: String)? = nil, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = AccessTokensPage(
            try await site.store.accessTokens(of: context.member.number), entry: entry, made: made,
            time: context.visit.time, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        var response = try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }
}

extension AccessToken.Entry {
    fileprivate static var fresh: Self {
        var entry = Self()
        entry.submission = Token().text
        return entry
    }

    fileprivate init(_ form: FormData) {
        self.init()
        name = form["name"]
        scope = form["scope"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
    }
}
