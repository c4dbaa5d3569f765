import Colloquium
import Hummingbird
import Pages
import Store

/// Appraisals: reading those of a discussion, and what they said before.
struct AppraisalController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        let reading = try await site.store.appraisals(
            of: context.parameters.number("discussion", of: Discussion.self), for: context.viewer)
        let viewer = context.viewer
        let stage = reading.discussion.schedule.stage(at: site.now)
        let time = context.visit.time.inClub(reading.club.timeZone)
        var content = AppraisalsPage.Content(discussion: (reading.discussion.number, reading.articleTitle))
        content.agreements = Agreement.list(reading.appraisals.map(\.appraisal))
        content.shift = reading.shift
        content.reasons = reading.reasons.map {
            .init(by: $0.memberName, $0.time, PracticeAnswer(change: $0.change, why: $0.why))
        }
        content.entries = reading.appraisals.map {
            .init($0, for: viewer, club: reading.club.number, stage: stage, time: time)
        }
        content.mayAppraise = reading.mayAppraise(viewer, stage)
        content.hasAppraised = reading.hasAppraised(viewer)
        content.justSaved = request.query("saved") == "yes"
        content.justWithdrawn = request.query("withdrawn") == "yes"
        return try await site.respond(AppraisalsPage(content), to: request, context)
    }

    /// The permanent address of an appraisal leads to its place among those of its discussion.
    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let row = try await site.store.appraisal(context.parameters.number("appraisal"), for: context.viewer)
        if row.withdrawnAt != nil { throw Refusal(.gone, "This appraisal was withdrawn.") }
        return site.redirect(to: "\(SitePath.appraisals(row.discussion))#\(SitePath.anchor(row.number))")
    }

    func history(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number: Number<Appraisal> = try context.parameters.number("appraisal")
        let versions = try await site.store.history(of: number, for: context.viewer)
        let row = try await site.store.appraisal(number, for: context.viewer)
        let state = try await site.store.state(of: row.discussion, for: context.viewer)
        let time = context.visit.time.inClub(state.timeZone)
        let page = AppraisalHistoryPage(
            of: number, by: row.author.name, in: (row.discussion, state.title),
            versions.map { .init($0.appraisal, revision: $0.revision, savedAt: $0.savedAt, time: time) })
        return try await site.respond(page, to: request, context)
    }
}

extension AppraisalsPage.Entry {
    fileprivate init(
        _ row: AppraisalReading, for viewer: Viewer, club: Number<Club>, stage: Stage, time: ReaderTime
    ) {
        let mayChange = viewer.member == row.author.number && stage.takesAppraisals
        self.init(
            row.number, row.appraisal, author: (row.author.number, row.author.name, row.author.byline),
            savedAt: row.editedAt ?? row.writtenAt, edited: row.editedAt != nil,
            changePath: mayChange ? SitePath.appraise(row.discussion) : nil,
            mayWithdraw: viewer.mayWithdrawAppraisal(by: row.author.number, in: club), time: time)
    }
}
