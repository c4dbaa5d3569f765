import Colloquium
import Hummingbird
import Pages
import Store

/// Discussions: reading them, and steering their course.
struct DiscussionController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        let slice = Slice(size: 20, page: request.page)
        let all = Slice(size: 100)
        let open = try await site.store.discussions(.open, for: context.viewer, all, at: site.now)
        let coming = try await site.store.discussions(.coming, for: context.viewer, all, at: site.now)
        let closed = try await site.store.discussions(.closed, for: context.viewer, slice, at: site.now)
        func items(_ rows: [DiscussionSummary]) -> [DiscussionItem] {
            rows.map { DiscussionItem($0, at: site.now, time: context.visit.time) }
        }
        let page = DiscussionsPage(
            open: items(open.rows), coming: items(coming.rows), closed: items(closed.rows),
            pagination: Pagination(path: SitePath.discussions, page: slice.page, hasMore: closed.hasMore))
        return try await site.respond(page, to: request, context)
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let reading = try await site.store.discussion(
            context.parameters.number("discussion", of: Discussion.self), for: context.viewer)
        let canonical = SitePath.discussion(reading.discussion.number, reading.article.record.title)
        if request.uri.path != canonical {
            let query = request.uri.query.map { "?\($0)" } ?? ""
            return site.moved(to: canonical + query)
        }
        var entry = Contribution.Entry()
        entry.kind = Contribution.Kind.comment.rawValue
        entry.submission = Token().text
        return try await respond(reading, entry, request, context)
    }

    /// The discussion's page, with the contribution form as it stands.
    func respond(
        _ reading: DiscussionReading, _ entry: Contribution.Entry, _ request: Request, _ context: some Visiting,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let now = site.now
        let viewer = context.visit.viewer
        let kind = Contribution.Kind(rawValue: request.query("kind"))
        let shown = reading.contributions.filter { kind == nil || ($0.kind == kind && $0.withdrawnAt == nil) }
        let standing = reading.contributions.filter { $0.withdrawnAt == nil }
        let stage = reading.discussion.schedule.stage(at: now)
        let mayWrite = viewer.mayWrite(in: reading.club.number, reading.club.visibility) && stage.takesContributions
        let number = reading.discussion.number
        let content = DiscussionPage.Content(
            discussion: reading.discussion, article: reading.article, notices: reading.notices, club: reading.club,
            poster: (reading.poster.number, reading.poster.name), tags: reading.tags, synthesis: reading.synthesis,
            counts: standing.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }, kind: kind,
            contributionsHTML: contributionsHTML(shown, of: reading, mayWrite: mayWrite, context),
            questions: reading.questions.map { QuestionItem($0, time: context.visit.time) },
            form: mayWrite
                ? ContributionForm(
                    action: SitePath.contributions(number), keepKey: "discussion-\(number)", entry: entry,
                    in: refusal?.problems ?? []) : nil, justSent: request.query("sent") == "yes")
        let page = DiscussionPage(
            content, for: viewer, at: now, time: context.visit.time,
            csrf: viewer.isMember ? context.visit.formToken : "")
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func contributionsHTML(
        _ rows: [ContributionReading], of reading: DiscussionReading, mayWrite: Bool, _ context: some Visiting
    ) -> String {
        let viewer = context.visit.viewer
        let stage = reading.discussion.schedule.stage(at: site.now)
        let time = context.visit.time
        return ContributionList.html(
            rows.map { row in
                let whose = "\(row.authorName), \(row.kind.name.lowercased())"
                var controls: [(name: String, path: String, of: String)] = []
                if mayWrite { controls.append(("Reply", SitePath.reply(row.number), "to \(whose)")) }
                if row.contribution.isEditable(by: viewer, stage: stage) {
                    controls.append(("Edit", SitePath.edit(row.number), whose))
                }
                if row.contribution.isWithdrawable(by: viewer, club: reading.club.number) {
                    controls.append(("Withdraw", SitePath.withdrawal(row.number), whose))
                }
                return ContributionList.Entry(
                    fragment: site.fragments.html(row, time) { site.templates.render($0) },
                    startsThread: row.depth == 0,
                    notices: (reading.citedNotices[row.number] ?? []).map(CitedNoticeLine.init), controls: controls)
            })
    }

    func move(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        guard let move = Schedule.Move(rawValue: context.form["move"]) else {
            throw Refusal(.invalid, "Choose what to do with the discussion.")
        }
        try await site.store.move(number, move, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.discussion(number))
    }

    func synthesisForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await site.store.discussion(
            context.parameters.number("discussion", of: Discussion.self), for: context.viewer)
        guard context.viewer.facilitates(reading.club.number) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may write the synthesis.")
        }
        return try await synthesisPage(reading, reading.synthesis.source, request, context)
    }

    func saveSynthesis(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let typed = context.form["synthesis"]
        let reading = try await site.store.discussion(number, for: context.viewer)
        do {
            var inspection = Inspection()
            let text = inspection.text(typed, "synthesis", called: "the synthesis", limit: Prose.limit)
            try inspection.settle()
            let prose = Prose(source: text, html: site.markdown(text, headingsFrom: 3))
            if context.form["do"] == "preview" {
                return try await synthesisPage(reading, typed, request, context, preview: prose.html)
            }
            try await site.store.saveSynthesis(prose, of: number, by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.discussion(number, reading.article.record.title))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await synthesisPage(reading, typed, request, context, refusal: refusal)
        }
    }

    private func synthesisPage(
        _ reading: DiscussionReading, _ text: String, _ request: Request, _ context: MemberContext,
        preview: String = "", refusal: Refusal? = nil
    ) async throws -> Response {
        let page = SynthesisPage(
            reading.discussion.number, title: reading.article.record.title, text: text, previewHTML: preview,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
