import Colloquium
import Store

extension WebSite {
    /// Whether what is written in a discussion now comes late.
    /// - Throws: a conflict where nothing can be written any more, or not yet.
    func isWrittenLate(
        in discussion: Number<Discussion>, inReplyTo parent: Number<Contribution>? = nil, by viewer: Viewer
    ) async throws -> Bool {
        let stage = try await store.state(of: discussion, for: viewer).schedule.stage(at: now)
        if stage.takesContributions { return false }
        if try await isLateWelcome(in: discussion, by: viewer) { return true }
        guard stage.isOver else { throw Refusal(.conflict, "The discussion has not opened yet.") }
        let draft = try await store.contributionDraft(of: viewer, in: discussion, inReplyTo: parent)
        let kept = draft == nil ? "" : " What you began to write is in your drafts."
        throw Refusal(.conflict, "The discussion has closed; it stays to be read.\(kept)")
    }

    func isLateWelcome(in discussion: Number<Discussion>, by viewer: Viewer) async throws -> Bool {
        let state = try await store.state(of: discussion, for: viewer)
        return state.welcomesLate(viewer, at: now)
    }
}

extension DiscussionState {
    /// Whether what the viewer writes in it now comes late, and is taken.
    func welcomesLate(_ viewer: Viewer, at now: Instant) -> Bool {
        viewer.isWelcomeLate(in: club, clubVisibility, takesLate: takesLate, at: schedule.stage(at: now))
    }
}
