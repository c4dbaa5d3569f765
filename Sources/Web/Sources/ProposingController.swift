import Colloquium
import Hummingbird
import Pages
import Store

/// Bringing an item of an inbox, or an article that is here, before a club.
struct ProposingController: Sendable {
    let site: WebSite

    func itemForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let subject = try await itemSubject(context)
        if let own = try await own(subject, context) {
            return try await page(subject, own, isOwn: true, request, context)
        }
        var entry = Proposal.Entry()
        entry.tags = subject.tags.map(\.rawValue).joined(separator: ", ")
        if case .club(let club) = try context.follower() { entry.club = club.description }
        return try await page(subject, entry, request, context)
    }

    func proposeItem(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await propose(itemSubject(context), request, context)
    }

    func articleForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let subject = try await articleSubject(context)
        if let own = try await own(subject, context) {
            return try await page(subject, own, isOwn: true, request, context)
        }
        var entry = Proposal.Entry()
        entry.tags = subject.tags.map(\.rawValue).joined(separator: ", ")
        return try await page(subject, entry, request, context)
    }

    func proposeArticle(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await propose(articleSubject(context), request, context)
    }

    /// What the member wrote when they proposed it, where they did.
    private func own(_ subject: Subject, _ context: MemberContext) async throws -> Proposal.Entry? {
        try await site.store.openProposal(of: subject.subject, by: context.viewer).map(Proposal.Entry.init)
    }

    /// What is proposed, and how its page shows it.
    private struct Subject {
        let subject: Proposal.Subject
        /// Where an item was found.
        var inbox: Follower?
        let shown: ProposePage.Subject
        let tags: [Tag]
    }

    private func itemSubject(_ context: MemberContext) async throws -> Subject {
        let (follower, item) = (try context.follower(), try context.item())
        let entry = try await site.store.inboxEntry(item, of: follower, for: context.viewer)
        let club = try await site.clubName(of: follower, for: context.viewer)
        return Subject(
            subject: .item(item), inbox: follower,
            shown: ProposePage.Subject(
                entry.item.record, action: SitePath.proposal(of: item, in: follower), keepKey: "item-\(item)",
                crumb: (club.isEmpty ? "Inbox" : "Inbox of \(club)", SitePath.inbox(follower)),
                article: entry.article),
            tags: entry.tags + entry.ruleTags.filter { !entry.tags.contains($0) })
    }

    private func articleSubject(_ context: MemberContext) async throws -> Subject {
        let reading = try await site.store.article(
            context.parameters.number("article", of: Article.self), for: context.viewer)
        let (article, record) = (reading.article.number, reading.article.record)
        return Subject(
            subject: .article(article),
            shown: ProposePage.Subject(
                record, action: SitePath.proposal(of: article), keepKey: "article-\(article)",
                crumb: (record.title, SitePath.article(article, record.title)), article: article),
            tags: reading.tags)
    }

    private func propose(_ subject: Subject, _ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = Proposal.Entry(context.form)
        do {
            let proposal = try Proposal(entry, render: site.markdown)
            if context.form["by"] == "post" {
                return try await post(subject, proposal, context)
            }
            let number = try await site.store.propose(
                subject.subject, proposal, foundIn: subject.inbox, by: context.viewer, at: site.now)
            let kept = try await site.store.proposal(number, for: context.viewer)
            let joined = kept.proposer == context.member.number ? "" : "&joined=yes"
            return site.redirect(
                to:
                    "\(SitePath.proposals(proposal.club))?sent=\(subject.shown.keepKey)\(joined)#\(SitePath.anchor(number))"
            )
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(subject, entry, request, context, refusal)
        }
    }

    /// Goes on to the form that publishes it.
    private func post(_ subject: Subject, _ proposal: Proposal, _ context: MemberContext) async throws -> Response {
        let picked = try await site.store.pick(
            subject.subject, proposal, foundIn: subject.inbox, by: context.viewer, at: site.now)
        return try await site.goOn(with: picked, arrived: subject.shown.keepKey, context)
    }

    private func page(
        _ subject: Subject, _ entry: Proposal.Entry, isOwn: Bool = false, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let clubs = try await site.store.postingClubs(for: context.viewer).map { ($0.number, $0.name) }
        let page = ProposePage(
            subject.shown, entry, clubs: clubs, isOwn: isOwn, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Discussion.Entry {
    /// The posting form, filled in from the proposal it is about.
    init(picked proposal: Proposal?) {
        self.init()
        guard let proposal else { return }
        club = proposal.club.description
        why = proposal.why.source
        tags = proposal.tags.map(\.rawValue).joined(separator: ", ")
    }
}

extension Proposal.Entry {
    init(_ proposal: Proposal) {
        self.init()
        club = proposal.club.description
        why = proposal.why.source
        tags = proposal.tags.map(\.rawValue).joined(separator: ", ")
    }

    init(_ form: FormData) {
        self.init()
        club = form["club"]
        why = form["why"]
        tags = form["tags"]
        identifiesNobody = form.identifiesNobody
    }
}
