import Colloquium
import Hummingbird
import Pages
import Store

/// Getting the digest of a public club without an account: an address is taken once its owner has followed a link.
struct ReaderController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: VisitContext) async throws -> Response {
        let club = try await publicClub(context)
        if context.viewer.isMember { return site.redirect(to: SitePath.following(.club(club.number))) }
        return try await site.respond(page(club, "", context, []), to: request, context)
    }

    func send(_ request: Request, _ context: VisitContext) async throws -> Response {
        let club = try await publicClub(context)
        let typed = context.form["email"]
        do {
            guard let address = EmailAddress(typed), !address.isInternal else {
                throw Refusal.invalid(
                    "email", "Enter the whole e-mail address the digest should go to, like name@hospital.org.")
            }
            try site.limits.count(.mail, site.address(request, peer: context.peer), at: site.now)
            try site.limits.count(.mailTo, address.key, at: site.now)
            try await sendLink(to: address, for: club)
            let message = MessagePage(
                "Look at your mail",
                [
                    "A link is on its way to \(address.text). Once you follow it, the digest of \(club.name) comes weekly."
                ],
                next: [("Back to the club", SitePath.club(club.number, club.name))])
            return try await site.respond(message, to: request, context)
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .tooMany {
            return try await site.respond(
                page(club, typed, context, refusal.problems), to: request, context, status: refusal.status)
        }
    }

    private func publicClub(_ context: VisitContext) async throws -> Club {
        let club = try await site.store.club(context.parameters.number("club"), for: context.viewer)
        guard club.visibility == .everyone else {
            throw Refusal(.notFound, "Only the digests of public clubs go to people without an account.")
        }
        return club
    }

    private func page(
        _ club: Club, _ typed: String, _ context: VisitContext, _ problems: [Refusal.Problem]
    ) -> LinkRequestPage {
        LinkRequestPage(
            "\(club.name) by e-mail",
            explanation:
                "Every Monday: what opens and closes that week, and of articles posted from now on why they may change practice and what is said of them; no mail when there is nothing new. No account is needed. We send a link to confirm the address.",
            action: SitePath.digest(of: club.number), email: typed, csrf: context.visit.formToken, problems: problems)
    }

    private func sendLink(to address: EmailAddress, for club: Club) async throws {
        let here = try await site.store.site()
        let code = ReaderCode(address, club: club.number, at: site.now).text(in: here)
        let mail = site.letter(
            "reader confirmation", from: here.name, to: address, subject: "Confirm: \(club.name) by e-mail",
            Letter(
                "The digest of \(club.name)",
                ["Follow this link to get the weekly digest of \(club.name) at this address. It works for two days."],
                link: site.origin + SitePath.reader(code), label: "Send me the digest",
                footing: "You did not ask for it? Then ignore this mail; nothing more will come."),
            usefulUntil: site.now + ClubReader.confirmation)
        try await site.store.enqueue(mail, at: site.now)
    }

    func confirmationPage(_ request: Request, _ context: VisitContext) async throws -> Response {
        let code = try await code(context)
        let club = try await site.store.club(code.club, for: .visitor)
        let page = ConfirmationPage(
            "\(club.name) by e-mail", "Send the weekly digest to \(code.email.text)?", action: request.uri.path,
            label: "Send me the digest", csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func confirm(_ request: Request, _ context: VisitContext) async throws -> Response {
        let code = try await code(context)
        let club = try await site.store.club(code.club, for: .visitor)
        try await site.store.addReader(code.email, of: code.club, at: site.now)
        let page = MessagePage(
            "You get the digest from now on",
            [
                "The next one goes to \(code.email.text) on Monday, when there is something new. Each has a link to end it."
            ],
            next: [("Back to the club", SitePath.club(club.number, club.name))])
        return try await site.respond(page, to: request, context)
    }

    private func code(_ context: VisitContext) async throws -> ReaderCode {
        let text = context.parameters.get("code") ?? ""
        guard let code = ReaderCode(text, in: try await site.store.site(), at: site.now) else {
            throw Refusal(.gone, "This link is not whole, or has run out; ask for a new one on the club’s page.")
        }
        return code
    }
}
