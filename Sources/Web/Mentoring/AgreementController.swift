import Colloquium
import Hummingbird
import Pages
import Store

/// What two agreed on: read, met about, ended.
struct AgreementController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        var form = AgreementPage.LogForm()
        form.submission = Token().text
        let noted = try await noted(request, context)
        let response = try await site.agreementPage(form, request, context, meeting: noted)
        try await site.noteSeen(.agreement(context.agreement), request, context)
        return response
    }

    /// What the address says was noted, where this site wrote it: its button puts back what stood there before.
    private func noted(_ request: Request, _ context: MemberContext) async throws -> NotedDay {
        let (day, former) = (request.query("noted"), request.query("before"))
        var noted = NotedDay(day, before: former)
        noted.seal = request.query("seal")
        let isOurs = try await site.store.site().isSignature(
            noted.seal, of: Self.sealed(context.agreement, day, noted.former ?? former))
        return isOurs ? noted : NotedDay()
    }

    /// - Parameter former: empty for none.
    private static func sealed(_ number: Number<MentoringAgreement>, _ day: String, _ former: String) -> String {
        "met \(number) \(day) \(former)"
    }

    func noteMeeting(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.agreement
        var noted = NotedDay()
        noted.typed = context.form["met-on"]
        do {
            let day = try Inspection.day(noted.typed, "met-on", today: context.today(site))
            let former = try await site.store.noteMeeting(in: number, on: day, by: context.viewer)
            let seal = try await site.store.site().signature(of: Self.sealed(number, day, former ?? ""))
            return site.redirect(to: NotedDay.told(day, on: SitePath.agreement(number), former: former, seal: seal))
        } catch let refusal as Refusal where refusal.isAboutInput {
            noted.problems = refusal.problems
            var form = AgreementPage.LogForm()
            form.submission = Token().text
            return try await site.agreementPage(form, request, context, meeting: noted, status: refusal.status)
        }
    }

    /// Takes back what was noted just now, in favour of what stood there before.
    func takeBackMeeting(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (number, today) = try (context.agreement, context.today(site))
        let (day, before) = (context.form["day"], context.form["before"])
        _ = try await site.store.mentoringAgreement(number, of: context.viewer)
        guard
            try await site.store.site().isSignature(context.form["seal"], of: Self.sealed(number, day, before))
        else {
            throw Refusal(.conflict, "Nothing was taken back: open the page again and note the meeting anew.")
        }
        try await site.store.takeBackMeeting(
            in: number, on: Inspection.day(day, "met-on", today: today),
            before: before.isEmpty ? nil : Inspection.day(before, "met-on", today: today), by: context.viewer)
        return site.redirect(to: SitePath.agreement(number))
    }

    func endingForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await endingPage(request, context)
    }

    func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.agreement
        do {
            let parting = try MentoringAsk.Parting(
                words: context.form["words"], identifiesNobody: context.form.identifiesNobody)
            try await site.store.end(number, parting, by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.agreement(number))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await endingPage(request, context, refusal)
        }
    }

    private func endingPage(
        _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let agreement = try await site.store.mentoringAgreement(context.agreement, of: context.viewer).agreement
        guard agreement.isRunning else { return site.redirect(to: SitePath.agreement(agreement.number)) }
        let page = EndingPage(
            agreement, words: context.form["words"], identifiesNobody: context.form.identifiesNobody,
            for: context.member.number, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension MemberContext {
    /// The agreement that the address names.
    var agreement: Number<MentoringAgreement> {
        get throws { try parameters.number("agreement") }
    }
}

extension WebSite {
    func agreementPage(
        _ form: AgreementPage.LogForm, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil,
        meeting: NotedDay = NotedDay(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let reading = try await store.mentoringAgreement(context.agreement, of: context.viewer)
        let page = AgreementPage(
            reading.agreement, .init(log: reading.log, tie: reading.tie, hasBlocked: reading.hasBlocked), form,
            for: context.member.number, on: context.today(self), time: context.visit.time,
            meeting, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await respond(page, to: request, context, status: refusal?.status ?? status)
    }
}
