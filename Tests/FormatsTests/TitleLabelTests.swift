import Colloquium
import Testing

@testable import Formats

@Suite("Labels of titles")
struct TitleLabelTests {
    @Test(
        "come off where they are a journal's word for the kind of article",
        arguments: [
            ("[Correspondence] Air <i>pollution</i>", "Correspondence", "Air <i>pollution</i>"),
            ("[The Art of Medicine] On pain", "The Art of Medicine", "On pain"),
            ("[Retracted] Effect of zinc", "", "[Retracted] Effect of zinc"),
            ("[18F]FDG in sepsis", "", "[18F]FDG in sepsis"),
            ("[Heart failure in the elderly]", "", "[Heart failure in the elderly]"),
            ("[Letter]", "", "[Letter]"), ("[", "", "["), ("", "", ""),
        ])
    func labels(title: String, label: String, rest: String) {
        let (found, kept) = TitleLabel.split(InlineText(html: title))
        #expect(found == label)
        #expect(kept.html == rest)
    }

    @Test("become the publication type of feeds and pages")
    func types() throws {
        let feed = """
            <rss version="2.0"><channel><title>Lancet</title><item><title>[Comment] On air</title>
            <link>https://example.org/a</link></item></channel></rss>
            """
        let item = try #require(try RecordReader.read(Array(feed.utf8)).records.first)
        #expect(item.title == "On air")
        #expect(item.publicationTypes == ["Comment"])
        let page = #"<html><head><meta name="citation_title" content="[Letter] On water"></head></html>"#
        let record = try #require(LandingPage.record(in: Array(page.utf8)))
        #expect(record.title == "On water")
        #expect(record.publicationTypes == ["Letter"])
    }
}
