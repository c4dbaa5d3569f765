import Testing

@testable import Colloquium

@Suite("Search for a journal")
struct JournalSearchTests {
    @Test(
        "finds it by name, abbreviation and what people say, without regard to case, diacritics and punctuation",
        arguments: [
            ("The New England Journal of Medicine", "The New England Journal of Medicine"),
            ("new england", "The New England Journal of Medicine"),
            ("NEJM", "The New England Journal of Medicine"),
            ("n. engl. j. med.", "The New England Journal of Medicine"),
            ("medicine england new", "The New England Journal of Medicine"),
            ("british medical journal", "The BMJ"),
            ("bjog", "BJOG: An International Journal of Obstetrics & Gynaecology"),
            ("obstetrics and gynecology", "BJOG: An International Journal of Obstetrics & Gynaecology"),
            ("gynæcology", "BJOG: An International Journal of Obstetrics & Gynaecology"),
            ("educacion medica", "Revista Española de Educación Médica"),
            ("ESPAÑOLA", "Revista Española de Educación Médica"),
            ("ｂｍｊ ｏｐｅｎ", "BMJ Open"),
            ("  lanc   onc ", "The Lancet Oncology"),
        ])
    func found(_ query: String, _ name: String) throws {
        #expect(try names(query).first == name)
    }

    @Test(
        "finds it by either ISSN, with or without hyphen, and nothing beside",
        arguments: ["1474-547X", "1474547x", "ISSN 0140-6736", "0140 6736"])
    func issn(_ query: String) throws {
        #expect(try names(query) == ["The Lancet"])
    }

    @Test("puts the journal of that very name before those that begin so")
    func order() throws {
        #expect(try names("nejm") == ["The New England Journal of Medicine", "NEJM AI"])
        #expect(try names("bmj") == ["The BMJ", "BMJ Open"])
        #expect(try names("lancet") == ["The Lancet", "The Lancet Oncology"])
        #expect(try names("the lancet onc") == ["The Lancet Oncology"])
    }

    @Test("takes words of the fields along, after those of the names")
    func fieldWords() throws {
        #expect(try names("nursing preprints") == ["medRxiv: Nursing"])
        #expect(try names("midwifery journal").first?.hasPrefix("BJOG") == true)
        #expect(try names("medicine").first == "The New England Journal of Medicine")
        #expect(try names("medicine").contains("BMJ Open"))
    }

    @Test("keeps to one field")
    func field() throws {
        #expect(try names("lancet", in: "oncology") == ["The Lancet Oncology"])
        #expect(try names("", in: "oncology") == ["The Lancet Oncology"])
        #expect(try names("0140-6736", in: "oncology").isEmpty)
        #expect(try names("lancet", in: "no such field").isEmpty)
    }

    @Test("gives every journal in alphabetical order when nothing is asked", arguments: ["", "  \n"])
    func all(_ query: String) throws {
        let names = try names(query)
        #expect(names.count == CatalogueText.lines.count)
        #expect(names == names.sorted())
    }

    @Test(
        "finds nothing for what stands nowhere",
        arguments: ["zzz", "lancet zzz", "ancet", "0028-4794", "%", "'; --", "☃", "\u{0}", "\u{301}"])
    func nothing(_ query: String) throws {
        #expect(try names(query).isEmpty)
    }

    @Test("looks at no more of a query than a name could fill")
    func huge() throws {
        #expect(try names(String(repeating: "lancet ", count: 200_000)) == ["The Lancet", "The Lancet Oncology"])
        #expect(try names(String(repeating: "1", count: 1_000_000)).isEmpty)
    }

    private func names(_ query: String, in field: String? = nil) throws -> [String] {
        try JournalCatalogue(CatalogueText.whole).search(query, in: field).map(\.name)
    }
}
