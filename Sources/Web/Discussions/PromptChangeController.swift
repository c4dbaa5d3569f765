import Colloquium
import Hummingbird
import Pages
import Store

/// Changing a prompt, and removing it.
struct PromptChangeController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (prompt, reading) = try await self.prompt(context)
        try reading.guidance.refuseToChange(prompt, at: site.now)
        var entry = Prompt.Entry()
        entry.day = "\(prompt.day)"
        entry.question = prompt.question.source
        return try await page(prompt, in: reading, entry, request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (prompt, _) = try await self.prompt(context)
        let entry = Prompt.Entry(context.form)
        do {
            try await site.store.change(
                prompt.number, to: site.draft(entry), over: context.form.overVersion, by: context.viewer, at: site.now)
            let arrived = SitePath.keepKey(of: prompt.number)
            return site.redirect(to: "\(SitePath.prompts(prompt.discussion))?sent=\(arrived)#prompts")
        } catch let refusal as Refusal where refusal.isAboutInput {
            // Somebody may have changed it since it was read.
            let (prompt, reading) = try await self.prompt(context)
            return try await page(prompt, in: reading, entry, request, context, refusal)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (prompt, _) = try await self.prompt(context)
        let page = ConfirmationPage(
            "Remove this prompt?", "“\(prompt.question.words.excerpt(200))” Contributions that answer it stay.",
            action: "\(SitePath.removal(prompt.number))?over=\(prompt.version)", label: "Remove it",
            csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (prompt, _) = try await self.prompt(context)
        do {
            try await site.store.remove(
                prompt.number, over: Int(request.query("over")), by: context.viewer, at: site.now)
        } catch let refusal as Refusal where refusal.kind == .conflict {
            // Shows what it says now, to be asked about again.
            return site.redirect(to: SitePath.removal(prompt.number))
        }
        return site.redirect(to: "\(SitePath.prompts(prompt.discussion))#prompts")
    }

    /// The prompt with its discussion, for a facilitator of its club.
    private func prompt(_ context: MemberContext) async throws -> (Prompt, DiscussionReading) {
        let prompt = try await site.store.prompt(
            context.parameters.number("prompt"), for: context.viewer, at: site.now)
        return (prompt, try await site.facilitated(prompt.discussion, for: context.viewer, to: WebSite.guiding))
    }

    private func page(
        _ prompt: Prompt, in reading: DiscussionReading, _ entry: Prompt.Entry, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let form = PromptForm(
            action: SitePath.edit(prompt.number), keepKey: SitePath.keepKey(of: prompt.number),
            label: "Save the prompt", entry, reading.guidance.days, at: site.now,
            time: context.visit.time.inClub(reading.club.timeZone).named, changing: prompt,
            formOf: context.form.overVersion, in: refusal?.problems ?? [])
        let page = PromptPage(
            of: prompt.discussion, title: reading.article.record.title, form: form, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
