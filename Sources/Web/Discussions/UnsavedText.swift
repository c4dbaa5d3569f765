import Colloquium
import Pages
import Store

extension WebSite {
    /// Keeps as a draft what stood in the form that a button beside a contribution was pressed in, if it was touched.
    /// - Returns: the way back to the contribution, on the page as it was read.
    func keepingUnsaved(beside number: Number<Contribution>, _ context: MemberContext) async throws -> String {
        let (row, form) = (try await store.contribution(number, for: context.viewer), context.form)
        if form.has("given"), form["body"].tidied != form["given"].tidied {
            try limits.count(.draft, "member \(context.member.number)", at: now)
            let draft = try ContributionDraft(discussion: row.discussion, parent: nil, Contribution.Entry(form))
            try await keep(draft, by: context.viewer)
        }
        let path = SitePath.discussion(
            row.discussion, kind: Contribution.Kind(rawValue: form["read-kind"]),
            order: ReadingOrder(rawValue: form["read-order"]) ?? .time)
        return "\(path)#\(SitePath.anchor(number))"
    }

    /// Where another form saved a draft since, both texts wait as one: whoever pressed a button beside a contribution, or goes to
    /// another page, has no form before them to compare them in.
    func keep(_ draft: ContributionDraft, by viewer: Viewer) async throws {
        do {
            try await store.save(draft, by: viewer, at: now)
        } catch let refusal as Refusal where refusal == .draftedElsewhere {
            guard
                let other = try await store.contributionDraft(of: viewer, in: draft.discussion, inReplyTo: draft.parent)
            else { throw refusal }
            try await store.save(draft.below(other.body, savedAt: other.savedAt), by: viewer, at: now)
        }
    }
}
