import Testing

@testable import Work

@Suite("A feed that is broken off")
struct FeedEndTests {
    private static let whole = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Heart</title><link>https://heart.example/</link>\
        <item><title>Fluids</title><guid>1</guid></item></channel></rss>
        """

    @Test("says so, and a whole one does not")
    func notice() throws {
        #expect(try FeedReading(Array(Self.whole.utf8)).notice == "")
        let broken = try FeedReading(Array(Self.whole.utf8.dropLast(60)))
        #expect(broken.notice.contains("broken off"))
    }

    @Test(
        "is told from one that ends with its end tag, in whatever case, namespace and encoding",
        arguments: [
            ("<feed></feed>", true), ("<a:feed></a:feed >\n<!-- cached -->", true), ("<rdf:RDF></rdf:RDF>", true),
            ("<RSS><CHANNEL></CHANNEL></RSS>", true), ("<feed/>", true), ("{\"title\": \"<b>\"}", true),
            ("<feed><entry></entry>", false), ("<rss><channel><item><title>A</ti", false),
        ])
    func ends(text: String, isWhole: Bool) {
        #expect(FeedEnd.isReached(in: Array(text.utf8)) == isWhole)
        #expect(FeedEnd.isReached(in: Array(text.utf8).flatMap { [$0, 0] }) == isWhole)
    }
}
