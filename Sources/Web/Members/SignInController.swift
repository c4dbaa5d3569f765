import Colloquium
import Foundation
import Hummingbird
import Pages
import Store

/// Signing in and out.
struct SignInController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: VisitContext) async throws -> Response {
        if context.visit.signedIn != nil { return site.redirect(to: site.localPath(request.query("next"))) }
        let page = SignInPage(next: request.query("next"), csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    /// One form, two ways: with the password, or with a link by e-mail.
    func signIn(_ request: Request, _ context: VisitContext) async throws -> Response {
        let form = context.form
        do {
            guard let address = EmailAddress(form["email"]) else {
                throw Refusal.invalid("email", "Enter the e-mail address of your account.")
            }
            if form["by"] == "link" || form["password"].isEmpty {
                return try await sendLink(to: address, request, context)
            }
            let member = try await check(address, password: form["password"], request, context)
            return try await enter(member, trusting: form["trust"] == "yes", form: form, request, context)
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .tooMany {
            let page = SignInPage(
                email: form["email"], trusting: form["trust"] == "yes", next: form["next"], kept: form["kept"],
                csrf: context.visit.formToken, problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    private func check(
        _ address: EmailAddress, password: String, _ request: Request, _ context: VisitContext
    ) async throws -> Number<Member> {
        // Only failures count, and per account and address: a stranger must not lock a member out.
        let place = site.address(request, peer: context.peer)
        let keys: [(RateLimits.Act, String)] = [
            (.signIn, place), (.signIn, "\(address.key) \(place)"), (.account, address.key),
        ]
        for (act, key) in keys { try site.limits.refuseIfSpent(act, key, at: site.now) }
        let stored = try await site.store.storedPassword(of: address)
        let fits = try await site.passwords.verify(password, against: stored?.hash)
        guard fits, let stored else {
            for (act, key) in keys { try site.limits.count(act, key, at: site.now) }
            throw Refusal.invalid(
                "password", "The address and the password do not belong together. Try again, or get a link by e-mail.")
        }
        switch try await site.store.member(stored.number).standing {
        case .active: return stored.number
        case .applied: throw Refusal.invalid("email", "Your application is waiting for the administrator.")
        case .unconfirmed: throw Refusal.invalid("email", "Follow the link in the confirmation mail first.")
        case .suspended: throw Refusal.invalid("email", "This account is suspended; ask the administrator.")
        }
    }

    /// Says the same whether there is such an account or not.
    private func sendLink(
        to address: EmailAddress, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        try site.limits.count(.mail, site.address(request, peer: context.peer), at: site.now)
        try site.limits.count(.mailTo, address.key, at: site.now)
        if let member = try await site.store.member(email: address), member.standing == .active {
            let token = Token()
            let name = try await site.store.site().name
            let mail = site.letter(
                "sign-in link", from: name, to: member.email, name: member.profile.name,
                subject: "Your link to sign in to \(name)",
                Letter(
                    "Sign in to \(name)",
                    ["Hello \(member.profile.name), follow this link to sign in. It works once, for 30 minutes."],
                    link: site.origin + SitePath.signInLink(token.text), label: "Sign in",
                    footing: "You did not ask for it? Then nothing happens unless you follow the link."))
            try await site.store.makeLink(
                token, .signIn, member: member.number, detail: brought(context), mail: mail, at: site.now)
        }
        let page = MessagePage(
            "Look at your mail",
            ["If \(address.text) has an account here, a link to sign in is on its way. It works once, for 30 minutes."],
            next: [("Back to signing in", SitePath.signIn)])
        return try await site.respond(page, to: request, context)
    }

    func linkPage(_ request: Request, _ context: VisitContext) async throws -> Response {
        let token = try context.token()
        _ = try await site.store.link(token, .signIn, at: site.now)
        let page = ConfirmationPage(
            "Sign in", "One more step, so that a mail scanner that follows links does not use yours up.",
            action: SitePath.signInLink(token.text), label: "Sign in", csrf: context.visit.formToken, offersTrust: true)
        return try await site.respond(page, to: request, context)
    }

    func useLink(_ request: Request, _ context: VisitContext) async throws -> Response {
        let link = try await site.store.useSignInLink(try context.token(), at: site.now)
        let brought = FormData(urlEncoded: Array(link.detail.utf8))
        // Only the browser that asked gets back what it typed: anybody can have a link mailed to somebody else.
        let isSameBrowser = brought["browser"] == context.visit.formToken
        return try await enter(
            link.member, trusting: context.form["trust"] == "yes", form: isSameBrowser ? brought : FormData(), request,
            context)
    }

    /// Where to go and what was typed, to be taken up again when the link is followed in this browser. What changes an
    /// account or the site is never sent by one button, and an author's link is a secret that is not written down.
    private func brought(_ context: VisitContext) -> String {
        let next = context.form["next"]
        let kept = context.form["kept"]
        if kept.utf8.count > 200_000
            || ["/admin", "/settings", SitePath.authorship("")].contains(where: next.hasPrefix)
        {
            return ""
        }
        let parts = [("next", next), ("kept", kept), ("browser", context.visit.formToken)].map {
            FormData.Part(name: $0.0, fileName: nil, bytes: Array($0.1.utf8))
        }
        return FormData(parts: parts).encoded
    }

    /// Signs in and goes where the person wanted to go; what they had typed before is put before them again.
    private func enter(
        _ member: Number<Member>, trusting: Bool, form: FormData, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        let token = Token()
        let next = site.localPath(form["next"], else: try await landing(member))
        var response = site.redirect(to: next)
        if !form["kept"].isEmpty {
            let fields = FormData(urlEncoded: Array(form["kept"].utf8)).fields
            let signature = try await site.store.site().signature(of: Visit.formText(token.text))
            let page = KeptTextPage(action: next, fields: fields, csrf: signature)
            response = try await site.respond(page, to: request, context)
        }
        return try await site.signIn(
            member, with: token, trusting: trusting, request: request, visit: context.visit, then: response)
    }

    /// A guest comes for a discussion, or for a panel.
    private func landing(_ member: Number<Member>) async throws -> String {
        let viewer = try await site.store.viewer(member)
        guard viewer.isGuest else { return SitePath.home }
        if let newest = viewer.guestOf.max() { return SitePath.discussion(newest) }
        return viewer.panels.max().map { SitePath.panel($0) } ?? SitePath.home
    }

    func signOut(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        try await site.store.endSession(context.signedIn.session, of: context.member.number)
        var response = site.redirect(to: SitePath.home)
        response.setCookie(site.cookie(SessionMiddleware.sessionCookie, "", lasting: .seconds(0)))
        return response
    }
}

extension RequestContext {
    /// The secret in the address of a link.
    /// - Throws: gone when it cannot be one of ours: cut off in the mail, or mistyped.
    func token() throws -> Token {
        guard let token = Token(parameters.get("token") ?? "") else {
            throw Refusal(.gone, "This link is not whole. Copy all of it from the mail, or ask for a new one.")
        }
        return token
    }
}
