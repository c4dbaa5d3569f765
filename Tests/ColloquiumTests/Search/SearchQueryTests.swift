import Testing

@testable import Colloquium

@Suite("A search query")
struct SearchQueryTests {
    @Test(
        "is read piece by piece, and written in one spelling",
        arguments: [
            ("sepsis", "sepsis"), ("septic  shock", "septic shock"), ("\"septic shock\"", "\"septic shock\""),
            ("“septic shock”", "\"septic shock\""), ("\"septic shock", "\"septic shock\""),
            ("resus*", "resus*"), ("\"septic sho\"*", "\"septic sho\"*"), ("a*", "a"), ("covid-19", "\"covid 19\""),
            ("-sepsis", "-sepsis"), ("--sepsis", "-sepsis"), ("-\"septic shock\"", "-\"septic shock\""),
            ("author:lovelace", "author:lovelace"), ("author:\"Ada Lovelace\"", "author:\"Ada Lovelace\""),
            ("Author: Lovelace fluids", "author:Lovelace fluids"), ("author:love*", "author:love*"),
            ("-author:ada", "-author:ada"), ("journal:\"N Engl J Med\"", "journal:\"N Engl J Med\""),
            ("club:cardiology", "club:cardiology"), ("mesh:\"Heart Failure\"", "mesh:\"Heart Failure\""),
            ("kind:article", "kind:article"), ("kind:Articles", "kind:article"), ("kind:syntheses", "kind:synthesis"),
            ("kind:limitation", "kind:limitation"), ("kind:question", "kind:question"),
            ("year:2024", "year:2024"), ("year:2020-2024", "year:2020-2024"), ("year:2024–2020", "year:2020-2024"),
            ("year:2020-", "year:2020-2999"), ("year:-2020", "year:1000-2020"),
            ("design:randomised-trial", "design:randomised-trial"),
            ("design:\"Randomized trial\"", "design:randomised-trial"),
            ("design:random", "design:randomised-trial"), ("design:\"systematic review\"", "design:systematic-review"),
            ("is:open", "is:open"), ("is:archived", "is:archived"), ("is:closed", "is:closed"),
            ("is:pre-reading", "is:pre-reading"), ("is:\"Pre-reading\"", "is:pre-reading"),
            ("fluids year:2024 -shock is:open", "fluids year:2024 -shock is:open"),
            ("kind:=question", "kind:=question"), ("kind:=article", "kind:article"), ("journal:=BMJ", "journal:=BMJ"),
            ("journal: =\"BMJ Open\"", "journal:=\"BMJ Open\""), ("journal:=bm*", "journal:bm*"),
            ("-club:=\"Ward 4\"", "-club:=\"Ward 4\""), ("year:=2024", "year:2024"),
        ])
    func spelling(_ typed: String, _ spelled: String) {
        let query = SearchQuery(typed)
        #expect(query.text == spelled)
        #expect(query.misread == [])
        #expect(SearchQuery(query.text) == query)
    }

    @Test(
        "takes for words what it does not understand, and says so",
        arguments: [
            ("kind:zebra", "kind zebra"), ("year:soon", "year soon"), ("year:20244", "year 20244"),
            ("year:2020-soon", "year \"2020 soon\""), ("is:lovely", "is lovely"), ("design:non", ""),
            ("design:x", "design x"), ("author:", "author"), ("-year:soon", "-year -soon"), ("is:", "is"),
        ])
    func misunderstood(_ typed: String, _ words: String) {
        let query = SearchQuery(typed)
        if words.isEmpty {
            #expect(query.filters.count == 1)
        } else {
            #expect(query.text == words)
            #expect(query.misread.count == 1)
        }
    }

    @Test(
        "says of fields and operators of other searches that they are words",
        arguments: ["autor:lovelace", "foo:bar", "asthma OR telomere", "NOT asthma"])
    func otherSyntax(_ typed: String) {
        #expect(SearchQuery(typed).misread.count == 1)
    }

    @Test(
        "takes words with a colon as they are",
        arguments: ["doi:10.1000/1", "https://example.org/a", "Trial: results", "PMID:12", "or not", "10:30", ":"])
    func colons(_ typed: String) {
        #expect(SearchQuery(typed).misread == [])
    }

    @Test(
        "finds a work by what it is called, in any spelling and with its label",
        arguments: [
            ("doi:10.1056/NEJMoa1800389", "\"10 1056 nejmoa1800389\""),
            ("doi: 10.1056/NEJMoa1800389.", "\"10 1056 nejmoa1800389\""),
            ("DOI 10.1056/nejmoa1800389", "\"10 1056 nejmoa1800389\""),
            ("10.1056/nejmoa1800389", "\"10 1056 nejmoa1800389\""),
            ("https://doi.org/10.1056/nejmoa1800389", "\"10 1056 nejmoa1800389\""),
            ("doi.org/10.1056/nejmoa1800389", "\"10 1056 nejmoa1800389\""),
            ("<https://doi.org/10.1056/nejmoa1800389>", "\"10 1056 nejmoa1800389\""),
            ("-doi:10.1056/nejmoa1800389", "-\"10 1056 nejmoa1800389\""),
            ("PMID 29768149", "29768149"), ("PMID: 29768149;", "29768149"), ("pmid:29768149", "29768149"),
            ("https://pubmed.ncbi.nlm.nih.gov/29768149/", "29768149"), ("29768149", "29768149"),
            ("PMC5964387", "PMC5964387"), ("arXiv:2101.00001", "\"2101 00001\""),
            ("isbn 978-0-306-40615-7", "9780306406157"),
            ("fluids pmid:29768149 year:2024", "fluids 29768149 year:2024"),
            ("pmid shock", "pmid shock"), ("doi", "doi"),
            ("\"doi 10 1056\"", "\"doi 10 1056\""), ("doi:10.1056*", "\"doi 10 1056\"*"),
        ])
    func works(_ typed: String, _ spelled: String) {
        let query = SearchQuery(typed)
        #expect(query.text == spelled)
        #expect(query.misread == [])
        #expect(SearchQuery(query.text).parts == query.parts)
    }

