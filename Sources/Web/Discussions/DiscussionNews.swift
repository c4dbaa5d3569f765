import Colloquium
import Pages

/// What of a discussion's page is new to its reader.
struct DiscussionNews: Sendable {
    private let since: Instant?
    private let first: Number<Contribution>?
    private let count: Int
    /// Of each entry that is new, the one that is new after it.
    private let following: [Int: Number<Contribution>?]

    init(_ entries: [DiscussionPages.Prepared.Entry], _ mark: ReadingMark, for reader: Number<Member>?) {
        since = mark.newSince
        var following: [Int: Number<Contribution>?] = [:]
        var next: Number<Contribution>?
        for (index, entry) in entries.enumerated().reversed() {
            let author = entry.authorship
            guard !author.isWithdrawn, mark.isNew(entry.writtenAt, by: author.author, to: reader) else { continue }
            following[index] = .some(next)
            next = entry.number
        }
        self.following = following
        first = next
        count = following.count
    }

    func mark(at index: Int) -> String {
        guard let next = following[index] else { return "" }
        return ThreadHTML.newMark(next: next)
    }

    func summary(_ time: ReaderTime) -> String {
        ThreadHTML.news(count, since: since.map(time.moment) ?? "", first: first)
    }
}
