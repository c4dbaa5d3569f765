import Testing

@testable import Colloquium

@Suite("What a text names of this site")
struct TextReferenceTests {
    @Test(
        "is a member or a contribution, where people would see one",
        arguments: [
            ("@ada", ["@ada"]), ("See #12, and @Ben-King: thanks.", ["#12", "@Ben-King"]),
            ("(@ada) “#7”", ["@ada", "#7"]), ("*@ada* >#7", ["@ada", "#7"]), ("@ada's point", ["@ada"]),
            ("ada@example.org", []), ("https://example.org/#12", []), ("issue#12", []), ("#0 #-1 #12a # @ @a", []),
            ("#99999999999999999999", []), ("@@ada ##12", []), ("C# and 5 @ 3 mg", []), ("", []), ("@", []),
            ("é@ada", []), ("日本 @ada", ["@ada"]), ("@ada-", []),
        ])
    func named(_ text: String, _ expected: [String]) {
        let pieces = TextReference.pieces(of: text)
        let names = pieces.compactMap { if case .name(let name, _) = $0 { name } else { nil } }
        #expect(names == expected)
        let whole = pieces.map {
            switch $0 {
            case .words(let words): words
            case .name(let name, _): name
            }
        }
        #expect(whole.joined() == text, "No character is lost.")
    }

    @Test("are handles of one normal form")
    func handles() {
        #expect(Handle(rawValue: " @Ada ")?.rawValue == "ada")
        for wrong in ["", "a", "-ada", "ada-", "1ada", "ada lovelace", "ådå", String(repeating: "a", count: 31)] {
            #expect(Handle(rawValue: wrong) == nil, "\(wrong)")
        }
    }

    @Test(
        "are proposed from names of every kind",
        arguments: [
            ("Ada Lovelace", 0, "ada-lovelace"), ("Ada Lovelace", 1, "ada-lovelace-2"), ("Åsa Ö", 0, "asa-o"),
            ("李明", 0, "member-1"), ("李明", 4, "member-5"), ("3M", 0, "member-1"), ("J", 0, "member-1"),
            ("Bartholomew Featherstonehaugh", 0, "bartholomew"),
        ])
    func proposed(_ name: String, _ attempt: Int, _ expected: String) {
        #expect(Handle.proposed(for: name, attempt: attempt).rawValue == expected)
    }

    @Test(
        "are a text’s own where it neither quotes them nor shows them as code",
        arguments: [
            ("> @ann said\n\n@ben, no.", ["ben"]), ("- > @ann\n- @ben", ["ben"]), ("Use `@ann` or @ben.", ["ben"]),
            ("``a ` @ann`` @ben", ["ben"]), ("A ` alone, @ben.\n\n` @ann", ["ann", "ben"]),
            ("```\n@ann\n```\n@ben", ["ben"]), ("~~~~ text\n@ann\n~~~\n@ann\n~~~~\n@ben", ["ben"]),
            ("```\n@ann", []), ("1. ```\n   @ann\n   ```\n\n@ben", ["ben"]), ("a > b @ben", ["ben"]),
        ])
    func ownWords(_ source: String, _ named: [String]) {
        let handles = TextReference.pieces(of: TextReference.ownWords(of: source)).compactMap { piece in
            if case .name(_, .member(let handle)) = piece { handle.rawValue } else { nil }
        }
        #expect(handles.sorted() == named)
    }
}
