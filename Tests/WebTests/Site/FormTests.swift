import Foundation
import Testing

@testable import Web

@Suite("Forms as they arrive")
struct FormTests {
    @Test(
        "URL-encoded bytes are read whatever they are",
        arguments: [
            ("a=1&b=2", "a", "1"), ("a=x+y%20z", "a", "x y z"), ("a=%FF", "a", "\u{FFFD}"), ("a=%", "a", "%"),
            ("a=%4", "a", "%4"), ("a=%zz", "a", "%zz"),
            ("a=%+4", "a", "%+4"), ("a=%c3%A9", "a", "é"), ("a", "a", ""), ("=x", "a", ""), ("a=1&a=2", "a", "1"),
            ("a=b=c", "a", "b=c"), ("%61=1", "a", "1"), ("", "a", ""), ("a=%00b", "a", "b"),
        ])
    func urlEncoded(body: String, name: String, value: String) {
        #expect(FormData(urlEncoded: Array(body.utf8))[name] == value)
    }

    @Test("A text far beyond what may be posted is read whole, to be shown again")
    func long() {
        let text = String(repeating: "> ", count: 10_000) + "é%2B&"
        let form = FormData(parts: [.init(name: "body", fileName: nil, bytes: Array(text.utf8))])
        #expect(FormData(urlEncoded: Array(form.encoded.utf8))["body"] == text)
    }

    @Test("What was encoded reads back, whatever it holds")
    func roundTrip() {
        let text = "a&b=c +%\n\u{1F600}é"
        let form = FormData(parts: [.init(name: "x y", fileName: nil, bytes: Array(text.utf8))])
        #expect(FormData(urlEncoded: Array(form.encoded.utf8))["x y"] == text)
        let secret = FormData(parts: [.init(name: "new-password", fileName: nil, bytes: [0x61])])
        #expect(secret.keepable.encoded.isEmpty, "A password is never kept.")
    }

    @Test("What was written is told from choices, tokens and secrets")
    func typed() {
        let body = "csrf=a+b&kind=comment&body=+Two%0Awords.+&submission=x1&new-password=a+b&why=And+why"
        #expect(FormData(urlEncoded: Array(body.utf8)).typedText == "Two\nwords.\n\nAnd why")
    }

    @Test("More fields than any form has are dropped")
    func many() {
        let body = (0..<5_000).map { "f\($0)=1" }.joined(separator: "&")
        #expect(FormData(urlEncoded: Array(body.utf8)).parts.count == FormData.limit)
    }

    @Test("Multipart bodies give fields and files")
    func multipart() {
        let body =
            "--B\r\nContent-Disposition: form-data; name=\"given\"\r\n\r\ntext\r\n--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n\r\n--B--\r\n"
        let form = FormData(multipart: Array(body.utf8), boundary: "B")
        #expect(form["given"] == "text")
        #expect(form.file("file") == Array("<a/>\r\n".utf8))
        #expect(form["file"].isEmpty)
    }

    @Test(
        "Broken multipart bodies give what is whole, and never fail",
        arguments: [
            "", "--B", "--B\r\n", "--B--", "--B\r\nno header\r\n--B--", "--B\r\n\r\n\r\n--B",
            "xx--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
        ])
    func broken(body: String) {
        #expect(FormData(multipart: Array(body.utf8), boundary: "B").parts.isEmpty)
    }

    @Test(
        "The boundary is found where there is one",
        arguments: [
            ("multipart/form-data; boundary=XX", "XX"), ("multipart/form-data; boundary=\"X Y\"", "X Y"),
            ("Multipart/Form-Data; charset=x; Boundary=b", "b"), ("text/plain; boundary=b", nil),
            ("multipart/form-data", nil),
        ])
    func boundary(type: String, expected: String?) {
        #expect(FormData.boundary(of: type) == expected)
    }
}
