import Colloquium
import Hummingbird
import Pages
import Store

/// Questions and their answers.
struct QuestionController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        let listing = QuestionsPage.Listing.allCases.first { request.query($0.rawValue) == "yes" } ?? .all
        let specialty = String(request.query("specialty").tidied.tidiedLine.prefix(Profile.specialtyLimit))
        let slice = Slice(size: 30, page: request.page)
        let rows = try await site.store.questions(listing.filter, in: specialty, for: context.viewer, slice)
        let page = QuestionsPage(
            rows.rows.map { QuestionItem($0, time: context.visit.time) }, listing, in: specialty,
            of: try await site.store.questionSpecialties(for: context.viewer),
            pagination: Pagination(path: listing.path(in: specialty), page: slice.page, hasMore: rows.hasMore))
        return try await site.respond(
            page, to: request, context, head: site.head(at: listing.path(in: specialty), page: slice.page))
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("question", of: Question.self)
        let unread = try await site.unread(in: .question(number), request, context)
        let place = try await site.store.place(of: number, for: context.viewer)
        let canonical = SitePath.question(number, place.title)
        if request.uri.path != canonical {
            return site.moved(to: canonical + (request.uri.query.map { "?\($0)" } ?? ""))
        }
        if let unread { try await site.store.read(unread, at: site.now) }
        try await noteVisit(to: number, after: place.visitedAt, request, context)
        var entry = Answer.Entry()
        if place.isPersonal || request.query("sent") == "yes" {
            entry.submission = Token().text
            let reading = try await site.store.question(number, for: context.viewer)
            return try await respond(reading, entry, request, context)
        }
        entry.submission = PreparedPage.Slot.submission.mark
        return try await site.respondAlike(
            to: request, context, feeds: feeds(number, place.title), head: site.head(at: canonical), lasting: Self.term
        ) {
            let reading = try await site.store.question(number, for: context.viewer)
            return try await page(reading, entry, request, context, csrf: PreparedPage.Slot.formToken.mark)
        }
    }

    /// The clock changes nothing of a question but whether a panel that is asked still stands, which a vote asks anew.
    private static let term = Span.minutes(1)

    private func noteVisit(
        to number: Number<Question>, after last: Instant?, _ request: Request, _ context: VisitContext
    ) async throws {
        let now = site.now
        guard let member = context.viewer.member, request.isOpening,
            ReadingMark.isVisitWorthNoting(at: now, after: last)
        else { return }
        try await site.store.noteVisit(to: number, by: member, at: now)
    }

    func respond(
        _ reading: QuestionReading, _ entry: Answer.Entry, _ request: Request, _ context: some Visiting,
        preview: String = "", _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = try await page(
            reading, entry, request, context, csrf: context.visit.formToken, preview: preview, refusal)
        return try await site.respond(
            page, to: request, context, status: refusal?.status ?? .ok,
            feeds: feeds(reading.summary.number, reading.summary.title))
    }

    private func feeds(_ question: Number<Question>, _ title: String) -> [FeedLink] {
        FeedLink.all("Answers: \(title)", .question(question))
    }

    private func page(
        _ reading: QuestionReading, _ entry: Answer.Entry, _ request: Request, _ context: some Visiting, csrf: String,
        preview: String = "", _ refusal: Refusal? = nil
    ) async throws -> QuestionPage {
        let viewer = context.visit.viewer
        let time = context.visit.time
        let summary = reading.summary
        let panels = try await site.store.panels(about: summary.number, for: viewer, at: site.now)
        let answers = reading.answers.map {
            AnswerBlock($0, of: reading, judgedFor: panels.judging, for: viewer, time)
        }
        let problems = refusal?.problems ?? []
        let desk = EvidenceDesk(site: site)
        let form = AnswerForm(
            action: SitePath.answers(summary.number), keepKey: "question-\(summary.number)", entry: entry,
            worksMeant: await desk.worksMeant(entry.references, problems),
            evidence: try await desk.fields(of: entry, to: reading, isLookedUp: !preview.isEmpty, viewer, problems),
            previewHTML: preview, in: problems)
        let justSent = request.query("sent") == "yes"
        // Who asks without a script has seen none of them unless they looked at a preview.
        let isJustAsked = justSent && answers.isEmpty && viewer.member == reading.author.number
        return QuestionPage(
            summary.number, title: summary.title, nature: summary.nature, aim: reading.aim, html: reading.body.html,
            asker: (reading.author.number, reading.author.name, reading.author.byline), askedAt: summary.askedAt,
            club: (summary.club, summary.clubName), discussion: reading.discussion, tags: reading.tags,
            specialty: summary.specialty, panels: PanelsOfQuestion(panels), answers: answers,
            rights: reading.rights(of: viewer),  // What was typed comes back also where it comes too late.
            form: viewer.isMember && (!reading.isWithdrawn || refusal != nil) ? form : nil,
            justSent: justSent,
            similar: isJustAsked ? try await similarItems(to: summary.title, besides: summary.number, context) : [],
            time: time,
            csrf: viewer.isMember ? csrf : "", problems: problems)
    }

    func askForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Question.Entry()
        entry.submission = Token().text
        entry.discussion = request.query("discussion")
        entry.title = request.query("title")
        return try await askPage(entry, request, context)
    }

    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Question.Entry(context.form)
        do {
            if !entry.discussion.isEmpty {
                // The club is the discussion's; the form does not ask for it.
                entry.club = "0"
            }
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let draft = try Question.Draft(entry, render: site.markdown)
            if context.form["do"] == "preview" {
                return try await askPage(entry, request, context, preview: draft)
            }
            let number = try await site.store.ask(draft, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.question(number, draft.title))?sent=yes")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await askPage(entry, request, context, refusal)
        }
    }

    /// The part of the form that changes while one writes.
    func similar(_ request: Request, _ context: MemberContext) async throws -> Response {
        let own = Int64(request.query("changing")).map(Number<Question>.init(rawValue:))
        let page = SimilarQuestions(try await similarItems(to: request.query("title"), besides: own, context))
        return site.html(ByteBuffer(string: site.templates.render(page)))
    }

    private func similarItems(
        to title: String, besides own: Number<Question>?, _ context: some Visiting
    ) async throws -> [QuestionItem] {
        try await site.store.questions(like: title, besides: own, for: context.visit.viewer).map { found in
            let openings = found.answers.map(\.opening).filter { !$0.isEmpty }
            return QuestionItem(found.summary, answers: Array(openings.prefix(3)), time: context.visit.time)
        }
    }

    func askPage(
        _ entry: Question.Entry, _ request: Request, _ context: MemberContext, preview: Question.Draft? = nil,
        changing number: Number<Question>? = nil, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let clubs = try await site.store.postingClubs(for: context.viewer).map { ($0.number, $0.name) }
        var title = ""
        if let discussion = Int64(entry.discussion) {
            title = try await site.store.title(of: Number(rawValue: discussion), for: context.viewer)
        }
        let page = AskPage(
            entry, clubs: clubs, specialties: try await specialties(context), discussionTitle: title,
            preview: preview, changing: number,
            similar: try await similarItems(to: entry.title, besides: number, context), csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// What is offered first: the member's own, then those of other questions.
    private func specialties(_ context: MemberContext) async throws -> [String] {
        let own = context.member.profile.specialties
        let others = try await site.store.questionSpecialties(for: context.viewer)
        return own + others.filter { other in !own.contains { $0.lowercased() == other.lowercased() } }
    }
}

extension Question.Entry {
    init(_ form: FormData) {
        self.init()
        title = form["title"]
        body = form["body"]
        nature = form["nature"]
        aim = form["aim"]
        specialty = form["specialty"]
        club = form["club"]
        discussion = Int64(form["discussion"]) == nil ? "" : form["discussion"]
        tags = form["tags"]
        identifiesNobody = form.identifiesNobody
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
    }
}

extension QuestionsPage.Listing {
    fileprivate var filter: QuestionFilter {
        switch self {
        case .all: .all
        case .unanswered: .unanswered
        case .anotherLook: .needingAnotherLook
        }
    }
}

extension QuestionReading {
    fileprivate func rights(of viewer: Viewer) -> QuestionRights {
        var rights = QuestionRights()
        (rights.changedAt, rights.isWithdrawn) = (changedAt, isWithdrawn)
        rights.mayChange = viewer.isMember && viewer.member == author.number
        rights.mayWithdraw = viewer.mayWithdraw(questionBy: author.number, in: summary.club)
        return rights
    }
}

extension AnswerReading {
    /// How it begins and how much it rests on, for who is about to ask the same.
    fileprivate var opening: String {
        if withdrawnAt != nil || heldAt != nil { return "" }
        let count = references.count == 1 ? "1 reference" : "\(references.count) references"
        return "\(author.name): \(body.words.excerpt(160)) (\(count))"
    }
}
