package import Colloquium

/// What is around every page: the head, the navigation and the foot.
package struct Frame: Page {
    package static let template = "site/frame"

    let documentTitle: String
    let siteName: String
    let navigationHTML: String
    let isSignedIn: Bool
    let isMember: Bool
    let memberName: String
    let memberPath: String
    let moderationPath: [String]
    let administrationPath: [String]
    let frameToken: String
    let notificationsHTML: String
    let feedsHTML: String
    /// The feed that the foot of the page leads to: the page's own, else the site's.
    let footFeedName: String
    let footFeedPath: String
    /// The whole address the page should be known by.
    let canonicalAddress: [String]
    let headMetas: [PageHead.Meta]
    let structuredData: [StructuredData]
    let arrivedForm: [String]
    let content: String

    /// What the frame needs to know of the request.
    package struct Surroundings: Sendable {
        package var siteName: String
        /// Empty for a visitor.
        package var memberName: String
        package var memberPath: String
        package var isModerator: Bool
        package var isAdministrator: Bool
        /// Whether they take part in discussions they were invited to, and in nothing else.
        package var isGuest = false
        package var formToken: String
        /// How many items in the member's inboxes they have not read, in words; empty for none.
        fileprivate let unread: [String]
        /// The same of what they were told on the site, as HTML.
        fileprivate let notificationsHTML: String
        /// The path of the request, to mark where one is.
        package var path: String
        package var feeds: [FeedLink] = []
        package var head = PageHead()
        /// The form that has just arrived, as `data-keep` names it; empty for none.
        package var arrived = ""

        package init(
            siteName: String, memberName: String, memberPath: String, isModerator: Bool, isAdministrator: Bool,
            formToken: String, path: String, unreadItems: Int = 0, notifications: Int = 0
        ) {
            self.siteName = siteName
            self.memberName = memberName
            self.memberPath = memberPath
            self.isModerator = isModerator
            self.isAdministrator = isAdministrator
            self.formToken = formToken
            self.path = path
            unread = unreadItems == 0 ? [] : [Frame.unreadText(unreadItems)]
            notificationsHTML = Frame.notificationsHTML(notifications)
        }

        /// Of a page that all see who are not signed in.
        package init(forVisitorsOf siteName: String, path: String) {
            self.init(
                siteName: siteName, memberName: "", memberPath: "", isModerator: false, isAdministrator: false,
                formToken: "", path: path)
        }

        /// Of a page that many members see, each with their own values in its slots.
        package init(
            forMembers role: Member.Role, isGuest: Bool, siteName: String, path: String, hasUnread: Bool
        ) {
            self.isGuest = isGuest
            self.siteName = siteName
            memberName = PreparedPage.Slot.memberName.mark
            memberPath = PreparedPage.Slot.memberPath.mark
            isModerator = role != .member
            isAdministrator = role == .administrator
            formToken = PreparedPage.Slot.formToken.mark
            self.path = path
            unread = hasUnread ? [PreparedPage.Slot.unread.mark] : []
            notificationsHTML = PreparedPage.Slot.notifications.mark
        }
    }

    init(_ surroundings: Surroundings, title: String, content: String) {
        documentTitle = title.isEmpty ? surroundings.siteName : "\(title) · \(surroundings.siteName)"
        siteName = surroundings.siteName
        isSignedIn = !surroundings.memberName.isEmpty
        isMember = isSignedIn && !surroundings.isGuest
        memberName = surroundings.memberName
        memberPath = surroundings.memberPath
        moderationPath = surroundings.isModerator ? [SitePath.doubles] : []
        administrationPath = surroundings.isAdministrator ? [SitePath.administration] : []
        frameToken = surroundings.formToken
        notificationsHTML = surroundings.notificationsHTML
        feedsHTML = FrameHTML.links(surroundings.feeds)
        footFeedName = surroundings.feeds.first.map { "Feed: \($0.subjectName)" } ?? "Feed of what is new"
        footFeedPath = surroundings.feeds.first?.feedPath ?? SitePath.feed(.site)
        canonicalAddress = surroundings.head.canonical.isEmpty ? [] : [surroundings.head.canonical]
        headMetas = surroundings.head.metas
        structuredData = surroundings.head.structured
        arrivedForm = surroundings.arrived.isEmpty ? [] : [surroundings.arrived]
        self.content = content
        navigationHTML = FrameHTML.items(Self.navigation(surroundings))
    }

    /// How far unread items are counted; more are shown as "99+".
    package static let unreadLimit = 100

    package static func unreadText(_ count: Int) -> String {
        count < unreadLimit ? "\(count)" : "\(unreadLimit - 1)+"
    }

    /// Beside the way to what was told on the site.
    package static func notificationsHTML(_ count: Int) -> String {
        if count == 0 { return "" }
        return " <span class=\"waiting\">\(unreadText(count))<span class=\"visually-hidden\"> unread</span></span>"
    }

    /// What is the reader's own stands among the rest; on a phone one line has no room for all.
    private static func navigation(_ surroundings: Surroundings) -> [NavigationLink] {
        let isMember = !surroundings.memberName.isEmpty && !surroundings.isGuest
        let places: [(name: String, path: String, isMinor: Bool)] =
            [
                ("Discussions", SitePath.discussions, false), ("Articles", SitePath.articles, false),
                ("Questions", SitePath.questions, false),
            ] + (isMember ? [("Inbox", SitePath.inbox, false)] : [])
            + [("Clubs", SitePath.clubs, isMember), ("Members", SitePath.members, true)]
        return places.map { name, path, isMinor in
            NavigationLink(
                linkName: name, linkPath: path, isCurrent: isCurrent(path, at: surroundings.path), isMinor: isMinor,
                waiting: path == SitePath.inbox ? surroundings.unread : [])
        }
    }
}

