import Colloquium

extension String {
    /// Safe HTML of a page with every address absolute, as it has to be where it stands alone.
    /// - Parameters:
    ///   - origin: scheme and authority of the site, without a slash at the end.
    ///   - page: the absolute address of the page that the HTML stands on.
    package func withAbsoluteAddresses(on origin: String, page: String) -> String {
        guard contains("href=\"") || contains("src=\"") else { return self }
        var html = self
        for attribute in [" href=\"", " src=\""] {
            let pieces = html.split(separator: attribute, omittingEmptySubsequences: false)
            html = pieces.dropFirst().reduce(into: String(pieces[0])) { html, piece in
                let end = piece.utf8.firstIndex(of: UInt8(ascii: "\"")) ?? piece.endIndex
                html += attribute + Self.absolute(piece[..<end], origin, page) + piece[end...]
            }
        }
        return html
    }

    /// RFC 3986, section 5.2, as far as authors of text use it.
    private static func absolute(_ address: Substring, _ origin: String, _ page: String) -> String {
        if address.hasPrefix("//") { return "https:" + address }
        if address.hasPrefix("/") { return origin + address }
        if address.isEmpty || address.hasPrefix("#") { return page.before("#") + address }
        if address.hasPrefix("?") { return page.before("#").before("?") + address }
        if let colon = address.firstIndex(of: ":"), address[..<colon].allSatisfy({ $0.isASCII && $0 != "/" }) {
            return String(address)
        }
        let path = page.before("#").before("?")
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? path
        return folder + address
    }

    private func before(_ sign: Character) -> String { String(prefix { $0 != sign }) }
}
