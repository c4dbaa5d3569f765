import Testing

@testable import Pages

@Suite("Templates and pages")
struct TemplateTests {
    @Test("every template can be read")
    func parse() async throws {
        #expect(!TemplateFolder.sources.isEmpty)
        _ = try await TemplateFolder.templates()
        for (name, text) in TemplateFolder.sources {
            #expect(throws: Never.self, "\(name)") { try MustacheReader.nodes(text) }
        }
    }

    @Test("every page has its own template, and every template that no other includes a page")
    func complete() throws {
        let named = Templates.pages.map { $0.template }
        #expect(Set(named).count == named.count)
        #expect(Set(named).subtracting(TemplateFolder.sources.keys) == [])
        let included = try TemplateFolder.partials()
        #expect(Set(TemplateFolder.sources.keys).subtracting(named).subtracting(included) == [])
        #expect(included.subtracting(TemplateFolder.sources.keys) == [])
    }

    @Test("every page is in the storybook")
    func storybook() {
        let shown = Set(Storybook(text: "x").full.map { type(of: $0).template })
        #expect(Set(Templates.pages.map { $0.template }).symmetricDifference(shown) == [])
    }

    @Test("every tag of every template names something in its page", arguments: Templates.pages.map { $0.template })
    func tags(_ template: String) {
        var check = TagCheck { TemplateFolder.sources[$0] }
        for page in Storybook.samples(of: template, Storybook.full + Storybook.bare) { check.check(template, page) }
        #expect(check.problems == [])
    }

    @Test("every page renders with nothing in it, and leaves no tag behind", arguments: ["", "Words"])
    func renders(_ text: String) async throws {
        let templates = try await TemplateFolder.templates()
        let story = Storybook(text: text)
        for page in story.full + story.bare {
            let output = templates.render(page)
            let name = type(of: page).template
            #expect(!output.isEmpty, "\(name)")
            for remainder in ["{{", "}}", "Optional(", "Optional<", "Pages."] {
                #expect(!output.contains(remainder), "\(name) holds \(remainder)")
            }
        }
    }
}

/// The check that checks the templates is checked itself.
@Suite("The check of tags")
struct TagCheckTests {
    private struct Sample {
        struct Row {
            let rowName = "row"
            let links = ["/a"]
        }
        let title = "title"
        let isShown = false
        let rows = [Row(), Row()]
        let none: [Row] = []
        let row = Row()
        let maybe: String? = "there"
        let number = 3
    }

    private func problems(_ text: String, _ partial: String = "") -> [String] {
        var check = TagCheck { ["page": text, "part": partial][$0] }
        check.check("page", Sample())
        return check.problems
    }

    @Test(
        "passes what is there",
        arguments: [
            "{{title}} {{{title}}} {{& title }} {{number}}", "{{#rows}}{{rowName}}{{title}}{{/rows}}",
            "{{row.rowName}}",
            "{{#isShown}}{{title}}{{/isShown}}{{^isShown}}{{title}}{{/isShown}}", "{{#row}}{{rowName}}{{/row}}",
            "{{^empty(title)}}{{title}}{{/empty(title)}}", "{{#empty(none)}}{{title}}{{/empty(none)}}",
            "{{#rows}}{{#links}}{{.}}{{/links}}{{/rows}}", "{{count(rows)}}",
            "{{#first(rows)}}{{rowName}}{{/first(rows)}}",
            "{{#maybe}}{{.}}{{/maybe}}", "{{! anything }}{{% CONTENT_TYPE:TEXT}}", "{{#rows}}{{> part}}{{/rows}}",
            "{{uppercased(title)}}", "{{^rows}}{{title}}{{/rows}}",
        ])
    func passes(_ text: String) {
        #expect(problems(text, "{{rowName}}") == [])
    }

    @Test(
        "finds what is wrong",
        arguments: [
            "{{titel}}", "{{{titel}}}", "{{rowName}}", "{{#rows}}{{nothing}}{{/rows}}", "{{row.nothing}}",
            "{{#isShown}}{{titel}}{{/isShown}}", "{{^isShown}}{{titel}}{{/isShown}}",
            "{{^empty(titel)}}{{/empty(titel)}}",
            "{{#nothing}}{{/nothing}}", "{{#rows}}{{#links}}{{nothing}}{{/links}}{{/rows}}", "{{> missing}}",
            "{{> part}}",
            "{{#none}}{{rowName}}{{/none}}", "{{#title}}always{{/title}}", "{{rows}}", "{{row}}", "{{isShown}}",
            "{{empty(number)}}", "{{shout(title)}}", "{{#rows}}", "{{#rows}}{{/row}}", "{{title",
            "{{#first(rows)}}{{x}}{{/first(rows)}}",
            "{{#row}}{{rowname}}{{/row}}", "{{> page}}",
        ])
    func finds(_ text: String) {
        #expect(problems(text, "{{rowName}}") != [])
    }

    @Test("finds one wrong letter in a template of the site", arguments: ["site/frame", "discussions/discussion"])
    func real(_ template: String) throws {
        let source = try #require(TemplateFolder.sources[template])
        let names = source.matches(of: /\{\{([a-zA-Z]+)\}\}/).map { String($0.1) }
        #expect(!names.isEmpty)
        for name in Set(names) {
            var check = TagCheck { asked in
                let text = TemplateFolder.sources[asked]
                return asked == template ? text?.replacing("{{\(name)}}", with: "{{\(name)x}}") : text
            }
            for page in Storybook.samples(of: template, Storybook.full) { check.check(template, page) }
            #expect(!check.problems.isEmpty, "\(name)")
        }
    }
}
