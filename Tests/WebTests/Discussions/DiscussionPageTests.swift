import CZlib
import Colloquium
import Foundation
import HTTPTypes
import NIOCore
import Testing

@testable import Store
@testable import Web

@Suite("The page of a discussion")
struct DiscussionPageTests {
    private static let path = "/discussions/1-a-trial-of-something"

    private func site() async throws -> TestSite {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        return site
    }

    @Test("says where nobody has said anything that, and of one kind that there is none")
    func silent() async throws {
        let site = try await site()
        try await site.test { browser in
            let all = try await browser.get(Self.path).text
            #expect(all.contains("Nobody has said anything yet.") && !all.contains("Nothing of this kind yet."))
            #expect(try await browser.get("\(Self.path)?kind=strength").text.contains("Nothing of this kind yet."))
        }
    }

    @Test("answers 304 to a visitor who has it, and the new page once something changed")
    func validator() async throws {
        let site = try await site()
        try await site.test { browser in
            let first = try await browser.get(Self.path)
            let tag = try #require(first.headers[.eTag])
            let again = try await browser.get(Self.path, headers: [.ifNoneMatch: tag])
            #expect(again.status == 304 && again.text.isEmpty && again.headers[.eTag] == tag)
            #expect(try await browser.get(Self.path, headers: [.ifNoneMatch: "\"other\""]).status == 200)
            _ = try await site.addContribution(to: 1)
            let changed = try await browser.get(Self.path, headers: [.ifNoneMatch: tag])
            #expect(changed.status == 200 && changed.headers[.eTag] != tag)
        }
    }

    @Test("is compressed for who asks for that, once it was asked for before, and is the same then")
    func compressed() async throws {
        let site = try await site()
        try await site.test { browser in
            let gzip: HTTPFields = [.acceptEncoding: "br;q=1.0, gzip;q=0.8"]
            let plain = try await browser.get(Self.path, headers: gzip)
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding, Cookie")
            let small = try await browser.get(Self.path, headers: gzip)
            #expect(small.headers[.contentEncoding] == "gzip")
            #expect(try gunzipped(small.body) == plain.text)
            for refusing in ["", "gzip;q=0", "br"] {
                let page = try await browser.get(Self.path, headers: [.acceptEncoding: refusing])
                #expect(page.headers[.contentEncoding] == nil && page.text == plain.text)
            }
            let tag = try #require(small.headers[.eTag])
            #expect(try await browser.get(Self.path, headers: [.ifNoneMatch: tag]).status == 304)
        }
    }

    @Test("holds nothing of another reader's: each has their own name, token, controls and zone")
    func own() async throws {
        let site = try await site()
        _ = try await site.addContribution(to: 1, by: site.member)
        try await site.test { browser in
            let visitor = try await browser.get(Self.path)
            let (mel, mod) = (browser.fresh(), browser.fresh())
            try await mel.signIn("mel")
            try await mod.signIn("mo")
            for _ in 0..<2 {
                let hers = try await mel.get(Self.path)
                let theirs = try await mod.get(Self.path)
                #expect(hers.text.contains("/contributions/1/edit") && !theirs.text.contains("/contributions/1/edit"))
                #expect(theirs.text.contains("/contributions/1/withdrawal"))
                #expect(hers.hidden("csrf") != theirs.hidden("csrf") && !hers.hidden("csrf").isEmpty)
                #expect(hers.hidden("submission") != theirs.hidden("submission"))
                #expect(hers.text.contains(">Mel<") && !theirs.text.contains("member-name\">Mel<"))
                #expect(hers.headers[.eTag] == nil && hers.headers[.cacheControl] == "no-store")
                #expect(hers.headers[.contentEncoding] == nil, "A form's token is not compressed with others' text.")
            }
            #expect(!visitor.text.contains("name=\"csrf\"") && !visitor.text.contains("/reply"))
            #expect(try await browser.get(Self.path).text == visitor.text)
        }
    }

    @Test("is never older than what was done to it")
    func fresh() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            for (index, text) in ["one", "two", "three"].enumerated() {
                let posted = try await browser.post(
                    "/discussions/1/contributions", [("kind", "comment"), ("body", text)], visiting: Self.path)
                #expect(posted.status == 303)
                let page = try await browser.get(Self.path)
                #expect(page.text.contains("<p>\(text)</p>") && page.text.contains("contribution-\(index + 1)\""))
            }
        }
    }

    @Test("marks what came since the reader's last visit, on each device, and leads from one to the next")
    func news() async throws {
        let site = try await site()
        _ = try await site.addContribution("Old.", to: 1)
        try await site.test { browser in
            let (phone, desk) = (browser.fresh(), browser.fresh())
            try await phone.signIn("mel")
            try await desk.signIn("mel")
            #expect(try await !phone.get(Self.path).text.contains("new-mark"), "At the first visit nothing is newer.")
            site.clock.move(.hours(3))
            for text in ["New one.", "New two."] { _ = try await site.addContribution(text, to: 1) }
            _ = try await site.addContribution("My own.", to: 1, by: site.member)
            for device in [desk, phone] {
                let page = try await device.get(Self.path).text
                #expect(page.components(separatedBy: "class=\"new-mark\"").count == 3)
                #expect(page.contains("<a href=\"#contribution-2\">2 contributions are new</a>"))
                #expect(page.contains("<a href=\"#contribution-3\">Next new</a>"))
            }
            site.clock.move(.hours(1))
            #expect(try await !phone.get(Self.path).text.contains("new-mark"))
            #expect(try await !browser.get(Self.path).text.contains("new-mark"))
        }
    }

    @Test("a second edit made from the same text comes back with both texts, and is saved when it is sent again")
    func overtaken() async throws {
        let site = try await site()
        _ = try await site.addContribution("One.", to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/contributions/1/edit"
            func send(_ text: String, _ revision: String) async throws -> Browser.Page {
                try await browser.post(path, [("kind", "comment"), ("body", text), ("revision", revision)])
            }
            let form = try await browser.get(path)
            #expect(form.hidden("revision") == "1")
            #expect(try await send("From the phone.", "1").status == 303)
            let refused = try await send("From the desk.", "1")
            #expect(refused.status == 409 && refused.hidden("revision") == "2")
            #expect(refused.text.contains("<p>From the phone.</p>") && refused.text.contains("From the desk."))
            #expect(refused.text.contains("edited meanwhile"))
            #expect(try await send("From both.", "2").status == 303)
            #expect(try await browser.get(Self.path).text.contains("<p>From both.</p>"))
        }
    }

    private func gunzipped(_ buffer: ByteBuffer) throws -> String {
        var stream = z_stream()
        #expect(inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: 1_000_000)
        let count = buffer.withUnsafeReadableBytes { input in
            output.withUnsafeMutableBufferPointer { space in
                stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: Bytef.self).baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = space.baseAddress
                stream.avail_out = UInt32(space.count)
                #expect(inflate(&stream, Z_FINISH) == Z_STREAM_END)
                return space.count - Int(stream.avail_out)
            }
        }
        return String(decoding: output[..<count], as: UTF8.self)
    }
}
