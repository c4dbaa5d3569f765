extension ItemKeys {
    /// What a link says of the page it leads to: sites that move to https keep their pages, and who is reading, or where
    /// they came from, is no part of it.
    static func page(at link: String) -> String {
        withoutReader(withoutScheme(link))
    }

    /// A link without what only tells who is reading.
    static func withoutReader(_ link: String) -> String {
        guard link.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: ";") }) else { return link }
        let (rest, fragment) = link[...].parted(at: "#")
        let (path, query) = rest.parted(at: "?")
        let kept = query.dropFirst().split(separator: "&").filter { !isTracking($0) }.joined(separator: "&")
        let (plain, session) = path.parted(at: ";")
        let page = isTracking(session.dropFirst()) ? plain : path
        return String(page) + (kept.isEmpty ? "" : "?" + kept) + fragment
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.hasPrefix("utm_") || trackingParameters.contains(name)
    }

    private static let trackingParameters: Set<String> = [
        "fbclid", "gclid", "mc_cid", "mc_eid", "jsessionid", "phpsessid", "sessionid", "session_id",
    ]
}

extension ArticleRecord {
    /// The record as it stays while nothing in it changes but what its links tell of who is reading.
    package var lasting: ArticleRecord {
        var record = self
        record.links = links.map(ItemKeys.withoutReader)
        record.identifiers = identifiers.map { identifier in
            guard identifier.scheme == .url else { return identifier }
            return Identifier(.url, ItemKeys.withoutReader(identifier.value)) ?? identifier
        }
        record.fullText = fullText.map { link in
            var link = link
            link.url = ItemKeys.withoutReader(link.url)
            return link
        }
        return record
    }
}

extension Substring {
    /// What stands before a sign, and the rest from it on.
    fileprivate func parted(at sign: Character) -> (before: Substring, rest: Substring) {
        let place = firstIndex(of: sign) ?? endIndex
        return (self[..<place], self[place...])
    }
}
