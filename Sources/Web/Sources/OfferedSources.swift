import Colloquium
import Formats

extension OfferedSources {
    /// What an uploaded OPML file lists.
    /// - Throws: a problem at `file` that says what to do.
    init(file bytes: [UInt8]) throws(Refusal) {
        self.init(try Self.subscriptions(bytes))
        if isEmpty {
            throw .invalid("file", "This file lists no feeds: export them from your feed reader as OPML.")
        }
    }

    private static func subscriptions(_ bytes: [UInt8]) throws(Refusal) -> [FeedSubscription] {
        let read: ReadRecords
        do {
            read = try RecordReader.read(bytes)
        } catch {
            throw .invalid("file", "This is no OPML file: export your feeds from your feed reader as OPML.")
        }
        guard read.format == .opml else {
            throw .invalid("file", "This is \(read.format.displayName), not a list of feeds (OPML).")
        }
        return read.subscriptions + read.unusable
    }
}
