import Testing

@testable import Formats

@Suite("Kinds of JSON")
struct JSONOutlineTests {
    private enum Kind { case crossref, dataCite, linkedData, jsonFeed, none }

    private func kinds(_ text: String) throws -> [Kind] {
        let outline = try #require(JSONOutline(Array(text.utf8)))
        return [
            CrossrefJSON.recognises(outline) ? Kind.crossref : nil, DataCite.recognises(outline) ? .dataCite : nil,
            LinkedData.recognises(outline) ? .linkedData : nil, JSONFeed.recognises(outline) ? .jsonFeed : nil,
        ].compactMap { $0 }
    }

    @Test("tells the formats apart, each as one alone")
    func formats() throws {
        #expect(try kinds(#"{"status":"ok","message-type":"work","message":{"DOI":"10.1/x"}}"#) == [.crossref])
        #expect(try kinds(#"{"status":"ok","message-type":"work-list","message":{"items":[]}}"#) == [.crossref])
        #expect(try kinds(#"{"DOI":"10.1/x","prefix":"10.1","member":"1","title":["T"]}"#) == [.crossref])
        #expect(try kinds(#"[{"DOI":"10.1/x","indexed":{},"deposited":{},"title":"T"}]"#) == [.crossref])
        #expect(try kinds(#"{"data":{"type":"dois","attributes":{"doi":"10.1/x"}}}"#) == [.dataCite])
        #expect(try kinds(#"{"data":[{"attributes":{"titles":[],"creators":[]}}]}"#) == [.dataCite])
        #expect(
            try kinds(#"{"id":"x","titles":[],"creators":[],"schemaVersion":"http://datacite.org/schema/kernel-4"}"#)
                == [.dataCite])
        #expect(try kinds(#"{"@context":"https://schema.org","@type":"Article","items":[]}"#) == [.linkedData])
        #expect(try kinds(#"[{"@graph":[]}]"#) == [.linkedData])
        #expect(try kinds(#"{"version":"https://jsonfeed.org/version/1","title":"t","items":[]}"#) == [.jsonFeed])
        #expect(try kinds(#"{"title":"t","feed_url":"u","items":[{"id":1}]}"#) == [.jsonFeed])
        // CSL-JSON, and what is none of ours.
        #expect(try kinds(#"[{"id":"a","type":"article-journal","title":"T","DOI":"10.1/x","issued":{}}]"#) == [])
        #expect(try kinds(#"{"id":"a","type":"article-journal","title":"T"}"#) == [])
        #expect(try kinds("[]") == [])
        #expect(try kinds(#"{"items":[{"id":"a","type":"book"}]}"#) == [])
    }

    @Test("survives depth and rubbish")
    func hostile() {
        #expect(JSONOutline(Array(String(repeating: "[", count: 100_000).utf8)) == nil)
        #expect(JSONOutline(Array("{\"a\":".utf8)) == nil)
        let deep = String(repeating: #"{"data":"#, count: 300) + "1" + String(repeating: "}", count: 300)
        #expect(JSONOutline(Array(deep.utf8)) != nil)
        let list = String(repeating: #"[{"author":"#, count: 200) + "1" + String(repeating: "}]", count: 200)
        #expect(LooseJSON.decode(LooseList<LinkedNode>.self, from: Array(list.utf8)) != nil)
    }
}
