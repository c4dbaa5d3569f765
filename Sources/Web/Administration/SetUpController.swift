import Colloquium
import Hummingbird
import Pages
import Store

/// The first run: whoever has the one-time link names the site and becomes its administrator.
struct SetUpController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: VisitContext) async throws -> Response {
        let token = try context.token()
        _ = try await site.store.link(token, .setUp, at: site.now)
        var club = Club.Entry()
        club.visibility = Club.Visibility.everyone.rawValue
        return try await page(token, siteName: "", club, JoiningEntry(), request, context)
    }

    func setUp(_ request: Request, _ context: VisitContext) async throws -> Response {
        let token = try context.token()
        _ = try await site.store.link(token, .setUp, at: site.now)
        let form = context.form
        var clubEntry = Club.Entry(form, prefix: "club-")
        let account = JoiningEntry(form)
        clubEntry.timeZone = TimeZones.isKnown(account.timeZone) ? account.timeZone : "UTC"
        do {
            var problems: [Refusal.Problem] = []
            let name = collect(&problems) { () throws(Refusal) in
                var inspection = Inspection()
                let name = inspection.text(form["site-name"], "site-name", called: "the site's name", limit: 80)
                try inspection.settle()
                return name.tidiedLine
            }
            let newcomer = collect(&problems) { () throws(Refusal) in try Newcomer(account) }
            let charter = collect(&problems) { () throws(Refusal) in
                try Club.Charter(clubEntry, prefix: "club-", render: site.markdown)
            }
            guard let name, let newcomer, let charter else { throw Refusal(invalid: problems) }
            let hash = try await site.passwords.hash(newcomer.password)
            let founding = Founding(siteName: name, club: charter, administrator: newcomer, passwordHash: hash)
            let member = try await site.store.setUp(founding, link: token, at: site.now)
            return try await site.signIn(
                member, trusting: true, request: request, visit: context.visit,
                then: site.redirect(to: SitePath.administration))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(
                token, siteName: form["site-name"], clubEntry, account, request, context, refusal)
        }
    }

    private func page(
        _ token: Token, siteName: String, _ club: Club.Entry, _ account: JoiningEntry, _ request: Request,
        _ context: VisitContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = SetUpPage(
            action: SitePath.setUp(token.text), siteName: siteName, club: club, account: account,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
