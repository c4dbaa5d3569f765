import Colloquium
import Hummingbird
import Store

extension WebSite {
    /// The discussion that a request is about, for a facilitator of its club.
    /// - Parameter act: what only facilitators may do.
    func facilitated(_ context: MemberContext, to act: String) async throws -> DiscussionReading {
        try await facilitated(context.parameters.number("discussion"), for: context.viewer, to: act)
    }

    func facilitated(
        _ number: Number<Discussion>, for viewer: Viewer, to act: String
    ) async throws -> DiscussionReading {
        let reading = try await store.discussion(number, for: viewer)
        try viewer.refuseUnlessFacilitating(reading.club.number, to: act)
        return reading
    }
}

extension DiscussionReading {
    var number: Number<Discussion> { discussion.number }
}
