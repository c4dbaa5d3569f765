/// An outside feed, or a standing search of PubMed, that the site polls for new articles.
package struct Source: Hashable, Sendable {
    package let number: Number<Source>
    package let address: SourceAddress
    /// As the feed calls itself, or the words of the search.
    package let title: String
    /// The web page it belongs to, an absolute http(s) URL; empty when not known.
    package let page: String
    package let state: SourceState

    package init(number: Number<Source>, address: SourceAddress, title: String, page: String, state: SourceState) {
        self.number = number
        self.address = address
        self.title = title
        self.page = page
        self.state = state
    }
}

/// Whether a source is polled.
package enum SourceState: String, CaseIterable, Hashable, Sendable, Codable {
    /// Polled when it is due.
    case active
    /// The publisher said that it is gone for good (RFC 9110, section 15.5.11); it is not asked again.
    case gone
    /// It failed for two weeks; it is asked again when a person says so.
    case suspended

    package var name: String {
        switch self {
        case .active: "Active"
        case .gone: "Ended by the publisher"
        case .suspended: "Suspended"
        }
    }
}
