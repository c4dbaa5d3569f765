import Colloquium
import Hummingbird
import Pages
import Store

/// Who guides whom, and a trainee's worksheet as their guides read it.
struct GuidingController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await listPage("", request, context)
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

    func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.endGuiding(context.parameters.number("guiding"), by: context.viewer)
        return site.redirect(to: SitePath.guiding)
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
        _ handle: String, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let known = try await site.store.guidings(of: context.viewer)
        let time = context.visit.time
        let page = GuidingPage(
            guides: known.guides.map { .init($0, time: time) }, requests: known.requests.map { .init($0, time: time) },
            trainees: known.trainees.map { .init($0.guiding, unread: $0.unread, time: time) },
            asked: known.asked.map { .init($0, time: time) }, handle: handle, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
