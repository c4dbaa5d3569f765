package import Colloquium

/// Following one thing: how one hears of it, and the way back to it.
package struct FollowPage: SitePage {
    package static let template = "news/follow"

    package let pageTitle: String
    let promiseText: String
    /// Where it stands for who wants no mail of it.
    let onSiteText: String
    let csrf: String
    let notice: String
    let problems: [FormProblem]
    let followPath: String
    let delivery: Choice
    let followLabel: String
    /// Where it ends; none where it is not followed.
    let endPath: [String]
    let muting: [Muting]
    let backPath: [String]
    let backLabel: String
    /// That no mail comes now, whatever is chosen.
    let haltText: [String]
    let settingsPath = SitePath.subscriptions

    struct Muting: Sendable {
        let mutePath: String
        let muteLabel: String
        let muteText: String
    }

    /// - Parameter halt: why no mail comes now; empty where it does.
    package init(
        _ scope: Subscription.Scope, called name: String, delivery: Delivery?, chosen: String? = nil,
        isMuted: Bool?, halt: String, notice: String, csrf: String, problems: [Refusal.Problem] = []
    ) {
        let isFollowed = delivery != nil
        pageTitle = scope.title(name)
        let pronoun = scope.kind == .member ? "them" : "it"
        promiseText =
            isMuted == true
            ? "You muted \(pronoun): nothing comes, whatever you choose here. It is so once you unmute \(pronoun): "
                + scope.promise : scope.promise
        onSiteText =
            "On the site only, it stands \(scope.kind == .source ? "in the inbox" : "under New for you") and comes in no mail."
        self.csrf = csrf
        self.notice = notice
        self.problems = FormProblem.list(problems)
        followPath = SitePath.following(scope)
        self.delivery = .delivery(
            "delivery", "How you hear of it", chosen: chosen ?? (delivery ?? .weekly).rawValue, in: problems)
        followLabel = isFollowed ? "Save" : "Follow"
        endPath = isFollowed ? [SitePath.followingRemoval(scope)] : []
        let silence = scope.kind == .member ? "anything they do" : "anything that is said in it"
        muting =
            isMuted.map { isMuted in
                let path = isMuted ? SitePath.mutingRemoval(scope) : SitePath.muting(scope)
                let text =
                    isMuted
                    ? "You muted \(pronoun): you hear nothing of \(silence)."
                    : "Mute \(pronoun), and you hear nothing of \(silence), whatever else you follow. Nobody is told."
                return [Muting(mutePath: path, muteLabel: isMuted ? "Unmute" : "Mute", muteText: text)]
            } ?? []
        let back = SitePath.followed(scope, called: name)
        backPath = back.map { [$0] } ?? []
        backLabel = "Back"
        haltText = halt.isEmpty ? [] : [halt]
    }
}

extension Choice {
    static func delivery(
        _ name: String, _ label: String, chosen: String, in problems: [Refusal.Problem] = []
    ) -> Choice {
        Choice(
            name, label, options: Delivery.allCases.map { ($0.rawValue, $0.name) }, chosen: chosen, in: problems)
    }
}
