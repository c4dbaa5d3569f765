package import Colloquium

/// A panel in a list.
package struct PanelItem: Sendable {
    let panelTopic: String
    let panelPath: String
    let panelState: String
    let panelMembers: String

    package init(
        _ number: Number<Panel>, topic: String, members: Int, endsAt: Instant?, at now: Instant, time: ReaderTime
    ) {
        panelTopic = topic
        panelPath = SitePath.panel(number, topic)
        panelState = PanelPage.state(endsAt, at: now, time)
        panelMembers = PanelPage.members(members)
    }

    /// A panel that asks the reader, who may not see it otherwise.
    package init(asking number: Number<Panel>, topic: String, members: Int) {
        panelTopic = topic
        panelPath = SitePath.seat(number)
        panelState = "Asks you"
        panelMembers = PanelPage.members(members)
    }
}

/// The panels of a club.
package struct PanelsPage: SitePage {
    package static let template = "panels/panels"

    package let pageTitle: String
    let clubName: String
    let clubPath: String
    let panels: [PanelItem]
    let newPanelPath: [String]
    let pagination: Pagination

    package init(_ club: Club, _ panels: [PanelItem], page: Int, hasMore: Bool, viewer: Viewer) {
        pagination = Pagination(path: SitePath.panels(club.number), page: page, hasMore: hasMore)
        pageTitle = "Panels of \(club.name)"
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        self.panels = panels
        newPanelPath = viewer.facilitates(club.number) ? [SitePath.newPanel(club.number)] : []
    }
}
