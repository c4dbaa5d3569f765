/// A wish to hear of new articles.
package struct Subscription: Hashable, Sendable {
    package enum Scope: Hashable, Sendable {
        /// Every article the member may read.
        case site
        case club(Number<Club>)
        case tag(Tag)
    }

    package let scope: Scope
    package let cadence: Cadence

    package init(scope: Scope, cadence: Cadence) {
        self.scope = scope
        self.cadence = cadence
    }
}

/// How often a digest is sent.
package enum Cadence: String, CaseIterable, Hashable, Sendable, Codable {
    case daily, weekly

    package var name: String { self == .daily ? "Daily" : "Weekly" }
}
