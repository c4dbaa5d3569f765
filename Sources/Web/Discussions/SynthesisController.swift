import Colloquium
import Hummingbird
import Pages
import Store

/// Writing what a discussion came to.
struct SynthesisController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        do throws(Refusal) {
            try reading.discussion.refuseSynthesis(version: reading.synthesisCredit?.version ?? 0, at: site.now)
        } catch {
            let draft = try await site.store.synthesisDraft(of: reading.number, by: context.viewer)
            throw LedRefusal(
                error, in: reading.number, title: reading.article.record.title, keepsDraft: draft != nil)
        }
        let draft = try await site.store.synthesisDraft(of: reading.number, by: context.viewer)
        return try await page(
            reading, Synthesis(source: draft?.body ?? reading.synthesis.source),
            after: draft != nil && request.query("draft") == "saved" ? .savingDraft : .beginning, from: draft, request,
            context)
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        var synthesis = Synthesis(context.form)
        do {
            switch context.form["do"] {
            case "insert":
                synthesis.insert(try await site.store.pins(in: reading.number, for: context.viewer))
                return try await page(reading, synthesis, after: .inserting, request, context)
            case "preview":
                let prose = try await checked(synthesis, context)
                return try await page(reading, synthesis, after: .previewing(html: prose.html), request, context)
            case "draft": return try await keepDraft(synthesis, of: reading, context)
            case "discard":
                try await site.store.discardDraft(ofSynthesisOf: reading.number, by: context.viewer)
                let forgotten = SitePath.keepKey(ofSynthesisOf: reading.number)
                return site.redirect(to: "\(SitePath.synthesis(reading.number))?sent=\(forgotten)")
            default: return try await publish(synthesis, of: reading, context)
            }
        } catch let refusal as Refusal where refusal.isAboutInput {
            // Somebody may have saved another one since it was read.
            return try await page(self.reading(context), synthesis, request, context, refusal: refusal)
        }
    }

    private func publish(
        _ synthesis: Synthesis, of reading: DiscussionReading, _ context: MemberContext
    ) async throws -> Response {
        let prose = try await checked(synthesis, context)
        let number = reading.number
        try await site.store.saveSynthesis(
            prose, of: number, over: context.form.overVersion, from: SynthesisDraft.Form(context.form),
            by: context.viewer, at: site.now)
        let arrived = SitePath.keepKey(ofSynthesisOf: number)
        return site.redirect(to: "\(SitePath.discussion(number, reading.article.record.title))?sent=\(arrived)")
    }

    private func keepDraft(
        _ synthesis: Synthesis, of reading: DiscussionReading, _ context: MemberContext
    ) async throws -> Response {
        try site.limits.count(.draft, "member \(context.member.number)", at: site.now)
        let version = context.form.begunVersion ?? reading.synthesisCredit?.version ?? 0
        try await site.store.save(
            SynthesisDraft(of: reading.number, synthesis, over: version, from: SynthesisDraft.Form(context.form)),
            by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.synthesis(reading.number))?draft=saved")
    }

    /// The text as it will be read.
    private func checked(_ synthesis: Synthesis, _ context: MemberContext) async throws -> Prose {
        let source = try synthesis.checkedSource(identifiesNobody: context.form.identifiesNobody)
        let render = try await site.linkedMarkdown(source, headingsFrom: 3, for: context.viewer)
        return Prose(source: source, html: render(source))
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        if reading.synthesis.source.isEmpty { throw Refusal.noSynthesis }
        let page = ConfirmationPage(
            "Take the synthesis back?",
            "The discussion no longer shows it. Its history keeps what it said, and you can write it anew.",
            action: SitePath.synthesisRemoval(reading.number), label: "Take it back",
            csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try await reading(context).discussion.number
        try await site.store.takeBackSynthesis(of: number, by: context.viewer, at: site.now)
        let arrived = SitePath.keepKey(ofSynthesisOf: number)
        return site.redirect(to: "\(SitePath.synthesis(number))?sent=\(arrived)")
    }

    private func reading(_ context: MemberContext) async throws -> DiscussionReading {
        try await site.facilitated(context, to: "write the synthesis")
    }

    private func page(
        _ reading: DiscussionReading, _ synthesis: Synthesis, after act: SynthesisPage.Act = .beginning,
        from draft: SynthesisDraftReading? = nil, _ request: Request, _ context: MemberContext, refusal: Refusal? = nil
    ) async throws -> Response {
        let typedInto = SynthesisDraft.Form(context.form)
        let begunDraft = context.form.begunDraft ?? (refusal == .draftedElsewhere ? context.form["draft"] : nil)
        let elsewhere = try await draftBeside(reading.number, begunOver: begunDraft, context)
        let form = SynthesisDraft.Form(
            submission: typedInto.submission.isEmpty ? Token().text : typedInto.submission,
            draftSavedAt: (elsewhere ?? draft)?.savedAt ?? typedInto.draftSavedAt)
        let page = SynthesisPage(
            reading.number, title: reading.article.record.title, synthesis,
            try await site.store.pins(in: reading.number, for: context.viewer), after: act, past: reading.past,
            standing: reading.synthesis, version: reading.synthesisCredit?.version ?? 0,
            formOf: context.form.begunVersion ?? draft?.over,
            draft: draft.map { context.visit.time.moment($0.savedAt) },
            form: form, elsewhere: elsewhere.map { Prose(source: $0.body, html: "") }, begunDraft: begunDraft,
            identifiesNobody: context.form.identifiesNobody, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// What another form keeps in the place of one whose writer was shown it; nil once one took the place of the other.
    /// - Parameter begun: the draft that the form was begun over; nil where none was shown since.
    private func draftBeside(
        _ number: Number<Discussion>, begunOver begun: String?, _ context: MemberContext
    ) async throws -> SynthesisDraftReading? {
        guard let begun, let waiting = try await site.store.synthesisDraft(of: number, by: context.viewer),
            waiting.submission != context.form["submission"], "\(waiting.savedAt.rawValue)" != begun
        else { return nil }
        return waiting
    }
}

extension FormData {
    /// The version of a text that a form was begun over, also where its writer was shown a newer one since.
    fileprivate var begunVersion: Int? { Int(self["begun-over"]) ?? overVersion }

    /// The draft that it was begun over, where its writer was shown a newer one since; nil where they were not.
    fileprivate var begunDraft: String? { has("begun-draft") ? self["begun-draft"] : nil }
}

extension DiscussionReading {
    fileprivate var past: SynthesisPage.Past {
        if !synthesis.source.isEmpty { return .standing }
        return synthesisCredit == nil ? .unwritten : .takenBack
    }
}

extension Refusal {
    fileprivate static let noSynthesis = Refusal(.conflict, "The discussion has no synthesis now.")
}

extension SynthesisDraft.Form {
    fileprivate init(_ form: FormData) {
        self.init(submission: form["submission"], draftSavedAt: Int64(form["draft"]).map(Instant.init(rawValue:)))
    }
}

extension Synthesis {
    fileprivate init(_ form: FormData) {
        self.init()
        for part in Part.allCases { self[part] = form[part.rawValue] }
    }
}
