import Colloquium
import Testing

@testable import Formats

@Suite("Habits of platforms in feeds")
struct FeedHabitsTests {
    private func item(_ inside: String, channel: String = "Journal of Tests") throws -> ArticleRecord {
        let feed = """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>\(channel)</title><item>\
            <title>A trial</title>\(inside)</item></channel></rss>
            """
        return try #require(try RecordReader.read(Array(feed.utf8)).records.first)
    }

    @Test(
        "authors in one element",
        arguments: [
            ("García Márquez, Gabriel", ["García Márquez, Gabriel"]), ("van der Berg, Jan", ["van der Berg, Jan"]),
            ("Royal College of Physicians and Surgeons", ["Royal College of Physicians and Surgeons"]),
            ("Martin Luther King, Jr.", ["King, Martin Luther Jr"]), ("Doe, Jane MD", ["Doe, Jane"]),
            ("Doe, Jane E. MD, PhD; Roe, Richard RN", ["Doe, Jane E.", "Roe, Richard"]), ("Doe, MD", ["Doe, MD"]),
            ("Jane Doe, MD, PhD, John Roe, RN", ["Doe, Jane", "Roe, John"]),
            ("Ada Lovelace, Grace Hopper", ["Lovelace, Ada", "Hopper, Grace"]),
        ])
    func authors(_ creator: String, _ names: [String]) throws {
        let record = try item("<dc:creator>\(creator)</dc:creator>")
        #expect(record.contributors.map(\.indexName) == names)
    }

    @Test("what stands between the elements of an item says nothing")
    func between() throws {
        let elements = [
            "<dc:creator>Jane Doe</dc:creator>", "<description>A <b>trial</b> of tests &amp; more</description>",
        ]
        let plain = try item(elements.joined())
        #expect(try item(elements.joined(separator: "\n   stray &amp; <![CDATA[<p>text</p>]]>\n")) == plain)
        #expect(plain.contributors.map(\.indexName) == ["Doe, Jane"])
    }

    @Test("the names of iTunes are read in any case, and those of others as they are")
    func cases() throws {
        let feed = """
            <rss version="2.0" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><TITLE>no</TITLE>\
            <title>A trial</title><i:AUTHOR>Jane Doe</i:AUTHOR><i:Summary>What was said there of the trial</i:Summary>\
            </item></channel></rss>
            """
        let record = try #require(try RecordReader.read(Array(feed.utf8)).records.first)
        #expect(record.title == "A trial")
        #expect(record.contributors.map(\.indexName) == ["Doe, Jane"])
        #expect(record.origins[.abstract]?.element == "itunes:Summary")
    }

    @Test("a list that ends in et al. is not complete")
    func incomplete() throws {
        let record = try item("<dc:creator>García-Castaño J, Balao F, et al.</dc:creator>")
        #expect(record.contributors.count == 2)
        #expect(record.contributorsAreComplete == false)
    }

    @Test(
        "a DOI in words is the item's own only in a line that cites it",
        arguments: [
            ("J Test. 2024 Nov 5. doi: 10.5555/own.", "10.5555/own"),
            ("Retraction of: Smith J. A trial. doi:10.5555/other", ""),
            ("Comment on: A trial. doi:10.5555/other", ""),
        ])
    func doi(_ description: String, _ doi: String) throws {
        #expect(try item("<description>\(description)</description>").identifier(.doi)?.value ?? "" == doi)
    }

    @Test("arXiv says the version in the address, and preprint servers what they hold")
    func preprints() throws {
        let arxiv = try Fixtures.record("arxiv_api_one.atom")
        #expect(arxiv.version == "1")
        #expect(arxiv.kind == .preprint)
        #expect(arxiv.identifier(.arxiv)?.value == "1605.08386")
        #expect(try Fixtures.record("biorxiv_plant_2019.rdf").kind == .preprint)
        #expect(try item("<link>https://example.org/1</link>").kind == .article)
    }

    @Test("a title loses the place that stands before it")
    func place() throws {
        let feed = """
            <rss version="2.0"><channel><title>Nutrients</title><item>\
            <title>Nutrients, Vol. 12, Pages 345: Vitamin D: &lt;i&gt;a&lt;/i&gt; trial</title></item></channel></rss>
            """
        let record = try #require(try RecordReader.read(Array(feed.utf8)).records.first)
        #expect(record.title == "Vitamin D: a trial")
        #expect(record.titleHTML == "Vitamin D: <i>a</i> trial")
    }

    @Test("a journal in capitals is no search")
    func capitals() throws {
        let record = try item("", channel: "JOURNAL OF BONE AND JOINT SURGERY")
        #expect(record.container.title == "JOURNAL OF BONE AND JOINT SURGERY")
        #expect(try item("", channel: "sepsis AND fluids").container.title.isEmpty)
    }

    @Test(
        "what is an abstract",
        arguments: [
            (String(repeating: "本研究旨在探讨早期液体复苏对脓毒症患者的影响。", count: 6), true),
            (
                "Copyright law in medicine has changed more in ten years than in the hundred before them, and few noticed it.",
                true
            ),
            (
                "Copyright © 2024 by the authors. All rights reserved to them and to nobody else in the whole wide world, ever.",
                false
            ),
            (
                "We compared two ways of teaching that were made ahead of print media and after it, in forty schools.",
                true
            ),
            ("Journal of Tests, Ahead of Print.", false), ("No abstract available.", false),
        ])
    func abstracts(_ description: String, _ isAbstract: Bool) throws {
        #expect(try item("<description>\(description)</description>").abstract.isEmpty != isAbstract)
    }
}
