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

    func contribute(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let discussion = try context.parameters.number("discussion", of: Discussion.self)
        return try await save(
            request, context, to: discussion, inReplyTo: nil, title: "Add a contribution", label: "Post")
    }

    func replyForm(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let parent = try await site.store.contribution(number(context), for: context.viewer)
        var entry = Contribution.Entry()
        entry.kind = Contribution.Kind.comment.rawValue
        entry.submission = Token().text
        if let draft = try await site.store.contributionDraft(
            of: context.viewer, in: parent.discussion, inReplyTo: parent.number)
        {
            entry.kind = draft.kind
            entry.body = draft.body
            entry.disagrees = draft.disagrees ? "yes" : ""
        }
        let isLate = try await site.isWrittenLate(in: parent.discussion, by: context.viewer)
        if isLate { entry.late = "yes" }
        if request.query("stance") == "disagree" { entry.disagrees = "yes" }
        return try await page(
            "Reply to \(parent.authorName)", entry, discussion: parent.discussion, parent: parent,
            label: isLate ? "Post late" : "Reply", request, context)
    }

    func reply(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let parent = try await site.store.contribution(number(context), for: context.viewer)
        return try await save(
            request, context, to: parent.discussion, inReplyTo: parent, title: "Reply to \(parent.authorName)",
            label: "Reply")
    }

    private func save(
        _ request: Request, _ context: ParticipantContext, to discussion: Number<Discussion>,
        inReplyTo parent: ContributionReading?, title: String, label: String
    ) async throws -> Response {
        var entry = Contribution.Entry(context.form)
        do {
            if context.form["do"] == "draft" {
                try site.limits.count(.draft, "member \(context.member.number)", at: site.now)
                return try await keep(entry, in: discussion, inReplyTo: parent, context)
            }
            if context.form["do"] == "declare" {
                try site.limits.count(.draft, "member \(context.member.number)", at: site.now)
                if !entry.body.tidied.isEmpty {
                    _ = try await keep(entry, in: discussion, inReplyTo: parent, context)
                }
                return site.redirect(to: SitePath.declaration(discussion, whileReplyingTo: parent?.number))
            }
            if context.form["do"] == "quote", let quotation = parent?.quotation {
                entry.body = entry.body.quoting(quotation)
                return try await page(
                    title, entry, discussion: discussion, parent: parent,
                    label: entry.late == "yes" ? "Post late" : label, request, context)
            }
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let critique = try Critique(entry, render: try await site.linkedMarkdown(entry.body, for: context.viewer))
            if context.form["do"] == "preview" {
                return try await page(
                    title, entry, discussion: discussion, parent: parent, preview: critique.body.html,
                    label: entry.late == "yes" ? "Post late" : label, request,
                    context)
            }
            let number = try await site.store.contribute(
                critique, to: discussion, inReplyTo: parent?.number, by: context.viewer, at: site.now)
            let form = parent.map { "reply-\($0.number)" } ?? "yes"
            return site.redirect(to: "\(SitePath.discussion(discussion))?sent=\(form)#\(SitePath.anchor(number))")
        } catch let refusal as Refusal where refusal.returnsText {
            // Who was shut out can keep nothing here any more.
            var isKept = false
            if refusal.kind == .conflict || refusal.kind == .tooMany {
                isKept = (try? await keep(entry, in: discussion, inReplyTo: parent, context)) != nil
            }
            if refusal.kind == .conflict {
                entry.late = try await site.isLateWelcome(in: discussion, by: context.viewer) ? "yes" : ""
            }
            return try await page(
                title, entry, discussion: discussion, parent: parent,
                label: entry.late == "yes" ? "Post late" : label, isKept: isKept, request, context, refusal)
        }
    }

    /// Keeps what was typed as a draft, and goes back to where it waits.
    private func keep(
        _ entry: Contribution.Entry, in discussion: Number<Discussion>, inReplyTo parent: ContributionReading?,
        _ context: ParticipantContext
    ) async throws -> Response {
        let draft = try ContributionDraft(discussion: discussion, parent: parent?.number, entry)
        try await site.store.save(draft, by: context.viewer, at: site.now)
        let form = parent.map { SitePath.reply($0.number) } ?? SitePath.discussion(discussion)
        return site.redirect(to: draft.body.isEmpty ? "\(form)#contribute" : "\(form)?draft=saved#contribute")
    }

    func editForm(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let row = try await own(context)
        if row.withdrawnAt != nil { throw Refusal(.conflict, "You withdrew this contribution.") }
        if try await site.isWrittenLate(in: row.discussion, by: context.viewer) {
            throw Refusal(.conflict, "The discussion has closed. Reply to your contribution to add something.")
        }
        var entry = Contribution.Entry()
        entry.kind = row.kind.rawValue
        entry.body = row.body
        entry.revision = "\(row.revision)"
        return try await page(
            "Edit your contribution", entry, discussion: row.discussion, parent: nil, label: "Save", request, context)
    }

    func edit(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let row = try await own(context)
        var entry = Contribution.Entry(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let critique = try Critique(entry, render: try await site.linkedMarkdown(entry.body, for: context.viewer))
            if context.form["do"] == "preview" {
                return try await page(
                    "Edit your contribution", entry, discussion: row.discussion, parent: nil,
                    preview: critique.body.html, label: "Save", request, context)
            }
            try await site.store.edit(
                row.number, critique, of: Int(entry.revision) ?? 0, by: context.viewer, at: site.now)
            let anchor = SitePath.anchor(row.number)
            return site.redirect(to: "\(SitePath.discussion(row.discussion))?sent=edit-\(row.number)#\(anchor)")
        } catch let refusal as Refusal where refusal.returnsText {
            let isOvertaken = refusal.kind == .conflict && entry.revision != "\(row.revision)"
            entry.revision = "\(row.revision)"
            return try await page(
                "Edit your contribution", entry, discussion: row.discussion, parent: isOvertaken ? row : nil,
                label: "Save", request, context, refusal)
        }
    }

    private func own(_ context: ParticipantContext) async throws -> ContributionReading {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        guard row.author == context.member.number else {
            throw Refusal(.forbidden, "Only its author may edit a contribution.")
        }
        return row
    }

    func withdrawalForm(_ request: Request, _ context: ParticipantContext) async throws -> Response {
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

    func withdraw(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let row = try await site.store.contribution(number(context), for: context.viewer)
        try await site.store.withdraw(row.number, by: context.viewer, at: site.now)
        return site.redirect(to: try await place(row, context.viewer))
    }

    func history(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number: Number<Contribution> = try number(context)
        let history = try await site.store.history(of: number, for: context.viewer)
        let time = context.visit.time
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
        preview: String = "", label: String, isKept: Bool = false, _ request: Request,
        _ context: ParticipantContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let name = try await site.store.title(of: discussion, for: context.viewer)
        let parentHTML = try await parentHTML(parent, context.visit.time)
        // It was typed on the discussion's page.
        let isFirst = parent == nil && entry.revision.isEmpty
        let page = ContributePage(
            title, discussion: (name, SitePath.discussion(discussion, name)), parentHTML: parentHTML,
            form: ContributionForm(
                action: request.uri.path, keepKey: isFirst ? SitePath.keepKey(discussion) : request.uri.path,
                entry: entry,
                declarationPath: SitePath.declaration(discussion),
                mayDisagree: parent != nil && parent?.author != context.member.number, previewHTML: preview,
                label: label, in: refusal?.problems ?? []),
            isDraftSaved: request.query("draft") == "saved", isDraftKept: isKept,
            quotation: parent?.quotation, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Refusal {
    /// Whether who wrote gets their text back with the reason; somebody may have been shut out while they wrote.
    fileprivate var returnsText: Bool { isAboutInput || kind == .tooMany || kind == .forbidden }
}
