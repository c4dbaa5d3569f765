import Colloquium
import Hummingbird
import Pages
import Store

/// The pre-reading note and the prompts of a discussion, as facilitators write them.
struct PromptController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        return try await page(reading, typed(in: reading, context.form), request, context)
    }

    func saveNote(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try await reading(context).number
        do {
            let note = try note(context.form["do"] == "remove" ? "" : context.form["note"], context.form)
            try await site.store.saveReadingNote(
                note, of: number, over: Int(context.form["over"]), by: context.viewer, at: site.now)
            if context.form["question"].tidied.isEmpty { return toDesk(of: number) }
            let reading = try await reading(context)
            var forms = typed(in: reading, context.form)
            forms.note = reading.guidance.note.source
            forms.noteVersion = nil
            forms.prompt.identifiesNobody = ""
            return try await page(reading, forms, saved: .note, request, context)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(.note, request, context, refusal)
        }
    }

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try await reading(context).number
        do {
            try await site.store.add(
                draft(Prompt.Entry(context.form)), to: number, by: context.viewer, at: site.now)
            let reading = try await reading(context)
            var forms = typed(in: reading, context.form)
            if forms.note.tidied == reading.guidance.note.source { return toDesk(of: number) }
            forms.prompt = next(in: reading)
            return try await page(reading, forms, saved: .prompt, request, context)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(.prompt, request, context, refusal)
        }
    }

    private func toDesk(of number: Number<Discussion>) -> Response {
        site.redirect(
            to: "\(SitePath.prompts(number))?sent=\(SitePath.keepKey(ofPromptsIn: number))#prompts")
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let prompt = try await prompt(context)
        try await reading(prompt.discussion, context).guidance.refuseToChange(prompt, at: site.now)
        var entry = Prompt.Entry()
        entry.day = "\(prompt.day)"
        entry.question = prompt.question.source
        return try await page(prompt, entry, request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let prompt = try await prompt(context)
        let entry = Prompt.Entry(context.form)
        do {
            try await site.store.change(
                prompt.number, to: draft(entry), over: Int(context.form["over"]), by: context.viewer, at: site.now)
            let arrived = SitePath.keepKey(of: prompt.number)
            return site.redirect(to: "\(SitePath.prompts(prompt.discussion))?sent=\(arrived)#prompts")
        } catch let refusal as Refusal where refusal.isAboutInput {
            // Somebody may have changed it since it was read.
            return try await page(self.prompt(context), entry, request, context, refusal)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let prompt = try await prompt(context)
        let page = ConfirmationPage(
            "Remove this prompt?", "“\(prompt.question.words.excerpt(200))” Contributions that answer it stay.",
            action: "\(SitePath.removal(prompt.number))?over=\(prompt.version)", label: "Remove it",
            csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        let prompt = try await prompt(context)
        do {
            try await site.store.remove(
                prompt.number, over: Int(request.query("over")), by: context.viewer, at: site.now)
        } catch let refusal as Refusal where refusal.kind == .conflict {
            // Shows what it says now, to be asked about again.
            return site.redirect(to: SitePath.removal(prompt.number))
        }
        return site.redirect(to: "\(SitePath.prompts(prompt.discussion))#prompts")
    }

    /// The form, with what was typed into it. A note that was not touched, and is an older one, is as it stands by now.
    private func typed(in reading: DiscussionReading, _ form: FormData) -> PromptsPage.Typed {
        let over = Int(form["over"])
        let isOlder = over.map { (0..<reading.guidance.noteVersion).contains($0) } ?? false
        let isAsGiven = form.has("note-given") && form["note"].tidied == form["note-given"].tidied
        let isTyped = form.has("note") && !(isOlder && isAsGiven)
        var typed = PromptsPage.Typed(note: isTyped ? form["note"] : reading.guidance.note.source)
        typed.noteVersion = isTyped ? over : nil
        typed.prompt = form.has("question") ? Prompt.Entry(form) : next(in: reading)
        return typed
    }

    /// A prompt opens on the next day.
    private func next(in reading: DiscussionReading) -> Prompt.Entry {
        var entry = Prompt.Entry()
        entry.day = "\(reading.guidance.days.next(at: site.now))"
        return entry
    }

    private func note(_ typed: String, _ form: FormData) throws -> Prose {
        var inspection = Inspection()
        let text = inspection.optionalText(typed, "note", called: "the note", limit: Prose.limit)
        inspection.screen(text, answer: form.identifiesNobody)
        try inspection.settle()
        return Prose(source: text, html: site.markdown(text, headingsFrom: 3))
    }

    private func draft(_ entry: Prompt.Entry) throws -> Prompt.Draft {
        try Prompt.Draft(entry) { site.markdown($0, headingsFrom: 3) }
    }

    /// The discussion, for a facilitator of its club.
    private func reading(_ context: MemberContext) async throws -> DiscussionReading {
        try await reading(context.parameters.number("discussion", of: Discussion.self), context)
    }

    private func reading(_ number: Number<Discussion>, _ context: MemberContext) async throws -> DiscussionReading {
        let reading = try await site.store.discussion(number, for: context.viewer)
        guard context.viewer.facilitates(reading.club.number) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may write the pre-reading note and prompts.")
        }
        return reading
    }

    /// The prompt, for a facilitator of its club.
    private func prompt(_ context: MemberContext) async throws -> Prompt {
        let prompt = try await site.store.prompt(
            context.parameters.number("prompt"), for: context.viewer, at: site.now)
        _ = try await reading(prompt.discussion, context)
        return prompt
    }

    /// The form as it was sent, with what is wrong in it; somebody may have saved another note since it was read.
    private func page(
        _ part: PromptsPage.Part, _ request: Request, _ context: MemberContext, _ refusal: Refusal
    ) async throws -> Response {
        let reading = try await reading(context)
        var forms = typed(in: reading, context.form)
        forms.refused = part
        forms.mayOverwrite = part == .note && refusal.kind == .conflict
        if part == .note {
            forms.noteIdentifiesNobody = context.form.identifiesNobody
            forms.prompt.identifiesNobody = ""
        }
        return try await page(reading, forms, request, context, refusal)
    }

    private func page(
        _ reading: DiscussionReading, _ typed: PromptsPage.Typed, saved: PromptsPage.Part? = nil,
        _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = PromptsPage(
            reading.discussion, title: reading.article.record.title, reading.guidance, typed, saved: saved,
            at: site.now, time: context.visit.time.inClub(reading.club.timeZone).named, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func page(
        _ prompt: Prompt, _ entry: Prompt.Entry, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let reading = try await reading(prompt.discussion, context)
        let form = PromptForm(
            action: SitePath.edit(prompt.number), keepKey: SitePath.keepKey(of: prompt.number),
            label: "Save the prompt", entry, reading.guidance.days, at: site.now,
            time: context.visit.time.inClub(reading.club.timeZone).named, changing: prompt,
            isStale: Int(context.form["over"]).map { $0 != prompt.version } ?? false, in: refusal?.problems ?? [])
        let page = PromptPage(
            of: prompt.discussion, title: reading.article.record.title, form: form, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension DiscussionReading {
    fileprivate var number: Number<Discussion> { discussion.number }
}

extension Prompt.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        day = form["day"]
        question = form["question"]
        begun = form["begun"]
        identifiesNobody = form.identifiesNobody
    }
}
