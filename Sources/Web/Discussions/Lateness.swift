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
        return state.takesLate && viewer.mayWrite(in: state.club, state.clubVisibility)
            && state.schedule.stage(at: now).isOver
    }
}
