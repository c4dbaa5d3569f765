import Colloquium
import Pages
import Store
import Synchronization

/// The HTML of contributions, made once for each revision and time zone and then handed out as it is.
final class FragmentCache: Sendable {
    private struct Key: Hashable {
        let number: Number<Contribution>
        let revision: Int
        let isWithdrawn: Bool
        let author: String
        let parentAuthor: String?
        let zone: String
    }

    /// About 60 MB of contributions of usual length.
    private static let limit = 30_000
    private let fragments = Mutex<[Key: String]>([:])

    func html(_ row: ContributionReading, _ time: ReaderTime, render: (ContributionFragment) -> String) -> String {
        let key = Key(
            number: row.number, revision: row.revision, isWithdrawn: row.withdrawnAt != nil,
            author: row.authorName + "\n" + row.authorByline, parentAuthor: row.parentAuthorName, zone: time.zone)
        if let known = fragments.withLock({ $0[key] }) { return known }
        let parent = row.parent.map { (number: $0, author: row.parentAuthorName ?? "") }
        let made = render(
            ContributionFragment(
                row.contribution, depth: row.depth, author: (row.authorName, row.authorByline),
                edited: row.editedAt != nil, parent: parent, time: time))
        fragments.withLock { fragments in
            if fragments.count >= Self.limit { fragments.removeAll(keepingCapacity: true) }
            fragments[key] = made
        }
        return made
    }
}
