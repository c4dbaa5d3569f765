import Colloquium
import Hummingbird
import Pages
import Store

/// What a synthesis said each time it was saved, and who saved it.
struct SynthesisHistoryController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let versions = try await site.store.synthesisVersions(of: number, for: context.viewer)
        let changes = [nil] + zip(versions, versions.dropFirst()).map { $1.changes(since: $0) }
        let shown = zip(versions, changes).reversed().map { version, changes in
            HistoryPage.Version(
                name: version.version == versions.count ? "Now" : "Version \(version.version)",
                writtenAt: version.writtenAt, kind: version.words,
                html: version.shownHTML, changes: changes, time: context.visit.time)
        }
        let title = try await site.store.title(of: number, for: context.viewer)
        let path = SitePath.discussion(number, title)
        return try await site.respond(
            HistoryPage(
                Array(shown), of: "The synthesis", in: [("Discussions", SitePath.discussions), (title, path)],
                currentPath: "\(path)#synthesis"), to: request, context)
    }
}

extension SynthesisVersion {
    /// Nothing where one of both is hidden: it would show what was taken out.
    fileprivate func changes(since earlier: SynthesisVersion) -> TextDifference? {
        hides == nil && earlier.hides == nil ? TextDifference(from: earlier.body, to: body) : nil
    }

    fileprivate var shownHTML: String {
        hides.map { "<p>It is not shown any more: it quotes #\($0), which was withdrawn.</p>" } ?? bodyHtml
    }

    /// What was done, and by whom.
    fileprivate var words: String {
        if let takesOut { return "without what it quoted of #\(takesOut), which was withdrawn" }
        return [isTakenBack ? "taken back" : "", authorName.isEmpty ? "" : "by \(authorName)"].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
