import Colloquium
import Hummingbird
import Pages
import Store

/// A member's address, password and sessions.
struct AccountController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let notices = ["password": "Your password is changed.", "mail": "Mails are sent to you again."]
        let notice = notices[request.query("saved")] ?? ""
        return try await page(request, context, notice: notice)
    }

    private func page(
        _ request: Request, _ context: MemberContext, notice: String = "", problems: [Refusal.Problem] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let page = AccountSettingsPage(
            currentEmail: context.member.email.text, newEmail: context.form["new-email"],
            mailStop: try await site.store.suspendedAddress(of: context.member.number).map(MailStop.init),
            notice: notice,
            csrf: context.visit.formToken, problems: problems)
        return try await site.respond(page, to: request, context, status: status)
    }

    func resumeMail(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.resumeMail(of: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.accountSettings)?saved=mail")
    }

    func changePassword(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            try await confirm(context, field: "current-password")
            let member = context.member
            let password = try Password.checked(
                context.form["new-password"], field: "new-password", email: member.email.text, name: member.profile.name
            )
            let hash = try await site.passwords.hash(password)
            try await site.store.setPassword(hash, of: member.number, except: context.signedIn.session, at: site.now)
            return site.redirect(to: "\(SitePath.accountSettings)?saved=password")
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .tooMany {
            return try await page(request, context, problems: refusal.problems, status: refusal.status)
        }
    }

    /// Sends a link to the new address; the old one stays until the link is followed, and is told.
    func askForEmailChange(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            guard let address = EmailAddress(context.form["new-email"]) else {
                throw Refusal.invalid("new-email", "Enter an e-mail address, like ada@example.org.")
            }
            try await confirm(context, field: "email-password")
            try site.limits.count(.mail, "member \(context.member.number)", at: site.now)
            try site.limits.count(.mailTo, address.key, at: site.now)
            if let owner = try await site.store.member(email: address), owner.number != context.member.number {
                throw Refusal.invalid("new-email", "This address belongs to another account; choose a different one.")
            }
            try await sendChangeLink(to: address, for: context.member)
            return try await page(
                request, context, notice: "We sent a link to \(address.text). The change is made when you follow it.")
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .tooMany {
            return try await page(request, context, problems: refusal.problems, status: refusal.status)
        }
    }

    private func sendChangeLink(to address: EmailAddress, for member: Member) async throws {
        let token = Token()
        let name = try await site.store.site().name
        let link = site.letter(
            "address link", from: name, to: address, name: member.profile.name,
            subject: "Confirm your new address for \(name)",
            Letter(
                "Confirm your new address",
                ["Hello \(member.profile.name), follow this link to use this address for \(name)."],
                link: site.origin + SitePath.emailChange(token.text), label: "Use this address",
                footing: "You did not ask for it? Then ignore this mail."))
        let warning = site.letter(
            "address warning", from: name, to: member.email, name: member.profile.name,
            subject: "Your address for \(name) may change",
            Letter(
                "Your address may change",
                [
                    "Somebody signed in as you asked to change the address of your account to \(address.text). The change is made when the link sent there is followed."
                ],
                link: site.origin + SitePath.passwordReset, label: "It was not me: choose a new password",
                footing: "It was you? Then there is nothing to do."))
        try await site.store.makeLink(
            token, .email, member: member.number, email: address.text, mail: link, at: site.now)
        try await site.store.enqueue(warning, at: site.now)
    }

    func emailChangePage(_ request: Request, _ context: VisitContext) async throws -> Response {
        let token = try context.token()
        let link = try await site.store.link(token, .email, at: site.now)
        let page = ConfirmationPage(
            "Use this address", "Your account will use \(link.email) from now on.",
            action: SitePath.emailChange(token.text), label: "Use this address", csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func changeEmail(_ request: Request, _ context: VisitContext) async throws -> Response {
        _ = try await site.store.useEmailLink(try context.token(), at: site.now)
        let page = MessagePage(
            "Your address is changed", ["From now on you sign in with it, and mails go there."],
            next: [("Your account", SitePath.accountSettings)])
        return try await site.respond(page, to: request, context)
    }

    /// A member changes how they sign in only after proving who they are once more.
    private func confirm(_ context: MemberContext, field: String) async throws {
        try site.limits.count(.signIn, "member \(context.member.number)", at: site.now)
        let stored = try await site.store.storedPassword(of: context.member.email)
        guard try await site.passwords.verify(context.form[field], against: stored?.hash) else {
            throw Refusal.invalid(field, "This is not your password. Forgotten? Set a new one by e-mail.")
        }
    }

    func sessions(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let time = context.visit.time
        let places = try await site.store.sessions(of: context.member.number, at: site.now).map {
            SessionsPage.Place(
                number: $0.number.rawValue, device: $0.device, startedAt: time.moment($0.startedAt),
                seenAt: time.moment($0.seenAt), endsAt: time.day($0.endsAt),
                isThisOne: $0.number == context.signedIn.session, isTrusted: $0.trusted)
        }
        return try await site.respond(
            SessionsPage(places, for: context.viewer, csrf: context.visit.formToken), to: request, context)
    }

    func endSession(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let number = try context.parameters.number("session", of: SessionRow.self)
        try await site.store.endSession(number, of: context.member.number)
        return site.redirect(to: SitePath.sessions)
    }

    func endOtherSessions(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        try await site.store.endSessions(of: context.member.number, except: context.signedIn.session)
        return site.redirect(to: SitePath.sessions)
    }
}

extension MailStop {
    init(_ suspended: SuspendedAddress) { self.init(address: suspended.address, reason: suspended.reason) }
}
