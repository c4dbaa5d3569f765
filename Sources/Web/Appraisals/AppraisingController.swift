import Colloquium
import Hummingbird
import Pages
import Store

/// One's own appraisal: writing, changing, withdrawing.
struct AppraisingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await site.store.appraisals(of: discussion(context), for: context.viewer)
        try await admit(reading, context)
        let number = reading.discussion.number
        let own = try await site.store.ownAppraisal(of: number, for: context.viewer)
        if let own, own.isRemoved { throw AppraisalReading.removed }
        var sent = Sent(submission: Token().text, revision: own?.revision ?? 0)
        if let draft = try await site.store.appraisalDraft(of: context.viewer, in: number) {
            sent.entry = draft.entry
            sent.revision = draft.revision
            sent.draft = "\(draft.savedAt.rawValue)"
        } else if let own {
            sent.entry = Appraisal.Entry(own.appraisal)
        } else {
            sent.entry.studyDesign = reading.discussion.studyDesign.rawValue
        }
        let outcome = request.query("draft") == "saved" ? DraftOutcome.saved : .none
        return try await page(sent, reading, draft: outcome, request, context)
    }

    /// - Throws: where no appraisal can be written now, with the way to the discussion and to what was begun.
    private func admit(_ reading: DiscussionAppraisals, _ context: MemberContext) async throws {
        do {
            try reading.discussion.schedule.stage(at: site.now).admitAppraisal()
        } catch {
            let number = reading.discussion.number
            let draft = try await site.store.appraisalDraft(of: context.viewer, in: number)
            throw LedRefusal(error, in: number, title: reading.articleTitle, keepsDraft: draft != nil)
        }
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await site.store.appraisals(of: discussion(context), for: context.viewer)
        let number = reading.discussion.number
        let sent = Sent(context.form)
        do {
            switch context.form["do"] {
            case "domains": return try await page(sent, reading, request, context)
            case "draft":
                let isKept = try await keep(context, in: number)
                return site.redirect(to: SitePath.appraise(number) + (isKept ? "?draft=saved" : ""))
            default:
                try site.limits.count(.post, "member \(context.member.number)", at: site.now)
                let saved = try await site.store.saveAppraisal(
                    Appraisal(sent.entry), of: number, revising: sent.revision, from: sent.draft(context, of: number),
                    by: context.viewer, at: site.now)
                return site.redirect(to: "\(SitePath.appraisals(number))?saved=yes#\(SitePath.anchor(saved))")
            }
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await refused(refusal, sent, reading, request, context)
        }
    }

    func discardDraft(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try discussion(context)
        try await site.store.discardAppraisalDraft(of: context.viewer, in: number)
        return site.redirect(to: "\(SitePath.contributionDrafts)?sent=\(AppraisalForm.keepKey(number))")
    }

    private func keep(_ context: MemberContext, in number: Number<Discussion>) async throws -> Bool {
        try site.limits.count(.draft, "member \(context.member.number)", at: site.now)
        let draft = try Sent(context.form).draft(context, of: number)
        return try await site.store.save(draft, by: context.viewer, at: site.now)
    }

    /// The form again, with everything typed, which waits as a draft, too, but not in the place of what another form kept since:
    /// that stands above it until its writer saves.
    private func refused(
        _ refusal: Refusal, _ sent: Sent, _ reading: DiscussionAppraisals, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        var (again, isKept) = (sent, false)
        if refusal == .draftedElsewhere {
            again.begunDraft = sent.begunDraft ?? sent.draft
        } else if try await draftBeside(sent, of: reading.discussion.number, context) == nil {
            isKept = (try? await keep(context, in: reading.discussion.number)) ?? false
        }
        return try await page(again, reading, draft: isKept ? .kept : .none, request, context, refusal)
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
        return site.redirect(to: "\(SitePath.appraisals(row.discussion))?withdrawn=yes")
    }

    private func discussion(_ context: MemberContext) throws -> Number<Discussion> {
        try context.parameters.number("discussion")
    }

    /// The form as typed. What was saved since it was begun stands above it until its writer saved one of them, and sending it
    /// replaces that.
    private func page(
        _ sent: Sent, _ reading: DiscussionAppraisals, draft: DraftOutcome = .none, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let number = reading.discussion.number
        let own = try await site.store.ownAppraisal(of: number, for: context.viewer)
        let begun = sent.begunRevision ?? sent.revision
        let isStale = own.map { $0.revision != begun } ?? false
        let newer = try await draftBeside(sent, of: number, context)
        let page = AppraisePage(
            discussion: (number, reading.articleTitle),
            form: AppraisalForm(
                of: number, sent.entry, readAs: reading.discussion.studyDesign, revision: own?.revision ?? 0,
                submission: sent.submission, draftTime: newer.map { "\($0.savedAt.rawValue)" } ?? sent.draft,
                begunOver: (isStale ? begun : nil, newer == nil ? nil : sent.begunDraft),
                in: refusal?.problems ?? []),
            past: own?.past ?? .unwritten,
            savedMeanwhile: isStale ? own?.appraisal : nil, newer: newer.map { NewerText(lines: $0.entry.lines) },
            draft: draft, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// What another form keeps in the place of an overtaken one; nil once one took the place of the other.
    private func draftBeside(
        _ sent: Sent, of number: Number<Discussion>, _ context: MemberContext
    ) async throws -> AppraisalDraftReading? {
        guard let begun = sent.begunDraft,
            let waiting = try await site.store.appraisalDraft(of: context.viewer, in: number),
            waiting.submission != sent.submission, "\(waiting.savedAt.rawValue)" != begun
        else { return nil }
        return waiting
    }
}

/// The form of an appraisal as it came, or as it is given.
private struct Sent {
    var entry = Appraisal.Entry()
    let submission: String
    var revision: Int
    /// That of the appraisal it was begun over, where its writer was shown a newer one since; nil where they were not.
    var begunRevision: Int?
    /// When the draft was saved that it was filled with; empty for none.
    var draft = ""
    /// The same of the draft it was begun over, where its writer was shown a newer one since; nil where they were not.
    var begunDraft: String?

    init(submission: String, revision: Int) {
        self.submission = submission
        self.revision = revision
    }

    init(_ form: FormData) {
        entry = Appraisal.Entry(form)
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        revision = Int(form["revision"]) ?? 0
        draft = form["draft"]
        begunRevision = Int(form["begun-revision"])
        begunDraft = form.has("begun-draft") ? form["begun-draft"] : nil
    }

    /// What of it can wait.
    func draft(_ context: MemberContext, of number: Number<Discussion>) throws(Refusal) -> AppraisalDraft {
        try AppraisalDraft(
            of: number,
            Dictionary(context.form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            revising: begunRevision ?? revision, submission: submission, over: Int64(draft).map(Instant.init(rawValue:))
        )
    }
}

extension Appraisal.Entry {
    init(_ form: FormData) {
        self.init { form[$0] }
        identifiesNobody = form.identifiesNobody
    }
}

extension AppraisalReading {
    /// What became of it for its author. What somebody else withdrew is not theirs to write again, whatever they sent.
    fileprivate var past: AppraisePage.Past { withdrawnAt == nil || isRemoved ? .standing : .takenBack }
}
