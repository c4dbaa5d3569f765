import Colloquium
import Hummingbird
import Pages
import Store

/// The prompts of a discussion, as facilitators add them.
struct PromptController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let desk = PromptsDesk(site: site, request: request, context: context)
        let reading = try await desk.reading
        return try await desk.page(reading, desk.typed(in: reading))
    }

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let desk = PromptsDesk(site: site, request: request, context: context)
        let number = try await desk.reading.number
        do {
            try await site.store.add(
                site.draft(Prompt.Entry(context.form)), to: number, by: context.viewer, at: site.now)
            let reading = try await desk.reading
            var forms = desk.typed(in: reading)
            if forms.note.tidied == reading.guidance.note.source { return desk.empty(of: number) }
            forms.prompt = desk.next(in: reading)
            return try await desk.page(reading, forms, saved: .prompt)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await desk.refused(.prompt, refusal)
        }
    }
}
