import Colloquium
import Hummingbird
import Pages
import Store

/// Contributions: where they stand, what they said before, and withdrawing them.
struct ContributionController: Sendable {
    let site: WebSite

    /// The permanent address of a contribution leads to its place in the discussion.
    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        return site.redirect(to: try await place(row, context.viewer))
    }

    func withdrawalForm(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        if row.withdrawnAt != nil { return site.redirect(to: try await place(row, context.viewer)) }
        let isOwn = row.author == context.member.number
        let reading = try await site.store.discussion(row.discussion, for: context.viewer)
        guard row.authorship.isWithdrawable(by: context.viewer, club: reading.club.number) else {
            throw Refusal(.forbidden, "Only its author, a facilitator or a moderator may withdraw a contribution.")
        }
        let page = ConfirmationPage(
            "Withdraw this contribution?",
            "\(isOwn ? "Your" : "\(row.authorName)’s") text will no longer be shown. Its place in the thread and any replies stay."
                + (Synthesis.mention(of: row.number, in: reading.synthesis.source)?.warning ?? ""),
            action: SitePath.withdrawal(row.number), label: "Withdraw it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        let synthesis = try await site.store.discussion(row.discussion, for: context.viewer).synthesis
        let render = try await site.linkedMarkdown(synthesis.source, headingsFrom: 3, for: context.viewer)
        try await site.store.withdraw(row.number, by: context.viewer, at: site.now, rendering: render)
        return site.redirect(to: try await place(row, context.viewer))
    }

    func history(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number: Number<Contribution> = try number(context)
        let history = try await site.store.history(of: number, for: context.viewer)
        let state = try await site.store.state(of: history.now.discussion, for: context.viewer)
        let time = context.visit.time.inClub(state.timeZone)
        let texts = history.before.map(\.body) + [history.now.body]
        let changes = [nil] + zip(texts, texts.dropFirst()).map { TextDifference(from: $0, to: $1) }
        let now = HistoryPage.Version(
            name: "Now", writtenAt: history.now.editedAt ?? history.now.writtenAt, kind: history.now.kind.name,
            html: history.now.bodyHtml, changes: changes.last ?? nil, time: time)
        let before = zip(history.before, changes).reversed().map { version, changes in
            HistoryPage.Version(
                name: "Version \(version.revision)", writtenAt: version.writtenAt, kind: version.kind.name,
                html: version.bodyHtml, changes: changes, time: time)
        }
        return try await site.respond(
            HistoryPage(
                [now] + before, of: "\(history.now.kind.name) #\(number) by \(history.now.authorName)",
                in: [
                    ("Discussions", SitePath.discussions),
                    (state.title, SitePath.discussion(history.now.discussion, state.title)),
                ],
                currentPath: SitePath.contribution(number)), to: request, context)
    }

    private func number(_ context: some Visiting) throws -> Number<Contribution> {
        try context.parameters.number("contribution")
    }

    private func place(_ row: ContributionReading, _ viewer: Viewer) async throws -> String {
        let title = try await site.store.title(of: row.discussion, for: viewer)
        return "\(SitePath.discussion(row.discussion, title))#\(SitePath.anchor(row.number))"
    }
}

extension Synthesis.Mention {
    /// What withdrawing the contribution does besides.
    fileprivate var warning: String {
        switch self {
        case .quoted:
            " The synthesis of the discussion quotes it: the quotation is taken out at once, and the club’s facilitators are told, so that they mend what is left."
        case .named:
            " The synthesis of the discussion names it: the club’s facilitators are told, so that they look whether it still holds."
        }
    }
}
