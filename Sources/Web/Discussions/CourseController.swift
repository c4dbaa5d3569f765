import Colloquium
import Hummingbird
import Pages
import Store

/// Steering a discussion: opening, closing and archiving it, and writing what it came to.
struct CourseController: Sendable {
    let site: WebSite

    func move(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        guard let move = Schedule.Move(rawValue: context.form["move"]) else {
            throw Refusal(.invalid, "Choose what to do with the discussion.")
        }
        try await site.store.move(number, move, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.discussion(number))
    }

    func synthesisForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await site.store.discussion(
            context.parameters.number("discussion", of: Discussion.self), for: context.viewer)
        guard context.viewer.facilitates(reading.club.number) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may write the synthesis.")
        }
        return try await synthesisPage(reading, reading.synthesis.source, request, context)
    }

    func saveSynthesis(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let typed = context.form["synthesis"]
        let reading = try await site.store.discussion(number, for: context.viewer)
        do {
            var inspection = Inspection()
            let text = inspection.text(typed, "synthesis", called: "the synthesis", limit: Prose.limit)
            try inspection.settle()
            let prose = Prose(source: text, html: site.markdown(text, headingsFrom: 3))
            if context.form["do"] == "preview" {
                return try await synthesisPage(reading, typed, request, context, preview: prose.html)
            }
            try await site.store.saveSynthesis(prose, of: number, by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.discussion(number, reading.article.record.title))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await synthesisPage(reading, typed, request, context, refusal: refusal)
        }
    }

    private func synthesisPage(
        _ reading: DiscussionReading, _ text: String, _ request: Request, _ context: MemberContext,
        preview: String = "", refusal: Refusal? = nil
    ) async throws -> Response {
        let page = SynthesisPage(
            reading.discussion.number, title: reading.article.record.title, text: text, previewHTML: preview,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
