import Colloquium
import Hummingbird
import Pages
import Store

/// A member's own worksheet, with their reflections and what is said on it.
struct WorksheetController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.worksheetPage(.fresh, request, context)
    }

    func print(_ request: Request, _ context: MemberContext) async throws -> Response {
        let own = try await site.store.worksheet(of: context.viewer)
        let page = PrintedWorksheetPage(
            own.reading.worksheet, own.ties, of: context.member.profile.name, today: context.today(site.now).day)
        return try await site.respond(page, to: request, context)
    }

    func begin(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            guard let stage = CareerStage(rawValue: context.form["stage"]) else {
                throw Refusal.invalid("stage", "Choose whose template to begin from.")
            }
            try await site.store.begin(
                from: .of(stage), on: context.today(site.now), by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.worksheet)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await site.worksheetPage(.fresh, request, context, refusal)
        }
    }

    func reflect(_ request: Request, _ context: MemberContext) async throws -> Response {
        var typed = WorksheetPage.Typed.fresh
        typed.reflection.text = context.form["reflection"]
        typed.reflection.goal = context.form["goal"]
        typed.reflection.submission = context.form.submission
        typed.reflection.identifiesNobody = context.form.identifiesNobody
        do {
            try await site.store.reflect(
                Worksheet.ReflectionDraft(typed.reflection), by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.worksheet)?sent=\(SitePath.reflectionKeepKey)#reflection-head")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await site.worksheetPage(typed, request, context, refusal)
        }
    }

    func reflectionRemovalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("reflection", of: Worksheet.Reflection.self)
        let own = try await site.store.worksheet(of: context.viewer).reading.worksheet
        guard let reflection = own.reflections.first(where: { $0.number == number }) else {
            throw Refusal(.notFound, "There is no such reflection here, or it is not open to you.")
        }
        let page = ConfirmationPage(
            "Remove a reflection?",
            "What you wrote on \(context.visit.time.day(reflection.writtenAt)) goes from your worksheet: “\(reflection.text.tidiedLine.excerpt(120))”. There is no way back. What you took over into your CPD log stays there.",
            action: SitePath.removal(of: number), label: "Remove", csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func removeReflection(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.removeReflection(context.parameters.number("reflection"), by: context.viewer)
        return site.redirect(to: "\(SitePath.worksheet)#reflection-head")
    }

    func startReminders(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.startStepReminders(of: context.viewer)
        return site.redirect(to: "\(SitePath.worksheet)#reminders")
    }

    func endReminders(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.endStepReminders(of: context.viewer)
        return site.redirect(to: "\(SitePath.worksheet)#reminders")
    }

    func comment(_ request: Request, _ context: MemberContext) async throws -> Response {
        var typed = WorksheetPage.Typed.fresh
        typed.comment = Worksheet.CommentEntry(context.form)
        do {
            try site.countPost(context)
            try await site.store.comment(
                Worksheet.CommentDraft(typed.comment), on: nil, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.worksheet)?sent=comment-me#comments")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await site.worksheetPage(typed, request, context, refusal)
        }
    }

    /// Of one's own worksheet, or one's own comment on another's.
    func removeComment(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.removeComment(context.parameters.number("comment"), by: context.viewer)
        let guiding = Int64(context.form["guiding"]).map { SitePath.guided(Number(rawValue: $0)) }
        return site.redirect(to: "\(guiding ?? SitePath.worksheet)#comments")
    }
}

extension WebSite {
    /// A member's own worksheet with what they typed on it.
    func worksheetPage(
        _ typed: WorksheetPage.Typed, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let own = try await store.worksheet(of: context.viewer)
        let content = WorksheetPage.Content(
            own.reading.worksheet, own.reading.names, logged: own.logged, comments: own.comments,
            isGuided: own.isGuided,
            sharing: own.sharing, reminds: own.reminds, owner: context.member.number,
            stage: context.member.profile.careerStage)
        let page = WorksheetPage(
            content, typed, today: context.today(now).day, time: context.visit.time,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        if request.isOpening {
            try await store.read(own.comments, onWorksheetOf: context.member.number, by: context.viewer)
        }
        return try await respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension WorksheetPage.Typed {
    /// Nothing typed yet, with what tells two forms apart from one that was sent twice.
    static var fresh: Self {
        var typed = Self()
        typed.reflection.submission = Token().text
        typed.comment.submission = Token().text
        return typed
    }
}

extension Worksheet.CommentEntry {
    init(_ form: FormData) {
        self.init()
        text = form["comment"]
        goal = form["comment-goal"]
        submission = form.submission
        identifiesNobody = form.identifiesNobody
    }
}

extension FormData {
    /// What the form was made with; a form without is one of its own.
    var submission: String { self["submission"].isEmpty ? Token().text : self["submission"] }
}

extension MemberContext {
    /// The day where the member is.
    func today(_ now: Instant) -> WallTime { WallTime(now, in: visit.time.zone) }
}

extension WebSite {
    /// - Throws: too many, where the member wrote as much as anybody does.
    func countPost(_ context: MemberContext) throws {
        try limits.count(.post, "member \(context.member.number)", at: now)
    }
}
