package import Colloquium
import Formats
package import Outbound

/// Makes of what a person pastes something that can be followed, with a preview of what would come.
package struct SourceFinder: Sendable {
    private let fetcher: SourceFetcher
    private let searches: PubMedSearches

    package init(fetcher: Fetcher, pace: RequestPace, settings: ResolutionSettings) {
        self.fetcher = SourceFetcher(fetcher: fetcher, pace: pace, readers: Gate(8), patience: .seconds(5))
        searches = PubMedSearches(settings: settings, fetcher: self.fetcher)
    }

    /// - Parameter text: the address of a feed, of a journal's page, of a search at PubMed, or of a list of feeds.
    /// - Throws: what is wrong, at the field `address`.
    package func find(_ text: String) async throws(Refusal) -> SourceFinding {
        let address = try Self.address(text)
        do {
            return try await finding(address)
        } catch let refusal as Refusal {
            throw refusal
        } catch let failure as FetchFailure {
            throw .invalid("address", failure.reason)
        } catch let unreadable as Unreadable {
            throw .invalid("address", unreadable.reason)
        } catch let crowded as Crowded {
            throw .invalid("address", crowded.reason)
        } catch {
            throw .invalid("address", "What is at this address could not be read.")
        }
    }
}

extension SourceFinder {
    private static func address(_ text: String) throws(Refusal) -> SourceAddress {
        let typed = text.tidiedLine
        if typed.isEmpty { throw .invalid("address", "Paste the address of a feed, a journal or a search of PubMed.") }
        // People drop the scheme: "www.bmj.com".
        let isWhole = typed.contains("://") || typed.lowercased().hasPrefix("feed:")
        let whole = isWhole ? typed : "https://" + typed
        if whole.utf8.count > WebAddress.limit {
            throw .invalid(
                "address",
                "This address is too long. A search of PubMed can be split into several shorter ones; follow each.")
        }
        if let reason = WebAddress(whole).flatMap(PubMedSearch.recognise).flatMap(reason(against:)) {
            throw .invalid("address", reason)
        }
        guard let address = SourceAddress(whole), isWhole || address.host.contains(".") else {
            throw .invalid("address", "This is no web address: it should look like https://example.org/feed.")
        }
        return address
    }

    /// Why a search of PubMed cannot be repeated; nil where it can.
    private static func reason(against search: PubMedSearch.Recognition) -> String? {
        switch search {
        case .search: nil
        case .untranslatable(let filter):
            """
            This search uses the filter “\(filter.excerpt(60))”, which cannot be repeated. Take the filter off at \
            PubMed, write what it does into the search words, and paste the new address.
            """
        case .tooLong:
            """
            This search is too long to be repeated by its address. Split it at PubMed into several shorter searches, \
            and follow each.
            """
        }
    }

    private func finding(_ address: SourceAddress) async throws -> SourceFinding {
        if case .pubMedSearch(let search) = address.kind {
            return .source(preview(of: try await searches.reading(search, at: .now()), at: address))
        }
        switch try await look(at: address) {
        case .finding(let finding): return finding
        case .feeds(let page, let offers):
            guard offers.count > 1 else {
                guard let offer = offers.first else { throw Unreadable(Self.noFeed) }
                return try await preview(of: offer)
            }
            return .choice(page: page, offers)
        }
    }

    private enum Look {
        case finding(SourceFinding)
        case feeds(page: String, [SourceOffer])
    }

    private func look(at address: SourceAddress) async throws -> Look {
        try await fetcher.read(address.description) { answer in
            try Self.requireSuccess(of: answer)
            let here = answer.permanentAddress.flatMap { SourceAddress($0) } ?? address
            if let reading = try? FeedReading(answer.body) { return .finding(.source(preview(of: reading, at: here))) }
            let read = try? RecordReader.read(answer.body)
            if read?.format == .opml {
                let listed = OfferedSources(read.map { $0.subscriptions + $0.unusable } ?? [])
                if listed.isEmpty { throw Unreadable("This list names no feeds.") }
                return .finding(.list(listed))
            }
            let announced = FeedDiscovery.feeds(in: answer.body, base: answer.address)
            if announced.isEmpty { _ = try FeedReading(answer.body) }
            return .feeds(page: answer.address, Self.offers(announced, on: answer.address))
        }
    }

    /// The one feed of a page. A page that announces itself as its feed would be looked at for ever.
    private func preview(of offer: SourceOffer) async throws -> SourceFinding {
        let reading = try await fetcher.read(offer.address.description) { answer in
            try Self.requireSuccess(of: answer)
            return try FeedReading(answer.body)
        }
        return .source(preview(of: reading, at: offer.address, on: offer.page))
    }

    private func preview(of reading: FeedReading, at address: SourceAddress, on page: String = "") -> SourcePreview {
        SourcePreview(
            offer: SourceOffer(
                address: address, title: reading.title, page: reading.page.isEmpty ? page : reading.page),
            count: reading.records.count, items: reading.records.map(\.asItem), notice: reading.notice(at: .now()))
    }

    private static func requireSuccess(of answer: FetchAnswer) throws {
        if (200...299).contains(answer.status) { return }
        throw Unreadable(RefusedAnswer.reason(answer.status, isFollowed: false))
    }

    /// Feeds of comments are announced beside those of articles and are not what is looked for.
    private static func offers(_ feeds: [DiscoveredFeed], on page: String) -> [SourceOffer] {
        var seen: Set<SourceAddress> = []
        let offers = feeds.compactMap { feed in
            SourceAddress(feed.address).flatMap { address in
                seen.insert(address).inserted ? SourceOffer(address: address, title: feed.title, page: page) : nil
            }
        }
        let articles = offers.filter { !$0.isOfComments }
        return Array((articles.isEmpty ? offers : articles).prefix(50))
    }

    private static let noFeed = """
        This page announces no feed. Look on it for “RSS” or “Feed” and paste that address, or follow the journal by a \
        search of PubMed: search there for “"Name of the journal"[Journal]” and paste the address.
        """
}

extension SourceOffer {
    fileprivate var isOfComments: Bool {
        let words = FoldedText(title).words
        return words.contains("comments") || address.description.lowercased().contains("/comments/")
    }
}
