import Colloquium
import Hummingbird
import Pages
import Store

/// Changing what one wrote.
struct EditingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let row = try await own(context)
        if row.withdrawnAt != nil { throw over(Refusal(.conflict, "This contribution was withdrawn."), row) }
        guard try await isEditable(row, by: context) else {
            throw over(.editingIsOver(isLate: row.isLate, "Reply to your contribution to add something."), row)
        }
        var entry = Contribution.Entry()
        entry.kind = row.kind.rawValue
        entry.body = row.body
        entry.revision = "\(row.revision)"
        return try await page(row, entry, request, context)
    }

    func edit(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let number = try await own(context).number
        let entry = Contribution.Entry(context.form)
        do {
            if WritingAct(context.form) == .preview {
                let row = try await own(context)
                let preview = try await site.preview(entry, in: row.discussion, by: context)
                return try await page(row, entry, preview: preview, request, context)
            }
            let critique = try await site.critique(entry, by: context)
            try await site.store.edit(
                number, critique, of: Int(entry.revision) ?? 0, by: context.viewer, at: site.now)
            let row = try await own(context)
            return site.redirect(
                to:
                    "\(SitePath.discussion(row.discussion))?sent=\(SitePath.keepKey(ofEditOf: number))#\(SitePath.anchor(number))"
            )
        } catch let refusal as Refusal where refusal.returnsText {
            let row = try await own(context)
            if refusal.kind == .conflict, row.withdrawnAt == nil, try await !isEditable(row, by: context) {
                return try await offerReply(to: row, entry, request, context)
            }
            return try await page(row, entry, request, context, refusal)
        }
    }

    private func over(_ refusal: Refusal, _ row: ContributionReading) -> LedRefusal {
        LedRefusal(refusal: refusal, ways: [("Your contribution", SitePath.contribution(row.number))])
    }

    /// The text of who edited until it was too late, below what it was to replace.
    private func offerReply(
        to row: ContributionReading, _ typed: Contribution.Entry, _ request: Request, _ context: ParticipantContext
    ) async throws -> Response {
        var entry = typed
        entry.revision = ""
        entry.begunOver = nil
        entry.submission = Token().text
        let isLateWelcome = try await site.isLateWelcome(in: row.discussion, by: context.viewer)
        let advice =
            isLateWelcome
            ? "You can post your text below it, marked as late." : "Your text stays yours: copy from it what you need."
        // They edited these words and have them before them.
        return try await WritingDesk(
            site: site, request: request, context: context, discussion: row.discussion, parent: row, entry: entry,
            offersQuotation: false
        ).refused(.editingIsOver(isLate: row.isLate, advice))
    }

    private func isEditable(_ row: ContributionReading, by context: ParticipantContext) async throws -> Bool {
        let stage = try await site.store.state(of: row.discussion, for: context.viewer).schedule.stage(at: site.now)
        return row.authorship.isEditable(by: context.viewer, stage: stage, at: site.now)
    }

    private func own(_ context: ParticipantContext) async throws -> ContributionReading {
        let row = try await site.store.contribution(
            context.parameters.number("contribution"), for: context.viewer)
        guard row.author == context.member.number else {
            throw Refusal(.forbidden, "Only its author may edit a contribution.")
        }
        return row
    }

    /// The form below what the contribution says by now, where that is not what the text was begun from: until one is saved both
    /// are shown.
    private func page(
        _ row: ContributionReading, _ typed: Contribution.Entry, preview: String = "", _ request: Request,
        _ context: ParticipantContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        var entry = typed
        let (begun, now) = (typed.begunOver ?? typed.revision, "\(row.revision)")
        entry.begunOver = begun == now ? nil : begun
        entry.revision = now
        let name = try await site.store.title(of: row.discussion, for: context.viewer)
        let form = ContributionForm(
            action: SitePath.edit(row.number), keepKey: SitePath.keepKey(ofEditOf: row.number), entry: entry,
            declarationPath: SitePath.declaration(row.discussion), previewHTML: preview, label: "Save",
            in: refusal?.problems ?? [])
        let page = ContributePage(
            "Edit your contribution", discussion: (name, SitePath.discussion(row.discussion, name)),
            parentHTML: "", form: form, newer: begun == now ? nil : NewerText(row.contribution.body),
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
