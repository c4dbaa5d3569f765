import Colloquium
import Testing

@testable import Pages

@Suite("A page that is prepared for many readers")
struct PreparedPageTests {
    private func filled(_ page: PreparedPage, _ value: (PreparedPage.Slot, Int) -> String) -> String {
        var bytes: [UInt8] = []
        page.write({ bytes += $0 }, filling: value)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("is put together with each reader's own values, each in its place")
    func fills() {
        let slot = PreparedPage.Slot.self
        let page = PreparedPage(
            "<p>\(slot.memberName.mark)</p>\(slot.entry.mark)é\(slot.entry.mark)\(slot.formToken.mark)")
        #expect(!page.isWhole)
        let text = filled(page) { slot, index in "[\(slot.rawValue)\(index)]" }
        #expect(text == "<p>[n0]</p>[e0]é[e1][f0]")
    }

    @Test("is as it was where nothing is to be filled", arguments: ["", "<p>Straße</p>", "\u{1}f", "\u{1}\u{1}x"])
    func whole(_ html: String) {
        let page = PreparedPage(html)
        #expect(page.isWhole)
        #expect(filled(page) { _, _ in "never" } == html)
    }

    @Test("parts a fragment at its time, also where its text is that of a mark")
    func fragment() async throws {
        let templates = try await TemplateFolder.templates()
        let html = templates.html(Storybook(text: "\u{1}m").contribution(withdrawn: false))
        #expect(html.before.hasSuffix("Z\">") && html.behind.hasPrefix("</time>"))
    }

    @Test("knows when fragments would come out otherwise, and only then")
    func edition() async throws {
        let now = try await TemplateFolder.templates().fragmentEdition()
        let again = try await TemplateFolder.templates().fragmentEdition()
        #expect(!now.isEmpty && now == again)
    }
}
