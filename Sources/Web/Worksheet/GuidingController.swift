import Colloquium
import Hummingbird
import Pages
import Store

/// Who guides whom, and a trainee's worksheet as their guides read it.
struct GuidingController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await listPage("", ended: GuidingPage.Ending(rawValue: request.query("ended")), request, context)
    }

    /// From a handle to the page where one chooses.
    func find(_ request: Request, _ context: MemberContext) async throws -> Response {
        let typed = context.form["handle"]
        do {
            let handle = Handle(rawValue: typed.tidiedLine)
            guard let handle, let number = try await site.store.member(named: handle) else {
                throw Refusal.invalid("handle", "There is no member of that handle. Write it like @ada.")
            }
            return site.redirect(to: SitePath.guiding(with: number))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await listPage(typed, request, context, refusal)
        }
    }

    func choice(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = try await site.networkMember(context.parameters.number("member"))
        if member.number == context.member.number { return site.redirect(to: SitePath.guiding) }
        let known = try await site.store.guiding(with: member.number, of: context.viewer)
        let page = GuidingChoicePage(
            with: member.number, member.profile.name, isGuide: known.isGuide, isTrainee: known.isTrainee,
            isAsked: known.isAsked, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func consent(_ request: Request, _ context: MemberContext) async throws -> Response {
        try site.countPost(context)
        try await site.store.letGuide(context.parameters.number("member"), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.guiding)
    }

    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        try site.countPost(context)
        try await site.store.askToGuide(context.parameters.number("member"), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.guiding)
    }

    func accept(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.acceptGuiding(context.parameters.number("guiding"), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.guiding)
    }

    func refuse(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.refuseGuiding(context.parameters.number("guiding"), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.guiding)
    }

    func endForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let (guiding, end) = try await known(context), end != .asked else {
            throw Refusal(.notFound, "Nobody guides anybody here, or it is not yours to know.")
        }
        let name = guiding.other.name
        let page = ConfirmationPage(
            end == .guide ? "Shall \(name) guide you no more?" : "Guide \(name) no more?",
            end == .guide
                ? "They read your goals, your plan and your reflection no more, nor comment on them. What they said stays on your worksheet. It begins again only when you name them again, or say yes to them."
                : "You read their worksheet no more, nor comment on it. What you said stays there. It begins again only when they name you again, or say yes to you.",
            action: SitePath.removal(of: guiding.number), label: "End it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        let known = try await known(context)
        try await site.store.endGuiding(context.parameters.number("guiding"), by: context.viewer)
        return site.redirect(to: SitePath.guiding + (known.map { "?ended=\($0.end.rawValue)" } ?? ""))
    }

    /// The guiding that the address names, and what the other is in it for the reader; nil for none that they know of.
    private func known(_ context: MemberContext) async throws -> (guiding: Guiding, end: GuidingPage.Ending)? {
        let number = try context.parameters.number("guiding", of: Guiding.self)
        let all = try await site.store.guidings(of: context.viewer)
        let ends =
            all.guides.map { ($0, GuidingPage.Ending.guide) } + all.trainees.map { ($0.guiding, .trainee) }
            + all.asked.map { ($0, .asked) }
        return ends.first { $0.0.number == number }.map { (guiding: $0.0, end: $0.1) }
    }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Worksheet.CommentEntry()
        entry.submission = Token().text
        return try await guidedPage(entry, request, context)
    }

    func comment(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("guiding", of: Guiding.self)
        let entry = Worksheet.CommentEntry(context.form)
        do {
            try site.countPost(context)
            try await site.store.comment(
                Worksheet.CommentDraft(entry), on: number, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.guided(number))?sent=comment-\(number)#comments")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await guidedPage(entry, request, context, refusal)
        }
    }

    private func guidedPage(
        _ entry: Worksheet.CommentEntry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let guided = try await site.store.worksheet(
            of: context.parameters.number("guiding", of: Guiding.self), for: context.viewer)
        let page = GuidedWorksheetPage(
            guided.guiding, guided.worksheet, guided.ties, guided.comments,
            for: context.member.number, entry, today: context.today(site.now).day, time: context.visit.time,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        if request.isOpening {
            if !guided.isOpened { try await site.store.open(guided.guiding.number, by: context.viewer) }
            try await site.store.read(
                guided.comments, onWorksheetOf: guided.guiding.other.number, by: context.viewer)
        }
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func listPage(
        _ handle: String, ended: GuidingPage.Ending? = nil, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let known = try await site.store.guidings(of: context.viewer)
        let time = context.visit.time
        let page = GuidingPage(
            guides: known.guides.map { .init($0, time: time) }, requests: known.requests.map { .init($0, time: time) },
            trainees: known.trainees.map { .init($0.guiding, unread: $0.unread, time: time) },
            asked: known.asked.map { .init($0, time: time) }, ended: ended, handle: handle,
            csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
