import Colloquium
import Hummingbird
import Pages
import Store

/// What one button of the form for a contribution does.
enum WritingAct: String {
    case post, preview, draft, declare, quote

    /// Posting is what a form does that says nothing else.
    init(_ form: FormData) { self = WritingAct(rawValue: form["do"]) ?? .post }
}

/// Answers one form that something new is written in.
struct WritingDesk {
    let site: WebSite
    let request: Request
    let context: ParticipantContext
    let discussion: Number<Discussion>
    /// What is replied to.
    var parent: ContributionReading?
    var entry: Contribution.Entry
    /// Whether the words of what is replied to may be put above the reader's own.
    var offersQuotation = true

    func respond() async throws -> Response {
        do {
            switch WritingAct(context.form) {
            case .draft: return try await keepDraft()
            case .declare: return try await declare()
            case .quote: return try await quote()
            case .preview: return try await preview()
            case .post: return try await post()
            }
        } catch let refusal as Refusal where refusal.returnsText {
            return try await refused(refusal)
        }
    }

    private func keepDraft() async throws -> Response {
        try site.limits.count(.draft, "member \(context.member.number)", at: site.now)
        let isKept = try await keep()
        return site.redirect(to: isKept ? "\(place)?draft=saved#contribute" : "\(place)#contribute")
    }

    /// What was begun waits while its author declares.
    private func declare() async throws -> Response {
        try site.limits.count(.draft, "member \(context.member.number)", at: site.now)
        if !entry.body.tidied.isEmpty { try await keepBoth() }
        return site.redirect(to: SitePath.declaration(discussion, whileReplyingTo: parent?.number))
    }

    private func quote() async throws -> Response {
        var quoting = self
        if let quotation = parent?.quotation { quoting.entry.body = entry.body.quoting(quotation) }
        return try await quoting.page()
    }

    private func preview() async throws -> Response {
        try await page(.previewing(html: site.preview(entry, in: discussion, by: context)))
    }

    private func post() async throws -> Response {
        let declaration = try Declaration.said(entry.declaration)
        let critique = try await site.critique(entry, by: context)
        if let declaration {
            try await site.store.declare(
                declaration, in: discussion, onlyFirst: true, by: context.viewer, at: site.now)
        }
        let number = try await site.store.contribute(
            critique, to: discussion, inReplyTo: parent?.number, by: context.viewer,
            at: site.now)
        return site.redirect(to: "\(SitePath.discussion(discussion))?sent=\(keepKey)#\(SitePath.anchor(number))")
    }

    /// The form again, with everything typed. What came too late or too often waits as a draft, too; who was shut out can
    /// keep nothing here any more. What another form keeps is not replaced before its writer says so.
    func refused(_ refusal: Refusal) async throws -> Response {
        var isKept = false
        if refusal.kind == .conflict || refusal.kind == .tooMany, try await !standsBelowAnother() {
            isKept = (try? await keep()) ?? false
        }
        // What is replied to may have been withdrawn meanwhile.
        var again = self
        if let parent { again.parent = try await site.store.contribution(parent.number, for: context.viewer) }
        if refusal.kind == .conflict {
            again.entry.late = try await site.isLateWelcome(in: discussion, by: context.viewer) ? "yes" : ""
        }
        if refusal == .draftedElsewhere { again.entry.begunOver = entry.begunOver ?? entry.draft }
        return try await again.page(.refused(refusal, isKept: isKept))
    }

    /// What another form keeps in the place of an overtaken one, which is sent over it from now on: its writer sees both until
    /// they saved or posted.
    private mutating func takeUpNewerDraft() async throws -> NewerText? {
        guard let begun = entry.begunOver else { return nil }
        let waiting = try await site.store.contributionDraft(
            of: context.viewer, in: discussion, inReplyTo: parent?.number)
        guard let waiting, waiting.submission != entry.submission, "\(waiting.savedAt.rawValue)" != begun else {
            entry.begunOver = nil
            return nil
        }
        entry.draft = "\(waiting.savedAt.rawValue)"
        let render = try await site.linkedMarkdown(waiting.body, for: context.viewer)
        return NewerText(Prose(source: waiting.body, html: render(waiting.body)))
    }

    /// Whether another form still keeps what the writer was shown in the place of theirs.
    private func standsBelowAnother() async throws -> Bool {
        var desk = self
        return try await desk.takeUpNewerDraft() != nil
    }

    /// Keeps what was typed as a draft, where it is written.
    /// - Returns: whether it waits now.
    private func keep() async throws -> Bool {
        let draft = try ContributionDraft(discussion: discussion, parent: parent?.number, entry)
        return try await site.store.save(draft, by: context.viewer, at: site.now)
    }

