/// The address of a feed that holds what its member may read: good for this feed alone, until it is revoked.
package struct PrivateFeed: Sendable {
    package let number: Number<PrivateFeed>
    /// What the member calls it: the feed reader it was made for, or the feed's own title.
    package let name: String
    package let subject: FeedSubject
    package let madeAt: Instant
    /// When a feed reader last asked, to the day; nil for never.
    package let usedAt: Instant?

    /// As many as one member needs.
    package static let limit = 100

    package init(
        number: Number<PrivateFeed>, name: String, subject: FeedSubject, madeAt: Instant, usedAt: Instant?
    ) {
        self.number = number
        self.name = name
        self.subject = subject
        self.madeAt = madeAt
        self.usedAt = usedAt
    }
}
