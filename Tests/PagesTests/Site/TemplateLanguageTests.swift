import Testing

@testable import Pages

@Suite("What a template makes of a page")
struct TemplateLanguageTests {
    private struct Numbered: CustomStringConvertible {
        let number: Int
        var description: String { "No. \(number)" }
    }

    private struct Row {
        let name: String
        let links: [String]
    }

    private struct Sample {
        let title = "R<amp;D"
        let empty = ""
        let isOpen = true
        let isClosed = false
        let missing: String? = nil
        let present: Numbered? = Numbered(number: 7)
        let number = 3
        let name = "outer"
        let rows = [Row(name: "one", links: ["/a", "/b"]), Row(name: "two", links: [])]
        let numbered = [Numbered(number: 1), Numbered(number: 2)]
        let maybes: [String?] = ["x", nil, "y"]
        let none: [Row] = []
    }

    private func written(_ text: String, _ parts: [String: String] = [:]) throws -> String {
        var templates = try parts.mapValues { try Template($0) }
        templates["page"] = try Template(text)
        var writer = TemplateWriter(templates)
        return writer.text(of: Sample(), by: "page")
    }

    @Test(
        "values, escaped unless it says otherwise",
        arguments: [
            ("{{title}}", "R&lt;amp;D"), ("{{{title}}}", "R<amp;D"), ("{{number}}", "3"), ("a{{unknown}}b", "ab"),
            ("{{% CONTENT_TYPE:TEXT}}\n{{title}}", "R<amp;D"), ("{{#present}}{{number}} {{.}}{{/present}}", "7 No. 7"),
            ("a{{missing}}b", "ab"), ("{{count(rows)}}", "2"), ("{ {a}", "{ {a}"), ("", ""),
        ])
    func values(_ text: String, _ expected: String) throws {
        #expect(try written(text) == expected)
    }

    @Test(
        "sections: for each, where it holds, or once",
        arguments: [
            ("{{#rows}}{{name}};{{/rows}}", "one;two;"), ("{{#rows}}{{#links}}{{.}} {{/links}}{{/rows}}", "/a /b "),
            ("{{#isOpen}}yes{{/isOpen}}{{#isClosed}}no{{/isClosed}}", "yes"),
            ("{{^isOpen}}no{{/isOpen}}{{^isClosed}}yes{{/isClosed}}", "yes"),
            ("{{#none}}no{{/none}}{{^none}}yes{{/none}}", "yes"),
            ("{{#missing}}no{{/missing}}{{^missing}}yes{{/missing}}", "yes"),
            ("{{#empty(none)}}a{{/empty(none)}}{{^empty(none)}}b{{/empty(none)}}", "a"),
            ("{{#empty(empty)}}a{{/empty(empty)}}{{^empty(title)}}b{{/empty(title)}}", "ab"),
            ("{{#empty(unknown)}}a{{/empty(unknown)}}{{^empty(unknown)}}b{{/empty(unknown)}}", "b"),
            ("{{#numbered}}{{number}} {{.}}, {{/numbered}}", "1 No. 1, 2 No. 2, "),
            ("{{#maybes}}{{.}}{{/maybes}}", "xy"), ("{{#rows}}{{title}}{{/rows}}", "R&lt;amp;DR&lt;amp;D"),
        ])
    func sections(_ text: String, _ expected: String) throws {
        #expect(try written(text) == expected)
    }

    @Test("a tag alone on its line leaves no line")
    func standing() throws {
        let text = "a\n  {{#rows}}\n  <li>{{name}}</li>\n  {{/rows}}\n{{> part}}\nb {{#isOpen}} c {{/isOpen}}\n"
        #expect(
            try written(text, ["part": "p\n"]) == "a\n  <li>one</li>\n  <li>two</li>\np\nb  c \n")
    }

    @Test("another template keeps the margin of its tag, and the parts around it")
    func partials() throws {
        let parts = ["part": "<b>\n{{name}}\n</b>\n", "line": "{{name}}"]
        #expect(try written("  {{> part}}\n", parts) == "  <b>\n  outer\n  </b>\n")
        #expect(try written("<{{> line}}>", parts) == "<outer>")
        #expect(try written("{{#rows}}{{> line}} {{/rows}}", parts) == "one two ")
    }

    @Test(
        "what is not of the language is refused",
        arguments: [
            "{{#a}}", "{{#a}}{{/b}}", "{{/a}}", "{{a", "{{{a}}", "{{! words}}", "{{a.b}}", "{{& a}}", "{{shout(a)}}",
            "{{=<% %>=}}", "{{}}", "{{empty(empty(a))}}", "{{% CONTENT_TYPE:HTML}}",
        ])
    func refused(_ text: String) {
        #expect(throws: TemplateFault.self) { try Template(text) }
    }
}
