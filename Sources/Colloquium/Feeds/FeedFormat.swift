/// In which form a feed leaves the site.
package enum FeedFormat: String, CaseIterable, Hashable, Sendable {
    /// Atom 1.0 (RFC 4287).
    case atom
    /// RSS 2.0.
    case rss
    /// JSON Feed 1.1.
    case json

    package var name: String {
        switch self {
        case .atom: "Atom"
        case .rss: "RSS"
        case .json: "JSON Feed"
        }
    }

    /// The media type, without parameters.
    package var mediaType: String {
        switch self {
        case .atom: "application/atom+xml"
        case .rss: "application/rss+xml"
        case .json: "application/feed+json"
        }
    }

    /// What the last component of a feed's address is called.
    package var fileName: String { "feed.\(rawValue)" }
}
