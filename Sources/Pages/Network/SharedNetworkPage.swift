package import Colloquium

/// Somebody else's network, as far as the reader may know it.
package struct SharedNetworkPage: SitePage {
    package static let template = "network/shared"

    package let pageTitle: String
    let ownerName: String
    let ownerPath: String
    let filters: [NetworkFilters]
    let pictures: [MapPicture]
    /// Who knows whom is the owner’s alone.
    let showsKnown = false
    let lines: [TieLine]
    /// Those that the map does not say all of.
    let toldLines: [TieLine]
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
        let shown = ties.filter { filter.lets($0) }
        filters =
            ties.isEmpty
            ? [] : [NetworkFilters(filter, topics: ties.flatMap(\.topics), action: SitePath.network(of: owner))]
        emptyText =
            ties.isEmpty
            ? !worksheet.isEmpty
                ? "" : "\(name) shares nothing of their network with you. Most people keep it to themselves."
            : shown.isEmpty ? "Nobody here fits that." : ""
        pictures = shown.isEmpty ? [] : MapPicture.both(shown, owner: name) { "#\(SitePath.anchor($0.number))" }
        let lines = shown.map { tie in
            TieLine(tie, path: tie.node.member.map { SitePath.member($0, tie.node.name) }, time: time)
        }
        self.lines = lines
        toldLines = lines.filter { !($0.tieNotes.isEmpty && $0.changes.isEmpty) }
    }
}
