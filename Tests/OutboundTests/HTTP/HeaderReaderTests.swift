import Testing

@testable import Outbound

@Suite("Headers of answers")
struct HeaderReaderTests {
    private func read(_ lines: [String]) -> HeaderReader {
        var reader = HeaderReader()
        for line in lines {
            let isTaken = Array(line.utf8).withUnsafeBytes { reader.take($0) }
            #expect(isTaken)
        }
        return reader
    }

    @Test("fields are found in any case, in their order, however often they come")
    func fields() {
        let reader = read([
            "HTTP/1.1 200 OK\r\n", "Link: <a>; rel=self\r\n", "ETag:\t\"7\" \r\n", "link: <b>; rel=hub\r\n",
            "Empty:\r\n", "no field\r\n", "\r\n",
        ])
        #expect(reader.status == 200)
        #expect(reader.headers["etag"] == "\"7\"")
        #expect(reader.headers.all("LINK") == ["<a>; rel=self", "<b>; rel=hub"])
        #expect(reader.headers["link"] == "<a>; rel=self")
        #expect(reader.headers["empty"] == "")
        #expect(reader.headers["Links"] == nil && reader.headers.all("Lin").isEmpty)
        #expect(reader.headers.fields.count == 4)
    }

    @Test("the answer counts, not the informational ones before it nor the trailers after it")
    func parts() {
        let reader = read([
            "HTTP/1.1 103 Early Hints\r\n", "Link: <early>\r\n", "\r\n", "HTTP/1.1 404 Not Found\r\n", "A: 1\r\n",
            "HTTP/fake: 200\r\n", "\r\n", "A: 2\r\n", "HTTP/1.1 200 OK\r\n", "\r\n",
        ])
        #expect(reader.status == 404)
        #expect(reader.headers.fields.map(\.name) == ["A", "HTTP/fake"])
        #expect(reader.headers["A"] == "1")
    }

    @Test("a folded line belongs to the field before it")
    func folded() {
        let reader = read(["HTTP/1.1 200\r\n", " stray\r\n", "A: 1\r\n", "\t2 \r\n", " 3\r\n", "B: 4\n", "\n"])
        #expect(reader.headers["A"] == "1 2 3")
        #expect(reader.headers["B"] == "4")
    }

    @Test("bytes that are no UTF-8 spoil no more than themselves")
    func latin() {
        var reader = HeaderReader()
        for line in [Array("HTTP/1.1 200 OK\r\n".utf8), Array("A: caf".utf8) + [0xE9, 0x0D, 0x0A]] {
            let isTaken = line.withUnsafeBytes { reader.take($0) }
            #expect(isTaken)
        }
        #expect(reader.headers["A"] == "caf\u{FFFD}")
    }

    @Test("an address that is no UTF-8 keeps its bytes, so that it leads where the server meant")
    func latinLocation() throws {
        func location(_ value: [UInt8]) -> String? {
            var reader = HeaderReader()
            for line in [Array("HTTP/1.1 301 Moved\r\n".utf8), Array("LOCATION: ".utf8) + value + [0x0D, 0x0A]] {
                let isTaken = line.withUnsafeBytes { reader.take($0) }
                #expect(isTaken)
            }
            return reader.headers["Location"]
        }
        #expect(location(Array("/caf".utf8) + [0xE9] + Array("/%20".utf8)) == "/caf%E9/%20")
        #expect(location(Array("/café".utf8)) == "/café")
    }

    @Test(
        "a validator is taken only where it can be sent back",
        arguments: [
            ("\"7\"", true), ("W/\"a b\"", true), ("\"\u{1}\"", false), ("\"\t\"", false), ("\"é\"", false),
            ("\"\u{7F}\"", false), (String(repeating: "e", count: 1_024), true),
            (String(repeating: "e", count: 1_025), false),
        ])
    func validators(value: String, isTaken: Bool) {
        #expect(FetchHeaders([("ETag", value)]).validator("etag") == (isTaken ? value : ""))
        #expect(FetchHeaders().validator("ETag").isEmpty)
    }
}
