import Colloquium
import Hummingbird
import Pages
import Store

/// Inviting authors of an article to its discussion, as facilitators do.
struct AuthorInvitationController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(reading(context), AuthorInvitation.Entry(), request, context)
    }

    func invite(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        var entry = AuthorInvitation.Entry()
        entry.author = context.form["author"]
        entry.email = context.form["email"]
        do {
            let draft = try AuthorInvitation.Draft(entry, among: reading.article.record.authors)
            try site.limits.count(.mail, "member \(context.member.number)", at: site.now)
            try site.limits.count(.mailTo, draft.email.key, at: site.now)
            let token = Token()
            let info = try await site.store.site()
            try await site.store.invite(
                draft, to: reading.discussion.number, with: token, by: context.viewer, at: site.now
            ) { site.letter(to: $0, with: token, from: info) }
            let arrived = SitePath.keepKey(ofAuthorsIn: reading.discussion.number)
            return site.redirect(to: "\(SitePath.authors(reading.discussion.number))?sent=\(arrived)#invited")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(reading, entry, request, context, refusal)
        }
    }

    func takingBackForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let invitation = try await invitation(context)
        let page = ConfirmationPage(
            "Take this invitation back?",
            invitation.answer == .accepted
                ? "\(invitation.author.name) can write no more in this discussion and is not shown as an author of the article any more. What they wrote stays."
                : "The link that \(invitation.author.name) was sent will lead nowhere.",
            action: SitePath.takingBack(invitation.number), label: "Take it back", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let invitation = try await invitation(context)
        try await site.store.takeBack(invitation.number, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.authors(invitation.discussion))#invited")
    }

    private func invitation(_ context: MemberContext) async throws -> AuthorInvitation {
        try await site.store.authorInvitation(context.parameters.number("invitation"), for: context.viewer)
    }

    private func reading(_ context: MemberContext) async throws -> DiscussionReading {
        try await site.facilitated(context, to: "invite authors of the article")
    }

    private func page(
        _ reading: DiscussionReading, _ entry: AuthorInvitation.Entry, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let invitations = try await site.store.authorInvitations(to: reading.discussion.number, for: context.viewer)
        let page = AuthorsPage(
            reading.discussion, title: reading.article.record.title, authors: reading.article.record.authors,
            invitations.map { ($0.invitation, $0.inviter, $0.guestName) }, entry, at: site.now,
            time: context.visit.time,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension WebSite {
    fileprivate func letter(
        to content: AuthorInvitationContent, with token: Token, from info: Site
    ) -> OutgoingMail {
        let time = ReaderTime(zone: content.club.timeZone)
        let schedule = content.discussion.schedule
        var letter = Letter(
            "\(content.inviter) invites you to discuss your article",
            [
                "Dear \(content.invitation.author.name),",
                "\(content.inviter) facilitates \(content.club.name), a journal club on \(info.name). It discusses your article “\(content.articleTitle)” and would like to hear from you: answer questions, correct what is misread, say what the article does not.",
                "It is planned to be open from \(time.window(schedule.opensAt, schedule.closesAt)), and only then can you write in it. You need no account and no password.",
                "The link works once, until \(time.day(content.invitation.endsAt)). It is yours alone: who has it is taken for you.",
            ], link: origin + SitePath.authorship(token.text), label: "See the invitation",
            footing:
                "\(content.inviter) gave us this address. If you do nothing, nothing more comes about this discussion.")
        letter.stopURL = origin + SitePath.unsubscribe(UnsubscribeCode(content.invitation.number).text(in: info))
        letter.stopLabel = "Send me no more invitations"
        return self.letter(
            "author invitation", from: info.name, to: content.invitation.email, name: content.invitation.author.name,
            subject: letter.heading.excerpt(150), letter, usefulUntil: content.invitation.endsAt)
    }
}
