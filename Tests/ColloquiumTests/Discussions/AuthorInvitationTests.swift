import Testing

@testable import Colloquium

@Suite("Inviting an author")
struct AuthorInvitationTests {
    private static let authors = [
        ArticleAuthor(name: "Vera Wu", orcid: "0000-0002-1825-0097"), ArticleAuthor(name: "Ike Okafor", orcid: ""),
    ]

    private func draft(_ author: String, _ email: String) throws -> AuthorInvitation.Draft {
        var entry = AuthorInvitation.Entry()
        entry.author = author
        entry.email = email
        return try AuthorInvitation.Draft(entry, among: Self.authors)
    }

    @Test("needs an author of the article and an address, and says so at each")
    func entry() throws {
        #expect(try draft("Ike Okafor", " ike@example.org ").author.name == "Ike Okafor")
        for author in ["", "0", "Vera Wu", "Ike Okafor 0000-0002-1825-0097"] {
            let refusal = #expect(throws: Refusal.self) { try draft(author, "a@b.org\r\nBcc: c@d.org") }
            #expect(refusal?.problems.map(\.field) == ["author", "email"])
        }
    }

    @Test("takes no iD, or the one in the record, however it is spelled")
    func orcid() throws {
        let (vera, ike) = (Self.authors[0], Self.authors[1])
        #expect(try AuthorInvitation.orcid(" ", of: vera) == nil)
        #expect(try AuthorInvitation.orcid("orcid.org/0000000218250097", of: vera) == "0000-0002-1825-0097")
        for (typed, author) in [
            ("0000-0002-1825-0098", vera), ("0000-0001-5109-3700", vera), ("0000-0002-1825-0097", ike),
        ] {
            #expect(throws: Refusal.self) { try AuthorInvitation.orcid(typed, of: author) }
        }
    }

    @Test(
        "knows an address that the record gives with the author",
        arguments: [
            ("Ward 3. Electronic address: vera.wu@example.org.", true), ("Ward 3 <Vera.Wu@EXAMPLE.org>", true),
            ("Ward 3; vera.wu@example.org, ike@example.org", true), ("xvera.wu@example.org", false),
            ("vera.wu@example.org.evil.com", false), ("", false),
        ])
    func recorded(affiliation: String, isThere: Bool) throws {
        let address = try #require(EmailAddress("vera.wu@example.org"))
        let author = ArticleAuthor(name: "Vera Wu", orcid: "", affiliations: ["Elsewhere", affiliation])
        #expect(author.has(address) == isThere)
    }

    @Test("is about persons who are authors, with iDs whose check digit is right")
    func authors() {
        var record = ArticleRecord()
        var vera = ArticleRecord.Contributor(family: "Wu", given: "Vera", suffix: "Jr")
        vera.orcid = "0000-0002-1825-0098"
        record.contributors = [
            vera, .init(collective: "Group"), .init(family: "Ed", role: .editor), .init(family: "", given: ""),
        ]
        #expect(record.authors.map(\.name) == ["Vera Wu Jr"])
        #expect(record.authors.map(\.orcid) == [""])
    }
}
