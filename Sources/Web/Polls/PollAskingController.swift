import Colloquium
import Hummingbird
import Pages
import Store

/// Polls as facilitators put them to a club, change, close and replace them.
struct PollAskingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Poll.Entry()
        entry.discussion = request.query("discussion")
        entry.panel = request.query("panel")
        entry.submission = Token().text
        return try await page(club(context), entry, .ask, request, context)
    }

    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        let club = try await club(context)
        return try await take(club, .ask, request, context) { draft in
            try await site.store.ask(draft, in: club.number, by: context.viewer, at: site.now)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        // What can no longer be changed can be replaced by what one meant to say.
        guard reading.votes.isEmpty, !reading.poll.isClosed(at: site.now) else {
            return site.redirect(to: SitePath.replacement(reading.poll.number))
        }
        return try await page(
            reading.club, Poll.Entry(reading), .change(reading.poll), request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        return try await take(reading.club, .change(reading.poll), request, context) { draft in
            try await site.store.change(
                reading.poll.number, to: draft, over: Int(context.form["over"]), by: context.viewer, at: site.now)
            return reading.poll.number
        }
    }

    func replacementForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        if let other = reading.poll.replacement { return site.redirect(to: SitePath.poll(other)) }
        var entry = Poll.Entry(reading)
        // Another poll has an end of its own.
        (entry.closesOn, entry.closesAt) = ("", "")
        entry.submission = Token().text
        return try await page(reading.club, entry, .replace(reading.poll), request, context)
    }

    func replace(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        return try await take(reading.club, .replace(reading.poll), request, context) { draft in
            try await site.store.ask(
                draft, in: reading.club.number, inPlaceOf: reading.poll.number, by: context.viewer, at: site.now)
        }
    }

    func closureForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let poll = try await reading(context).poll
        let page = ConfirmationPage(
            "Close this poll?",
            "“\(poll.question)” takes no more votes then, and its results are shown to every reader.",
            action: SitePath.closure(poll.number), label: "Close it", csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func close(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("poll", of: Poll.self)
        try await site.store.close(number, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.poll(number))
    }

    private func take(
        _ club: Club, _ act: PollFormPage.Act, _ request: Request, _ context: MemberContext,
        saving save: (Poll.Draft) async throws -> Number<Poll>
    ) async throws -> Response {
        let entry = Poll.Entry(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let render = try await site.linkedMarkdown(entry.details, for: context.viewer)
            let draft = try Poll.Draft(entry, render: render)
            if context.form["do"] == "preview" {
                let closing = try act.closing(of: draft, in: club.timeZone, at: site.now)
                return try await page(
                    club, entry, act, request, context,
                    preview: (draft, "Takes votes until \(context.visit.time.moment(closing))."))
            }
            return site.redirect(to: SitePath.poll(try await save(draft), draft.question))
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(club, entry, act, request, context, refusal)
        }
    }

    /// The club, for one who may put polls to it.
    private func club(_ context: MemberContext) async throws -> Club {
        let club = try await site.store.club(context.parameters.number("club", of: Club.self), for: context.viewer)
        try context.viewer.refuseUnlessAskingPolls(in: club.number)
        return club
    }

    /// The poll, for one who may change it.
    private func reading(_ context: MemberContext) async throws -> PollReading {
        let reading = try await site.store.poll(
            context.parameters.number("poll", of: Poll.self), for: context.viewer, at: site.now)
        try context.viewer.refuseUnlessAskingPolls(in: reading.club.number)
        return reading
    }

    private func page(
        _ club: Club, _ entry: Poll.Entry, _ act: PollFormPage.Act, _ request: Request, _ context: MemberContext,
        preview: (draft: Poll.Draft, closing: String)? = nil, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let discussions = try await site.store.discussions(
            .club(club.number), for: context.viewer, Slice(size: 30), at: site.now)
        var offered = discussions.rows.map { (number: $0.number, title: $0.title) }
        // One that is chosen already stays to be chosen, however many came after it.
        if let chosen = Int64(entry.discussion).map(Number<Discussion>.init(rawValue:)),
            !offered.contains(where: { $0.number == chosen }),
            let title = try? await site.store.title(of: chosen, for: context.viewer)
        {
            offered.append((chosen, title))
        }
        let page = PollFormPage(
            in: club, entry, discussions: offered, panels: try await panels(of: club, entry, context), to: act,
            preview: preview,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// Those that can be asked, and the one that was chosen already.
    private func panels(
        of club: Club, _ entry: Poll.Entry, _ context: MemberContext
    ) async throws -> [(number: Number<Panel>, topic: String)] {
        var offered = try await site.store.standingPanels(of: club.number, for: context.viewer, at: site.now)
            .map { (number: $0.number, topic: $0.topic) }
        if let chosen = Int64(entry.panel).map(Number<Panel>.init(rawValue:)),
            !offered.contains(where: { $0.number == chosen }),
            let panel = try? await site.store.panel(chosen, for: context.viewer, at: site.now).panel,
            panel.club == club.number
        {
            offered.append((chosen, panel.topic))
        }
        return offered
    }
}

extension Poll.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        question = form["question"]
        details = form["details"]
        self.form = form["form"]
        options = form["options"]
        disclosure = form["disclosure"]
        anonymous = form["anonymous"]
        needsReference = form["needs-reference"]
        days = form["days"]
        closesOn = form["closes-on"]
        closesAt = form["closes-at"]
        discussion = Int64(form["discussion"]) == nil ? "" : form["discussion"]
        panel = Int64(form["panel"]) == nil ? "" : form["panel"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        identifiesNobody = form.identifiesNobody
    }

    /// What a poll was typed as.
    fileprivate init(_ reading: PollReading) {
        self.init()
        let poll = reading.poll
        question = poll.question
        details = poll.details.source
        form = poll.terms.form.rawValue
        options = poll.terms.options.joined(separator: "\n")
        disclosure = poll.terms.disclosure.rawValue
        anonymous = poll.terms.isAnonymous ? "yes" : ""
        needsReference = poll.terms.needsReference ? "yes" : ""
        discussion = reading.discussion.map { "\($0.number)" } ?? ""
        panel = poll.panel.map { "\($0.number)" } ?? ""
        if let end = poll.chosenEnd(in: reading.club.timeZone) { (closesOn, closesAt) = (end.day, end.hour) }
        let hours = Span.between(poll.askedAt, poll.closesAt).milliseconds / Span.hours(1).milliseconds
        days = "\(min(max((hours + 12) / 24, Int64(Poll.days.lowerBound)), Int64(Poll.days.upperBound)))"
    }
}

extension PollFormPage.Act {
    /// When the poll would close.
    fileprivate func closing(of draft: Poll.Draft, in zone: String, at now: Instant) throws(Refusal) -> Instant {
        switch self {
        case .change(let poll): try draft.closing(askedAt: poll.askedAt, at: now, in: zone)
        case .ask, .replace: try draft.closing(from: now, in: zone)
        }
    }
}
