import Colloquium
import Logging
import Outbound
import ServiceLifecycle
import Store
import Work

/// The site's ways to the world outside: what requests ask of it, and the work that goes on without them. Everything goes
/// through one guarded fetcher.
struct Network {
    private let settings: OutboundSettings
    private let policy: FetchPolicy
    private let fetcher: Fetcher
    private let resolver: ArticleResolver
    private let finder: SourceFinder
    private let store: Store
    private let logger: Logger
    private let pace: RequestPace

    init(_ settings: OutboundSettings, origin: String, store: Store, logger: Logger) {
        self.settings = settings
        self.store = store
        self.logger = logger
        let resolution = settings.resolution
        policy = settings.policy(origin: origin)
        fetcher = Fetcher(policy: policy)
        // One pace for all: a server does not care which part of the site asks.
        pace = RequestPace { resolution.rate(at: $0) }
        resolver = ArticleResolver(settings: resolution, fetcher: fetcher, pace: pace, store: store, logger: logger)
        finder = SourceFinder(fetcher: fetcher, pace: pace, settings: resolution)
    }

    /// What requests may ask.
    var outsideWorld: OutsideWorld {
        guard settings.isOn else { return .none }
        return OutsideWorld(
            resolve: { [resolver] in await resolver.resolve($0) },
            match: { [resolver] in await resolver.matches(forCitation: $0) },
            findSource: { [finder] in try await finder.find($0) })
    }

    /// Whether a source may be asked, as far as its address tells.
    var mayAsk: @Sendable (SourceAddress) -> Bool {
        { [policy] in policy.admits($0.description) }
    }

    /// What goes on without requests.
    var services: [any Service] {
        guard settings.isOn else { return [] }
        return [
            ResolutionWorker(store: store, resolver: resolver, logger: logger),
            RetractionChecker(store: store, resolver: resolver, logger: logger),
            SourcePoller(store: store, fetcher: fetcher, pace: pace, settings: settings.resolution, logger: logger),
        ]
    }

    func close() async { await fetcher.close() }
}
