import Colloquium
import Testing

@testable import Formats

@Suite("OPML")
struct OPMLTests {
    private func read(_ text: String) throws -> [FeedSubscription] {
        try OPML.listed(in: Array(text.utf8)).subscriptions
    }

    @Test("reads a list of two hundred feeds in nested folders")
    func subscriptions() throws {
        let found = try OPML.listed(in: Fixtures.bytes("subs.opml")).subscriptions
        #expect(found.count == 207)
        #expect(found.first?.title == "Daring Fireball")
        #expect(found.first?.feed == "http://daringfireball.net/feeds/main")
        #expect(found.contains { !$0.folders.isEmpty })
    }

    @Test("reads two documents in one file")
    func concatenated() throws {
        let found = try OPML.listed(in: Fixtures.bytes("opml_concatenated.opml")).subscriptions
        #expect(found.map(\.feed) == ["http://domain/feed1", "http://domain/feed2"])
        let declared = "<?xml version=\"1.0\"?><opml><body><outline text=\"a\" xmlUrl=\"http://a.org/\"/></body></opml>"
        #expect(try read(declared + declared).count == 2)
    }

    @Test("reads folders, attributes in any case, feeds inside feeds, and nothing that is none")
    func outlines() throws {
        let found = try read(
            """
            <opml version="1.0"><head/><body><outline title="Medicine"><outline text="Journals">
            <outline text="NEJM &amp; co" type="rss" XMLURL="feed://nejm.org/rss" htmlurl="https://nejm.org">
            <outline text="Inner" xmlUrl="https://inner.org/rss"/></outline></outline></outline>
            <outline text="Page" type="link" url="https://example.org/"/>
            <outline text="More" type="include" url="https://example.org/more.opml"/>
            <outline text="Script" xmlUrl="javascript:alert(1)"/>
            <outline isComment="true"><outline text="Off" xmlUrl="https://off.org/rss"/></outline>
            <OUTLINE text="" type="rss" url="https://old.org/rss"/></body></opml>
            """)
        #expect(
            found == [
                FeedSubscription(
                    title: "NEJM & co", feed: "http://nejm.org/rss", page: "https://nejm.org/",
                    folders: ["Medicine", "Journals"]),
                FeedSubscription(title: "Inner", feed: "https://inner.org/rss", folders: ["Medicine", "Journals"]),
                FeedSubscription(title: "https://old.org/rss", feed: "https://old.org/rss"),
            ])
    }

    @Test("keeps apart what is listed as a feed and has an address that is none")
    func unusable() throws {
        let text = #"<opml><body><outline text="S" xmlUrl=" javascript:alert(1)"/><outline text="F"/></body></opml>"#
        let listed = try OPML.listed(in: Array(text.utf8))
        #expect(listed.subscriptions.isEmpty)
        #expect(listed.unusable == [FeedSubscription(title: "S", feed: "javascript:alert(1)")])
    }

    @Test("reads what is left of a damaged file")
    func damaged() throws {
        let text = """
            <opml version="2.0"><body><outline text="A & B" xmlUrl="http://a.org/rss"/><outline text="c" xmlUrl="http://c.org/rss?x=1&y=2"/><outline text="cut
            """
        #expect(try read(text).map(\.feed) == ["http://a.org/rss", "http://c.org/rss?x=1&y=2"])
        #expect(throws: FormatError.unrecognised) { try read("<rss/>") }
    }

    @Test("writes what it reads")
    func writing() throws {
        let list = [
            FeedSubscription(
                title: "One \"&<>\u{0}", feed: "https://a.org/rss?x=1&y=2", page: "https://a.org/", folders: ["F", "G"]),
            FeedSubscription(title: "Two", feed: "https://b.org/rss"),
            FeedSubscription(title: "Three", feed: "https://c.org/rss", folders: ["F"]),
        ]
        let text = OPML.text(of: list, title: "Ours & theirs")
        let found = try read(text)
        #expect(found.map(\.title) == ["One \"&<>", "Three", "Two"])
        #expect(found.map(\.folders) == [["F", "G"], ["F"], []])
        #expect(try XMLText.read(text) { $0.at("head", "title")?.text } == "Ours & theirs")
        #expect(try XMLText.read(text) { $0.attribute("version") } == "2.0")
        #expect(OPML.text(of: [], title: "").contains("<body>"))
    }

    @Test("bounds what a hostile list costs")
    func hostile() throws {
        let start = ContinuousClock.now
        let many = String(repeating: "<opml><body><outline xmlUrl='http://a.org/'/>", count: 20_000)
        #expect(try read(many).count <= RecordReader.maximumRecords)
        _ = try read(String(repeating: "<opml></opml>", count: 200_000))
        let deep = String(repeating: "<outline text='f'>", count: 50_000)
        _ = try? read("<opml><body>\(deep)</body></opml>")
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
