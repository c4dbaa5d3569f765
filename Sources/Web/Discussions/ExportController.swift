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
        let whole = try await whole(context)
        return try await site.respond(
            PrintedDiscussionPage(whole, time: context.visit.time), to: request, context,
            head: site.head(at: SitePath.discussion(whole.discussion.number, whole.articleTitle)))
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
        try await site.wholeDiscussion(
            context.parameters.number("discussion", of: Discussion.self), for: context.viewer)
    }
}
