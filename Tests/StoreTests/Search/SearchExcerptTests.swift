import Testing

@testable import Store

/// What is shown of a text in which words were found.
struct SearchExcerptTests {
    @Test("A short text is shown whole, with what was found in it", arguments: ["\u{2}Zebras\u{3} & co", "plain", ""])
    func short(text: String) {
        #expect(SearchExcerpt.excerpt(of: text) == text)
    }

    @Test("Of the texts of an entry the first with a word found is shown, or else the first that says anything")
    func texts() {
        #expect(SearchExcerpt.excerpt(of: "abstract\u{4}\u{2}keyword\u{3}\u{4}\u{2}title\u{3}") == "\u{2}keyword\u{3}")
        #expect(SearchExcerpt.excerpt(of: "\u{4}body\u{4}title") == "body")
    }

    @Test("It begins with the sentence of the word, or eight words before it")
    func beginning() {
        let words = (1...30).map { "w\($0)" }.joined(separator: " ")
        #expect(
            SearchExcerpt.excerpt(of: "\(words). The \u{2}trial\u{3} ended. \(words)").hasPrefix(
                "…The \u{2}trial\u{3} ended."))
        #expect(
            SearchExcerpt.excerpt(of: "\(words) \u{2}trial\u{3}")
                == "…" + (8...30).map { "w\($0)" }.joined(separator: " ") + " \u{2}trial\u{3}")
    }

    @Test("The piece with the most words found is shown")
    func most() {
        let words = String(repeating: "word ", count: 40)
        let excerpt = SearchExcerpt.excerpt(of: "\u{2}one\u{3} \(words)\u{2}two\u{3} \u{2}three\u{3} \(words)")
        #expect(excerpt.contains("\u{2}two\u{3} \u{2}three\u{3}"))
        #expect(!excerpt.contains("one") && excerpt.hasPrefix("…") && excerpt.hasSuffix("…"))
    }

    @Test("A mark that does not end within the piece is ended")
    func marks() {
        let long = (1...60).map { "w\($0)" }.joined(separator: " ")
        #expect(SearchExcerpt.excerpt(of: "\u{2}\(long)\u{3} end").hasSuffix("w24\u{3}…"))
    }

    @Test("What has no spaces is shown sentence by sentence, and not without end")
    func withoutSpaces() {
        let excerpt = SearchExcerpt.excerpt(
            of: String(repeating: "一二三四五六七八九十\u{3002}", count: 2_000) + "\u{2}試験\u{3}\u{3002}")
        #expect(excerpt.utf8.count < 700 && excerpt.contains("\u{2}試験\u{3}") && !excerpt.contains("\u{FFFD}"))
    }
}