    /// Keeps what was typed, below what another form keeps in its place where its writer was shown that, and has not replaced it.
    private func keepBoth() async throws {
        guard let begun = entry.begunOver else {
            _ = try await keep()
            return
        }
        var beside = entry
        beside.draft = begun
        try await site.keep(
            ContributionDraft(discussion: discussion, parent: parent?.number, beside), by: context.viewer)
    }

    private var keepKey: String {
        parent.map { SitePath.keepKey(ofReplyTo: $0.number) } ?? SitePath.keepKey(discussion)
    }

    /// Where the form stands.
    private var place: String { parent.map { SitePath.reply($0.number) } ?? SitePath.discussion(discussion) }

    /// What came of the form before it is shown.
    enum Outcome {
        case beginning
        case draftSaved
        case previewing(html: String)
        case refused(Refusal, isKept: Bool)
    }

    /// The form on a page of its own.
    func page(_ outcome: Outcome = .beginning) async throws -> Response {
        var desk = self
        let newer = try await desk.takeUpNewerDraft()
        return try await desk.page(outcome, below: newer)
    }

    private func page(_ outcome: Outcome, below newer: NewerText?) async throws -> Response {
        let state = try await site.store.state(of: discussion, for: context.viewer)
        let above = try await site.shown(parent, context.visit.time.inClub(state.timeZone))
        let form = ContributionForm(
            action: parent.map { SitePath.reply($0.number) } ?? SitePath.contributions(discussion),
            keepKey: keepKey, entry: entry,
            declarationPath: SitePath.declaration(discussion),
            asksDeclaration: !state.hasDeclared,
            mayDisagree: parent != nil && parent?.author != context.member.number,
            isUnderWithdrawn: parent?.withdrawnAt != nil, previewHTML: outcome.previewHTML,
            label: parent == nil ? "Post" : "Reply",
            mayPost: state.takesContributions(of: context.viewer, to: discussion, at: site.now), in: outcome.problems)
        let name = try await site.store.title(of: discussion, for: context.viewer)
        let page = ContributePage(
            parent.map { "Reply to \($0.authorName)" } ?? "Add a contribution",
            discussion: (name, SitePath.discussion(discussion, name)), parentHTML: above, form: form,
            newer: newer, draft: outcome.draft,
            quotation: offersQuotation ? parent?.quotation : nil, csrf: context.visit.formToken,
            problems: outcome.problems)
        return try await site.respond(page, to: request, context, status: outcome.status)
    }
}

extension WritingDesk.Outcome {
    fileprivate var previewHTML: String {
        if case .previewing(let html) = self { html } else { "" }
    }

    fileprivate var problems: [Refusal.Problem] {
        refusal?.problems ?? []
    }

    fileprivate var status: HTTPResponse.Status { refusal?.status ?? .ok }

    private var refusal: Refusal? {
        if case .refused(let refusal, _) = self { refusal } else { nil }
    }

    fileprivate var draft: DraftOutcome {
        switch self {
        case .draftSaved: .saved
        case .refused(_, isKept: true): .kept
        default: .none
        }
    }
}

extension WebSite {
    /// What somebody is about to publish, as it will be read. How long it is, is looked at before anything in it.
    func critique(_ entry: Contribution.Entry, by context: ParticipantContext) async throws -> Critique {
        try limits.count(.post, "member \(context.member.number)", at: now)
        let checked = try entry.checked()
        return Critique(checked, render: try await linkedMarkdown(checked.text, for: context.viewer))
    }

    /// What somebody is about to publish, with cards of the works that it names.
    func preview(
        _ entry: Contribution.Entry, in discussion: Number<Discussion>, by context: ParticipantContext
    ) async throws -> String {
        let body = try await critique(entry, by: context).body
        let works = try await store.namedWorks(in: body, toBePostedIn: discussion, for: context.viewer)
        return body.html + WorkCard.html(works.map { WorkCard($0, among: []) }, among: [])
    }

    /// A contribution above a form, with the notices about what it cites; empty for none.
    func shown(_ contribution: ContributionReading?, _ time: ReaderTime) async throws -> String {
        guard let contribution else { return "" }
        let notices = try await store.notices(citedBy: [contribution.number])[contribution.number] ?? []
        let html = templates.html(ContributionFragment(contribution)).apart
        return html.before + time.momentInZone(contribution.writtenAt) + html.behind
            + CitedNoticeLine.html(notices.map(CitedNoticeLine.init))
    }
}

extension Refusal {
    /// Whether who wrote gets their text back with the reason; somebody may have been shut out while they wrote.
    var returnsText: Bool { isAboutInput || kind == .tooMany || kind == .forbidden }
}
