import Colloquium
import Hummingbird
import Pages
import Store

/// One's own appraisal: writing, changing, withdrawing.
struct AppraisingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await site.store.appraisals(of: discussion(context), for: context.viewer)
        try reading.discussion.schedule.stage(at: site.now).admitAppraisal()
        let own = try await site.store.ownAppraisal(of: reading.discussion.number, for: context.viewer)
        if let own, own.isRemoved { throw AppraisalReading.removed }
        var entry = own.map { Appraisal.Entry($0.appraisal) } ?? Appraisal.Entry()
        if own == nil { entry.studyDesign = reading.discussion.studyDesign.rawValue }
        return try await page(entry, revision: own?.revision ?? 0, reading, request, context)
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await site.store.appraisals(of: discussion(context), for: context.viewer)
        let number = reading.discussion.number
        let entry = Appraisal.Entry(context.form)
        let revision = Int(context.form["revision"]) ?? 0
        if context.form["do"] == "domains" {
            return try await page(entry, revision: revision, reading, request, context)
        }
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let saved = try await site.store.saveAppraisal(
                Appraisal(entry), of: number, revising: revision, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.appraisals(number))?saved=yes#\(SitePath.anchor(saved))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(entry, revision: revision, reading, request, context, refusal)
        }
    }

    func withdrawalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let row = try await site.store.appraisal(context.parameters.number("appraisal"), for: context.viewer)
        let club = try await site.store.appraisals(of: row.discussion, for: context.viewer).club.number
        guard context.viewer.mayWithdrawAppraisal(by: row.author.number, in: club) else {
            throw Refusal(.forbidden, "Only its author, a facilitator or a moderator may withdraw an appraisal.")
        }
        let isOwn = row.author.number == context.member.number
        let page = ConfirmationPage(
            "Withdraw this appraisal?",
            isOwn
                ? "It will no longer be shown or counted. You may write another until the discussion closes."
                : "\(row.author.name)’s appraisal will no longer be shown or counted, and they cannot write another here.",
            action: SitePath.withdrawal(row.number), label: "Withdraw it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: MemberContext) async throws -> Response {
        let row = try await site.store.appraisal(context.parameters.number("appraisal"), for: context.viewer)
        try await site.store.withdraw(row.number, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.appraisals(row.discussion))
    }

    private func discussion(_ context: MemberContext) throws -> Number<Discussion> {
        try context.parameters.number("discussion")
    }

    /// The form as typed. What was saved since it was opened stands above it, and sending it again replaces that.
    private func page(
        _ entry: Appraisal.Entry, revision: Int, _ reading: DiscussionAppraisals, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let number = reading.discussion.number
        let own = try await site.store.ownAppraisal(of: number, for: context.viewer)
        let isStale = own.map { $0.revision != revision } ?? false
        let page = AppraisePage(
            discussion: (number, reading.articleTitle),
            form: AppraisalForm(
                of: number, entry, readAs: reading.discussion.studyDesign,
                revision: own?.revision ?? 0, in: refusal?.problems ?? []),
            savedMeanwhile: isStale ? own?.appraisal : nil, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Appraisal.Entry {
    init(_ form: FormData) {
        self.init()
        population = form["population"]
        intervention = form["intervention"]
        comparison = form["comparison"]
        outcome = form["outcome"]
        studyDesign = form["study-design"]
        shownDesign = form["shown-design"]
        for domain in StudyDesign.allCases.flatMap(\.instrument.domains) {
            let judgement = Appraisal.JudgementEntry(
                verdict: form["verdict-\(domain.key)"], reason: form["reason-\(domain.key)"],
                place: form["place-\(domain.key)"])
            if !judgement.isEmpty { judgements[domain.key] = judgement }
        }
        certainty = form["certainty"]
        identifiesNobody = form.identifiesNobody
        for cause in Certainty.Cause.allCases {
            reasons[cause.rawValue] = Appraisal.ReasonEntry(
                isGiven: form["certainty-\(cause.rawValue)"] == "yes", note: form["note-\(cause.rawValue)"])
        }
    }
}
