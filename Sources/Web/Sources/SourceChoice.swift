import Colloquium
import Hummingbird
import Pages
import Store

extension WebSite {
    /// The page on which a member ticks what to follow.
    /// - Parameters:
    ///   - ticked: places among the offers; what is followed already is not ticked.
    ///   - notes: what stands beside each offer, where it is not its address.
    func choice(
        _ setting: SourceChoicePage.Setting, _ offers: [SourceOffer], ticked: Set<Int>, for follower: Follower,
        _ request: Request, _ context: MemberContext, notes: [String] = [], _ refusal: Refusal? = nil
    ) async throws -> Response {
        let followed = try await followedAddresses(of: follower, context.viewer)
        let page = SourceChoicePage(
            setting,
            offers.enumerated().map { index, offer in
                let isFollowed = followed.contains(offer.address)
                return SourceChoicePage.Offer(
                    offer, note: notes.isEmpty ? offer.note : notes[index], isFollowed: isFollowed,
                    isTicked: ticked.contains(index) && !isFollowed)
            }, chosen: follower, followers: try await followers(for: context.viewer),
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    func followedAddresses(of follower: Follower, _ viewer: Viewer) async throws -> Set<SourceAddress> {
        guard viewer.mayReadInbox(of: follower) else { return [] }
        return Set(try await store.followedOffers(of: follower, for: viewer).map(\.address))
    }
}

extension SourceOffer {
    fileprivate var note: String {
        (folders.isEmpty ? "" : folders.joined(separator: " / ") + " · ") + address.description
    }
}
