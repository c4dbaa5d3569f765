import Colloquium
import Hummingbird
import Pages
import Store

/// A draft: which work is meant, what is understood of it, and the discussion it becomes.
struct DraftController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await draft(context)
        if let discussion = draft.discussion { return site.redirect(to: SitePath.discussion(discussion)) }
        if draft.articles.count > 1, request.query("item").isEmpty {
            return try await site.respond(
                DraftChoicePage(draft, csrf: context.visit.formToken), to: request, context)
        }
        let item = try Self.item(request.query("item"), of: draft)
        let entry = ArticleEntry(draft.articles[item].record)
        let picked = try await site.store.proposal(pickedAs: draft.number, for: context.viewer)?.proposal
        return try await page(Filled(draft, item, entry, Discussion.Entry(picked: picked)), request, context)
    }

    /// Takes one of several works; the services are asked for it now, since nobody wants them asked for all.
    func choose(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await draft(context)
        let item = try Self.item(context.form["item"], of: draft)
        if !draft.articles[item].isResolved {
            try site.limits.count(.lookUp, "member \(context.member.number)", at: site.now)
            let article = await IntakeDesk(outside: site.outside).lookedUp(draft.articles[item])
            try await site.store.replace(item, of: draft.number, by: article, of: context.member.number)
        }
        return site.redirect(to: SitePath.draft(draft.number, item: item))
    }

    func publish(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await draft(context)
        let item = try Self.item(request.query("item"), of: draft)
        let filled = Filled(
            draft, item, ArticleEntry(context.form), Discussion.Entry(context.form), sameAs: context.form["same-as"])
        do {
            let discussion = try await publish(filled, context)
            return site.redirect(to: "\(SitePath.discussion(discussion, filled.entry.title.tidiedLine))?sent=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(filled, request, context, refusal)
        }
    }

    private func publish(_ filled: Filled, _ context: MemberContext) async throws -> Number<Discussion> {
        let record = filled.article.record
        var problems: [Refusal.Problem] = []
        let corrected = collect(&problems) { () throws(Refusal) in try record.corrected(by: filled.entry) }
        let proposal = collect(&problems) { () throws(Refusal) in
            try Discussion.Proposal(filled.discussion, at: site.now, render: site.markdown)
        }
        let alike = try await alike(corrected ?? record, context)
        let same = collect(&problems) { () throws(Refusal) in try SameWork(filled.sameAs, among: alike) }
        guard let corrected, let proposal, let same else { throw Refusal(invalid: problems) }
        if try await known(record, context) == nil, try await known(corrected, context) != nil {
            throw Refusal.invalid(
                "doi",
                "The article of this DOI, PMID or PMCID is here already; bring it to your club from its own page.")
        }
        var article = filled.article
        if let correction = Claim.Statement(correcting: record, to: corrected) { article.statements.append(correction) }
        return try await site.store.publish(
            article.statements, proposal, draft: filled.draft.number, sameAs: same.number,
            unanswered: article.unanswered.map(\.finding), by: context.viewer, at: site.now)
    }

    /// What the member answered when articles that look alike were shown.
    private enum SameWork {
        case none
        case article(Number<Article>)

        init(_ answer: String, among alike: [Article]) throws(Refusal) {
            if let same = alike.first(where: { $0.number.description == answer }) {
                self = .article(same.number)
            } else if alike.isEmpty || answer == DraftPage.otherWork {
                self = .none
            } else {
                throw .invalid(
                    "same-as", "Say whether it is the article that is here already, so that it is not listed twice.")
            }
        }

        var number: Number<Article>? {
            if case .article(let number) = self { number } else { nil }
        }
    }

    private func draft(_ context: MemberContext) async throws -> ArticleDraft {
        try await site.store.draft(
            context.parameters.number("draft", of: ArticleDraft.self), of: context.member.number)
    }

    private static func item(_ text: String, of draft: ArticleDraft) throws(Refusal) -> Int {
        guard let item = Int(text.isEmpty ? "0" : text), draft.articles.indices.contains(item) else {
            throw Refusal(.notFound, "This draft has no such article; choose one from its list.")
        }
        return item
    }
}

extension DraftController {
    /// The form as it stands: read from the draft, or typed.
    private struct Filled: Sendable {
        let draft: ArticleDraft
        let item: Int
        let entry: ArticleEntry
        let discussion: Discussion.Entry
        let sameAs: String

        var article: DraftedArticle { draft.articles[item] }

        init(
            _ draft: ArticleDraft, _ item: Int, _ entry: ArticleEntry, _ discussion: Discussion.Entry,
            sameAs: String = ""
        ) {
            self.draft = draft
            self.item = item
            self.entry = entry
            self.discussion = discussion
            self.sameAs = sameAs
        }
    }

    private func page(
        _ filled: Filled, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let problems = refusal?.problems ?? []
        let record = filled.article.record
        let clubs = try await site.store.postingClubs(for: context.viewer).map { ($0.number, $0.name) }
        var around = DraftPage.Surroundings(csrf: context.visit.formToken)
        around.known = try await known(record, context)
        let typed = (try? record.corrected(by: filled.entry)) ?? record
        around.alike = around.known == nil ? try await alike(typed, context) : []
        around.sameAs = filled.sameAs
        around.problems = problems
        let page = DraftPage(
            filled.draft, item: filled.item, entry: filled.entry,
            proposal: ProposalFields(filled.discussion, clubs: clubs, in: problems), around)
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// The article that is here already, with the discussions of it that the member may read.
    private func known(_ record: ArticleRecord, _ context: MemberContext) async throws -> DraftPage.KnownArticle? {
        guard let number = try await site.store.article(known: record) else { return nil }
        do {
            let reading = try await site.store.article(number, for: context.viewer)
            let title = reading.article.record.title
            return DraftPage.KnownArticle(
                title: title, path: SitePath.article(number, title),
                discussions: reading.discussions.map { DiscussionItem($0, at: site.now, time: context.visit.time) },
                bringAction: SitePath.bring(number))
        } catch let refusal as Refusal where refusal.kind == .notFound {
            // It is here, in a club that this member may not know of: to them it is new.
            return nil
        }
    }

    /// Articles that look like this one and that the member may know of.
    private func alike(_ record: ArticleRecord, _ context: MemberContext) async throws -> [Article] {
        try await site.store.likely(record, for: context.viewer)
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
