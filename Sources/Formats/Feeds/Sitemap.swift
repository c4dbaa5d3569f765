package import Colloquium
import Foundation

/// Files that tell search engines what there is, as sitemaps.org has them: at most 50,000 addresses and 50 MB in each.
package enum Sitemap {
    /// How many numbers of one kind a file goes through. Fewer than there may be, so that each is made soon.
    package static let numbersInFile: Int64 = 10_000

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private static let space = "http://www.sitemaps.org/schemas/sitemap/0.9"

    /// - Parameter pages: whole addresses, each with when what is there changed, if that is known.
    package static func text(_ pages: [(address: String, changedAt: Instant?)]) -> String {
        var text = head + "<urlset xmlns=\"\(space)\">\n"
        for page in pages {
            text += "<url><loc>\(page.address.escapedForXML)</loc>"
            if let changed = page.changedAt { text += "<lastmod>\(changed.date.ISO8601Format())</lastmod>" }
            text += "</url>\n"
        }
        return text + "</urlset>\n"
    }

    /// - Parameter files: whole addresses of sitemaps.
    package static func index(_ files: [String]) -> String {
        let lines = files.map { "<sitemap><loc>\($0.escapedForXML)</loc></sitemap>\n" }
        return head + "<sitemapindex xmlns=\"\(space)\">\n\(lines.joined())</sitemapindex>\n"
    }
}
