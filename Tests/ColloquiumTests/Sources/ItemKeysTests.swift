import Testing

@testable import Colloquium

@Suite("An item is known again")
struct ItemKeysTests {
    private static func record(
        _ title: String, guid: String = "", link: String = "", _ identifiers: (Identifier.Scheme, String)...
    ) -> ArticleRecord {
        var record = ArticleRecord()
        record.title = title
        record.sourceKey = guid
        record.links = link.isEmpty ? [] : [link]
        record.identifiers = identifiers.compactMap { Identifier($0.0, $0.1) }
        return record
    }

    private static func keys(_ record: ArticleRecord, home: String = "https://j.example/") -> ItemKeys {
        ItemKeys(record, home: home)
    }

    private static func distinct(_ records: ArticleRecord...) -> [ItemKeys] {
        ItemKeys.distinct(records.map { (keys: keys($0), title: FoldedText($0.title)) })
    }

    @Test("by DOI, PMID, PMCID and arXiv number everywhere, not by the publisher's item number")
    func works() {
        let keys = Self.keys(
            Self.record(
                "A", (.doi, "10.1000/A"), (.pmid, "12"), (.pmcid, "PMC7"), (.arxiv, "2101.00001v3"), (.pii, "S01234")))
        #expect(keys.works.map(\.value) == ["10.1000/a", "12", "PMC7", "2101.00001"])
        #expect(keys.own.isEmpty && keys.page.isEmpty)
    }

    @Test("by link and title where guids are missing or new each time")
    func page() {
        let first = Self.keys(Self.record("On Fluids: a trial.", guid: "x?session=1", link: "http://j.example/a/1"))
        let second = Self.keys(Self.record("ON FLUIDS – A TRIAL", guid: "x?session=2", link: "https://j.example/a/1"))
        #expect(first.page == second.page && !first.page.isEmpty)
        #expect(first.own != second.own)
    }

    @Test(
        "not by a link that all items share", arguments: ["https://j.example/", "https://j.example", "", "not a link"])
    func home(_ link: String) {
        #expect(Self.keys(Self.record("Editorial", guid: "1", link: link)).page.isEmpty)
        let feed = Self.keys(
            Self.record("Editorial", guid: "1", link: "https://j.example/news"), home: "http://j.example/news")
        #expect(feed.page.isEmpty)
    }

    @Test("by its title alone where there is nothing else, and not at all without that")
    func title() {
        #expect(Self.keys(Self.record("Fluids")).own == ["title fluids"])
        #expect(Self.keys(Self.record("Fluids", guid: "1")).own == ["guid 1"])
        #expect(Self.keys(Self.record("…")).isEmpty)
        #expect(Self.keys(Self.record("")).isEmpty)
    }

    @Test("by its title where it has no page of its own and the title tells enough, whatever its guid")
    func titleBesideGuid() {
        #expect(
            Self.keys(Self.record("Fluids in septic shock", guid: "1")).own == [
                "guid 1", "title fluids in septic shock",
            ])
        #expect(
            Self.keys(Self.record("Letters to the editors", guid: "1", link: "https://j.example/9")).own == ["guid 1"])
        let letters = Self.distinct(
            Self.record("Letters to the editors", guid: "1"), Self.record("Letters to the editors", guid: "2"))
        #expect(letters.map(\.own) == [["guid 1"], ["guid 2"]])
    }

    @Test(
        "by its page, whoever is led there from wherever",
        arguments: ["?utm_source=rss&utm_medium=feed", ";jsessionid=0A1B", "?PHPSESSID=77", "?fbclid=a"])
    func tracking(_ tail: String) {
        let plain = Self.keys(Self.record("A", link: "https://j.example/a/1"))
        #expect(Self.keys(Self.record("A", link: "https://j.example/a/1" + tail)).page == plain.page)
        let queried = Self.keys(Self.record("A", link: "https://j.example/a?id=1&utm_source=x#top"))
        #expect(queried.page == "j.example/a?id=1#top a")
    }

    @Test("not by a page and a title that several guids of one answer share")
    func issuePage() {
        let keys = Self.distinct(
            Self.record("Editorial", guid: "1", link: "https://j.example/issue/7"),
            Self.record("Editorial", guid: "2", link: "https://j.example/issue/7"),
            Self.record("Fluids", guid: "3", link: "https://j.example/issue/7"))
        #expect(keys.map(\.page.isEmpty) == [true, true, false])
    }

    @Test("not by what several items of one answer share although their titles differ")
    func shared() {
        let keys = Self.distinct(
            Self.record("One", guid: "feed", (.doi, "10.1000/journal")),
            Self.record("Two", guid: "feed", (.doi, "10.1000/journal")),
            Self.record("Three", guid: "3", (.doi, "10.1000/3")))
        #expect(keys[0].works.isEmpty && keys[0].own == ["title one"])
        #expect(keys[1].works.isEmpty && keys[1].own == ["title two"])
        #expect(keys[2].works.map(\.value) == ["10.1000/3"] && keys[2].own == ["guid 3"])
    }

    @Test("twice in one answer as one item")
    func twice() {
        let keys = Self.distinct(
            Self.record("One", guid: "1", (.doi, "10.1000/1")), Self.record("One", guid: "1", (.doi, "10.1000/1")))
        #expect(keys[0] == keys[1] && keys[0].works.count == 1)
    }

    @Test("as another one where both are named in one scheme, differently")
    func contradiction() throws {
        let one = try #require(Identifier(.doi, "10.1000/1"))
        let two = try #require(Identifier(.doi, "10.1000/2"))
        let number = try #require(Identifier(.pmid, "5"))
        #expect(ItemKeys.contradict([one], [two]))
        #expect(!ItemKeys.contradict([one], [one, two]))
        #expect(!ItemKeys.contradict([one], [number]))
        #expect(!ItemKeys.contradict([], [one]))
    }
}

@Suite("Text is compared")
struct FoldedTextTests {
    @Test(
        "without case, accents and marks",
        arguments: [
            ("Sepsis: Early  Goal-directed", "sepsis early goal directed"), ("Réseau d’étude", "reseau d etude"),
            ("Große ÄRZTE", "grosse arzte"), ("β-blockers", "β blockers"), ("ΒΗΤΑ", "βητα"), ("e\u{301}tude", "etude"),
            ("co\u{AD}operation", "cooperation"), ("COVID‐19 (SARS-CoV-2)", "covid 19 sars cov 2"), ("結核", "結核"),
            ("—…!", ""), ("", ""), ("  a  ", "a"),
        ])
    func folds(_ text: String, _ expected: String) { #expect(FoldedText(text).text == expected) }

    @Test("by whole words, one after the other")
    func contains() {
        let text = FoldedText("Septic shock and sepsis in children")
        for phrase in ["sepsis", "septic shock", "children", "SEPTIC", "septic shock and sepsis in children"] {
            #expect(text.contains(FoldedText(phrase)), "\(phrase)")
        }
        for phrase in ["shock septic", "seps", "hildren", "ren", "", "sepsis in children and", "tic"] {
            #expect(!text.contains(FoldedText(phrase)), "\(phrase)")
        }
        #expect(FoldedText("asepsis sepsis").contains(FoldedText("sepsis")))
    }

    @Test("also where it is long, hostile or broken")
    func hostile() {
        let long = FoldedText(String(repeating: "a b ", count: 100_000))
        #expect(long.bytes.count == 399_999)
        #expect(!long.contains(FoldedText("b b")))
        #expect(FoldedText(String(decoding: [0xFF, 0x61, 0xC3, 0x62], as: UTF8.self)).text == "a b")
    }
}
