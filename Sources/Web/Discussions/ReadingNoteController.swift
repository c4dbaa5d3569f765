import Colloquium
import Hummingbird
import Pages
import Store

/// What members are to read or look for before a discussion, as facilitators write it.
struct ReadingNoteController: Sendable {
    let site: WebSite

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let desk = PromptsDesk(site: site, request: request, context: context)
        let number = try await desk.reading.number
        do {
            let note = try note(context.form["do"] == "remove" ? "" : context.form["note"], context.form)
            try await site.store.saveReadingNote(
                note, of: number, over: context.form.overVersion, by: context.viewer, at: site.now)
            if context.form["question"].tidied.isEmpty { return desk.empty(of: number) }
            let reading = try await desk.reading
            var forms = desk.typed(in: reading)
            forms.note = reading.guidance.note.source
            forms.noteVersion = nil
            forms.prompt.identifiesNobody = ""
            return try await desk.page(reading, forms, saved: .note)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await desk.refused(.note, refusal)
        }
    }

    private func note(_ typed: String, _ form: FormData) throws -> Prose {
        var inspection = Inspection()
        let text = inspection.optionalText(typed, "note", called: "the note", limit: Prose.limit)
        inspection.screen(text, answer: form.identifiesNobody)
        try inspection.settle()
        return Prose(source: text, html: site.markdown(text, headingsFrom: 3))
    }
}
