import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// Whole discussions, to keep elsewhere and to print, for whoever may read them.
struct ExportController: Sendable {
    let site: WebSite

    func markdown(_ request: Request, _ context: VisitContext) async throws -> Response {
        let whole = try await whole(context)
        return site.download(
            whole.markdown, "text/markdown; charset=utf-8", named: "discussion-\(whole.discussion.number)", "md")
    }

    func json(_ request: Request, _ context: VisitContext) async throws -> Response {
        let whole = try await whole(context)
        return site.download(
            try whole.json, "application/json; charset=utf-8", named: "discussion-\(whole.discussion.number)", "json")
    }

    func print(_ request: Request, _ context: VisitContext) async throws -> Response {
        try await site.respond(
            PrintedDiscussionPage(try await whole(context), time: context.visit.time), to: request, context)
    }

    func references(_ file: CitationFile) -> @Sendable (Request, VisitContext) async throws -> Response {
        { request, context in
            let whole = try await whole(context)
            return site.download(
                file.text(of: whole.references), file.mediaType,
                named: "discussion-\(whole.discussion.number)-references", file.rawValue)
        }
    }

    private func whole(_ context: VisitContext) async throws -> WholeDiscussion {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let reading = try await site.store.discussion(number, for: context.viewer)
        let rows = try await site.store.contributions(of: number, for: context.viewer)
        return WholeDiscussion(
            reading.discussion, site: try await site.store.site().name,
            address: site.origin + SitePath.discussion(number), club: reading.club.name,
            poster: (reading.poster.name, reading.postedAt), article: reading.article.record,
            notices: reading.notices.map(\.kind), readingNote: reading.guidance.note(at: site.now),
            prompts: reading.guidance.open(at: site.now).reversed(), synthesis: reading.synthesis,
            voices: rows.map { row in
                WholeDiscussion.Voice(
                    row.contribution, parent: row.parent, depth: row.depth, author: row.authorName,
                    byline: row.authorByline, mark: row.authorMark, isLate: row.isLate,
                    address: site.origin + SitePath.contribution(row.number),
                    notices: (reading.citedNotices[row.number] ?? []).map { ($0.work, $0.notice.kind) },
                    declaration: row.declaration)
            }, references: try await site.store.works(citedIn: number, for: context.viewer))
    }
}
