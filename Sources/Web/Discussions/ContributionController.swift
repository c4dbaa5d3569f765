import Colloquium
import Hummingbird
import Pages
import Store

/// Contributions: writing, replying, editing, withdrawing, and what they said before.
struct ContributionController: Sendable {
    let site: WebSite

    /// The permanent address of a contribution leads to its place in the discussion.
    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        return site.redirect(to: try await place(row, context.viewer))
    }

    func contribute(_ request: Request, _ context: MemberContext) async throws -> Response {
        let discussion = try context.parameters.number("discussion", of: Discussion.self)
        return try await save(
            request, context, to: discussion, inReplyTo: nil, title: "Add a contribution", label: "Post")
    }

    func replyForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let parent = try await site.store.contribution(number(context), for: context.viewer)
        var entry = Contribution.Entry()
        entry.kind = Contribution.Kind.comment.rawValue
        entry.submission = Token().text
        return try await page(
            "Reply to \(parent.authorName)", entry, discussion: parent.discussion, parent: parent, label: "Reply",
            request,
            context)
    }

    func reply(_ request: Request, _ context: MemberContext) async throws -> Response {
        let parent = try await site.store.contribution(number(context), for: context.viewer)
        return try await save(
            request, context, to: parent.discussion, inReplyTo: parent, title: "Reply to \(parent.authorName)",
            label: "Reply")
    }

    private func save(
        _ request: Request, _ context: MemberContext, to discussion: Number<Discussion>,
        inReplyTo parent: ContributionReading?, title: String, label: String
    ) async throws -> Response {
        let entry = Contribution.Entry(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let critique = try Critique(entry, render: site.markdown)
            if context.form["do"] == "preview" {
                return try await page(
                    title, entry, discussion: discussion, parent: parent, preview: critique.body.html, label: label,
                    request,
                    context)
            }
            let number = try await site.store.contribute(
                critique, to: discussion, inReplyTo: parent?.number, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.discussion(discussion))?sent=yes#\(SitePath.anchor(number))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(
                title, entry, discussion: discussion, parent: parent, label: label, request, context, refusal)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let row = try await own(context)
        var entry = Contribution.Entry()
        entry.kind = row.kind.rawValue
        entry.body = row.body
        entry.revision = "\(row.revision)"
        return try await page(
            "Edit your contribution", entry, discussion: row.discussion, parent: nil, label: "Save", request, context)
    }

    func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        let row = try await own(context)
        var entry = Contribution.Entry(context.form)
        do {
            let critique = try Critique(entry, render: site.markdown)
            if context.form["do"] == "preview" {
                return try await page(
                    "Edit your contribution", entry, discussion: row.discussion, parent: nil,
                    preview: critique.body.html, label: "Save", request, context)
            }
            try await site.store.edit(
                row.number, critique, of: Int(entry.revision) ?? 0, by: context.viewer, at: site.now)
            return site.redirect(to: try await place(row, context.viewer))
        } catch let refusal as Refusal where refusal.isAboutInput {
            let isOvertaken = refusal.kind == .conflict && entry.revision != "\(row.revision)"
            entry.revision = "\(row.revision)"
            return try await page(
                "Edit your contribution", entry, discussion: row.discussion, parent: isOvertaken ? row : nil,
                label: "Save", request, context, refusal)
        }
    }

    private func own(_ context: MemberContext) async throws -> ContributionReading {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        guard row.author == context.member.number else {
            throw Refusal(.forbidden, "Only its author may edit a contribution.")
        }
        return row
    }

    func withdrawalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        let isOwn = row.author == context.member.number
        let club = try await site.store.discussion(row.discussion, for: context.viewer).club.number
        guard row.contribution.authorship.isWithdrawable(by: context.viewer, club: club) else {
            throw Refusal(.forbidden, "Only its author, a facilitator or a moderator may withdraw a contribution.")
        }
        let page = ConfirmationPage(
            "Withdraw this contribution?",
            "\(isOwn ? "Your" : "\(row.authorName)’s") text will no longer be shown. Its place in the thread and the replies stay.",
            action: SitePath.withdrawal(row.number), label: "Withdraw it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: MemberContext) async throws -> Response {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        try await site.store.withdraw(row.number, by: context.viewer, at: site.now)
        return site.redirect(to: try await place(row, context.viewer))
    }

    func history(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number: Number<Contribution> = try number(context)
        let history = try await site.store.history(of: number, for: context.viewer)
        let time = context.visit.time
        let now = HistoryPage.Version(
            name: "Now", writtenAt: history.now.editedAt ?? history.now.writtenAt, kind: history.now.kind.name,
            html: history.now.bodyHtml, time: time)
        let before = history.before.reversed().map {
            HistoryPage.Version(
                name: "Version \($0.revision)", writtenAt: $0.writtenAt, kind: $0.kind.name, html: $0.bodyHtml,
                time: time)
        }
        return try await site.respond(
            HistoryPage([now] + before, currentPath: SitePath.contribution(number)), to: request, context)
    }

    private func number(_ context: some Visiting) throws -> Number<Contribution> {
        try context.parameters.number("contribution")
    }

    private func place(_ row: ContributionReading, _ viewer: Viewer) async throws -> String {
        let title = try await site.store.title(of: row.discussion, for: viewer)
        return "\(SitePath.discussion(row.discussion, title))#\(SitePath.anchor(row.number))"
    }

    /// What is replied to, with the notices about what it cites.
    private func parentHTML(_ parent: ContributionReading?, _ time: ReaderTime) async throws -> String {
        guard let parent else { return "" }
        let notices = try await site.store.notices(citedBy: [parent.number])[parent.number] ?? []
        let html = site.templates.html(ContributionFragment(parent))
        return html.before + time.moment(parent.writtenAt) + html.behind
            + CitedNoticeLine.html(notices.map(CitedNoticeLine.init))
    }

    /// The form on a page of its own; it goes back to the address it came from.
    private func page(
        _ title: String, _ entry: Contribution.Entry, discussion: Number<Discussion>, parent: ContributionReading?,
        preview: String = "", label: String, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let name = try await site.store.title(of: discussion, for: context.viewer)
        let parentHTML = try await parentHTML(parent, context.visit.time)
        let page = ContributePage(
            title, discussion: (name, SitePath.discussion(discussion, name)), parentHTML: parentHTML,
            form: ContributionForm(
                action: request.uri.path, keepKey: "discussion-\(discussion)", entry: entry, previewHTML: preview,
                label: label, in: refusal?.problems ?? []), csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension ContributionFragment {
    init(_ row: ContributionReading) {
        self.init(
            row.contribution, depth: row.depth, author: (row.authorName, row.authorByline),
            edited: row.editedAt != nil, parent: row.parent.map { ($0, row.parentAuthorName ?? "") })
    }
}

extension Contribution.Entry {
    init(_ form: FormData) {
        self.init()
        kind = form["kind"]
        body = form["body"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        revision = form["revision"]
    }
}
