import Colloquium
import Hummingbird
import Pages
import Store

/// What a member does with the form of a draft before it is published: keeps it, has the services asked again, or says that
/// it is another article than one that is here. What was typed is kept each time.
struct DraftFormController: Sendable {
    let site: WebSite
    private var intake: IntakeDesk { IntakeDesk(outside: site.outside) }

    /// The most that is kept of one form, in bytes: the fields' own limits are looked at when it is published.
    private static let limit = 300_000

    func keep(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await changing(request, context) { form in
            return site.redirect(to: "\(SitePath.draft(form.draft.number, item: form.item))&saved=yes")
        }
    }

    func askAgain(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await changing(request, context) { form in
            if let path = site.ownPath(context.form["given"]) { return site.redirect(to: path) }
            let names = try form.article.record.identifiers(correctedBy: form.entry)
            let other = try other(than: form.article, given: context.form["given"], names: names)
            try site.limits.count(.lookUp, "member \(context.member.number)", at: site.now)
            let draft = form.draft.number
            if let other {
                let articles = await intake.drafts(of: other)
                return site.redirect(to: try await replace(form, by: articles, context))
            }
            let article = try await intake.lookedUpAgain(form.article.renamed(names))
            try await site.store.replace(
                form.item, of: draft, from: form.article, by: article, of: context.member.number, at: site.now)
            return site.redirect(to: SitePath.draft(draft, item: form.item))
        }
    }

    /// What is to be looked for in the place of the draft: other words than were pasted, or a citation for which nobody
    /// could be asked and that has got no name meanwhile.
    private func other(
        than article: DraftedArticle, given: String, names: [Identifier]
    ) throws(Refusal) -> Intake? {
        if !given.tidied.isEmpty, given.tidied != article.pasted.tidied { return try Intake(text: given, file: nil) }
        if let citation = article.openCitation, names == article.record.identifiers { return .citation(citation) }
        return nil
    }

    /// Puts what was found now in the place of the draft; of a list, only in the place of the one that was mistyped.
    /// - Returns: where to go on.
    private func replace(
        _ form: DraftForm, by articles: [DraftedArticle], _ context: MemberContext
    ) async throws -> String {
        let draft = form.draft.number
        if form.draft.articles.areSeveralWorks {
            guard articles.count == 1 else {
                throw Refusal.invalid(
                    "given",
                    "This may be several articles: enter one identifier here, and post the others on their own.")
            }
            let member = context.member.number
            try await site.store.replace(
                form.item, of: draft, from: form.article, by: articles[0], of: member, at: site.now)
            try await site.store.keep(
                form.typed.carried(to: articles[0]), of: form.item, in: draft, of: member, at: site.now)
            return SitePath.draft(draft, item: form.item)
        }
        try await site.store.replaceAll(
            of: draft, from: form.draft.articles, by: articles, typedOf: form.item, of: context.member.number,
            at: site.now)
        return SitePath.draft(draft)
    }

    func distinguish(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await changing(request, context) { form in
            if let known = try await DraftDesk(site: site).reading(form.article.record, context) {
                try await site.store.replace(
                    form.item, of: form.draft.number, from: form.article,
                    by: form.article.distinct(from: known.article), of: context.member.number, at: site.now)
            }
            return site.redirect(to: SitePath.draft(form.draft.number, item: form.item))
        }
    }

    /// Keeps what was sent and does something with it.
    private func changing(
        _ request: Request, _ context: MemberContext, _ change: (DraftForm) async throws -> Response
    ) async throws -> Response {
        let draft = try await site.draft(context)
        let form = DraftForm(draft, try draft.item(request.query("item")), sent: context.form)
        do {
            if draft.discussion(of: form.item) != nil {
                throw Refusal.invalid(
                    "why", "You posted this article already. Copy what you typed here into its discussion.")
            }
            try await keep(form, context)
            return try await change(form)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await DraftDesk(site: site).pageAgain(form.item, request, context, refusal)
        }
    }

    private func keep(_ form: DraftForm, _ context: MemberContext) async throws {
        guard context.form.has("why") else { return }
        let size = context.form.fields.reduce(0) { $0 + $1.value.utf8.count }
        if size > Self.limit {
            throw Refusal.invalid("abstract", "This is too long to be kept; shorten the abstract.")
        }
        try await site.store.keep(
            form.typed, of: form.item, in: form.draft.number, of: context.member.number, at: site.now)
    }
}
