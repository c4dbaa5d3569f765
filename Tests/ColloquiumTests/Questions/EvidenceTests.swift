import Testing

@testable import Colloquium

@Suite("What an answer takes from its references")
struct EvidenceTests {
    private func entry(_ change: (inout Evidence.Entry) -> Void) -> Answer.Entry {
        var evidence = Evidence.Entry()
        evidence.source = "doi:10.1000/2"
        change(&evidence)
        var entry = Answer.Entry()
        entry.body = "Yes."
        entry.references = "10.1000/1\nhttps://doi.org/10.1000/2"
        entry.evidence = [evidence]
        return entry
    }

    @Test("goes with the reference it was said of, wherever that stands now")
    func told() throws {
        let typed = entry { evidence in
            evidence.level = "2"
            evidence.pointer = " Table\n3 "
            evidence.quotation = "Mortality fell."
            evidence.participants = "1,240"
            evidence.population = "Adults with sepsis"
            evidence.finding = "RR 0.87"
        }
        let references = try Answer(typed, render: rendered).references.all
        #expect(references[0].evidence == .none)
        #expect(
            references[1].account
                == "doi:10.1000/2 (Level 2; Table 3; “Mortality fell.”; n = 1240; Adults with sepsis; RR 0.87)")
        #expect(try References(lines: references[1].line, field: "x").first.identifier == references[1].identifier)
        #expect(Evidence.Entry(references[1]).participants == "1240")
    }

    @Test("is forgotten with a reference that is gone")
    func gone() throws {
        let typed = entry { evidence in
            evidence.source = "doi:10.1000/9"
            evidence.level = "1"
        }
        #expect(try Answer(typed, render: rendered).references.all.allSatisfy { $0.evidence == .none })
    }

    @Test(
        "is refused at its own field",
        arguments: [
            (\Evidence.Entry.level, "0", "level-1"), (\.level, "6", "level-1"), (\.level, "high", "level-1"),
            (\.pointer, String(repeating: "a", count: 201), "pointer-1"),
            (\.quotation, String(repeating: "a", count: 2_001), "quotation-1"),
            (\.participants, "many", "participants-1"), (\.participants, "-3", "participants-1"),
            (\.participants, "12345678901", "participants-1"),
            (\.population, String(repeating: "a", count: 501), "population-1"),
            (\.finding, String(repeating: "a", count: 501), "finding-1"),
        ] as [(TypedField<Evidence.Entry>, String, String)])
    func refusals(_ key: TypedField<Evidence.Entry>, _ value: String, _ field: String) {
        let typed = entry { $0[keyPath: key] = value }
        #expect(refusedFields { () throws(Refusal) in _ = try Answer(typed, render: rendered) } == [field])
    }

    @Test("a level means what its question asks about", arguments: Question.Aim.allCases)
    func levels(_ aim: Question.Aim) {
        #expect(EvidenceLevel.allCases.prefix(4).allSatisfy { !$0.studies(for: aim).isEmpty })
        #expect(EvidenceLevel.five.studies(for: aim).isEmpty == (aim == .frequency || aim == .prognosis))
    }

    @Test(
        "a level is proposed from the design and the question",
        arguments: [
            (["Journal Article", "Randomized Controlled Trial"], [], .benefits, .two),
            (["Journal Article", "Randomized Controlled Trial"], [], .prognosis, .three),
            (["Meta-Analysis", "Review"], ["Cohort Studies"], .benefits, .one),
            (["Meta-Analysis"], [], .frequency, .two),
            (["Journal Article"], ["Humans", "Case-Control Studies"], .rareHarms, .four),
            (["Journal Article"], ["Cross-Sectional Studies"], .diagnosis, .two),
            (["Observational Study"], [], .screening, .three), (["Case Reports"], [], .benefits, .four),
            (["Journal Article"], [], .benefits, nil), (["Editorial"], [], .benefits, nil),
            (["Practice Guideline"], [], .benefits, nil), (["Review"], ["Cohort Studies"], .benefits, nil),
        ] as [([String], [String], Question.Aim, EvidenceLevel?)])
    func proposals(_ types: [String], _ headings: [String], _ aim: Question.Aim, _ level: EvidenceLevel?) {
        let design = PublishedDesign(publicationTypes: types, meshTerms: headings)
        #expect(design.flatMap { EvidenceLevel(usualFor: aim, $0) } == level)
    }

    @Test("a question asks about one thing, and only a clinical one does")
    func aim() throws {
        var typed = Question.Entry()
        typed.title = "Fluids?"
        typed.nature = "clinical"
        typed.club = "1"
        typed.aim = "benefits"
        #expect(try Question.Draft(typed, render: rendered).aim == .benefits)
        typed.nature = "non-clinical"
        #expect(try Question.Draft(typed, render: rendered).aim == nil)
        typed.aim = "urgency"
        #expect(refusedFields { () throws(Refusal) in _ = try Question.Draft(typed, render: rendered) } == ["aim"])
    }
}
