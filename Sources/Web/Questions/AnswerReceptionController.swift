import Colloquium
import Hummingbird
import Pages
import Store

/// What readers say of answers, and which one helped who asked.
struct AnswerReceptionController: Sendable {
    let site: WebSite

    func endorse(_ request: Request, _ context: MemberContext) async throws -> Response {
        try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
        try await site.store.endorse(number(context), by: context.viewer, at: site.now)
        return try await back(context)
    }

    func takeBackEndorsement(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.takeBackEndorsement(of: number(context), by: context.viewer)
        return try await back(context)
    }

    func accept(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.accept(number(context), by: context.viewer, at: site.now)
        return try await back(context)
    }

    func takeBackAcceptance(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.takeBackAcceptance(of: number(context), by: context.viewer)
        return try await back(context)
    }

    func form(_ kind: Objection.Kind) -> @Sendable (Request, MemberContext) async throws -> Response {
        { request, context in
            let answer = try await site.store.answer(number(context), for: context.viewer)
            try answer.standing.refuseUnlessJudged(by: context.viewer)
            return try await page(kind, answer, Objection.Entry(), request, context)
        }
    }

    func object(_ kind: Objection.Kind) -> @Sendable (Request, MemberContext) async throws -> Response {
        { request, context in
            let answer = try await site.store.answer(number(context), for: context.viewer)
            var entry = Objection.Entry()
            entry.reference = kind == .doubt ? context.form["reference"] : context.form.references(in: "reference")
            entry.reason = context.form["reason"]
            entry.identifiesNobody = context.form["identifies-nobody"]
            do {
                try site.limits.count(.post, "member \(context.member.number)", at: site.now)
                let objection = try Objection(entry, kind)
                switch kind {
                case .doubt:
                    try await site.store.doubt(answer.number, objection, by: context.viewer, at: site.now)
                case .betterEvidence:
                    try await site.store.offer(
                        betterEvidence: objection, to: answer.number, by: context.viewer, at: site.now)
                }
                return try await back(context)
            } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
                return try await page(kind, answer, entry, request, context, refusal)
            }
        }
    }

    func takeBackDoubt(_ request: Request, _ context: MemberContext) async throws -> Response {
        let parts = context.form["objection"].split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let member = Int64(parts[0]), let reference = Identifier(key: parts[1]) else {
            throw Refusal(.notFound, "There is no such doubt.")
        }
        try await site.store.takeBackDoubt(
            of: reference, in: number(context), by: Number(rawValue: member), for: context.viewer, at: site.now)
        return try await back(context)
    }

    func takeBackBetterEvidence(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let evidence = Int64(context.form["objection"]) else {
            throw Refusal(.notFound, "There is no such evidence.")
        }
        try await site.store.takeBack(
            Number<BetterEvidence>(rawValue: evidence), of: number(context), by: context.viewer, at: site.now)
        return try await back(context)
    }

    private func number(_ context: MemberContext) throws -> Number<StoredAnswer> {
        try context.parameters.number("answer")
    }

    /// To the answer a button was pressed at.
    private func back(_ context: MemberContext) async throws -> Response {
        let answer = try await site.store.answer(number(context), for: context.viewer)
        return site.redirect(to: try await site.place(of: answer, context.viewer))
    }

    private func page(
        _ kind: Objection.Kind, _ answer: AnswerReading, _ entry: Objection.Entry, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let question = try await site.store.question(answer.question, for: context.viewer).summary
        let references = answer.references.map { cited in
            (
                key: cited.reference.identifier.key,
                title: cited.work.title.isEmpty ? cited.reference.identifier.label : cited.work.title
            )
        }
        let before = zip(references, answer.references).flatMap { reference, cited in
            cited.doubts.filter { $0.member == context.member.number }.map {
                (title: reference.title, reason: $0.reason)
            }
        }
        let problems = refusal?.problems ?? []
        let page = ObjectionPage(
            kind, of: answer.number, references, entry,
            worksMeant: await EvidenceDesk(site: site).worksMeant(entry.reference, in: "reference", problems),
            saidBefore: kind == .doubt ? before : [],
            question: (question.title, SitePath.question(question.number, question.title)),
            csrf: context.visit.formToken, problems: problems)
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension WebSite {
    /// Where an answer stands.
    func place(of answer: AnswerReading, _ viewer: Viewer) async throws -> String {
        let question = try await store.question(answer.question, for: viewer)
        return "\(SitePath.question(answer.question, question.summary.title))#\(SitePath.anchor(answer.number))"
    }
}
