/// How much one member may post in so much time.
package struct PostingLimit: Hashable, Sendable {
    package let posts: Int
    package let window: Span

    package init(posts: Int, in window: Span) {
        self.posts = posts
        self.window = window
    }
}
