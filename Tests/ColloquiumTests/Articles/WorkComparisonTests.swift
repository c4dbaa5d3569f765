import Testing

@testable import Colloquium

@Suite("Whether two records are one work")
struct WorkComparisonTests {
    private static func record(
        _ names: String, kind: ArticleRecord.Kind = .article, journal: String = "", title: String = "",
        relation: (ArticleRecord.Relation.Kind, String)? = nil
    ) -> ArticleRecord {
        var record = ArticleRecord()
        record.identifiers = Identifier.recogniseAll(in: names)
        record.identifiers += names.split(separator: " ").compactMap {
            $0.hasPrefix("pii:") ? Identifier(.pii, String($0)) : nil
        }.filter { !record.identifiers.contains($0) }
        record.kind = kind
        record.container.title = journal
        record.title = title
        if let relation, let target = Identifier.recogniseWork(relation.1) {
            record.relations = [.init(kind: relation.0, target: target)]
        }
        return record
    }

    private static let cases: [(String, ArticleRecord, ArticleRecord, Likeness)] = [
        ("one DOI", record("10.1000/1 PMID 1"), record("doi:10.1000/1"), .same),
        ("one PMID", record("PMID 1"), record("10.1000/1 PMID 1"), .same),
        ("one PMCID", record("PMC1"), record("PMC1 10.1000/1"), .same),
        ("a retired PMID under one DOI", record("10.1000/1 PMID 1"), record("10.1000/1 PMID 2"), .same),
        ("two DOIs", record("10.1000/1"), record("10.1000/2"), .different),
        ("two DOIs and one PMID", record("10.1000/1 PMID 1"), record("10.1000/2 PMID 1"), .different),
        ("two PMIDs", record("PMID 1"), record("PMID 2"), .different),
        ("one PMCID, two PMIDs", record("PMC1 PMID 1"), record("PMC1 PMID 2"), .unclear),
        ("arXiv’s versions", record("arXiv:2101.00001v1"), record("arXiv:2101.00001v3"), .same),
        (
            "a preprint that says what became of it",
            record("10.1101/1", kind: .preprint, relation: (.publishedAs, "10.1000/1")), record("10.1000/1"), .versions
        ),
        (
            "an article that says what it was", record("10.1101/1", kind: .preprint),
            record("10.1000/1", relation: (.hasPreprint, "10.1101/1")), .versions
        ),
        (
            "a preprint and an article under one arXiv number",
            record("10.48550/arxiv.2101.00001 arXiv:2101.00001", kind: .preprint),
            record("10.1000/1 arXiv:2101.00001", journal: "Lancet"), .versions
        ),
        (
            "versions by number", record("10.21203/rs.3.rs-1/v1", kind: .preprint),
            record("10.21203/rs.3.rs-1/v2", kind: .preprint), .versions
        ),
        (
            "a retraction and what it retracts", record("PMID 2", title: "Fluids in septic shock"),
            record("PMID 1", title: "Fluids in septic shock", relation: (.retractedBy, "PMID:2")), .different
        ),
        (
            "one PII in one journal", record("pii:S0140673605", journal: "Lancet"),
            record("pii:S0140673605 PMID 1", journal: "LANCET"), .same
        ),
        (
            "one PII in two journals", record("pii:S0140673605", journal: "Lancet"),
            record("pii:S0140673605", journal: "BMJ"), .different
        ),
        (
            "one ISBN of two chapters", record("ISBN 9780306406157", kind: .chapter),
            record("ISBN 9780306406157", kind: .chapter), .different
        ),
        (
            "one ISBN of a book", record("ISBN 9780306406157", kind: .book), record("ISBN 9780306406157", kind: .book),
            .same
        ),
        (
            "one address, two titles", record("https://example.org/a", title: "Fluids in septic shock"),
            record("https://example.org/a", title: "Home page of the journal"), .unclear
        ),
        ("one address", record("https://example.org/a"), record("https://example.org/a", title: "Fluids"), .same),
        (
            "nothing in common", record("PMID 1", title: "Fluids in septic shock"),
            record("10.1000/1", title: "Steroids in septic shock"), .different
        ),
        (
            "one title", record("PMID 1", title: "Fluids in septic shock"),
            record("10.1000/1", title: "FLUIDS in septic shock."), .unclear
        ),
    ]

