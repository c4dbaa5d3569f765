import Colloquium
import Testing

@testable import Store

@Suite("Searching")
struct SearchTests {
    private static func titles(_ query: String, _ store: Store) async throws -> [String] {
        try await store.hits(query).map(\.title)
    }

    @Test(
        "finds words, beginnings and phrases, whatever their case, accents and endings",
        arguments: [
            ("sepsis", true), ("SEPSIS", true), ("seps", true), ("fluid", true), ("resuscitated", true),
            ("café", true), ("cafe", true), ("Müller", true), ("muller", true), ("\"septic shock\"", true),
            ("\"shock septic\"", false), ("shock septic", true), ("sepsis zebra", false), ("\"septic sho", true),
            ("10.1000/182", true), ("doi:10.1000/182", true), ("https://doi.org/10.1000/182", true),
            ("sepsis DOI: 10.1000/182.", true), ("doi:10.1000/183", false), ("lovelace", true), ("epsis", false),
        ])
    func words(_ query: String, _ found: Bool) async throws {
        let society = try await Society()
        var record = Society.record("Sepsis and septic shock: fluids", [(.doi, "10.1000/182")])
        record.contributors = [.init(family: "Lovelace", given: "Ada")]
        record.abstract = [.init(text: "Resuscitation at the Café Müller")]
        _ = try await society.store.publish(
            record, try Society.proposal(Society.open), draft: nil, by: try await society.viewer(society.ada),
            at: Society.start)
        #expect(try await Self.titles(query, society.store) == (found ? [record.title] : []))
    }

