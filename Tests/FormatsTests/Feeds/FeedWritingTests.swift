import Colloquium
import Foundation
import Testing

@testable import Formats

@Suite("Feeds as they leave the site")
struct FeedWritingTests {
    private static let hostile = "A\u{0}\u{B}<b>&]]>\"'\u{FFFE} مرحبا 🩺"
    private static let moment = Instant(rawValue: 1_795_428_000_000)

    private static var feed: FeedDocument {
        var entry = FeedDocument.Entry(
            id: "tag:e.org,2026-11-23:contributions/2", title: hostile, page: "https://e.org/contributions/2",
            publishedAt: moment, updatedAt: moment + .hours(1),
            author: .init(name: hostile, page: "https://e.org/members/1?a=1&b=2"),
            html: "<p>Ünïcode &amp; more \(hostile.filter { $0 != "<" && $0 != "&" })</p>")
        entry.categories = [hostile]
        entry.repliesTo = .init(id: "tag:e.org,2026-11-23:discussions/1", page: "https://e.org/discussions/1")
        entry.related = "https://doi.org/10.1000/a&b"
        return FeedDocument(
            id: "tag:e.org,2026-11-23:feeds/site", title: hostile, subtitle: "", page: "https://e.org/",
            addresses: [
                .atom: "https://e.org/feed.atom", .rss: "https://e.org/feed.rss", .json: "https://e.org/feed.json",
            ],
            updatedAt: moment + .hours(1), entries: [entry])
    }

    @Test("are well-formed whatever people write, without what XML forbids", arguments: [FeedFormat.atom, .rss])
    func wellFormed(format: FeedFormat) throws {
        let bytes = try Self.feed.bytes(as: format)
        #expect(try XMLText.read(bytes) { $0.name.hasSuffix(format == .atom ? "feed" : "rss") })
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("A&lt;b&gt;&amp;]]&gt;&quot;&#39; مرحبا 🩺"))
    }

    @Test("Atom says what is answered, and what it is about")
    func atom() throws {
        let text = String(decoding: try Self.feed.bytes(as: .atom), as: UTF8.self)
        #expect(
            text.contains(
                "<thr:in-reply-to ref=\"tag:e.org,2026-11-23:discussions/1\" href=\"https://e.org/discussions/1\" type=\"text/html\"/>"
            ))
        #expect(text.contains("<link rel=\"related\" href=\"https://doi.org/10.1000/a&amp;b\"/>"))
        #expect(text.contains("<published>2026-11-23T10:00:00Z</published>"))
        #expect(text.contains("<updated>2026-11-23T11:00:00Z</updated>"))
    }

    @Test("RSS has an id that is no address, the author by name, and itself")
    func rss() throws {
        let text = String(decoding: try Self.feed.bytes(as: .rss), as: UTF8.self)
        #expect(text.contains("<guid isPermaLink=\"false\">tag:e.org,2026-11-23:contributions/2</guid>"))
        #expect(text.contains("<dc:creator>A&lt;b&gt;"))
        #expect(text.contains("<pubDate>Mon, 23 Nov 2026 10:00:00 +0000</pubDate>"))
        #expect(text.contains("rel=\"self\" type=\"application/rss+xml\" href=\"https://e.org/feed.rss\""))
    }

    @Test("JSON Feed is JSON, and leaves out what is not there")
    func json() throws {
        let read = try JSONSerialization.jsonObject(with: Data(try Self.feed.bytes(as: .json))) as? NSDictionary
        #expect(read?["version"] as? String == "https://jsonfeed.org/version/1.1")
        #expect(read?["description"] == nil)
        let item = (read?["items"] as? [NSDictionary])?.first
        #expect(item?["external_url"] as? String == "https://doi.org/10.1000/a&b")
        #expect((item?["_thread"] as? NSDictionary)?["in_reply_to"] as? String == "tag:e.org,2026-11-23:discussions/1")
    }
}
