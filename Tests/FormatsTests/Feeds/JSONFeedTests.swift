import Colloquium
import Testing

@testable import Formats

@Suite("JSON Feed")
struct JSONFeedTests {
    @Test("reads a real feed of version 1.0")
    func daringFireball() throws {
        let bytes = try Fixtures.bytes("jsonfeed_df.json")
        #expect(JSONFeed.recognises(try #require(JSONOutline(bytes))))
        let (head, records) = try JSONFeed.read(bytes)
        #expect(head.title == "Daring Fireball")
        #expect(head.page == "https://daringfireball.net/")
        #expect(head.selfLink == "https://daringfireball.net/feeds/json")
        #expect(records.count == 2)
        #expect(records[0].title == "How Jeff Bezos’s iPhone X Was Hacked")
        #expect(records[0].contributors.map(\.indexName) == ["Gruber, John"])
        #expect(records[0].published?.description == "2020-01-24")
        #expect(records[0].links.first == "https://daringfireball.net/linked/2020/01/24/bezos-iphone-x")
        #expect(records[0].identifier(.doi) == nil)
        #expect(records[0].sourceKey == "https://daringfireball.net/linked/2020/01/24/bezos-iphone-x")
    }

    @Test("reads version 1.1, ids that are numbers, authors of the feed and a PDF that is attached")
    func journal() throws {
        let text = #"""
            {"version":"https://jsonfeed.org/version/1.1","title":"Journal of X","language":"en","authors":[{"name":"The Editors Group"}],
             "items":[{"id":7,"title":"p < 0.05 & <why>","url":"https://doi.org/10.5072/ABC",
               "content_text":"One & two\n\nthree","date_published":"2021-03-04T23:59:00-08:00","tags":["a","b"],
               "attachments":[{"url":"https://x.org/a.pdf","mime_type":"application/pdf"},{"url":"https://x.org/a.mp3","mime_type":"audio/mpeg"}]},
               {"id":"x","content_html":"<p>No title</p>","authors":{"name":"Doe, Jane"}}, null, 3]}
            """#
        let (_, records) = try JSONFeed.read(Array(text.utf8))
        #expect(records.count == 2)
        #expect(records[0].sourceKey == "7")
        #expect(records[0].identifier(.doi)?.value == "10.5072/abc")
        #expect(records[0].published?.description == "2021-03-04")
        #expect(records[0].contributors.map(\.collective) == ["The Editors Group"])
        #expect(records[0].keywords == ["a", "b"])
        #expect(records[0].fullText.map(\.url) == ["https://x.org/a.pdf"])
        #expect(records[1].contributors.map(\.indexName) == ["Doe, Jane"])
    }
}
