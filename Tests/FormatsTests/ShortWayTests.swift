import Testing

@testable import Formats

@Suite("Short ways through text say what the long ones say")
struct ShortWayTests {
    @Test("headings in capitals")
    func headings() {
        var read = 0
        let heads = [
            "METHODS", "AIM", "MAIN RESULTS", "DESIGN, SETTING & PARTICIPANTS", "BACKGROUND/OBJECTIVE", "METHODS ",
            " METHODS",
            "METHODS-", "(METHODS)", "AUTHORS' CONCLUSIONS", "Methods", "ÉTUDE", "RÉSULTATS", "A", "", "METHODS 2",
            "P < 0.05",
            "ABCDEFGHIJ KLMNOPQRST UVWXYZABCD EFGHIJKLMN OPQRSTUVWX YZABC", "X-RAY", "A & B",
        ]
        for head in heads {
            for mark in [":", ".", " :", "::", ": :", "", " –"] {
                for text in [
                    "We searched.", " We searched.", "", " ", "\u{A0}We searched.", " é", "x\u{2003}", "é", "\n a\n",
                ] {
                    let paragraph = head + mark + text
                    let (short, long) = (SectionLabel.split(paragraph), SectionLabel.splitByWords(paragraph))
                    if !short.label.isEmpty { read += 1 }
                    if short != long { Issue.record("\(paragraph.debugDescription): \(short), \(long)") }
                }
            }
        }
        #expect(read > 100)
    }

    @Test("white space at the ends")
    func trimming() {
        let ends = ["", " ", "\n\t ", "\u{A0}", "\u{2003} ", " \u{B}", "\u{1F}", "\r\n", "\u{301}"]
        for start in ends {
            for middle in ["", "a", "a b", "é", "中 x", "\u{301}a", "."] {
                for end in ends {
                    let text = start + middle + end
                    let expected = trimmedByCharacters(text)
                    if text.trimmingSpace != expected || text[...].trimmingSpace != expected {
                        Issue.record("\(text.debugDescription) is \(text.trimmingSpace.debugDescription)")
                    }
                    #expect(
                        "\(text),\(text),x".trimmedParts(at: 0x2C)
                            == "\(text),\(text),x".parts(at: 0x2C).map(\.trimmingSpace))
                }
            }
        }
    }

    /// White space of ASCII alone, and where it is not alone or the text is none of ASCII, all that Unicode calls so.
    private func trimmedByCharacters(_ text: String) -> String {
        let bytes = text.utf8.drop { $0.isXMLSpace }.reversed().drop { $0.isXMLSpace }.reversed()
        if bytes.isEmpty { return "" }
        if [bytes.first, bytes.last].allSatisfy({ $0.map { $0 > 0x20 && $0 < 0x7F } ?? false }) {
            return String(decoding: Array(bytes), as: UTF8.self)
        }
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    @Test("letters without their case and what stands between")
    func letters() {
        let texts = [
            "", "A trial", "a TRIAL.", "A-trial!", "a trial of", "Ä trial", "a trial é", "A tri\u{301}al", "a trial 2",
            "…", "A",
            "\r\na\r\ntrial", "Étrial", "b trial é",
        ]
        for one in texts {
            for other in texts {
                guard let same = LettersOfASCII.areSame(one, other) else { continue }
                let expected = one.lowercased().filter(\.isLetter) == other.lowercased().filter(\.isLetter)
                if same != expected { Issue.record("\(one.debugDescription), \(other.debugDescription)") }
            }
        }
        #expect(LettersOfASCII.areSame("A trial", "a TRIAL.") == true)
        #expect(LettersOfASCII.areSame("A trial", "Another") == false)
        #expect(LettersOfASCII.areSame("étude", "Étude") == nil)
    }

    @Test(
        "the first of several words at the beginning",
        arguments: [
            ("DOI: 10.1", 0, "10.1"), ("© 2020 x", 1, "2020 x"), ("DOI", nil, ""), ("", nil, ""), ("doi: x", nil, ""),
            ("Copyright © x", 2, "x"),
        ])
    func beginnings(_ text: String, _ place: Int?, _ rest: String) {
        let words: [StaticString] = ["DOI:", "©", "Copyright ©"]
        let found = words.first(of: text)
        #expect(found?.place == place)
        if let found { #expect(text.dropping(found) == rest) }
    }
}
