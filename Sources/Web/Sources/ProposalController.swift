import Colloquium
import Hummingbird
import Pages
import Store

/// The proposals of a club: who would discuss them, and what becomes of them.
struct ProposalController: Sendable {
    /// Open proposals on one page.
    private static let openSize = 100
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let club = try await site.store.club(
            context.parameters.number("club", of: Club.self), for: context.viewer)
        let viewer = context.viewer
        let slice = Slice(size: 20, page: request.page)
        let openSlice = Slice(size: Self.openSize, page: Int(request.query("open")) ?? 1)
        let open = try await site.store.proposals(of: club.number, [.open], for: viewer, openSlice)
        let settled = try await site.store.proposals(
            of: club.number, [.picked, .declined, .withdrawn], for: viewer, slice)
        let mayWrite = viewer.mayWrite(in: club.number, club.visibility)
        func blocks(_ rows: [ProposalSummary]) -> [ProposalBlock] {
            rows.map { ProposalBlock(.init($0), for: viewer, mayWrite: mayWrite, time: context.visit.time) }
        }
        let page = ProposalsPage(
            club.number, name: club.name,
            open: .init(blocks(open.rows), page: openSlice.page, hasMore: open.hasMore),
            settled: .init(blocks(settled.rows), page: slice.page, hasMore: settled.hasMore), viewer: viewer,
            sent: request.arrivedForm.isEmpty ? nil : request.query("joined") == "yes" ? .joined : .proposed,
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let proposal = try await site.store.proposal(number(context), for: context.viewer)
        return site.redirect(to: SitePath.proposal(proposal.number, in: proposal.proposal.club))
    }

    /// "I'd discuss this", or not any more.
    func support(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try number(context)
        switch context.form["as"] {
        case "yes": try await site.store.support(number, by: context.viewer, at: site.now)
        case "no": try await site.store.endSupport(of: number, by: context.viewer)
        default: throw Refusal(.invalid, "Say whether you would discuss it.")
        }
        return site.redirect(to: SitePath.proposal(number))
    }

    func pick(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.goOn(with: site.store.pick(number(context), by: context.viewer, at: site.now), context)
    }

    func withdraw(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try number(context)
        try await site.store.withdraw(number, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.proposal(number))
    }

    func declineForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await declinePage(typed: "", request, context)
    }

    func decline(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try number(context)
        do {
            try await site.store.decline(number, because: context.form["reason"], by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.proposal(number))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await declinePage(typed: context.form["reason"], request, context, refusal)
        }
    }

    private func declinePage(
        typed: String, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let summary = try await site.store.proposal(number(context), for: context.viewer)
        guard context.viewer.facilitates(summary.proposal.club) else {
            throw Refusal(.forbidden, "Only a facilitator of the club decides on proposals.")
        }
        let page = DeclinePage(
            summary.number, title: summary.record.title, club: (summary.proposal.club, summary.clubName),
            typed: typed, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func number(_ context: MemberContext) throws -> Number<Proposal> {
        try context.parameters.number("proposal", of: Proposal.self)
    }
}

extension ProposalBlock.Facts {
    fileprivate init(_ summary: ProposalSummary) {
        self.init(
            summary.number, summary.proposal, summary.record, summary.state, proposedAt: summary.proposedAt)
        article = summary.article
        proposer = summary.proposer
        proposerName = summary.proposerName
        settledBy = summary.settledBy
        settledAt = summary.settledAt
        reason = summary.reason
        discussion = summary.discussion
        preparers = summary.preparers
        isPrepared = summary.isPrepared
        supporters = summary.supporters.map { ($0.member, $0.name, $0.why) }
    }
}
