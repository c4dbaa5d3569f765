import Colloquium
import Hummingbird
import Pages
import Store

/// What one of both proposes, and what the other says to it.
struct TermsController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let agreement = try await agreement(context)
        guard agreement.isRunning else { return site.redirect(to: SitePath.agreement(agreement.number)) }
        var entry = MentoringAgreement.Terms.Entry(now: agreement)
        entry.submission = Token().text
        let last = agreement.lastTerms?.description ?? ""
        return try await page(entry, of: agreement, over: last, request, context)
    }

    func propose(_ request: Request, _ context: MemberContext) async throws -> Response {
        let agreement = try await agreement(context)
        let entry = MentoringAgreement.Terms.Entry(context.form)
        let over = context.form["over"]
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            try await site.store.propose(
                MentoringAgreement.Terms.Draft(entry), in: agreement.number,
                over: Int64(over).map { Number(rawValue: $0) }, by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.agreement(agreement.number))?sent=\(SitePath.keepKey(of: agreement.number))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            let now = refusal.kind == .conflict ? try await self.agreement(context) : nil
            return try await page(
                entry, of: now ?? agreement, over: now.map { $0.lastTerms?.description ?? "" } ?? over,
                isStale: now != nil, request, context, refusal)
        }
    }

    func accept(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.accept(
            context.parameters.number("terms"), in: context.agreement, by: context.viewer, at: site.now)
        return try site.redirect(to: SitePath.agreement(context.agreement))
    }

    func decline(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.decline(
            context.parameters.number("terms"), in: context.agreement, by: context.viewer, at: site.now)
        return try site.redirect(to: SitePath.agreement(context.agreement))
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.takeBack(
            context.parameters.number("terms"), in: context.agreement, by: context.viewer)
        return try site.redirect(to: SitePath.agreement(context.agreement))
    }

    private func agreement(_ context: MemberContext) async throws -> MentoringAgreement {
        try await site.store.mentoringAgreement(context.agreement, of: context.viewer).agreement
    }

    /// - Parameter isStale: whether the form was made of other terms than there are now.
    private func page(
        _ entry: MentoringAgreement.Terms.Entry, of agreement: MentoringAgreement, over terms: String,
        isStale: Bool = false, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        func form(_ entry: MentoringAgreement.Terms.Entry, _ problems: [Refusal.Problem]) -> TermsFormPage {
            TermsFormPage(
                entry, of: agreement, over: terms, for: context.member.number, csrf: context.visit.formToken,
                problems: problems)
        }
        var page = form(entry, refusal?.problems ?? [])
        if isStale { page = page.beside(form(.init(now: agreement), [])) }
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension MentoringAgreement.Terms.Entry {
    /// What is proposed, or else agreed.
    fileprivate init(now agreement: MentoringAgreement) {
        self = (agreement.proposed?.content ?? agreement.agreed?.content).map { Self($0) } ?? Self()
    }

    fileprivate init(_ form: FormData) {
        self.init()
        role = form["role"]
        goals = form["goals"]
        rhythmCount = form["rhythm-count"]
        rhythmUnit = form["rhythm-unit"]
        startsOn = form["starts-on"]
        endsOn = form["ends-on"]
        submission = form["submission"]
        identifiesNobody = form.identifiesNobody
    }
}
