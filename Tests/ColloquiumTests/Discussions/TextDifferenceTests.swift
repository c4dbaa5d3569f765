import Testing

@testable import Colloquium

@Suite("What changed from one text to the next")
struct TextDifferenceTests {
    private func texts(_ difference: TextDifference) -> (old: String, new: String) {
        difference.pieces.reduce(into: ("", "")) { texts, piece in
            switch piece {
            case .kept(let text): texts = (texts.0 + text, texts.1 + text)
            case .removed(let text): texts.0 += text
            case .added(let text): texts.1 += text
            }
        }
    }

    @Test("is told word by word")
    func words() {
        let difference = TextDifference(
            from: "The trial was small.\nStopped early.", to: "The trial was very small.\nStopped.")
        #expect(
            difference.pieces == [
                .kept("The trial was "), .added("very "), .kept("small.\n"), .removed("Stopped early."),
                .added("Stopped."),
            ])
    }

    @Test(
        "leaves both texts to be read whole",
        arguments: [
            ("", ""), ("", "One"), ("One", ""), ("One", "One"), ("a b c", "c b a"), ("é\r\n\r\nö", "é ö"),
            (String(repeating: "old ", count: 1_600), String(repeating: "new ", count: 1_600)),
            (String(repeating: "a line\n", count: 600), String(repeating: "a line\n", count: 601)),
        ])
    func whole(_ old: String, _ new: String) {
        let told = texts(TextDifference(from: old, to: new))
        #expect(told.old == old && told.new == new)
    }

    @Test("of a long text is told line by line")
    func lines() {
        let long = String(repeating: "one word\n", count: 400)
        let difference = TextDifference(from: long, to: long + "more words\n")
        #expect(difference.pieces == [.kept(long), .added("more words\n")])
    }
}
