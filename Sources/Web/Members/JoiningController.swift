import Colloquium
import Hummingbird
import Pages
import Store

/// Becoming a member: openly, by application, or with an invitation.
struct JoiningController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: VisitContext) async throws -> Response {
        if let member = context.visit.member {
            let page = MessagePage(
                "You are signed in",
                [context.viewer.isGuest ? context.viewer.guestText : "You are a member of this site already."],
                next: [("Your page", SitePath.member(member.number, member.profile.name)), ("Home", SitePath.home)])
            return try await site.respond(page, to: request, context)
        }
        let policy = try await site.store.site().joining
        if policy == .invitation {
            let page = MessagePage(
                "Join by invitation",
                [
                    "This site takes new members by invitation. Ask a colleague who is here, or the administrator, for a link."
                ],
                next: [("Sign in", SitePath.signIn), ("Home", SitePath.home)])
            return try await site.respond(page, to: request, context)
        }
        return try await page(policy, JoiningEntry(), request, context, problems: [], status: .ok)
    }

    func join(_ request: Request, _ context: VisitContext) async throws -> Response {
        let policy = try await site.store.site().joining
        let entry = JoiningEntry(context.form)
        do {
            if policy == .invitation {
                throw Refusal(.forbidden, "This site takes new members by invitation only.")
            }
            try site.limits.count(.join, site.address(request, peer: context.peer), at: site.now)
            let newcomer = try Newcomer(entry, noteNeeded: policy == .application)
            let hash = try await site.passwords.hash(newcomer.password)
            return policy == .open
                ? try await joinOpenly(newcomer, hash: hash, request, context)
                : try await apply(newcomer, hash: hash, request, context)
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .tooMany {
            return try await page(
                policy, entry, request, context, problems: refusal.problems, status: refusal.status)
        }
    }

    private func page(
        _ policy: JoiningPolicy, _ entry: JoiningEntry, _ request: Request, _ context: VisitContext,
        problems: [Refusal.Problem], status: HTTPResponse.Status
    ) async throws -> Response {
        let isOpen = policy == .open
        let page = JoinPage(
            title: isOpen ? "Join" : "Apply to join",
            explanation: isOpen
                ? "We send a link to your address; follow it and you are in."
                : "An administrator reads your application; you get a mail when you are in.",
            action: SitePath.join, label: isOpen ? "Join" : "Apply", asksNote: !isOpen, entry: entry,
            csrf: context.visit.formToken, problems: problems)
        return try await site.respond(page, to: request, context, status: status)
    }

    private func joinOpenly(
        _ newcomer: Newcomer, hash: String, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        let member = try await site.store.addMember(
            newcomer, passwordHash: hash, standing: .unconfirmed, at: site.now)
        let token = Token()
        let name = try await site.store.site().name
        let mail = site.letter(
            "confirmation link", from: name, to: newcomer.email, name: newcomer.name,
            subject: "Confirm your address for \(name)",
            Letter(
                "Welcome to \(name)", ["Hello \(newcomer.name), follow this link to confirm your address and come in."],
                link: site.origin + SitePath.confirmation(token.text), label: "Confirm and come in",
                footing: "You did not join? Then ignore this mail; nothing more will come."))
        try await site.store.makeLink(token, .confirmation, member: member, mail: mail, at: site.now)
        let page = MessagePage(
            "Look at your mail", ["We sent a link to \(newcomer.email.text). Follow it and you are in."],
            next: [("Home", SitePath.home)])
        return try await site.respond(page, to: request, context)
    }

    private func apply(
        _ newcomer: Newcomer, hash: String, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        try await site.store.addMember(newcomer, passwordHash: hash, standing: .applied, at: site.now)
        let page = MessagePage(
            "Thank you",
            ["An administrator reads your application. You get a mail at \(newcomer.email.text) when you are in."],
            next: [("Home", SitePath.home)])
        return try await site.respond(page, to: request, context)
    }

    func invitation(_ request: Request, _ context: VisitContext) async throws -> Response {
        let link = try await site.store.link(try context.token(), .invitation, at: site.now)
        var entry = JoiningEntry()
        entry.email = link.email
        return try await invitationPage(entry, request, context, problems: [], status: .ok)
    }

    func useInvitation(_ request: Request, _ context: VisitContext) async throws -> Response {
        let entry = JoiningEntry(context.form)
        let token = try context.token()
        _ = try await site.store.link(token, .invitation, at: site.now)
        do {
            try site.limits.count(.join, site.address(request, peer: context.peer), at: site.now)
            let newcomer = try Newcomer(entry)
            let hash = try await site.passwords.hash(newcomer.password)
            let member = try await site.store.useInvitation(
                token, newcomer: newcomer, passwordHash: hash, at: site.now)
            return try await site.signIn(
                member, trusting: true, request: request, visit: context.visit,
                then: site.redirect(to: SitePath.profileSettings))
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .tooMany {
            return try await invitationPage(
                entry, request, context, problems: refusal.problems, status: refusal.status)
        }
    }

    private func invitationPage(
        _ entry: JoiningEntry, _ request: Request, _ context: VisitContext, problems: [Refusal.Problem],
        status: HTTPResponse.Status
    ) async throws -> Response {
        let name = try await site.store.site().name
        let page = JoinPage(
            title: "Join \(name)", explanation: "You are invited. Make your account and you are in.",
            action: request.uri.path, label: "Join", asksNote: false, entry: entry, csrf: context.visit.formToken,
            problems: problems)
        return try await site.respond(page, to: request, context, status: status)
    }

    func confirmationPage(_ request: Request, _ context: VisitContext) async throws -> Response {
        let token = try context.token()
        _ = try await site.store.link(token, .confirmation, at: site.now)
        let page = ConfirmationPage(
            "Confirm your address", "One button, and you are in.", action: SitePath.confirmation(token.text),
            label: "Confirm and come in", csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func confirm(_ request: Request, _ context: VisitContext) async throws -> Response {
        let member = try await site.store.useConfirmationLink(try context.token(), at: site.now)
        return try await site.signIn(
            member, trusting: true, request: request, visit: context.visit,
            then: site.redirect(to: SitePath.profileSettings))
    }
}

extension JoiningEntry {
    init(_ form: FormData) {
        self.init()
        name = form["name"]
        email = form["email"]
        password = form["password"]
        note = form["note"]
        timeZone = form["time-zone"]
    }
}
