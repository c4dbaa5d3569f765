import Colloquium
import Hummingbird
import Pages
import Store

/// What an author does with the link in their mail. GET shows what will happen and does nothing, since mail scanners
/// follow links too.
struct AuthorAnswerController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: VisitContext) async throws -> Response {
        do {
            return try await page(orcid: context.visit.member?.profile.orcid ?? "", request, context)
        } catch let refusal as Refusal where refusal.kind == .gone {
            return try await past(refusal, request, context)
        }
    }

    func accept(_ request: Request, _ context: VisitContext) async throws -> Response {
        let orcid = context.form["orcid"]
        do {
            let place = site.address(request, peer: context.peer)
            try site.limits.count(.join, place, at: site.now)
            let came = try await site.store.acceptAuthorInvitation(
                context.token(), orcid: orcid, by: context.viewer, at: site.now)
            let arrived = SitePath.keepKey(ofAuthorshipIn: came.discussion)
            let response = site.redirect(to: "\(SitePath.discussion(came.discussion))?sent=\(arrived)")
            if context.viewer.isSignedIn { return response }
            return try await site.signIn(
                came.guest, trusting: context.form["trust"] == "yes", request: request, visit: context.visit,
                then: response)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(orcid: orcid, request, context, refusal)
        } catch let refusal as Refusal where refusal.kind == .gone {
            return try await past(refusal, request, context)
        }
    }

    /// Leads who used the link where it led them, and tells others what became of it and what they can do.
    private func past(_ refusal: Refusal, _ request: Request, _ context: VisitContext) async throws -> Response {
        guard let past = try await site.store.pastAuthorInvitation(context.token()) else { throw refusal }
        let discussion = past.discussion.number
        if context.viewer.guestOf.contains(discussion), context.viewer.member == past.invitation.guest {
            return site.redirect(to: SitePath.discussion(discussion))
        }
        let page = MessagePage(
            past: past.invitation, by: past.inviter, isSignedIn: context.viewer.isSignedIn,
            time: ReaderTime(zone: past.club.timeZone))
        return try await site.respond(page, to: request, context, status: refusal.status)
    }

    func decline(_ request: Request, _ context: VisitContext) async throws -> Response {
        do {
            try await site.store.declineAuthorInvitation(context.token(), at: site.now)
        } catch let refusal as Refusal where refusal.kind == .gone {
            return try await past(refusal, request, context)
        }
        let page = MessagePage(
            "You declined", ["Nothing more comes to you about this discussion."], next: [("Home", SitePath.home)])
        return try await site.respond(page, to: request, context)
    }

    private func page(
        orcid: String, _ request: Request, _ context: VisitContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let token = try context.token()
        let content = try await site.store.authorInvitation(token, at: site.now)
        let mustSignIn = try await site.store.mustSignIn(content.invitation.email)
        let page = AuthorInvitationPage(
            content.invitation, to: content.discussion, articleTitle: content.articleTitle, club: content.club.name,
            inviter: content.inviter, token: token.text, account: context.visit.member?.profile.name ?? "",
            mustSignIn: !context.viewer.isSignedIn && mustSignIn, orcid: orcid,
            at: site.now, time: ReaderTime(zone: content.club.timeZone), csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
