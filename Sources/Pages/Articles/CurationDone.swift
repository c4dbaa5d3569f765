/// What was just done to an article's record, as the page that follows says it.
package enum CurationDone: String, CaseIterable, Sendable {
    case merged, split, corrected, unchanged, pinned, unpinned, apart
    case takenBack = "taken-back"

    /// What the address of a page calls it.
    package static let parameter = "done"

    package func added(to path: String) -> String { "\(path)?\(Self.parameter)=\(rawValue)" }

    /// What a person reads.
    var sentence: String {
        switch self {
        case .merged: "Done. The two are one article now; the old address leads here."
        case .split: "Done. The two are two articles now, and stay so whatever sources say."
        case .corrected: "Done. Your correction is shown everywhere on this site."
        case .unchanged: "Nothing was changed: what you sent is what stood there."
        case .pinned: "Done. What you chose is shown everywhere on this site, whatever sources say later."
        case .unpinned: "Done. The source that is believed most is shown again."
        case .apart: "Done. The two stay two articles, whatever sources say."
        case .takenBack: "Done. The correction is taken back; what sources say is shown again."
        }
    }
}
