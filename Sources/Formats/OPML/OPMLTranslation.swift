internal import Colloquium

extension OPMLOutline {
    /// The feeds at and under an outline, in document order. One whose address is none has it as it is written.
    func subscriptions(in folders: [String]) -> [FeedSubscription] {
        guard !isComment else { return [] }
        let children = OPMLOutline.children(of: element)
        if let own = subscription(in: folders) { return [own] + children.flatMap { $0.subscriptions(in: folders) } }
        let inner = title.isEmpty ? folders : folders + [title]
        return children.flatMap { $0.subscriptions(in: inner) }
    }

    private func subscription(in folders: [String]) -> FeedSubscription? {
        let written = feed.trimmingSpace
        guard !written.isEmpty else { return nil }
        let address = Self.address(written) ?? written
        return FeedSubscription(
            title: title.isEmpty ? address : title, feed: address, page: Self.address(page) ?? "", folders: folders)
    }

    /// Absolute, with the pseudo-scheme of feed readers taken off: "feed://example.org/rss", "feed:https://…".
    private static func address(_ text: String) -> String? {
        let text = text.trimmingSpace
        guard text.lowercased().hasPrefix("feed:") else { return WebAddress(text)?.description }
        let rest = String(text.dropFirst(5))
        return (WebAddress(rest) ?? WebAddress("http:" + rest))?.description
    }
}
