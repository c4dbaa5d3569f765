import Foundation

/// Under whose name a site calls its things for ever (RFC 4151, section 2.1): a host name that was the site's on a day.
/// It is chosen once and stays when the site moves, so that no feed reader takes what it knows for something new.
package struct NamingAuthority: Hashable, Sendable {
    /// A DNS name in lower case, without a port.
    package let host: String
    /// When it was chosen.
    package let chosenAt: Instant

    /// - Parameter host: of the site's origin; what can be no DNS name, such as an IPv6 address, counts as "localhost".
    package init(host: String, chosenAt: Instant) {
        let host = host.lowercased()
        let isName = !host.isEmpty && host.utf8.allSatisfy(Self.isPartOfName)
        self.host = isName ? host : "localhost"
        self.chosenAt = chosenAt
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// The tag URI of a thing of the site.
    /// - Parameter name: unique in the site, of characters that a URI may hold.
    package func tag(_ name: String) -> String { "tag:\(host),\(chosenAt.day):\(name)" }
}

extension Instant {
    /// "2026-11-29", in UTC.
    fileprivate var day: String { date.formatted(.iso8601.year().month().day()) }
}
