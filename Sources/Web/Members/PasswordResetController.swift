import Colloquium
import Hummingbird
import Pages
import Store

/// Choosing a new password by a link in a mail.
struct PasswordResetController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: VisitContext) async throws -> Response {
        let email = context.visit.member?.email.text ?? ""
        return try await site.respond(requestPage(email, context, problems: []), to: request, context)
    }

    func send(_ request: Request, _ context: VisitContext) async throws -> Response {
        let typed = context.form["email"]
        do {
            guard let address = EmailAddress(typed) else {
                throw Refusal.invalid("email", "Enter the e-mail address of your account.")
            }
            try site.limits.count(.mail, site.address(request, peer: context.peer), at: site.now)
            try site.limits.count(.mailTo, address.key, at: site.now)
            if let member = try await site.store.member(email: address), member.standing == .active {
                try await sendLink(to: member)
            }
            let page = MessagePage(
                "Look at your mail",
                [
                    "If \(address.text) has an account here, a link to choose a new password is on its way. It works once, for two hours."
                ],
                next: [("Sign in", SitePath.signIn)])
            return try await site.respond(page, to: request, context)
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .tooMany {
            let page = requestPage(typed, context, problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    private func requestPage(_ email: String, _ context: VisitContext, problems: [Refusal.Problem]) -> LinkRequestPage {
        LinkRequestPage(
            "Choose a new password", explanation: "We send you a link for it.", action: SitePath.passwordReset,
            email: email, csrf: context.visit.formToken, problems: problems)
    }

    private func sendLink(to member: Member) async throws {
        let token = Token()
        let name = try await site.store.site().name
        let mail = site.letter(
            "password link", from: name, to: member.email, name: member.profile.name,
            subject: "A new password for \(name)",
            Letter(
                "Choose a new password",
                [
                    "Hello \(member.profile.name), follow this link to choose a new password for \(name). It works once, for two hours."
                ],
                link: site.origin + SitePath.passwordReset(token.text), label: "Choose a password",
                footing: "You did not ask for it? Then ignore this mail; your password stays as it is."))
        try await site.store.makeLink(token, .password, member: member.number, mail: mail, at: site.now)
    }

    func newPassword(_ request: Request, _ context: VisitContext) async throws -> Response {
        _ = try await site.store.link(try context.token(), .password, at: site.now)
        return try await site.respond(
            NewPasswordPage(action: request.uri.path, csrf: context.visit.formToken), to: request, context)
    }

    func save(_ request: Request, _ context: VisitContext) async throws -> Response {
        let token = try context.token()
        let link = try await site.store.link(token, .password, at: site.now)
        guard let number = link.member else { throw Refusal(.gone, "This link is not whole; ask for a new one.") }
        let owner = try await site.store.member(number)
        do {
            let password = try Password.checked(
                context.form["password"], field: "password", email: owner.email.text, name: owner.profile.name)
            let hash = try await site.passwords.hash(password)
            let member = try await site.store.usePasswordLink(token, hash: hash, at: site.now)
            return try await site.signIn(
                member, trusting: false, request: request, visit: context.visit, then: site.redirect(to: SitePath.home))
        } catch let refusal as Refusal where refusal.kind == .invalid {
            let page = NewPasswordPage(
                action: request.uri.path, csrf: context.visit.formToken, problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }
}
