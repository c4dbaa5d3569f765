import Colloquium
import Hummingbird
import Pages
import Store

/// A draft: which work is meant, what is understood of it, and the discussion it becomes.
struct DraftController: Sendable {
    let site: WebSite
    private var desk: DraftDesk { DraftDesk(site: site) }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await site.draft(context)
        if draft.isDiscarded { return site.redirect(to: SitePath.discarded(draft.number)) }
        if draft.articles.count > 1, request.query("item").isEmpty {
            return try await choice(draft, request, context)
        }
        let item = try draft.item(request.query("item"))
        if let discussion = draft.discussion(of: item) { return site.redirect(to: SitePath.discussion(discussion)) }
        let picked = try await site.store.proposal(pickedAs: draft.number, for: context.viewer)?
            .proposal(asPutBy: context.viewer.member)
        return try await desk.page(DraftForm(draft, item, picked: picked), request, context)
    }

    private func choice(
        _ draft: ArticleDraft, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        if let discussion = draft.discussion, !draft.articles.areSeveralWorks || draft.published.isEmpty {
            return site.redirect(to: SitePath.discussion(discussion))
        }
        let page = DraftChoicePage(
            draft, words: request.query("q"), page: request.page, justPosted: request.query("posted") == "yes",
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    /// Takes one of several works; the services are asked for it now, since nobody wants them asked for all.
    func choose(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await site.draft(context)
        let item = try draft.item(context.form["item"])
        if !draft.articles[item].isResolved {
            try site.limits.count(.lookUp, "member \(context.member.number)", at: site.now)
            try await site.lookUp(item, of: draft, context)
        }
        return site.redirect(to: SitePath.draft(draft.number, item: item))
    }

    /// Where only a form is sent to: whoever comes by a link, or back from signing in, goes on with the draft.
    func goBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await site.draft(context)
        return site.redirect(to: SitePath.draft(draft.number))
    }

    func publish(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try await site.draft(context)
        let form = DraftForm(draft, try draft.item(request.query("item")), sent: context.form)
        do {
            let discussion = try await publish(form, context)
            let left = try await site.draft(context)
            return site.redirect(
                to: left.articles.areSeveralWorks && left.discussion == nil
                    ? SitePath.draftList(draft.number, afterPosting: form.item)
                    : "\(SitePath.discussion(discussion, form.entry.title.tidiedLine))?sent=\(SitePath.keepKey(discussion))"
            )
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await desk.pageAgain(form.item, request, context, refusal)
        }
    }

    private func publish(_ form: DraftForm, _ context: MemberContext) async throws -> Number<Discussion> {
        let (article, entry) = try await DraftCheck(site: site).article(form, context)
        let record = article.record
        var problems: [Refusal.Problem] = []
        let corrected = collect(&problems) { () throws(Refusal) in try record.corrected(by: entry) }
        let proposal = collect(&problems) { () throws(Refusal) in
            try Discussion.Proposal(form.discussion, render: site.markdown)
        }
        let alike = try await desk.alike(corrected ?? record, form, context)
        let same = collect(&problems) { () throws(Refusal) in try SameWork(form.sameAs, among: alike) }
        guard let corrected, let proposal, let same else {
            throw Refusal(invalid: problems + (await site.openingProblems(form.discussion, for: context.viewer)))
        }
        let shown = form.article.record
        if form.draft.discussion(of: form.item) == nil, try await desk.known(shown, context) == nil,
            try await desk.known(corrected, context) != nil
        {
            throw Refusal.invalid(
                try await taken(corrected, insteadOf: shown),
                "An article that is here has this identifier; see the note at the top of the page.")
        }
        let expected = expected(corrected, article)
        let typed = Claim.Statement.typed(record, corrected, isAwaited: !expected.isEmpty)
        return try await site.store.publish(
            typed.reduce(article.statements) { $0.adding($1) }, proposal, draft: form.draft.number,
            item: form.item, sameAs: same.number,
            distinctFrom: (article.distinctFrom ?? []) + same.others(among: alike), unanswered: expected,
            by: context.viewer, at: site.now)
    }

    /// The field of the identifier that an article here has.
    private func taken(_ corrected: ArticleRecord, insteadOf record: ArticleRecord) async throws -> String {
        for identifier in corrected.identifiers where !record.identifiers.contains(identifier) {
            let field = identifier.scheme.rawValue
            guard ArticleEntry.fields.contains(where: { $0.name == field }) else { continue }
            if try await site.store.article(known: [identifier]) != nil { return field }
        }
        return "doi"
    }

    /// Who is to be asked once the article is published: who did not answer, and who knows the names that were typed.
    private func expected(_ corrected: ArticleRecord, _ article: DraftedArticle) -> [Finding] {
        let unanswered = article.unanswered.map(\.finding)
        let known = article.record.identifiers
        let new = Inquiry.first(of: corrected.identifiers.filter { !known.contains($0) })
        return unanswered
            + new.filter { inquiry in !unanswered.contains { $0.service == inquiry.service } }.map {
                Finding(
                    $0.service, by: $0.identifier,
                    .failed(reason: "\($0.service.name) has not been asked yet.".withCapital)
                )
            }
    }

    /// What the member answered when articles that look alike were shown.
    private enum SameWork {
        case none
        case other
        case article(Number<Article>)

        init(_ answer: String, among alike: [Article]) throws(Refusal) {
            if let same = alike.first(where: { $0.number.description == answer }) {
                self = .article(same.number)
            } else if alike.isEmpty {
                self = .none
            } else if answer == DraftPage.otherWork {
                self = .other
            } else {
                throw .invalid(
                    "same-as", "Say whether it is the article that is here already, so that it is not listed twice.")
            }
        }

        var number: Number<Article>? {
            if case .article(let number) = self { number } else { nil }
        }

        func others(among alike: [Article]) -> [Number<Article>] {
            if case .other = self { alike.map(\.number) } else { [] }
        }
    }
}

extension WebSite {
    /// What is wrong with the opening of a discussion that cannot be proposed for other reasons; nothing where no club that
    /// the viewer may read was chosen.
    func openingProblems(_ entry: Discussion.Entry, for viewer: Viewer) async -> [Refusal.Problem] {
        guard let number = Int64(entry.club).map(Number<Club>.init(rawValue:)),
            let club = try? await store.club(number, for: viewer)
        else { return [] }
        return entry.openingProblems(in: club.timeZone, at: now)
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
