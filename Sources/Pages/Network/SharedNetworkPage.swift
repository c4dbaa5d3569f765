package import Colloquium

/// Somebody else's network, as far as the reader may know it.
package struct SharedNetworkPage: SitePage {
    package static let template = "network/shared"

    package let pageTitle: String
    let ownerName: String
    let ownerPath: String
    let filters: [NetworkFilters]
    /// None where nobody is left to show.
    let shown: [ShownNetwork]
    let emptyText: String
    /// None where nothing of it is shared.
    let worksheets: [WorksheetParts]

    /// - Parameters:
    ///   - ties: those the reader may know of, each as they may know it.
    ///   - worksheet: as far as the reader may know it.
    package init(
        of owner: Number<Member>, _ name: String, _ ties: [Tie], _ worksheet: WorksheetParts, _ filter: NetworkFilter,
        time: ReaderTime
    ) {
        worksheets = worksheet.isEmpty ? [] : [worksheet]
        pageTitle = "The network of \(name)"
        ownerName = name
        ownerPath = SitePath.member(owner, name)
        let filter = filter.among([])
        let shown = ties.filter { filter.lets($0) }
        filters =
            ties.isEmpty
            ? [] : [NetworkFilters(filter, topics: ties.flatMap(\.topics), action: SitePath.network(of: owner))]
        emptyText =
            ties.isEmpty
            ? !worksheet.isEmpty
                ? "" : "\(name) shares nothing of their network with you. Most people keep it to themselves."
            : shown.isEmpty ? "Nobody here fits that." : ""
        self.shown = shown.isEmpty ? [] : [ShownNetwork(shown, of: name, time: time)]
    }
}
