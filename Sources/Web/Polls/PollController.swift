import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// Polls: reading them, voting, and keeping what was voted.
struct PollController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        let club = try await site.store.club(number, for: context.viewer)
        let slice = Slice(size: 30, page: request.page)
        let polls = try await site.store.polls(of: number, for: context.viewer, slice, at: site.now)
        let page = PollsPage(
            club, polls.rows.map { PollItem($0, at: site.now, time: context.visit.time) }, page: slice.page,
            hasMore: polls.hasMore, viewer: context.viewer)
        return try await site.respond(page, to: request, context)
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("poll", of: Poll.self)
        let unread = try await site.unread(in: .poll(number), request, context)
        let reading = try await reading(context)
        let canonical = SitePath.poll(reading.poll.number, reading.poll.question)
        if request.uri.path != canonical {
            return site.moved(to: canonical + (request.uri.query.map { "?\($0)" } ?? ""))
        }
        if let unread { try await site.store.read(unread, at: site.now) }
        var desk = PollDesk(reading)
        desk.typed.parent = request.query("reply")
        return try await site.respond(desk, to: request, context)
    }

    func vote(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let reading = try await reading(context)
        let entry = Vote.Entry(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            try reading.poll.refuseIfClosed(at: site.now)
            let render = try await site.linkedMarkdown(entry.rationale, for: context.viewer)
            let vote = try Vote(entry, on: reading.poll.terms, render: render)
            try await site.store.vote(
                vote, in: reading.poll.number, over: Int(context.form["over"]),
                changing: Int64(context.form["changing"]).map(Instant.init(rawValue:)), by: context.viewer, at: site.now
            )
            let path = SitePath.poll(reading.poll.number, reading.poll.question)
            return site.redirect(to: "\(path)?sent=vote-\(reading.poll.number)#vote")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            // It may have been closed or changed since it was read.
            var desk = PollDesk(try await self.reading(context))
            desk.vote = (entry, refusal)
            return try await site.respond(desk, to: request, context)
        }
    }

    /// What was voted, for whoever may see the results; with names where they may be seen.
    func votes(_ request: Request, _ context: VisitContext) async throws -> Response {
        let reading = try await reading(context)
        let poll = reading.poll
        guard poll.showsResults(to: context.viewer, hasVoted: reading.own != nil, at: site.now) else {
            throw Refusal(.forbidden, "The results of this poll are not shown yet.")
        }
        guard poll.showsVotes(of: reading.tally.voters, to: context.viewer) else {
            throw Refusal(.forbidden, "There are too few votes to show them one by one without telling whose they are.")
        }
        let named = poll.showsNames(to: context.viewer)
        let showsInterests = poll.showsInterests(to: context.viewer)
        let showsFirst = poll.showsFirstVotes(to: context.viewer)
        let head =
            (named ? ["Member"] : []) + ["Vote"] + (showsFirst ? ["First vote"] : [])
            + ["Reasons", "References"] + (showsInterests ? ["Competing interests"] : [])
        let rows = reading.shownVotes(to: context.viewer).map { vote in
            let first = showsFirst ? [vote.before?.cell(on: poll.terms) ?? ""] : []
            let interests = showsInterests ? [vote.vote.competingInterests] : []
            return (named ? [vote.member.name] : []) + [vote.vote.choice.cell(on: poll.terms)] + first
                + [vote.vote.rationale.source, reading.references(of: vote.vote)] + interests
        }
        return site.download(
            CSV.text([head] + rows), "text/csv; charset=utf-8", named: "poll-\(poll.number)-votes", "csv")
    }

    /// How often what was voted, for whoever may see the results; it names nobody.
    func counts(_ request: Request, _ context: VisitContext) async throws -> Response {
        let reading = try await reading(context)
        let poll = reading.poll
        guard poll.showsResults(to: context.viewer, hasVoted: reading.own != nil, at: site.now) else {
            throw Refusal(.forbidden, "The results of this poll are not shown yet.")
        }
        guard poll.showsVotes(of: reading.tally.voters, to: context.viewer) else {
            throw Refusal(.forbidden, "There are too few votes to count them without telling whose they are.")
        }
        let shifts =
            poll.showsShift(of: reading.tally.pairs, to: context.viewer)
            ? PollShiftTable.list(reading.tally, on: poll.terms, scale: poll.shiftScale(for: context.viewer)) : []
        return site.download(
            reading.tally.csv(on: poll.terms, shifts), "text/csv; charset=utf-8", named: "poll-\(poll.number)-counts",
            "csv")
    }

    private func reading(_ context: some Visiting) async throws -> PollReading {
        try await site.store.poll(
            context.parameters.number("poll", of: Poll.self), for: context.visit.viewer, at: site.now)
    }
}

extension PollItem {
    init(_ summary: PollSummary, at now: Instant?, time: ReaderTime) {
        self.init(
            summary.number, question: summary.question, panel: summary.panelTopic, voters: summary.voters,
            closesAt: summary.closesAt,
            panelEndsAt: summary.panelEndsAt, at: now, time: time)
    }
}

extension PollReading {
    /// A line for each, with what is known of it.
    fileprivate func references(of vote: Vote) -> String {
        vote.references.map { "\($0.line) [\((works[$0.identifier]?.state ?? .unverified).rawValue)]" }
            .joined(separator: "\n")
    }

    /// Those that may be shown one by one, else the viewer's own. Where names are not shown, in an order that tells nobody
    /// when who voted.
    func shownVotes(to viewer: Viewer) -> [VoteReading] {
        if poll.showsNames(to: viewer) { return votes }
        let isEach = poll.showsVotes(of: votes.count, to: viewer)
        var shown = isEach ? votes : votes.filter { $0.member.number == viewer.member }
        if !poll.showsInterests(to: viewer) {
            for place in shown.indices { shown[place].vote = shown[place].vote.withoutInterests }
        }
        return shown.sorted {
            ($0.vote.choice.words(on: poll.terms), $0.vote.rationale.source)
                < ($1.vote.choice.words(on: poll.terms), $1.vote.rationale.source)
        }
    }
}

extension Vote {
    fileprivate var withoutInterests: Vote {
        Vote(choice: choice, rationale: rationale, references: references, competingInterests: "")
    }
}

extension Vote.Entry {
    init(_ form: FormData) {
        self.init()
        choices = form.values("choice")
        rating = form["rating"]
        text = form["text"]
        rationale = form["rationale"]
        references = form.references
        competingInterests = form["competing-interests"]
        identifiesNobody = form.identifiesNobody
    }

    /// What a vote was typed as.
    init(_ vote: Vote) {
        self.init()
        switch vote.choice {
        case .options(let places): choices = places.map(String.init)
        case .rating(let number): rating = "\(number)"
        case .text(let said): text = said
        }
        rationale = vote.rationale.source
        references = vote.references.map(\.line).joined(separator: "\n")
        competingInterests = vote.competingInterests
    }
}
