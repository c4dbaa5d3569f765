/// The discussions there are, by where they are in their cycle.
package struct DiscussionsPage: SitePage {
    package static let template = "discussions/discussions"

    package let pageTitle = "Discussions"
    let open: [DiscussionItem]
    let coming: [DiscussionItem]
    let closed: [DiscussionItem]
    let pagination: Pagination
    let draftsPath: [String]
    let mayPost: Bool

    package init(
        open: [DiscussionItem], coming: [DiscussionItem], closed: [DiscussionItem], pagination: Pagination,
        isMember: Bool
    ) {
        self.open = open
        self.coming = coming
        self.closed = closed
        self.pagination = pagination
        mayPost = isMember
        draftsPath = isMember ? [SitePath.contributionDrafts] : []
    }
}
