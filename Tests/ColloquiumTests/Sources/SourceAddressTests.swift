import Testing

@testable import Colloquium

@Suite("The address of a source")
struct SourceAddressTests {
    @Test(
        "is one however it is spelled",
        arguments: [
            "https://J.example/rss?type=current", "feed:https://j.example/rss?type=current",
            "feed://j.example/rss?type=current", "https://j.example:443/rss?type=current#top",
            "https://j.example/rss?type=current&utm_source=x",
        ])
    func spellings(_ text: String) {
        #expect(SourceAddress(text)?.description == "https://j.example/rss?type=current")
        #expect(SourceAddress(text)?.host == "j.example")
    }

    @Test(
        "is a web address", arguments: ["", "rss", "ftp://j.example/rss", "javascript:alert(1)", "file:///etc/passwd"])
    func others(_ text: String) { #expect(SourceAddress(text) == nil) }

    @Test(
        "is told from words",
        arguments: [
            ("https://a.example/x", true), ("feed:a.example", true), ("bmj.com", true), ("bmj.com/rss", true),
            ("N Engl J Med", false), ("sepsis", false), ("0028-4793", false), ("heart. failure", false), ("1.5", false),
        ])
    func meant(typed: String, isAddress: Bool) {
        #expect(SourceAddress.isMeant(by: typed) == isAddress)
    }

    @Test("is none where it could not be read back: a search of PubMed that grows too long as it is written out")
    func long() {
        for count in stride(from: 100, through: 190, by: 1) {
            let terms = Array(repeating: "sepsis+OR", count: count).joined(separator: "+")
            guard let address = SourceAddress("https://pubmed.ncbi.nlm.nih.gov/?term=\(terms)") else { continue }
            #expect(SourceAddress(address.description) == address, "\(count) words")
        }
    }

    @Test("reads back as itself")
    func again() throws {
        for text in ["http://j.example:8080/f", "https://pubmed.ncbi.nlm.nih.gov/?term=sepsis+AND+fluids&size=200"] {
            let address = try #require(SourceAddress(text))
            #expect(SourceAddress(address.description) == address)
        }
    }
}

@Suite("A search of PubMed")
struct PubMedSearchTests {
    private static func recognise(_ query: String) -> PubMedSearch.Recognition? {
        WebAddress("https://pubmed.ncbi.nlm.nih.gov/" + query).flatMap(PubMedSearch.recognise)
    }

    @Test(
        "is told from its page's address",
        arguments: [
            ("?term=septic+shock", "septic shock"),
            ("?term=%22N+Engl+J+Med%22%5BJournal%5D&sort=pubdate", "\"N Engl J Med\"[Journal]"),
            ("?size=100&term=a%2Bb", "a+b"),
            (
                "?term=sepsis&filter=pubt.randomizedcontrolledtrial",
                "(sepsis) AND \"Randomized Controlled Trial\"[Publication Type]"
            ),
            (
                "?term=a+OR+b&filter=simsearch1.fha&filter=pubt.review&filter=pubt.meta-analysis&filter=years.2020-2024",
                """
                (a OR b) AND hasabstract AND ("Review"[Publication Type] OR "Meta-Analysis"[Publication Type]) \
                AND 2020:2024[Date - Publication]
                """
            ),
        ])
    func terms(_ query: String, _ term: String) {
        #expect(Self.recognise(query) == .search(PubMedSearch(term: term)))
    }

    @Test(
        "is nothing else at PubMed",
        arguments: ["", "?term=", "38801034/", "rss/search/1AbC/?limit=15", "?linkname=pubmed&from_uid=3"])
    func none(_ query: String) { #expect(Self.recognise(query) == nil) }

    @Test("says which filter cannot be repeated")
    func untranslatable() {
        #expect(Self.recognise("?term=a&filter=custom.mine") == .untranslatable(filter: "custom.mine"))
        #expect(Self.recognise("?term=a&filter=years.20x0-2024") == .untranslatable(filter: "years.20x0-2024"))
        #expect(SourceAddress("https://pubmed.ncbi.nlm.nih.gov/?term=a&filter=custom.mine") == nil)
    }

    @Test("has one address, which leads to its page")
    func address() {
        let search = PubMedSearch(term: "\"septic shock\"[tiab] & 50% β")
        #expect(
            search.address
                == "https://pubmed.ncbi.nlm.nih.gov/?term=%22septic%20shock%22%5Btiab%5D%20%26%2050%25%20%CE%B2&sort=date"
        )
        #expect(WebAddress(search.address).flatMap(PubMedSearch.recognise) == .search(search))
    }
}

@Suite("An inbox")
struct FollowerTests {
    private static let club: Number<Club> = 2

    private static func viewer(_ role: Club.Role?, _ siteRole: Member.Role = .member) -> Viewer {
        Viewer(member: 7, role: siteRole, clubs: role.map { [club: $0] } ?? [:])
    }

    @Test("of a member is theirs alone")
    func own() {
        for viewer in [Viewer(member: 8, role: .administrator, clubs: [:]), .visitor] {
            #expect(!viewer.mayReadInbox(of: .member(7)) && !viewer.mayTendInbox(of: .member(7)))
        }
        #expect(Self.viewer(nil).mayReadInbox(of: .member(7)) && Self.viewer(nil).mayTendInbox(of: .member(7)))
    }

    @Test("of a club is read by its members and tended by its facilitators")
    func club() {
        #expect(!Self.viewer(nil).mayReadInbox(of: .club(Self.club)))
        #expect(!Viewer.visitor.mayReadInbox(of: .club(Self.club)))
        #expect(Self.viewer(.member).mayReadInbox(of: .club(Self.club)))
        #expect(!Self.viewer(.member).mayTendInbox(of: .club(Self.club)))
        #expect(Self.viewer(.facilitator).mayTendInbox(of: .club(Self.club)))
        #expect(Self.viewer(nil, .administrator).mayReadInbox(of: .club(Self.club)))
    }
}
