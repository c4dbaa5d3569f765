import Colloquium

/// Of somebody else's ties those that the reader may know of, each as they may know it: as a map and as a list.
struct ShownNetwork: Sendable {
    let pictures: [MapPicture]
    /// Who knows whom is the owner’s alone.
    let showsKnown = false
    let lines: [TieLine]
    /// Those that the map does not say all of.
    let toldLines: [TieLine]

    /// - Parameter owner: what stands in the middle.
    init(_ ties: [Tie], of owner: String, time: ReaderTime) {
        pictures = ties.isEmpty ? [] : MapPicture.both(ties, owner: owner) { "#\(SitePath.anchor($0.number))" }
        let lines = ties.map { tie in
            TieLine(tie, path: tie.node.member.map { SitePath.member($0, tie.node.name) }, time: time)
        }
        self.lines = lines
        toldLines = lines.filter { !($0.tieNotes.isEmpty && $0.changes.isEmpty) }
    }
}