    @Test("is told from identifiers and relations, the same from both sides", arguments: cases.indices)
    func identifiers(_ index: Int) {
        let (name, one, other, expected) = Self.cases[index]
        #expect(one.likeness(to: other) == expected, "\(name)")
        #expect(other.likeness(to: one) == expected, "\(name), the other way round")
    }
}

@Suite("The key of a work without identifiers")
struct WorkKeyTests {
    private static func record(_ title: String, _ family: String = "Lovelace", _ year: Int? = 2024) -> ArticleRecord {
        var record = ArticleRecord()
        record.title = title
        if !family.isEmpty { record.contributors = [.init(family: family)] }
        record.published = year.flatMap { PartialDate(year: $0) }
        return record
    }

    @Test(
        "sees through case, accents, punctuation and mark-up",
        arguments: [
            ("Crohn’s disease in H<sub>2</sub>O", "CROHN'S DISEASE IN H2O."),
            ("Straßenverkehr und Café-Besuche", "Strassenverkehr und cafe besuche"),
            ("COVID‐19 in children & adults", "Covid-19 in children and adults"),
            ("COVID-19 in children &amp; adults", "Covid 19 in children & adults"),
            ("RETRACTED: Fluids in shock", "Fluids in shock"), ("[Retracted] Fluids in shock", "Fluids in shock"),
            ("RETRACTED ARTICLE: Fluids in shock", "Fluids in shock"),
            ("Fluids in septic shock: a trial", "Fluids in septic shock"),
            ("Fluids in septic shock - a trial", "Fluids in septic shock: a trial"),
            ("Fluids in septic shock? A trial", "Fluids in septic shock"),
            ("ﬁbrosis of the lung", "Fibrosis of the lung"), ("A\u{301}rea of the lung", "Área of the lung"),
        ])
    func titles(_ one: String, _ other: String) throws {
        let key = try #require(WorkKey(Self.record(one)))
        let others = try #require(WorkKey(Self.record(other)))
        #expect(key.resembles(others) && others.resembles(key))
    }

    @Test("a subtitle beside the title is the one inside it")
    func subtitle() throws {
        var beside = Self.record("Fluids")
        beside.subtitle = "a randomised trial"
        #expect(
            try #require(WorkKey(beside)).resembles(try #require(WorkKey(Self.record("Fluids: A randomised trial")))))
    }

    @Test(
        "other titles, authors and years are other works",
        arguments: [
            (record("Fluids in septic shock"), record("Steroids in septic shock"), false),
            (record("Fluids in septic shock"), record("Fluids in septic shock", "Byron"), false),
            (record("Fluids in septic shock"), record("Fluids in septic shock", "de Lovelace"), true),
            (record("Fluids in septic shock"), record("Fluids in septic shock", ""), true),
            (record("Fluids in septic shock"), record("Fluids in septic shock", "Lovelace", 2025), true),
            (record("Fluids in septic shock"), record("Fluids in septic shock", "Lovelace", 2026), false),
            (record("Fluids in septic shock"), record("Fluids in septic shock", "Lovelace", nil), true),
            (record("Editorial"), record("Editorial"), true), (record("Editorial"), record("Editorial", ""), false),
            (record("Editorial"), record("Editorial", "Lovelace", 2025), false),
            (record("Sepsis: fluids"), record("Sepsis: steroids"), false),
            (record("Sepsis"), record("Sepsis: steroids"), false),
            (record("Correction: Fluids in septic shock"), record("Fluids in septic shock"), false),
            (record("p <0.05 and a >1 in trials"), record("p  in trials"), false),
        ])
    func others(_ one: ArticleRecord, _ other: ArticleRecord, _ expected: Bool) throws {
        let key = try #require(WorkKey(one))
        let others = try #require(WorkKey(other))
        #expect(key.resembles(others) == expected && others.resembles(key) == expected)
    }

    @Test("is none without a letter or a digit", arguments: ["", " ", "…?!", "<b></b>"])
    func none(_ title: String) {
        #expect(WorkKey(Self.record(title)) == nil)
    }
}
