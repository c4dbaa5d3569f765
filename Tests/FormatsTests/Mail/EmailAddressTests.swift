import Colloquium
import Foundation
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "well-formed addresses are taken, trimmed, with the domain in lower case",
        arguments: [
            ("ada@example.org", "ada@example.org"),
            ("  Ada.Lovelace@Example.ORG\n", "Ada.Lovelace@example.org"),
            ("root@localhost", "root@localhost"),
            ("o'brien+club=digest@a-b.example", "o'brien+club=digest@a-b.example"),
            ("!#$%&'*+-/=?^_`{|}~@x.example", "!#$%&'*+-/=?^_`{|}~@x.example"),
            ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
            ("ada@3com.example", "ada@3com.example"),
            (String(repeating: "a", count: 64) + "@example.org", String(repeating: "a", count: 64) + "@example.org"),
        ])
    func accepted(raw: String, text: String) {
        #expect(EmailAddress(raw)?.text == text)
    }

    @Test(
        "what is no address is refused",
        arguments: [
            "", "  ", "ada", "@example.org", "ada@", "a@b@example.org", "ada@@example.org", ".ada@example.org",
            "ada.@example.org", "a..da@example.org", "a da@example.org", "\"a da\"@example.org", "<ada@example.org>",
            "Ada <ada@example.org>", "ada@example.org,bob@example.org", "ada@example..org", "ada@example.org.",
            "ada@.example.org", "ada@-example.org", "ada@example-.org", "ada@exa_mple.org", "ada@[192.0.2.1]",
            "ada@192.0.2.1", "ada@bücher.example", "adä@example.org", "ada@exa mple.org",
            "ada@example.org\r\nBcc: x@y.org",
            "ada\u{0}@example.org", "ada@example.org\u{7F}x", "ada(comment)@example.org", "ada;x@example.org",
            "a\u{301}@example.org", "ada@example.o\u{301}rg", "adа@example.org",
            String(repeating: "a", count: 65) + "@example.org",
            "ada@" + String(repeating: "a", count: 64) + ".org",
            "ada@" + Array(repeating: String(repeating: "a", count: 49), count: 5).joined(separator: ".") + ".org",
        ])
    func refused(raw: String) {
        #expect(EmailAddress(raw) == nil)
    }

    @Test("an address of 254 characters is the longest")
    func longest() {
        let domain = Array(repeating: String(repeating: "a", count: 49), count: 5).joined(separator: ".")
        #expect(EmailAddress("1234@" + domain)?.text.count == 254)
        #expect(EmailAddress("12345@" + domain) == nil)
    }

    @Test("two spellings of one mailbox share a key and nothing else")
    func key() throws {
        let one = try #require(EmailAddress("Ada@example.org"))
        let other = try #require(EmailAddress("ada@EXAMPLE.org"))
        #expect(one != other)
        #expect(one.key == other.key)
    }

    @Test("is stored as plain text and checked when read back")
    func codable() throws {
        let address = try #require(EmailAddress("Ada@example.org"))
        let stored = try JSONEncoder().encode([address])
        #expect(String(decoding: stored, as: UTF8.self) == #"["Ada@example.org"]"#)
        #expect(try JSONDecoder().decode([EmailAddress].self, from: stored) == [address])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([EmailAddress].self, from: Data(#"["nobody"]"#.utf8))
        }
    }
}
