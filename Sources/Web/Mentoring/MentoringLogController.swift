import Colloquium
import Hummingbird
import Pages
import Store

/// A member's own log of an agreement.
struct MentoringLogController: Sendable {
    let site: WebSite

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.agreement
        let form = AgreementPage.LogForm(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            try await site.store.addLogEntry(draft(form, context), to: number, by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.agreement(number))?sent=\(SitePath.keepKey(ofLogOf: number))#log")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await site.agreementPage(form, request, context, refusal)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.respond(formOfNow(context), to: request, context)
    }

    private func formOfNow(_ context: MemberContext) async throws -> LogEntryPage {
        let entry = try await site.store.mentoringLogEntry(context.parameters.number("entry"), of: context.viewer)
        var form = AgreementPage.LogForm()
        (form.day, form.words) = (entry.day, entry.words)
        return LogEntryPage(
            form, changing: entry.number, in: try context.agreement, over: "\(entry.version)",
            csrf: context.visit.formToken)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("entry", of: MentoringLogEntry.self)
        let form = AgreementPage.LogForm(context.form)
        do {
            try await site.store.changeLogEntry(
                number, to: draft(form, context), over: Int(context.form["over"]), by: context.viewer)
            return try site.redirect(to: "\(SitePath.agreement(context.agreement))#log")
        } catch let refusal as Refusal where refusal.isAboutInput {
            let now = refusal.kind == .conflict ? try await formOfNow(context) : nil
            let typed = LogEntryPage(
                form, changing: number, in: try context.agreement, over: now?.overVersion ?? context.form["over"],
                csrf: context.visit.formToken, problems: refusal.problems)
            let page = now.map { typed.beside($0) } ?? typed
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = try await site.store.mentoringLogEntry(context.parameters.number("entry"), of: context.viewer)
        let page = ConfirmationPage(
            "Remove an entry of your log?",
            "What you wrote on \(ReaderTime.words(ofDay: entry.day)) goes: “\(entry.words.tidiedLine.excerpt(120))”. There is no way back.",
            action: SitePath.removal(of: entry.number, in: try context.agreement), label: "Remove",
            csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.removeLogEntry(context.parameters.number("entry"), by: context.viewer)
        return try site.redirect(to: "\(SitePath.agreement(context.agreement))#log")
    }

    private func draft(
        _ form: AgreementPage.LogForm, _ context: MemberContext
    ) throws(Refusal) -> MentoringLogEntry.Draft {
        try MentoringLogEntry.Draft(
            day: form.day, words: form.words, submission: form.submission, today: context.today(site))
    }
}

extension AgreementPage.LogForm {
    fileprivate init(_ form: FormData) {
        self.init()
        day = form["day"]
        words = form["words"]
        submission = form["submission"]
    }
}
