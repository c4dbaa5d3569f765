import Colloquium
import Hummingbird
import Pages
import Store

/// Correcting what was posted with an article, and what it said before.
struct PostedWordsController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await correctable(context)
        var entry = Discussion.Correction.Entry()
        entry.why = reading.discussion.why.source
        entry.studyDesign = reading.discussion.studyDesign.rawValue
        return try await page(reading, entry, request, context)
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await correctable(context)
        let entry = Discussion.Correction.Entry(context.form)
        do {
            let correction = try Discussion.Correction(entry) { site.markdown($0) }
            try await site.store.correct(
                reading.number, to: correction, over: context.form.overVersion ?? reading.postingVersion,
                by: context.viewer, at: site.now)
            let arrived = SitePath.keepKey(ofCorrectionOf: reading.number)
            return site.redirect(
                to: "\(SitePath.discussion(reading.number, reading.article.record.title))?sent=\(arrived)")
        } catch let refusal as Refusal where refusal.isAboutInput {
            // Somebody may have corrected it since it was read.
            return try await page(correctable(context), entry, request, context, refusal)
        }
    }

    func history(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let versions = try await site.store.postingVersions(of: number, for: context.viewer)
        let changes = [nil] + zip(versions, versions.dropFirst()).map { $1.changes(since: $0) }
        let shown = zip(versions, changes).reversed().map { version, changes in
            HistoryPage.Version(
                name: version.version == versions.count ? "Now" : "Version \(version.version)",
                writtenAt: version.writtenAt, kind: "by \(version.authorName). \(version.studyDesign.name)",
                html: version.shownHTML, changes: changes, time: context.visit.time)
        }
        let title = try await site.store.title(of: number, for: context.viewer)
        let path = SitePath.discussion(number, title)
        let page = HistoryPage(
            Array(shown), of: "What was posted", in: [("Discussions", SitePath.discussions), (title, path)],
            currentPath: path)
        return try await site.respond(page, to: request, context)
    }

    private func correctable(_ context: MemberContext) async throws -> DiscussionReading {
        let reading = try await site.store.discussion(context.parameters.number("discussion"), for: context.viewer)
        try reading.discussion.refuseCorrection(by: context.viewer)
        return reading
    }

    private func page(
        _ reading: DiscussionReading, _ entry: Discussion.Correction.Entry, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let appraisals = try await site.store.appraisals(of: reading.number, for: context.viewer).appraisals
        let page = PostedWordsPage(
            reading.discussion, title: reading.article.record.title, entry, version: reading.postingVersion,
            formOf: context.form.overVersion, appraisals: appraisals.count, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension PostingVersion {
    private var isShown: Bool { !why.isEmpty }

    /// Nothing where one of both is hidden: it would show what was taken out.
    fileprivate func changes(since earlier: PostingVersion) -> TextDifference? {
        isShown && earlier.isShown ? TextDifference(from: earlier.why, to: why) : nil
    }

    fileprivate var shownHTML: String {
        isShown ? whyHtml : "<p>It is not shown any more: it may tell who a patient is.</p>"
    }
}

extension Discussion.Correction.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        why = form["why"]
        studyDesign = form["study-design"]
        hidesEarlier = form["hides-earlier"]
        identifiesNobody = form.identifiesNobody
    }
}
