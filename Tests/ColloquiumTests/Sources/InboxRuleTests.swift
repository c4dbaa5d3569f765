import Testing

@testable import Colloquium

@Suite("A rule of an inbox")
struct InboxRuleTests {
    private static func item(
        title: String = "Balanced fluids in septic shock", authors: [(String, String)] = [("O’Neill-Smith", "Jane A")],
        group: String = "", mesh: [String] = ["Shock, Septic", "Fluid Therapy"],
        abstract: String = "A randomised trial."
    ) -> ItemText {
        var record = ArticleRecord()
        record.title = title
        record.contributors = authors.map { ArticleRecord.Contributor(family: $0.0, given: $0.1) }
        if !group.isEmpty { record.contributors.append(ArticleRecord.Contributor(collective: group)) }
        record.meshTerms = mesh
        record.keywords = ["crystalloids"]
        record.container.title = "Critical Care"
        record.abstract = [ArticleRecord.AbstractSection(label: "Methods", text: abstract)]
        return ItemText(record)
    }

    private static func matches(_ kind: InboxRule.Condition.Kind, _ phrases: String..., item: ItemText = item()) -> Bool
    {
        RuleMatcher(InboxRule.Condition(kind: kind, phrases: phrases)).matches(item)
    }

    @Test(
        "finds words of title, abstract, keywords, headings and journal",
        arguments: ["septic shock", "FLUIDS", "randomised trial", "crystalloids", "critical care", "fluid therapy"])
    func keyword(_ phrase: String) { #expect(Self.matches(.keyword, phrase)) }

    @Test("is content with one of its phrases, and not with a part of a word")
    func anyPhrase() {
        #expect(Self.matches(.keyword, "malaria", "shock"))
        #expect(!Self.matches(.keyword, "malaria", "hock", "flu"))
        #expect(!Self.matches(.keyword, "…"))
    }

    @Test(
        "finds an author however the name is written",
        arguments: [
            "O'Neill-Smith", "oneill smith", "Smith J", "Smith JA", "Smith, Jane", "Jane Smith", "J. A. O’Neill-Smith",
            "SMITH",
        ])
    func author(_ name: String) {
        #expect(Self.matches(.author, name), "\(name)")
    }

    @Test(
        "does not take one author for another",
        arguments: ["Smith K", "Smith, Mary", "Jane", "A", "J A", "Neil", "Smith JAB", "Jane Smith Miller", ""])
    func otherAuthor(_ name: String) {
        let isGivenName = name == "Jane"
        #expect(Self.matches(.author, name) == isGivenName, "\(name)")
    }

    @Test("finds initials where the record has them, and groups")
    func initials() {
        let item = Self.item(authors: [("Li", "J"), ("Wu", "XY")], group: "RECOVERY Collaborative Group")
        #expect(Self.matches(.author, "Li Jun", item: item))
        #expect(Self.matches(.author, "recovery", item: item))
        #expect(!Self.matches(.author, "Wu J", item: item), "No name is put together from two people.")
    }

    @Test(
        "tells initials written together, on either side",
        arguments: ["Smith JA", "Smith J", "Smith J.A.", "Jane Smith"])
    func joinedInitials(_ name: String) {
        #expect(Self.matches(.author, name, item: Self.item(authors: [("Smith", "JA")])))
        #expect(!Self.matches(.author, name, item: Self.item(authors: [("Smith", "BA")])))
        #expect(Self.matches(.author, "Wu Jo", item: Self.item(authors: [("WU", "JO")])), "All in capitals.")
    }

    @Test("takes MeSH headings as a whole")
    func headings() {
        #expect(Self.matches(.mesh, "shock, septic"))
        #expect(Self.matches(.mesh, "Fluid therapy"))
        #expect(!Self.matches(.mesh, "Shock"))
        #expect(!Self.matches(.mesh, "Sepsis"))
    }

    private static func entry(_ kind: String, _ phrases: String, _ action: String) -> InboxRule.Entry {
        var entry = InboxRule.Entry()
        (entry.kind, entry.phrases, entry.action) = (kind, phrases, action)
        return entry
    }

    @Test("is read from its form and written into it")
    func form() throws {
        var entry = Self.entry("keyword", "sepsis, septic shock;\n fluids ", "tag")
        entry.tag = "Critical Care"
        let rule = try InboxRule(entry)
        #expect(rule.condition.phrases == ["sepsis", "septic shock", "fluids"])
        #expect(rule.action == .tag(try #require(Tag(rawValue: "critical-care"))))
        #expect(try InboxRule(InboxRule.Entry(rule)) == rule)
        let heading = try InboxRule(Self.entry("mesh", "Shock, Septic; Fluid Therapy", "hide"))
        #expect(heading.condition.phrases == ["Shock, Septic", "Fluid Therapy"])
        #expect(heading.action == .hide)
    }

    @Test("says everything that is missing in its form at once")
    func refusals() {
        let refusal = #expect(throws: Refusal.self) { try InboxRule(InboxRule.Entry()) }
        #expect(refusal?.problems.map(\.field) == ["kind", "phrases", "action"])
        for (action, field) in [("tag", "tag"), ("propose", "club"), ("explode", "action")] {
            let refusal = #expect(throws: Refusal.self) { try InboxRule(Self.entry("author", "Smith", action)) }
            #expect(refusal?.problems.map(\.field) == [field])
        }
        #expect(throws: Refusal.self) { try InboxRule(Self.entry("keyword", "…; —", "hide")) }
        let many = (0..<51).map(String.init).joined(separator: ",")
        #expect(throws: Refusal.self) { try InboxRule(Self.entry("keyword", many, "hide")) }
    }

    @Test("explains what it proposes")
    func sentence() {
        let condition = InboxRule.Condition(kind: .keyword, phrases: ["sepsis", "shock"])
        #expect(condition.sentence == "It mentions “sepsis”, “shock”.")
    }
}

@Suite("A proposal's form")
struct ProposalEntryTests {
    @Test("makes a proposal")
    func proposal() throws {
        var entry = Proposal.Entry()
        (entry.club, entry.why, entry.tags) = ("3", " It may *help*. ", "Sepsis, fluids")
        let proposal = try Proposal(entry) { "<p>\($0)</p>" }
        #expect(proposal.club == 3 && proposal.why == Prose(source: "It may *help*.", html: "<p>It may *help*.</p>"))
        #expect(proposal.tags.map(\.rawValue) == ["sepsis", "fluids"])
    }

    @Test("says everything that is missing at once")
    func refusals() {
        var entry = Proposal.Entry()
        entry.tags = (0..<11).map { "t\($0)" }.joined(separator: ",")
        let refusal = #expect(throws: Refusal.self) { try Proposal(entry) { $0 } }
        #expect(refusal?.problems.map(\.field) == ["why", "club", "tags"])
        #expect(throws: Refusal.self) { try Proposal.reason(" ") }
        #expect(throws: Refusal.self) { try Proposal.reason(String(repeating: "a", count: 501)) }
    }
}
