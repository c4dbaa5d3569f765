/// What a member is told on the site because a subscription asks for it.
package struct FollowedNews: Hashable, Sendable {
    package let kind: Matter.Kind
    /// Of the subscription.
    package let scope: Subscription.Scope

    package init(_ kind: Matter.Kind, _ scope: Subscription.Scope) {
        self.kind = kind
        self.scope = scope
    }
}
