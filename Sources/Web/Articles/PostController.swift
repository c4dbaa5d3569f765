import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// Posting an article: what was handed in, what the site understood of it, and the discussion it becomes.
struct PostController: Sendable {
    /// The largest file taken.
    static let fileLimit = 8 << 20
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await postPage(request.query("url"), request, context)
    }

    private func postPage(
        _ given: String, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let drafts = try await site.store.openDrafts(of: context.member.number)
        let page = PostPage(
            given: given, drafts: drafts.map { ($0.number.rawValue, $0.title) }, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    func receive(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            let intake = try Intake(
                text: context.form["by"] == "hand" ? "" : context.form["given"],
                file: context.form["by"] == "hand" ? nil : context.form.file("file"),
                byHand: context.form["by"] == "hand")
            let draft = try await site.store.saveDraft(
                intake.records, source: intake.source, by: context.member.number, at: site.now)
            return site.redirect(to: SitePath.draft(draft.rawValue))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await postPage(context.form["given"], request, context, refusal)
        }
    }

    func check(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await draft(context)
        if let discussion = draft.discussion { return site.redirect(to: SitePath.discussion(discussion)) }
        if draft.records.count > 1, request.query("item").isEmpty {
            let page = DraftChoicePage(
                source: draft.source, records: draft.records, path: SitePath.draft(draft.number.rawValue))
            return try await site.respond(page, to: request, context)
        }
        let record = try record(of: draft, request)
        let picked = try await site.store.proposal(pickedAs: draft.number, for: context.viewer)?.proposal
        return try await page(
            draft, record, ArticleEntry(record), Discussion.Entry(picked: picked), request, context)
    }

    func publish(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await draft(context)
        let record = try record(of: draft, request)
        let entry = ArticleEntry(context.form)
        let discussionEntry = Discussion.Entry(context.form)
        do {
            var problems: [Refusal.Problem] = []
            let corrected = collect(&problems) { () throws(Refusal) in try record.corrected(by: entry) }
            let proposal = collect(&problems) { () throws(Refusal) in
                try Discussion.Proposal(discussionEntry, at: site.now, render: site.markdown)
            }
            guard let corrected, let proposal else { throw Refusal(invalid: problems) }
            if try await known(record, context) == nil, try await known(corrected, context) != nil {
                throw Refusal.invalid(
                    "doi",
                    "The article of this DOI, PMID or PMCID is here already; bring it to your club from its own page.")
            }
            let discussion = try await site.store.publish(
                corrected, proposal, draft: draft.number, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.discussion(discussion, corrected.title))?sent=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(draft, record, entry, discussionEntry, request, context, refusal)
        }
    }

    private func draft(_ context: MemberContext) async throws -> ArticleDraft {
        try await site.store.draft(
            context.parameters.number("draft", of: ArticleDraft.self), of: context.member.number)
    }

    private func record(of draft: ArticleDraft, _ request: Request) throws -> ArticleRecord {
        let item = Int(request.query("item")) ?? 0
        guard draft.records.indices.contains(item) else {
            throw Refusal(.notFound, "This draft has no such article; choose one from its list.")
        }
        return draft.records[item]
    }

    private func page(
        _ draft: ArticleDraft, _ record: ArticleRecord, _ entry: ArticleEntry, _ discussionEntry: Discussion.Entry,
        _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let clubs = try await site.store.postingClubs(for: context.viewer).map { ($0.number, $0.name) }
        let item = Int(request.query("item")) ?? 0
        let action = "\(SitePath.draft(draft.number.rawValue))/publication" + (item == 0 ? "" : "?item=\(item)")
        let page = DraftPage(
            record, source: draft.source, pending: Intake.pending(record), entry: entry,
            proposal: ProposalFields(discussionEntry, clubs: clubs, in: refusal?.problems ?? []), action: action,
            known: try await known(record, context), csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// The article that is here already, with the discussions of it that the member may read.
    private func known(_ record: ArticleRecord, _ context: MemberContext) async throws -> DraftPage.KnownArticle? {
        guard let number = try await site.store.article(known: record.identifiers) else { return nil }
        do {
            let reading = try await site.store.article(number, for: context.viewer)
            let title = reading.article.record.title
            return DraftPage.KnownArticle(
                title: title, path: SitePath.article(number, title),
                discussions: reading.discussions.map { DiscussionItem($0, at: site.now, time: context.visit.time) },
                bringPath: SitePath.bring(number))
        } catch let refusal as Refusal where refusal.kind == .notFound {
            // It is here, in a club that this member may not know of: to them it is new.
            return nil
        }
    }
}

/// Runs one part of a form's checking, so that the problems of all parts are heard at once.
func collect<Value>(_ problems: inout [Refusal.Problem], _ part: () throws(Refusal) -> Value) -> Value? {
    do {
        return try part()
    } catch {
        problems += error.problems
        return nil
    }
}

extension ArticleEntry {
    init(_ form: FormData) {
        self.init()
        title = form["title"]
        contributors = form["contributors"]
        container = form["container"]
        published = form["published"]
        volume = form["volume"]
        issue = form["issue"]
        pages = form["pages"]
        doi = form["doi"]
        pmid = form["pmid"]
        pmcid = form["pmcid"]
        link = form["link"]
        abstract = form["abstract"]
        keywords = form["keywords"]
    }
}

extension Discussion.Entry {
    init(_ form: FormData) {
        self.init()
        club = form["club"]
        why = form["why"]
        studyDesign = form["study-design"]
        window = form["window"]
        opensIn = form["opens-in"]
        tags = form["tags"]
    }
}