    @Test(
        "of other fields than ours is words",
        arguments: [("title:fluids", "\"title fluids\""), ("http://a.b", "\"http a b\"")])
    func otherFields(_ typed: String, _ words: String) {
        #expect(SearchQuery(typed).text == words)
    }

    @Test(
        "that holds nothing to look for is empty",
        arguments: ["", " ", "-", "--", "*", "\"", "\"\"", "\"\"\"", "- -", "😀", ":", "::", "\u{0}", "()", "\u{202E}"])
    func nothing(_ typed: String) { #expect(SearchQuery(typed).isEmpty) }

    @Test("holds only letters, digits and marks, whatever is typed")
    func plain() {
        var seed: UInt64 = 7
        func random(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        // U+0D4E takes what follows it into its own character.
        let pieces = [
            "a", "\"", "*", "-", ":", "=", "author:", "journal:", "kind:", "year:", "is:", "20", "2024", " ", "(", ")",
            "{", "}", "^", "+",
            "\u{D4E}",
            "\u{301}", "é", "日", "'", "AND", "NOT", "NEAR", "“", "\u{0}", "\n", "\\", "%",
        ]
        for _ in 0..<5_000 {
            let typed = (0..<random(20)).map { _ in pieces[random(pieces.count)] }.joined()
            let query = SearchQuery(typed)
            for word in (query.words + query.excludedWords).flatMap(\.words) {
                #expect(
                    !word.isEmpty && word.unicodeScalars.allSatisfy { !"\"*:(){}^+-' ".unicodeScalars.contains($0) })
            }
            #expect(SearchQuery(query.text).parts == query.parts, "\(typed) | \(query.text)")
        }
    }

    @Test("is cut where it is too long, and asks for no more than twenty things")
    func long() {
        #expect(SearchQuery(String(repeating: "ab ", count: 5_000)).parts.count == SearchQuery.partLimit)
        #expect(SearchQuery(String(repeating: "a", count: 5_000)).text.count == SearchQuery.limit)
        let whole = SearchQuery("x " + String(repeating: "b", count: 400) + " " + String(repeating: "c", count: 400))
        #expect(whole.words.count == 2 && whole.isCut)
    }

    @Test("has room for filters however many words it has, and says that some of these were left out")
    func manyWords() {
        let title = (1...24).map { "word\($0)" }.joined(separator: " ")
        let query = SearchQuery("kind:article \(title) year:2024")
        #expect(query.words.count == SearchQuery.partLimit && query.filters.count == 2)
        #expect(query.isCut && !SearchQuery("kind:article word").isCut)
        #expect(SearchQuery(query.text).parts == query.parts)
    }

    @Test("does not grow beyond what is read by being written in one spelling")
    func growing() {
        let typed = (1...20).map { _ in "aaaaaaaaaa-bbbbbbbbb-cc" }.joined(separator: " ") + " year:2020-"
        let query = SearchQuery(typed)
        #expect(query.text.count <= SearchQuery.limit && query.filters.count == 1 && query.isCut)
        #expect(SearchQuery(query.text).parts == query.parts)
    }

    @Test("is widened by leaving out what must be found of a field")
    func widening() {
        let query = SearchQuery("fluids kind:article -kind:answer year:2024")
        #expect(query.without(.kind).text == "fluids -kind:answer year:2024")
    }

    @Test("may end with the beginning of a word")
    func beginning() {
        #expect(SearchQuery("septic sho -x").withLastWordBegun?.text == "septic sho* -x")
        #expect(SearchQuery("sho*").withLastWordBegun == nil)
        #expect(SearchQuery("a").withLastWordBegun == nil)
        #expect(SearchQuery("kind:article").withLastWordBegun == nil)
        #expect(SearchQuery("-x").withLastWordBegun == nil)
    }

    @Test("is kept under a name, if it asks for something")
    func saved() throws {
        var entry = SavedSearch.Entry()
        #expect(throws: Refusal.self) { try SavedSearch.Draft(entry) }
        entry.name = " Heart  failure "
        entry.query = "\"heart failure\""
        #expect(try SavedSearch.Draft(entry).name == "Heart failure")
        entry.name = String(repeating: "x", count: 101)
        #expect(throws: Refusal.self) { try SavedSearch.Draft(entry) }
        entry.name = "x"
        entry.query = "--"
        #expect(throws: Refusal.self) { try SavedSearch.Draft(entry) }
    }
}
