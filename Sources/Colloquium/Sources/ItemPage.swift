extension ItemKeys {
    /// What a link says of the page it leads to: sites that move to https keep their pages, and who is reading, or where
    /// they came from, is no part of it.
    static func page(at link: String) -> String {
        let link = withoutScheme(link)[...]
        guard link.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: ";") }) else {
            return String(link)
        }
        let (rest, fragment) = link.parted(at: "#")
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

extension Substring {
    /// What stands before a sign, and the rest from it on.
    fileprivate func parted(at sign: Character) -> (before: Substring, rest: Substring) {
        let place = firstIndex(of: sign) ?? endIndex
        return (self[..<place], self[place...])
    }
}
