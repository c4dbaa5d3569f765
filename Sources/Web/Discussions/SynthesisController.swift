import Colloquium
import Hummingbird
import Pages
import Store

/// Writing what a discussion came to.
struct SynthesisController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        return try await page(reading, Synthesis(source: reading.synthesis.source), request, context)
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        var synthesis = Synthesis(context.form)
        do {
            if context.form["do"] == "insert" {
                synthesis.insert(try await site.store.pins(in: reading.discussion.number, for: context.viewer))
                return try await page(reading, synthesis, after: .inserting, request, context)
            }
            let source = try synthesis.checkedSource(identifiesNobody: context.form.identifiesNobody)
            let render = try await site.linkedMarkdown(source, headingsFrom: 3, for: context.viewer)
            let prose = Prose(source: source, html: render(source))
            if context.form["do"] == "preview" {
                return try await page(reading, synthesis, after: .previewing(html: prose.html), request, context)
            }
            let number = reading.discussion.number
            try await site.store.saveSynthesis(
                prose, of: number, over: Int(context.form["over"]), by: context.viewer, at: site.now)
            let arrived = SitePath.keepKey(ofSynthesisOf: number)
            return site.redirect(
                to: "\(SitePath.discussion(number, reading.article.record.title))?sent=\(arrived)")
        } catch let refusal as Refusal where refusal.isAboutInput {
            // Somebody may have saved another one since it was read.
            return try await page(self.reading(context), synthesis, request, context, refusal: refusal)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        if reading.synthesis.source.isEmpty { throw Refusal.noSynthesis }
        let page = ConfirmationPage(
            "Take the synthesis back?",
            "The discussion no longer shows it. Its history keeps what it said, and you can write it anew.",
            action: SitePath.synthesisRemoval(reading.discussion.number), label: "Take it back",
            csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try await reading(context).discussion.number
        try await site.store.takeBackSynthesis(of: number, by: context.viewer, at: site.now)
        let arrived = SitePath.keepKey(ofSynthesisOf: number)
        return site.redirect(to: "\(SitePath.synthesis(number))?sent=\(arrived)")
    }

    /// The discussion, for a facilitator of its club.
    private func reading(_ context: MemberContext) async throws -> DiscussionReading {
        let reading = try await site.store.discussion(
            context.parameters.number("discussion", of: Discussion.self), for: context.viewer)
        guard context.viewer.facilitates(reading.club.number) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may write the synthesis.")
        }
        return reading
    }

    private func page(
        _ reading: DiscussionReading, _ synthesis: Synthesis, after act: SynthesisPage.Act = .beginning,
        _ request: Request, _ context: MemberContext, refusal: Refusal? = nil
    ) async throws -> Response {
        let number = reading.discussion.number
        let version = reading.synthesisCredit?.version ?? 0
        let isStale = Int(context.form["over"]).map { $0 != version } ?? false
        let page = SynthesisPage(
            number, title: reading.article.record.title, synthesis,
            try await site.store.pins(in: number, for: context.viewer), after: act, past: reading.past,
            over: version, newer: isStale ? reading.synthesis : nil,
            identifiesNobody: context.form.identifiesNobody, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
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

extension Synthesis {
    fileprivate init(_ form: FormData) {
        self.init()
        for part in Part.allCases { self[part] = form[part.rawValue] }
    }
}
