import Colloquium
import Pages
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
        let draft = try await store.contributionDraft(of: viewer, in: discussion, inReplyTo: parent)
        let why =
            stage.isOver ? "The discussion has closed; it stays to be read." : "The discussion has not opened yet."
        throw LedRefusal(
            Refusal(.conflict, why), in: discussion, title: try await store.title(of: discussion, for: viewer),
            keepsDraft: draft != nil)
    }

    func isLateWelcome(in discussion: Number<Discussion>, by viewer: Viewer) async throws -> Bool {
        let state = try await store.state(of: discussion, for: viewer)
        return state.welcomesLate(viewer, at: now)
    }
}

extension LedRefusal {
    /// Of a form in a discussion that takes nothing now: to the discussion, and to what was begun there.
    init(_ refusal: Refusal, in discussion: Number<Discussion>, title: String, keepsDraft: Bool) {
        let kept = keepsDraft ? " What you began to write is in your drafts." : ""
        let drafts = keepsDraft ? [(name: "Your drafts", path: SitePath.contributionDrafts)] : []
        self.init(
            refusal: Refusal(refusal.kind, refusal.reason + kept),
            ways: drafts + [(name: "The discussion", path: SitePath.discussion(discussion, title))])
    }
}

extension DiscussionState {
    func takesContributions(_ viewer: Viewer, at now: Instant) -> Bool {
        schedule.stage(at: now).takesContributions || welcomesLate(viewer, at: now)
    }

    /// Whether what the viewer began to write in it can be gone on with.
    func draftPlace(_ viewer: Viewer, at now: Instant) -> DraftPlace {
        if takesContributions(viewer, at: now) { return .open }
        return schedule.stage(at: now).isOver ? .closed : .awaited
    }

    /// The same of an appraisal.
    func appraisalDraftPlace(at now: Instant) -> DraftPlace {
        let stage = schedule.stage(at: now)
        if stage.takesAppraisals { return .open }
        return stage.isOver ? .closed : .awaited
    }

    /// Whether what the viewer writes in it now comes late, and is taken.
    func welcomesLate(_ viewer: Viewer, at now: Instant) -> Bool {
        viewer.isWelcomeLate(in: club, clubVisibility, takesLate: takesLate, at: schedule.stage(at: now))
    }
}
