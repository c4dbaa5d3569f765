import Testing

@testable import Colloquium

@Suite("Addresses and numbers that need no second look")
struct PlainAddressTests {
    private static let parameters = ["", "a=1", "utm_source=x", "UTM_Medium=y", "a_b=2", "utm_", "flag", "=", "utma=1"]

    @Test("tracking goes from an address in its usual form as it goes from any other")
    func tracking() {
        var parts = [""]
        for first in Self.parameters {
            for second in Self.parameters {
                parts += ["\(first)&\(second)", "\(first)&\(second)&x_y"]
            }
            parts.append(first)
        }
        for query in parts {
            for fragment in ["", "#", "#top", "#utm_a=1", "#a=1&utm_b=2", "#\(query)"] {
                for mark in ["", "?"] {
                    let tail = "/p_q\(mark)\(mark.isEmpty ? "" : query)\(fragment)"
                    let usual = WebAddress("https://example.org\(tail)")
                    // The port is the scheme's own and goes, but is looked at another way.
                    let other = WebAddress("https://example.org:443\(tail)")
                    if usual != other {
                        Issue.record("\(tail): \(String(describing: usual)), \(String(describing: other))")
                    }
                }
            }
        }
        #expect(
            WebAddress("https://example.org/?utm_source=x&id=7&utm_medium=y#utm_a=1")?.description
                == "https://example.org/?id=7")
    }

    @Test("a DOI at the end of a path is the one that is found by every rule")
    func doiInPath() throws {
        var read = 0
        for host in ["library.example", "www.biorxiv.org", "medrxiv.org"] {
            for before in ["", "/doi", "/doi/full", "/10.12/x", "/a%2F10.1000", "/x10.1000"] {
                for registrant in ["10.1000", "10.100", "10.1000.1", "10.abcd", "10.123456789", "10."] {
                    for name in [
                        "182", "s41590-020-1", "", "a/b", "abc.full", "abc.1", "abc+html", "1v2", "full", "a%2Fb",
                        "X-Y",
                    ] {
                        for after in ["", "/", "/full", "?af=R"] {
                            let address = "https://\(host)\(before)/\(registrant)/\(name)\(after)"
                            let page = CataloguePage(try #require(WebAddress(address)))
                            guard let found = page.doiAtEndOfPath else { continue }
                            read += 1
                            if found != page.doiInPath { Issue.record("\(address): \(found)") }
                        }
                    }
                }
            }
        }
        #expect(read > 30)
    }

    @Test(
        "letters that no book's number has",
        arguments: [
            ("ISBN 978-0-306-40615-7", "9780306406157"), ("0-306-40615-2", "9780306406157"),
            ("080442957X", "9780804429573"), ("isbn: 080442957x", "9780804429573"), ("0-306-40615-2a", nil),
            ("hwp:0-306-40615-2", nil), ("item 0306406152", nil), ("x0306406152", nil),
        ])
    func isbn(_ text: String, _ number: String?) {
        #expect(ISBN.normalised(text) == number)
    }
}
