import Testing

@testable import Formats

@Suite("Feed discovery")
struct FeedDiscoveryTests {
    private func feeds(_ page: String, base: String = "https://example.org/a/b") -> [DiscoveredFeed] {
        FeedDiscovery.feeds(in: Array(page.utf8), base: base)
    }

    @Test("finds what a blog announces, in order, before what it links")
    func wordPress() {
        let found = feeds(Pages.wordPress, base: "https://blog.example.org/2024/how-to-read/")
        #expect(
            found.map(\.address) == [
                "https://blog.example.org/2024/feed/", "https://blog.example.org/comments/feed/",
                "https://blog.example.org/feed/json", "https://blog.example.org/feed/",
                "https://other.example.org/podcast.rss",
            ])
        #expect(found[0].title == "The Bottom Line » Feed")
        #expect(found[0].mediaType == "application/rss+xml")
        #expect(found.map(\.place) == [.announced, .announced, .announced, .linked, .linked])
    }

    @Test(
        "reads types and relations in any case, and only those of feeds",
        arguments: [
            ("rel=ALTERNATE type='application/atom+xml; charset=utf-8' href=x", "https://example.org/a/x"),
            ("rel='alternate home' type=application/rss+xml href=/x", "https://example.org/x"),
            ("rel=alternate type=application/rss+xml href='//cdn.example.org/f'", "https://cdn.example.org/f"),
            ("rel=alternate type=application/json title='JSON Feed' href=x", "https://example.org/a/x"),
            ("rel=alternate type=text/xml title=RSS href=x", "https://example.org/a/x"),
            ("rel=alternate type=application/json href=x", ""), ("rel=stylesheet type=application/rss+xml href=x", ""),
            ("rel=alternate type=application/json+oembed href=feed", ""),
            ("rel=alternate type=application/rss+xml href='javascript:x'", ""),
            ("rel=alternate type=application/rss+xml href='feed:https://example.org/x'", ""),
            ("rel=alternate type=application/rss+xml href=''", ""), ("rel=alternate hreflang=de href=/de", ""),
        ])
    func links(_ attributes: String, _ address: String) {
        #expect(feeds("<html><head><link \(attributes)></head>").map(\.address).first ?? "" == address)
    }

    @Test("drops repetitions, and relative links where nothing tells what to")
    func relative() {
        let page =
            "<link rel=alternate type=application/rss+xml href=/f><link rel=alternate type=application/rss+xml href=/f>"
        #expect(feeds(page).count == 1)
        #expect(feeds(page, base: "").isEmpty)
        #expect(feeds(page, base: "not an address").isEmpty)
        #expect(feeds("<base href='https://x.org/y/'>" + page, base: "").map(\.address) == ["https://x.org/f"])
    }
}
