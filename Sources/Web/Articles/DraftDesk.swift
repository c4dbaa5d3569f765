import Colloquium
import Hummingbird
import Pages
import Store

/// Shows the form of a draft, with what of the site it touches.
struct DraftDesk: Sendable {
    let site: WebSite

    func page(
        _ form: DraftForm, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let problems = refusal?.problems ?? []
        let record = form.article.record
        var around = DraftPage.Surroundings(csrf: context.visit.formToken)
        let reading = try await reading(record, context)
        around.known = reading.map { known($0, context) }
        if around.known == nil {
            let typed = (try? record.corrected(by: form.entry)) ?? record
            around.namedElsewhere = try await known(typed, context)
            around.alike = try await alike(typed, form, context)
        }
        around.sameAs = form.sameAs
        around.proposers = try await proposers(form.draft, context)
        around.begun = try await site.store.draft(
            namedLike: record, besides: form.draft.number, of: context.member.number
        ).map { (SitePath.draft($0.number), context.visit.time.day($0.madeAt)) }
        around.given = context.form["given"]
        around.isKept = refusal == nil && request.query("saved") == "yes"
        around.problems = problems
        let clubs =
            if let reading {
                try await site.store.postingClubs(for: context.viewer, bringing: reading.article.number, at: site.now)
            } else {
                try await site.store.postingClubs(for: context.viewer)
            }
        let page = DraftPage(
            form.draft, item: form.item, entry: form.entry,
            proposal: ProposalFields(form.discussion, clubs: clubs.map(ProposalFields.Club.init), in: problems), around)
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// The form as it was sent, on what the draft is by now: something may have been looked up on the way, or changed in
    /// another window.
    func pageAgain(
        _ item: Int, _ request: Request, _ context: MemberContext, _ refusal: Refusal
    ) async throws -> Response {
        let draft = try await site.draft(context)
        return try await page(
            DraftForm(draft, try draft.item("\(item)"), sent: context.form), request, context, refusal)
    }

    private func proposers(_ draft: ArticleDraft, _ context: MemberContext) async throws -> [ProposerWords] {
        let picked = try await site.store.proposal(pickedAs: draft.number, for: context.viewer)
        return picked?.proposer(besides: context.viewer.member).map { [ProposerWords($0)] } ?? []
    }

    /// The article that is here already, with the discussions of it that the member may read.
    func known(_ record: ArticleRecord, _ context: MemberContext) async throws -> DraftPage.KnownArticle? {
        try await reading(record, context).map { known($0, context) }
    }

    private func known(_ reading: ArticleReading, _ context: MemberContext) -> DraftPage.KnownArticle {
        let article = reading.article
        return DraftPage.KnownArticle(
            title: article.record.title, path: SitePath.article(article.number, article.record.title),
            discussions: reading.discussions.map { DiscussionItem($0, at: site.now, time: context.visit.time) },
            bringAction: SitePath.bring(article.number))
    }

    /// The article that a record is of, where it is here and the member may know of it. One in a club that they may not
    /// know of is new to them.
    func reading(_ record: ArticleRecord, _ context: MemberContext) async throws -> ArticleReading? {
        guard let number = try await site.store.article(known: record),
            try await site.store.isHere(number, for: context.viewer)
        else { return nil }
        return try await site.store.article(number, for: context.viewer)
    }

    /// Articles that look like this one, that the member may know of and has not told apart from it.
    func alike(_ record: ArticleRecord, _ form: DraftForm, _ context: MemberContext) async throws -> [Article] {
        let others = form.article.distinctFrom ?? []
        return try await site.store.likely(record, for: context.viewer).filter { !others.contains($0.number) }
    }
}