    @Test(
        "finds who names a work by whatever it is asked for as",
        arguments: ["doi:10.1000/9", "https://doi.org/10.1000/9"])
    func named(_ query: String) async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        for text in ["See doi:10.1000/9.", "See https://doi.org/10.1000/9.", "See 10.1000/9"] {
            try await society.say(text, in: discussion, by: society.ben)
        }
        #expect(try await society.store.hits(query).count == 3)
    }

    @Test(
        "takes the operators of the search language for words",
        arguments: [
            ("this AND that", true), ("NOT", true), ("fluids NOT sepsis", true), ("OR", true), ("NEAR(a b)", false),
            ("fluids*", true), ("^fluids", true), ("title:fluids", false), ("(fluids", true), ("fluids)", true),
            ("-fluids", false), ("-fluid shock", false), ("fluids -shock", true), ("\"", false), ("\"\"", false),
            ("*", false), ("fluids\"", true),
            ("{title}: fluids", false),
            ("sepsis + fluids", true), ("fluids; DROP TABLE search", false), ("' OR 1=1 --", false), ("AND AND", true),
        ])
    func operators(_ query: String, _ found: Bool) async throws {
        let society = try await Society()
        let title = "This and that, or not: fluids in sepsis"
        try await society.post(title, by: society.ada)
        #expect(try await Self.titles(query, society.store) == (found ? [title] : []))
    }

    @Test(
        "survives whatever is typed",
        arguments: [
            "\u{0}", "a\u{0}b", "\u{202E}", "😀", "٣٤", "日本語", "%_", "\\", "\u{1}\u{2}\u{3}", "\"\"\"\"", "''",
            String(repeating: "a ", count: 5_000), String(repeating: "\"", count: 999), "e\u{301}\u{301}\u{301}",
            "𝔖𝔢𝔭𝔰𝔦𝔰", "½ ²", "ﬁbrosis", "\u{D4E}\"", "a\u{D4E}\" OR", "\u{301}", "author:\u{D4E}\"", "-x", "is:open",
            "year:-", "kind:article -kind:article", "-author:x -\"y z\" journal:q* club:\"\" mesh:é",
        ])
    func hostile(_ query: String) async throws {
        let society = try await Society()
        try await society.post("Fluids", by: society.ada)
        _ = try await society.store.hits(query)
    }

    @Test("marks what it found, and leaves the words around it as they are")
    func snippets() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.say("<b>Zebras</b> & co", in: discussion, by: society.ben)
        let hit = try #require(try await society.store.hits("zebra").first)
        #expect(hit.snippet == "\u{2}Zebras\u{3} & co")
        #expect(hit.kind == .contribution && hit.author == "Ben" && hit.title == "Fluids")
    }

    @Test("finds each kind by itself, and pages")
    func kinds() async throws {
        let society = try await Society()
        let discussion = try await society.post("Zebra article", by: society.ada)
        try await society.say("Zebra critique", in: discussion, by: society.ada)
        let question = try await society.ask("Zebra question", by: society.ada)
        try await society.answer("Zebra answer", to: question, by: society.ada)
        try await society.store.saveSynthesis(
            Prose(source: "Zebra synthesis", html: "<p>Zebra synthesis</p>"), of: discussion,
            by: try await society.viewer(society.administrator), at: Society.start + .days(28))
        try await society.appraise(discussion, "Zebra appraisal", by: society.ben)
        for kind in SearchKind.allCases {
            let rows = try await society.store.hits("zebra kind:\(kind.rawValue)")
            #expect(rows.map(\.kind) == [kind])
            #expect(rows.allSatisfy { $0.snippet.contains("\u{2}") })
        }
        let pages = try await [1, 2].map { page in
            Slice(size: 4, page: page)
        }.asyncMap { try await society.store.search(SearchQuery("zebra"), for: .visitor, $0, at: Society.start).hits }
        #expect(pages.map(\.rows.count) == [4, 2])
        #expect(pages.map(\.hasMore) == [true, false])
        #expect(Set(pages.flatMap(\.rows).map(\.kind)).count == 6)
    }

    @Test("finds the new text of what was edited, and not the old")
    func edited() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let viewer = try await society.viewer(society.ben)
        let said = try await society.say("Zebra.", in: discussion, by: society.ben)
        try await society.edit(said, try Society.critique("Okapi."), by: viewer)
        let question = try await society.ask("Which?", by: society.ben)
        let answer = try await society.answer("Quagga.", "PMID 111 kudu", to: question, by: society.ben)
        try await society.store.edit(
            answer, with: try Society.answer("Bongo.", "PMID 222 eland"), by: viewer, at: Society.start)
        for gone in ["zebra", "quagga", "kudu", "111"] {
            #expect(try await Self.titles(gone, society.store) == [], "\(gone)")
        }
        for here in ["okapi", "bongo", "eland", "222"] {
            #expect(try await Self.titles(here, society.store).count == 1, "\(here)")
        }
    }

    @Test("of very many that match finds the titles, and the newest that the reader may see")
    func many() async throws {
        let society = try await Society()
        let open = try await society.post("Oedema of the lung", by: society.ada)
        let hidden = try await society.post("Something else", in: Society.hidden, by: society.ada)
        for discussion in [open, hidden] {
            try await society.store.add(
                try (0..<1_050).map { _ in
                    GeneratedContribution(
                        read: ReadCritique(try Society.critique("Oedema, once more.")),
                        discussion: discussion, parent: nil, depth: 0, author: society.ada, writtenAt: Society.start)
                })
        }
        let found = try await society.store.hits("oedema")
        #expect(found.prefix(3).map(\.kind) == [.article, .contribution, .contribution])
        let last = try await society.store.search(
            SearchQuery("oedema kind:contribution"), for: .visitor, Slice(size: 20, page: 25), at: Society.start)
        #expect(last.hits.rows.count == 20 && last.count == 500 && last.isMore && !last.hits.hasMore)
        #expect(
            last.hits.rows.allSatisfy {
                $0.title == "Oedema of the lung" && $0.snippet.contains("\u{2}Oedema\u{3}")
            })
    }
}

extension Store {
    func hits(_ query: String, for viewer: Viewer = .visitor, at now: Instant = Society.start) async throws
        -> [SearchHit]
    {
        try await search(SearchQuery(query), for: viewer, .all, at: now).hits.rows
    }
}

extension Sequence where Element: Sendable {
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
