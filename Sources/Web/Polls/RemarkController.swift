import Colloquium
import Hummingbird
import Pages
import Store

/// What is said under a poll.
struct RemarkController: Sendable {
    let site: WebSite

    func say(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let reading = try await site.store.poll(
            context.parameters.number("poll", of: Poll.self), for: context.viewer, at: site.now)
        var desk = PollDesk(reading)
        desk.typed = RemarkForm.Typed(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let number = try await site.store.remark(
                try await words(desk.typed, context), on: reading.poll.number,
                inReplyTo: Int64(desk.typed.parent).map(Number.init(rawValue:)), submission: desk.typed.submission,
                by: context.viewer, at: site.now)
            let path = SitePath.poll(reading.poll.number, reading.poll.question)
            return site.redirect(to: "\(path)#\(SitePath.anchor(ofRemark: number))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            desk.refusedRemark = refusal
            return try await site.respond(desk, to: request, context)
        }
    }

    func withdrawalForm(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let page = ConfirmationPage(
            "Withdraw this?", "Its words are no longer shown; its place in the thread stays.",
            action: SitePath.withdrawal(ofRemark: try number(context)), label: "Withdraw it",
            csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let poll = try await site.store.withdraw(try number(context), by: context.viewer, at: site.now)
        return try await site.respond(wordsWithdrawnFrom: poll, to: request, context)
    }

    private func number(_ context: ParticipantContext) throws -> Number<PollRemark> {
        try context.parameters.number("remark")
    }

    private func words(_ typed: RemarkForm.Typed, _ context: ParticipantContext) async throws -> Prose {
        var inspection = Inspection()
        let text = inspection.text(typed.body, "remark", called: "your words", limit: Prose.limit)
        inspection.screen(text, answer: typed.identifiesNobody)
        try inspection.settle()
        let render = try await site.linkedMarkdown(text, for: context.viewer)
        return Prose(source: text, html: render(text))
    }
}

extension RemarkForm.Typed {
    fileprivate init(_ form: FormData) {
        self.init()
        body = form["remark"]
        parent = form["parent"]
        submission = form["submission"].isEmpty ? Token().text : String(form["submission"].tidied.prefix(64))
        identifiesNobody = form.identifiesNobody
    }
}
