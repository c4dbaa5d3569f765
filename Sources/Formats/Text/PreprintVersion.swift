internal import Colloquium

/// Which version of a preprint an address shows.
enum PreprintVersion {
    /// "3" of "https://www.biorxiv.org/content/10.1101/2021.01.01.425001v3.full"; empty where the address is none of a
    /// server that numbers its versions so.
    static func number(at address: String) -> String {
        guard let page = WebAddress(address), hosts.contains(where: { page.host.hasSuffix($0) }),
            let match = page.path.firstMatch(of: /\/10\.[0-9]{4,9}\/[0-9.]+v([0-9]{1,2})(?:$|[.\/])/)
        else { return "" }
        return String(match.1)
    }

    /// When HighWire's preprint servers posted the version that an address shows:
    /// "…/content/early/2023/11/08/2023.11.07.566105".
    static func posted(at address: String) -> PartialDate? {
        guard let page = WebAddress(address), hosts.contains(where: { page.host.hasSuffix($0) }),
            let match = page.path.firstMatch(of: /\/early\/([0-9]{4})\/([0-9]{2})\/([0-9]{2})\//)
        else { return nil }
        return StatedDate.date(year: String(match.1), month: String(match.2), day: String(match.3))
    }

    private static let hosts = ["biorxiv.org", "medrxiv.org"]
}
