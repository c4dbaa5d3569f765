import Colloquium

/// A tie in a list, with all that the map says and what else its reader may know.
struct TieLine: Sendable {
    let tieAnchor: String
    /// None where the tie has no page of its own for the reader.
    let tiePath: [String]
    let tieName: String
    let tiePlace: String
    let kindName: String
    let strengthName: String
    let modeName: String
    let localityName: String
    let topicsText: String
    /// When they last were in touch and when they mean to be again.
    let contactText: String
    let tieNotes: String
    /// Oldest first, as "Weak since 3 May 2026".
    let changes: [String]

    /// - Parameter path: of the tie's page, or of the profile of the member it leads to.
    init(_ tie: Tie, path: String?, time: ReaderTime) {
        tieAnchor = SitePath.anchor(tie.number)
        tiePath = path.map { [$0] } ?? []
        tieName = tie.node.name
        tiePlace = tie.node.affiliation
        kindName = tie.node.kind.name
        strengthName = tie.strength.name
        modeName = tie.mode.name
        localityName = tie.locality.name
        topicsText = tie.topics.joined(separator: ", ")
        contactText = tie.contactText
        tieNotes = tie.notes
        changes = tie.history.map { "\($0.strength.name) since \(time.day($0.at))" }
    }
}

extension Tie {
    /// "2026-09-01, every 3 months"
    var contactText: String { [lastContact, rhythm?.words].compactMap { $0 }.joined(separator: ", ") }
}
