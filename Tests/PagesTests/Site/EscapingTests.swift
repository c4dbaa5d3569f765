import Colloquium
import Foundation
import Testing

@testable import Pages

@Suite("What people type never becomes markup")
struct EscapingTests {
    private static let hostile = Storybook.hostileText
    /// Mail and search programs show these as they are.
    private static let plain: Set<String> = [
        "news/digest-top-text", "news/digest-heading-text", "news/digest-entry-text", "news/digest-end-text",
        "news/letter-text",
    ]

    @Test("in any page", arguments: Templates.pages.map { $0.template })
    func pages(_ template: String) async throws {
        let templates = try await TemplateFolder.templates()
        for page in Storybook.samples(of: template, Storybook.hostile + Storybook.hostileBare) {
            let whole = templates.render(page)
            // JSON escapes in its own way; only a sign of mark-up could end the element that holds it.
            let data = whole.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/).map { String($0.1) }
            for json in data { #expect(!json.contains { "<>&".contains($0) }) }
            let output = data.reduce(whole) { $0.replacing($1, with: "") }
            if Self.plain.contains(template) {
                #expect(output.contains(Self.hostile) && !output.contains("&lt;") && !output.contains("&amp;"))
                continue
            }
            // The page's own script tags carry attributes; a bare one came from what was typed.
            #expect(!output.contains("<script>"))
            #expect(!output.contains("&\"") && !output.contains("\"'"))
            #expect(!output.contains("<b>&c='"))
            // An address from a record stands in attributes too; the one script in an address is the site's bookmarklet.
            #expect(!output.replacing("\"javascript:location.href=", with: "").contains("javascript:"))
        }
    }

    @Test("and is shown all the same, once escaped", arguments: Templates.pages.map { $0.template })
    func shown(_ template: String) async throws {
        // Nothing a person types stands in these.
        let silent: Set<String> = [
            "members/new-password", "articles/tags", "news/digest-head-html", "news/digest-end-html",
            "news/digest-stop-text",
        ]
        let templates = try await TemplateFolder.templates()
        let outputs = Storybook.samples(of: template, Storybook.hostile).map { templates.render($0) }
        if silent.contains(template) || Self.plain.contains(template) { return }
        #expect(outputs.contains { $0.contains("&lt;script&gt;&amp;&quot;&#39;") })
        if template != "news/feed" { #expect(!outputs.contains { $0.contains("&amp;lt;") }) }
    }

    @Test("and the words for it leave no trace", arguments: Templates.pages.map { $0.template })
    func directive(_ template: String) async throws {
        let templates = try await TemplateFolder.templates()
        for page in Storybook.samples(of: template, Storybook.hostile) {
            let output = templates.render(page)
            #expect(!output.hasPrefix("\n") && !output.contains("CONTENT_TYPE"))
        }
    }

    @Test("even where an accent makes one character of it and the sign before")
    func accents() async throws {
        let templates = try await TemplateFolder.templates()
        let page = MessagePage("\"\u{308}><\u{301}b>", [], next: [])
        let output = templates.render(page)
        #expect(output.contains("&quot;\u{308}"))
        #expect(!output.unicodeScalars.map(String.init).joined(separator: " ").contains("\" \u{308}"))
    }

    @Test("in what is put together without a template")
    func fragments() throws {
        let notice = CitedNoticeLine(
            work: try #require(Identifier(.url, "https://example.org/?a=<b>&c='")),
            notice: EditorialNotice(
                number: 1, kind: .retraction, target: try #require(Identifier(.pmid, "9")), asserter: Self.hostile,
                firstSeenAt: Instant(rawValue: 0)))
        let thread: [ThreadHTML.Entry] = [
            .init(
                number: 1, depth: 0, html: ContributionHTML(before: "<p>one", behind: "</p>"), moment: "now",
                notices: [notice, notice],
                signals: .buttons(.none, .signals), controls: .all(whose: Self.hostile, takesReplies: true)),
            .init(
                number: 2, depth: 1, html: ContributionHTML(before: "<p>two", behind: "</p>"), moment: "now",
                notices: [], signals: .counts(.none), controls: .own),
        ]
        let html = ThreadHTML.html([thread[...], thread[...0]])
        #expect(html.contains("&lt;script&gt;&amp;&quot;&#39;") && !html.contains("<script>"))
        #expect(!html.contains("<b>"))
        #expect(
            html.components(separatedBy: "Cites a retracted article").count == 3, "Two notices of one are one line.")
        #expect(html.components(separatedBy: "<li").count == html.components(separatedBy: "</li>").count)
    }

    @Test("in the frame around a page")
    func frame() async throws {
        let templates = try await TemplateFolder.templates()
        let story = Storybook(text: Self.hostile)
        let page = MessagePage(Self.hostile, [], next: [])
        let output = templates.render(page, in: story.surroundings(memberName: Self.hostile))
        #expect(!output.contains("<script>"))
        #expect(output.contains("<title>&lt;script&gt;&amp;&quot;&#39; · "))
    }

    @Test("in the text around what a search found; the marks are ours, also where the text has such characters")
    func snippet() {
        let result = SearchPage.Result(
            title: "t", path: "/", kind: "k", author: "", day: "", notices: [], snippet: "<b>\u{2}x\u{3}</b>&")
        #expect(result.snippetHTML == "&lt;b&gt;<mark>x</mark>&lt;/b&gt;&amp;")
    }
}
