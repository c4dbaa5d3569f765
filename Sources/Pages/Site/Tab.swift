/// One of the pages that belong together, as the tabs above them show it.
struct Tab: Sendable {
    let tabName: String
    let tabPath: String
    let isCurrentTab: Bool

    static func settings(current: String) -> [Tab] {
        list(
            [
                ("Profile", SitePath.profileSettings), ("Subscriptions", SitePath.subscriptions),
                ("Feeds", SitePath.privateFeeds),
                ("Searches", SitePath.savedSearches), ("CPD log", SitePath.cpdLog),
                ("Account", SitePath.accountSettings), ("Sessions", SitePath.sessions),
                ("Tokens", SitePath.accessTokens),
            ], current)
    }

    static func administration(current: String) -> [Tab] {
        list(
            [
                ("Overview", SitePath.administration), ("Members", SitePath.memberAdministration),
                ("Mail", SitePath.mailDesk), ("Doubles", SitePath.doubles), ("Audit", SitePath.audit),
                ("Site", SitePath.siteSettings),
            ], current)
    }

    static func list(_ pages: [(String, String)], _ current: String) -> [Tab] {
        pages.map { Tab(tabName: $0.0, tabPath: $0.1, isCurrentTab: $0.1 == current) }
    }
}
