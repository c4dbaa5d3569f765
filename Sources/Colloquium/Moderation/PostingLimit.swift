/// How much one member may post in so much time.
package struct PostingLimit: Hashable, Sendable {
    package let posts: Int
    package let window: Span

    package init(posts: Int, in window: Span) {
        self.posts = posts
        self.window = window
    }

    /// How much that came from elsewhere to where they answer by mail one member is given.
    package static let strayReplies = PostingLimit(posts: 5, in: .days(1))
}
