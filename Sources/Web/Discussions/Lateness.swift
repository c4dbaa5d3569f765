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
    /// - Parameter number: of this discussion.
    func takesContributions(of viewer: Viewer, to number: Number<Discussion>, at now: Instant) -> Bool {
        schedule.stage(at: now).takesContributions && viewer.mayContribute(to: number, in: club, clubVisibility)
            || welcomesLate(viewer, at: now)
    }

    /// Whether what the viewer began to write in it can be gone on with.
    /// - Parameter number: of this discussion.
    func draftPlace(of viewer: Viewer, in number: Number<Discussion>, at now: Instant) -> DraftPlace {
        if takesContributions(of: viewer, to: number, at: now) { return .open }
        return closedPlace(isLetIn: viewer.mayContribute(to: number, in: club, clubVisibility), at: now)
    }

    /// The same of an appraisal.
    func appraisalDraftPlace(of viewer: Viewer, at now: Instant) -> DraftPlace {
        let isLetIn = viewer.mayWrite(in: club, clubVisibility)
        if isLetIn, schedule.stage(at: now).takesAppraisals { return .open }
        return closedPlace(isLetIn: isLetIn, at: now)
    }

    /// The same of a synthesis.
    /// - Parameter version: that it was begun over.
    func synthesisDraftPlace(of viewer: Viewer, over version: Int, at now: Instant) -> DraftPlace {
        if calledOffAt != nil { return .calledOff }
        if !viewer.facilitates(club) { return .shut }
        return schedule.isSynthesisDue(over: version, at: now) ? .open : .awaited
    }

    private func closedPlace(isLetIn: Bool, at now: Instant) -> DraftPlace {
        let stage = schedule.stage(at: now)
        if calledOffAt != nil { return .calledOff }
        if stage.isOver { return .closed }
        return isLetIn && stage.awaitsMembers ? .awaited : .shut
    }

    /// Whether what the viewer writes in it now comes late, and is taken.
    func welcomesLate(_ viewer: Viewer, at now: Instant) -> Bool {
        viewer.isWelcomeLate(in: club, clubVisibility, takesLate: takesLate, at: schedule.stage(at: now))
    }
}
