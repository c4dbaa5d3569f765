import Colloquium
import Hummingbird
import Pages
import Store

/// What administrators look after: applications, invitations, mail, roles, the site itself.
struct AdministrationController: Sendable {
    let site: WebSite

    func overview(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        try await overviewPage(("", "1", ""), request, context)
    }

    private func overviewPage(
        _ entry: (String, String, String), _ request: Request, _ context: AdministratorContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let time = context.visit.time
        let counts = try await site.store.mailCounts(at: site.now)
        let route = site.mailRoute.words
        let page = AdministrationPage(
            mailRoute: route.text, mailIsWritten: route.isWritten,
            counts: [
                (counts.waiting, "waiting"), (counts.sent, route.isWritten ? "written" : "sent"),
                (counts.refused, "refused"), (counts.inDoubt, "in doubt"),
                (counts.late, "too late"), (counts.dropped, "dropped"),
            ],
            applicants: try await site.store.members(.applied).map {
                AdministrationPage.Applicant(
                    number: $0.number, name: $0.name, email: $0.email, note: $0.note,
                    appliedAt: time.moment($0.joinedAt))
            },
            invitations: try await site.store.openInvitations(at: site.now).map {
                AdministrationPage.OpenInvitation(email: $0.email, uses: $0.usesLeft, until: time.day($0.endsAt))
            },
            clubs: try await site.store.postingClubs(for: context.viewer).map { ($0.number, $0.name) },
            entry: (entry.0, entry.1, entry.2), csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    func invite(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let form = context.form
        do {
            var inspection = Inspection()
            let typed = form["email"].tidied
            let address = typed.isEmpty ? nil : EmailAddress(typed)
            if !typed.isEmpty, address == nil {
                inspection.note("email", "This is not an e-mail address; correct it or leave it empty.")
            }
            let uses = Int(form["uses"].tidied) ?? 0
            if !(1...200).contains(uses) { inspection.note("uses", "Let from 1 to 200 people use the link.") }
            let club = Int64(form["club"]).map(Number<Club>.init(rawValue:))
            try inspection.settle()
            if let club { _ = try await site.store.club(club, for: context.viewer) }
            return try await invite(address, uses: uses, into: club, request, context)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await overviewPage((form["email"], form["uses"], form["club"]), request, context, refusal)
        }
    }

    private func invite(
        _ address: EmailAddress?, uses: Int, into club: Number<Club>?, _ request: Request,
        _ context: AdministratorContext
    ) async throws -> Response {
        let token = Token()
        let link = site.origin + SitePath.invitation(token.text)
        let name = try await site.store.site().name
        let mail = address.map {
            site.letter(
                "invitation", from: name, to: $0, subject: "\(context.member.profile.name) invites you to \(name)",
                Letter(
                    "You are invited to \(name)",
                    [
                        "\(context.member.profile.name) invites you to \(name), a journal club without a room. The link works for 14 days."
                    ],
                    link: link, label: "Join",
                    footing:
                        "You do not know \(context.member.profile.name)? Then ignore this mail; nothing more will come."
                ))
        }
        try await site.store.makeLink(
            token, .invitation, email: address?.text ?? "", club: club, by: context.member.number, uses: uses,
            mail: mail,
            at: site.now)
        let page = MessagePage(
            "The invitation is made",
            [
                address.map { "We sent it to \($0.text). You may also pass the link on yourself." }
                    ?? "Pass this link on. It works for 14 days and is shown only now."
            ], next: [("Back to administration", SitePath.administration)], copy: link)
        return try await site.respond(page, to: request, context)
    }

    func members(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let accounts = try await site.store.members().map {
            MemberAdministrationPage.Account(
                number: $0.number, name: $0.name, email: $0.email, role: $0.role, standing: $0.standing,
                isGuest: $0.isGuest, joined: context.visit.time.day($0.joinedAt))
        }
        return try await site.respond(
            MemberAdministrationPage(accounts, csrf: context.visit.formToken), to: request, context)
    }

    func setStanding(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let number = try context.parameters.number("member", of: Member.self)
        guard let standing = Member.Standing(rawValue: context.form["standing"]), standing != .applied,
            standing != .unconfirmed
        else { throw Refusal(.invalid, "Choose to make the account active or to suspend it.") }
        let wasApplied = try await site.store.member(number).standing == .applied
        let name = try await site.store.site().name
        let welcome = wasApplied && standing == .active ? welcomeLetter(to: name) : nil
        try await site.store.setStanding(
            standing, of: number, by: context.member.number, at: site.now, mail: welcome)
        return site.redirect(to: wasApplied ? SitePath.administration : SitePath.memberAdministration)
    }

    private func welcomeLetter(to siteName: String) -> @Sendable (Member) throws -> OutgoingMail {
        { member in
            site.letter(
                "approval", from: siteName, to: member.email, name: member.profile.name,
                subject: "Welcome to \(siteName)",
                Letter(
                    "Welcome to \(siteName)",
                    ["Hello \(member.profile.name), your application is approved. You can sign in now."],
                    link: site.origin + SitePath.signIn, label: "Sign in",
                    footing: "You get a weekly digest of new articles; change or end it under Subscriptions."))
        }
    }

    func setRole(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let number = try context.parameters.number("member", of: Member.self)
        guard let role = Member.Role(rawValue: context.form["role"]) else {
            throw Refusal(.invalid, "Choose a role.")
        }
        try await site.store.setRole(role, of: number, by: context.member.number, at: site.now)
        return site.redirect(to: SitePath.memberAdministration)
    }

    func siteForm(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let info = try await site.store.site()
        return try await sitePage(
            info.name, info.tagline, info.joining.rawValue, saved: request.query("saved") == "yes", request, context)
    }

    func saveSite(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let form = context.form
        do {
            var inspection = Inspection()
            let name = inspection.text(form["name"], "name", called: "the site's name", limit: 80).tidiedLine
            let tagline = inspection.optionalText(form["tagline"], "tagline", called: "the tagline", limit: 200)
                .tidiedLine
            let joining = JoiningPolicy(rawValue: form["joining"])
            if joining == nil { inspection.note("joining", "Choose how people join.") }
            try inspection.settle()
            try await site.store.saveSite(
                name: name, tagline: tagline, joining: joining ?? .invitation, by: context.member.number, at: site.now)
            return site.redirect(to: "\(SitePath.siteSettings)?saved=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await sitePage(
                form["name"], form["tagline"], form["joining"], saved: false, request, context, refusal)
        }
    }

    private func sitePage(
        _ name: String, _ tagline: String, _ joining: String, saved: Bool, _ request: Request,
        _ context: AdministratorContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = SiteSettingsPage(
            name: name, tagline: tagline, joining: joining, saved: saved, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
