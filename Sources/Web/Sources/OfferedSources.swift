import Colloquium
import Formats

/// The feeds that an OPML file lists, and why some of its lines cannot be followed.
struct OfferedSources {
    /// As many as a form sends back.
    static let limit = 1_000

    let offers: [SourceOffer]
    let refused: [(title: String, reason: String)]
    /// Lines beyond the limit.
    let leftOut: Int

    /// - Throws: a problem at `file` that says what to do.
    init(file bytes: [UInt8]) throws(Refusal) {
        self.init(try Self.subscriptions(bytes))
        if offers.isEmpty, refused.isEmpty {
            throw .invalid("file", "This file lists no feeds: export them from your feed reader as OPML.")
        }
    }

    private init(_ subscriptions: [FeedSubscription]) {
        var seen: Set<SourceAddress> = []
        var offers: [SourceOffer] = []
        var refused: [(title: String, reason: String)] = []
        for line in subscriptions {
            guard let address = SourceAddress(line.feed) else {
                refused.append((line.title.excerpt(200), Self.reason(line.feed)))
                continue
            }
            guard seen.insert(address).inserted else { continue }
            offers.append(SourceOffer(address: address, title: line.title, page: line.page, folders: line.folders))
        }
        self.offers = Array(offers.prefix(Self.limit))
        self.refused = Array(refused.prefix(100))
        leftOut = max(0, offers.count - Self.limit)
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
        return read.subscriptions
    }

    private static func reason(_ address: String) -> String {
        guard let page = WebAddress(address), case .untranslatable(let filter) = PubMedSearch.recognise(page) else {
            return "Its address is none that can be asked: \(address.excerpt(120))"
        }
        return "This search of PubMed uses the filter “\(filter.excerpt(60))”, which cannot be repeated."
    }
}
