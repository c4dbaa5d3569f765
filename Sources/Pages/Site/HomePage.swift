package import Colloquium

/// What is open now, what is new, and what waits for an answer.
package struct HomePage: SitePage {
    package static let template = "site/home"

    package let pageTitle = ""
    let headline: String
    let tagline: String
    let isVisitor: Bool
    /// For members.
    let mayPost: Bool
    let open: [DiscussionItem]
    let newest: [DiscussionItem]
    let unanswered: [QuestionItem]

    package init(
        siteName: String, tagline: String, for viewer: Viewer, open: [DiscussionItem], newest: [DiscussionItem],
        unanswered: [QuestionItem]
    ) {
        isVisitor = !viewer.isSignedIn
        mayPost = viewer.isMember
        headline = isVisitor ? siteName : "What is being read now"
        self.tagline = tagline
        self.open = open
        self.newest = newest
        self.unanswered = unanswered
    }
}
