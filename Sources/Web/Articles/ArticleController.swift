import Colloquium
import Hummingbird
import Pages
import Store

/// Articles: their records, and lists of them by time, club and tag.
struct ArticleController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        try await site.respondAlike(
            to: request, context, feeds: FeedLink.all("New discussions", .site),
            head: site.head(at: SitePath.articles, page: request.page)
        ) {
            let clubs = try await site.store.readableClubs(for: context.viewer)
            let tags = try await site.store.tagsInUse(for: context.viewer, limit: 30)
            return try await page(
                "Articles", .newestArticles, following: .site, path: SitePath.articles, feed: SitePath.feed(.site),
                clubs: clubs, tags: tags,
                empty: "Nothing has been posted yet. The first article posted will stand here.", request, context)
        }
    }

    func tagged(_ request: Request, _ context: VisitContext) async throws -> Response {
        guard let tag = Tag(rawValue: context.parameters.get("tag") ?? "") else {
            throw Refusal(.notFound, "There is no such tag.")
        }
        if context.parameters.get("tag") != tag.rawValue { return site.moved(to: SitePath.tag(tag)) }
        let title = "#\(tag.rawValue)"
        return try await site.respondAlike(
            to: request, context, feeds: FeedLink.all(title, .tag(tag)),
            head: site.head(at: SitePath.tag(tag), page: request.page)
        ) {
            let questions = try await site.store.questions(.tag(tag), for: context.viewer, Slice(size: 20)).rows
            return try await page(
                title, .tag(tag), following: .tag(tag), path: SitePath.tag(tag), feed: SitePath.feed(.tag(tag)),
                questions: questions,
                empty: "No article has this tag where you may read.", request, context)
        }
    }

    private func page(
        _ title: String, _ filter: DiscussionFilter, following scope: Subscription.Scope, path: String, feed: String,
        clubs: [ClubName] = [],
        tags: [Tag] = [], questions: [QuestionSummary] = [], empty: String, _ request: Request, _ context: VisitContext
    ) async throws -> ArticlesPage {
        let slice = Slice(size: 50, page: request.page)
        let rows = try await site.store.discussions(filter, for: context.viewer, slice, at: site.now)
        let time = context.visit.time
        return ArticlesPage(
            title: title, articles: rows.rows.map { DiscussionItem($0, at: site.now, time: time) },
            questions: questions.map { QuestionItem($0, time: time) },
            pagination: Pagination(path: path, page: slice.page, hasMore: rows.hasMore), feedPath: feed,
            following: scope,
            clubs: clubs.map { ArticlesPage.ClubLink($0.number, $0.name) }, tags: tags, emptyText: empty,
            for: context.viewer)
    }

    func tags(_ request: Request, _ context: VisitContext) async throws -> Response {
        let tags = try await site.store.tags(for: context.viewer)
        return try await site.respond(TagsPage(tags.map { ($0.tag, $0.articles) }), to: request, context)
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let reading = try await site.store.article(number, for: context.viewer)
        // The versions of a work share a page: that of what was published.
        let done = request.done
        if reading.page != reading.article.number {
            let path = SitePath.article(reading.page)
            return site.redirect(to: done?.added(to: path) ?? path)
        }
        let canonical = SitePath.article(reading.article.number, reading.article.record.title)
        if request.uri.path != canonical { return site.moved(to: done?.added(to: canonical) ?? canonical) }
        let page = ArticlePage(
            reading.article, around(reading, done, context), time: context.visit.time)
        let head = PageHead(reading.article, notices: reading.notices.map(\.kind), origin: site.origin)
        let journal = reading.article.record.container.title
        let feeds = JournalSlug(rawValue: journal).map { FeedLink.all(journal, .journal($0)) } ?? []
        return try await site.respond(page, to: request, context, feeds: feeds, head: head)
    }

    private func around(
        _ reading: ArticleReading, _ done: CurationDone?, _ context: VisitContext
    ) -> ArticlePage.Surroundings {
        var around = ArticlePage.Surroundings()
        around.done = done
        around.changes = reading.changes.map { ShownChange($0, context.visit.time) }
        around.notices = reading.notices
        around.versions = reading.versions.map { version in
            ArticlePage.Version(
                number: version.number, title: version.title, isPreprint: version.kind == .preprint,
                place: [version.container, version.published?.year.description ?? ""].filter { !$0.isEmpty }
                    .joined(separator: " "),
                notices: version.notices, isShown: version.isPage)
        }
        around.pending = reading.pending.map(\.sentence)
        around.tags = reading.tags
        around.discussions = reading.discussions.map {
            DiscussionItem($0, at: site.now, time: context.visit.time)
        }
        around.mayBring = context.viewer.isMember
        around.mayCurate = reading.mayCurate
        around.mayMerge = context.viewer.isModerator
        return around
    }

    func bringForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let picked = try await picked(request, context)
        let entry = Discussion.Entry(picked: picked?.proposal(asPutBy: context.viewer.member))
        return try await bringPage(entry, request, context)
    }

    /// The proposal that the form was filled in from, where it was.
    private func picked(_ request: Request, _ context: MemberContext) async throws -> ProposalSummary? {
        guard let number = Int64(request.query("proposal")).map(Number<Proposal>.init(rawValue:)) else { return nil }
        return try await site.store.proposal(number, for: context.viewer)
    }

    func bring(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let entry = Discussion.Entry(context.form)
        do {
            let reading = try await site.store.article(number, for: context.viewer)
            var problems: [Refusal.Problem] = []
            let made = collect(&problems) { () throws(Refusal) in
                try Discussion.Proposal(entry, render: site.markdown)
            }
            guard let proposal = made else {
                throw Refusal(invalid: problems + (await site.openingProblems(entry, for: context.viewer)))
            }
            let discussion = try await site.store.discuss(
                number, proposal, draft: Self.draft(context.form), item: Int(context.form["item"]) ?? 0,
                by: context.viewer, at: site.now)
            return site.redirect(
                to:
                    "\(SitePath.discussion(discussion, reading.article.record.title))?sent=\(SitePath.keepKey(discussion))"
            )
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await bringPage(entry, request, context, refusal)
        }
    }

    /// The draft that the article was found to be here from, where it was.
    private static func draft(_ form: FormData) -> Number<ArticleDraft>? {
        Int64(form["draft"]).map(Number.init(rawValue:))
    }

    private func bringPage(
        _ entry: Discussion.Entry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let reading = try await site.store.article(number, for: context.viewer)
        let clubs = try await site.store.postingClubs(for: context.viewer, bringing: number, at: site.now)
            .map(ProposalFields.Club.init)
        let picked = try await picked(request, context)
        let proposer = picked?.proposer(besides: context.viewer.member)
        let page = BringPage(
            article: number, title: reading.article.record.title, draft: Self.draft(context.form),
            item: Int(context.form["item"]) ?? 0, picked: picked?.number,
            proposal: ProposalFields(entry, clubs: clubs, in: refusal?.problems ?? []),
            proposers: proposer.map { [ProposerWords($0)] } ?? [], csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension PendingService {
    /// What a reader may still expect.
    fileprivate var sentence: String {
        dueAt == nil ? "\(reason) It was asked for three weeks and is asked no more." : "Pending: \(reason)"
    }
}
