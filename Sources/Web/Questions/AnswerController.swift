import Colloquium
import Hummingbird
import Pages
import Store

/// Answers: giving, editing and withdrawing them. None can be stored without a reference; see `Answer`.
struct AnswerController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let answer = try await site.store.answer(number(context), for: context.viewer)
        return site.redirect(to: try await site.place(of: answer, context.viewer))
    }

    func answer(_ request: Request, _ context: MemberContext) async throws -> Response {
        let question = try await site.store.question(
            context.parameters.number("question", of: Question.self), for: context.viewer)
        let entry = Answer.Entry(context.form)
        let controller = QuestionController(site: site)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let answer = try Answer(entry, render: site.markdown)
            if context.form["do"] == "preview" {
                return try await controller.respond(question, entry, request, context, preview: answer.body.html)
            }
            let number = try await site.store.answer(
                question.summary.number, with: answer, submission: entry.submission, by: context.viewer, at: site.now)
            let path = SitePath.question(question.summary.number, question.summary.title)
            return site.redirect(to: "\(path)?sent=yes#\(SitePath.anchor(number))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await controller.respond(question, entry, request, context, refusal)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let answer = try await own(context)
        var entry = Answer.Entry()
        entry.body = answer.body.source
        entry.references = answer.references.map(\.reference.line).joined(separator: "\n")
        entry.evidence = answer.references.map { Evidence.Entry($0.reference) }
        return try await page(answer, entry, request, context)
    }

    func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        let old = try await own(context)
        let entry = Answer.Entry(context.form)
        do {
            // A refused answer comes back with what services know of its references.
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let answer = try Answer(entry, render: site.markdown)
            if context.form["do"] == "preview" {
                return try await page(old, entry, request, context, preview: answer.body.html)
            }
            try await site.store.edit(
                old.number, with: answer, of: Int(context.form["revision"]), by: context.viewer, at: site.now)
            return site.redirect(to: try await site.place(of: old, context.viewer))
        } catch let refusal as Refusal where refusal.returnsText {
            // As it is by now: it may have been saved elsewhere while this was on its way.
            return try await page(own(context), entry, request, context, refusal)
        }
    }

    func withdrawalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let answer = try await site.store.answer(number(context), for: context.viewer)
        guard context.viewer.mayWithdrawAnswer(by: answer.author.number) else {
            throw Refusal(.forbidden, "Only its author or a moderator may withdraw an answer.")
        }
        let page = ConfirmationPage(
            "Withdraw this answer?", "Its text and its references will no longer be shown.",
            action: SitePath.withdrawal(answer.number), label: "Withdraw it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: MemberContext) async throws -> Response {
        let answer = try await site.store.answer(number(context), for: context.viewer)
        try await site.store.withdraw(answer.number, by: context.viewer, at: site.now)
        return site.redirect(to: try await site.place(of: answer, context.viewer))
    }

    func history(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number: Number<StoredAnswer> = try number(context)
        let history = try await site.store.history(of: number, for: context.viewer)
        let time = context.visit.time
        let now = HistoryPage.Version(
            name: "Now", writtenAt: history.now.editedAt ?? history.now.answeredAt, kind: "Answer",
            html: history.now.body.html, references: history.now.references.map(\.reference.account), time: time)
        let before = history.before.reversed().map {
            HistoryPage.Version(
                name: "Version \($0.revision)", writtenAt: $0.writtenAt, kind: "Answer", html: $0.bodyHtml,
                references: $0.references.split(separator: "\n").map(String.init), time: time)
        }
        let question = try await site.store.question(history.now.question, for: context.viewer).summary
        return try await site.respond(
            HistoryPage(
                [now] + before, of: "Answer by \(history.now.author.name)",
                in: [
                    ("Questions", SitePath.questions),
                    (question.title, SitePath.question(question.number, question.title)),
                ],
                currentPath: SitePath.answer(number)), to: request, context)
    }

    private func number(_ context: some Visiting) throws -> Number<StoredAnswer> {
        try context.parameters.number("answer")
    }

    private func own(_ context: MemberContext) async throws -> AnswerReading {
        let answer = try await site.store.answer(number(context), for: context.viewer)
        guard answer.author.number == context.member.number else {
            throw Refusal(.forbidden, "Only its author may edit an answer.")
        }
        return answer
    }

    private func page(
        _ answer: AnswerReading, _ entry: Answer.Entry, _ request: Request, _ context: MemberContext,
        preview: String = "", _ refusal: Refusal? = nil
    ) async throws -> Response {
        let question = try await site.store.question(answer.question, for: context.viewer)
        let problems = refusal?.problems ?? []
        let desk = EvidenceDesk(site: site)
        let isOvertaken = context.form.has("revision") && context.form["revision"] != "\(answer.revision)"
        let page = AnswerPage(
            "Edit your answer",
            question: (question.summary.title, SitePath.question(answer.question, question.summary.title)),
            form: AnswerForm(
                action: SitePath.edit(answer.number), keepKey: "answer-\(answer.number)", entry: entry,
                worksMeant: await desk.worksMeant(entry.references, problems),
                evidence: try await desk.fields(
                    of: entry, to: question, isLookedUp: !preview.isEmpty, context.viewer, problems),
                editing: "\(answer.revision)", previewHTML: preview, label: "Save", in: problems),
            reception: answer.reception,
            newer: isOvertaken ? (answer.body.html, answer.references.map(\.reference.account)) : nil,
            csrf: context.visit.formToken, problems: problems)
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Answer.Entry {
    init(_ form: FormData) {
        self.init()
        body = form["body"]
        references = form.references
        evidence = (0..<References.limit).prefix { form.has("source-\($0)") }.map { Evidence.Entry(form, at: $0) }
        identifiesNobody = form.identifiesNobody
        submission = form["submission"].isEmpty ? Token().text : String(form["submission"].prefix(64))
    }
}

extension Evidence.Entry {
    /// - Parameter place: of the reference in the form, from 0.
    fileprivate init(_ form: FormData, at place: Int) {
        self.init()
        source = form["source-\(place)"]
        level = form["level-\(place)"]
        wasProposed = form["proposed-\(place)"] == "yes"
        pointer = form["pointer-\(place)"]
        quotation = form["quotation-\(place)"]
        participants = form["participants-\(place)"]
        population = form["population-\(place)"]
        finding = form["finding-\(place)"]
    }
}
