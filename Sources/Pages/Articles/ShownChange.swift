package import Colloquium

/// A merge or a split of an article, as its page tells it.
package struct ShownChange: Sendable {
    let changeText: String
    /// Where the other article stands by itself.
    let otherPath: [String]
    let otherName: String

    package enum Kind: Sendable { case merged, split, splitOff }

    /// - Parameter isOpen: whether the reader may read the other article.
    package init(
        _ kind: Kind, _ other: Number<Article>, isOpen: Bool, by member: String?, at moment: Instant, _ time: ReaderTime
    ) {
        let deed =
            switch kind {
            case .merged: "Article \(other) was merged into this one"
            case .split: "Article \(other) was split off"
            case .splitOff: "Split off from article \(other)"
            }
        changeText = "\(deed) on \(time.day(moment))" + (member.map { " by \($0)" } ?? "") + "."
        otherPath = isOpen ? [SitePath.article(other)] : []
        otherName = "Article \(other)"
    }
}
