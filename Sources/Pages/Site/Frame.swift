/// What is around every page: the head, the navigation and the foot.
package struct Frame: Page {
    package static let template = "site/frame"

    let documentTitle: String
    let siteName: String
    let navigation: [NavigationLink]
    let isSignedIn: Bool
    let memberName: String
    let memberPath: String
    let moderationPath: [String]
    let administrationPath: [String]
    let frameToken: String
    let feeds: [FeedLink]
    let content: String

    /// What the frame needs to know of the request.
    package struct Surroundings: Sendable {
        package var siteName: String
        /// Empty for a visitor.
        package var memberName: String
        package var memberPath: String
        package var isModerator: Bool
        package var isAdministrator: Bool
        package var formToken: String
        /// The path of the request, to mark where one is.
        package var path: String
        package var feeds: [FeedLink] = []

        package init(
            siteName: String, memberName: String, memberPath: String, isModerator: Bool, isAdministrator: Bool,
            formToken: String, path: String
        ) {
            self.siteName = siteName
            self.memberName = memberName
            self.memberPath = memberPath
            self.isModerator = isModerator
            self.isAdministrator = isAdministrator
            self.formToken = formToken
            self.path = path
        }
    }

    init(_ surroundings: Surroundings, title: String, content: String) {
        documentTitle = title.isEmpty ? surroundings.siteName : "\(title) · \(surroundings.siteName)"
        siteName = surroundings.siteName
        isSignedIn = !surroundings.memberName.isEmpty
        memberName = surroundings.memberName
        memberPath = surroundings.memberPath
        moderationPath = surroundings.isModerator ? [SitePath.doubles] : []
        administrationPath = surroundings.isAdministrator ? [SitePath.administration] : []
        frameToken = surroundings.formToken
        feeds = surroundings.feeds
        self.content = content
        navigation = [
            ("Discussions", SitePath.discussions), ("Articles", SitePath.articles), ("Questions", SitePath.questions),
            ("Clubs", SitePath.clubs), ("Members", SitePath.members),
        ].map { name, path in
            NavigationLink(
                linkName: name, linkPath: path, isCurrent: surroundings.path.hasPrefix(path),
                isMinor: path == SitePath.members)
        }
    }
}

/// An entry of the site's navigation.
struct NavigationLink: Sendable {
    let linkName: String
    let linkPath: String
    let isCurrent: Bool
    /// Left out on phones.
    let isMinor: Bool
}

/// A feed that readers may find from a page.
package struct FeedLink: Sendable {
    let feedTitle: String
    let feedPath: String

    package init(title: String, path: String) {
        feedTitle = title
        feedPath = path
    }
}
