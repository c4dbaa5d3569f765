import Colloquium
import Pages
import Store

extension WebSite {
    /// A discussion's thread with every fragment; those that were missing are made and kept.
    func thread(of discussion: Number<Discussion>, for viewer: Viewer) async throws -> DiscussionThread {
        var thread = try await store.thread(of: discussion, for: viewer, edition: fragmentEdition)
        let missing = thread.entries.filter { $0.fragment == nil }.map(\.number)
        if missing.isEmpty { return thread }
        let made = try await store.contributions(missing).reduce(into: [:]) { made, row in
            made[row.number] = templates.html(ContributionFragment(row))
        }
        thread.fill(made)
        try await store.keep(made, of: discussion, at: thread.version, edition: fragmentEdition)
        return thread
    }
}