extension Frame {
    /// A club's inbox is one of the reader's inboxes.
    private static func isCurrent(_ path: String, at here: String) -> Bool {
        let isInbox = here.hasPrefix(SitePath.inbox) || here.hasPrefix(SitePath.clubs) && here.contains(SitePath.inbox)
        return path == SitePath.inbox ? isInbox : !isInbox && here.hasPrefix(path)
    }
}

/// An entry of the site's navigation.
struct NavigationLink: Sendable {
    let linkName: String
    let linkPath: String
    let isCurrent: Bool
    /// Left out on phones.
    let isMinor: Bool
    /// How much waits there; empty for nothing.
    let waiting: [String]
}

/// A feed that readers may find from a page.
package struct FeedLink: Sendable {
    let feedTitle: String
    let feedPath: String
    let feedType: String
    /// What it is about.
    fileprivate let subjectName: String

    package init(title: String, path: String) {
        feedTitle = title
        feedPath = path
        feedType = FeedFormat.atom.mediaType
        subjectName = title
    }

    /// - Parameter subject: what it is about; the title says its format, too.
    package init(_ subject: String, _ format: FeedFormat, path: String) {
        feedTitle = "\(subject) (\(format.name))"
        feedPath = path
        feedType = format.mediaType
        subjectName = subject
    }

    /// The feed of a subject in every format.
    package static func all(_ title: String, _ subject: FeedSubject) -> [FeedLink] {
        FeedFormat.allCases.map {
            FeedLink(title, $0, path: SitePath.feed(subject, $0))
        }
    }
}

extension Frame: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "documentTitle": documentTitle
        case "siteName": siteName
        case "navigationHTML": navigationHTML
        case "isSignedIn": isSignedIn
        case "isMember": isMember
        case "memberName": memberName
        case "memberPath": memberPath
        case "moderationPath": moderationPath
        case "administrationPath": administrationPath
        case "frameToken": frameToken
        case "notificationsHTML": notificationsHTML
        case "feedsHTML": feedsHTML
        case "footFeedName": footFeedName
        case "footFeedPath": footFeedPath
        case "canonicalAddress": canonicalAddress
        case "headMetas": headMetas
        case "structuredData": structuredData
        case "arrivedForm": arrivedForm
        case "content": content
        default: nil
        }
    }
}
