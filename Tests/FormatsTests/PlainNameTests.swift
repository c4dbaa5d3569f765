import Colloquium
import Testing

@testable import Formats

@Suite("Names of people in their plain forms")
struct PlainNameTests {
    private static let words = [
        "Rose", "Jeffrey", "P.", "P", "JP", "J.", "ZHANG", "van", "der", "De", "Li", "Jr", "Jr.", "MD", "PhD", "III",
        "O'Brien", "Jean-Pierre", "Sørensen", "Łukasiewicz", "É", "É.", "by", "By", "and", "Et", "al", "Group",
        "Society",
        "Katharina", "McD", "a", "x.", "Staff", "×x", "García", "-", "Ph.D.", "St.",
    ]

    @Test("a plain name is what it is without the short way")
    func plain() {
        var read = 0
        for first in Self.words {
            for second in Self.words {
                for third in [""] + Self.words {
                    for name in [
                        "\(first) \(second) \(third)", "\(first), \(second) \(third)", "\(first) \(second), \(third)",
                    ] {
                        let name = third.isEmpty ? String(name.dropLast()) : name
                        guard let plain = PlainName(name) else { continue }
                        read += 1
                        let person = PersonName.read(name)
                        if person != ArticleRecord.Contributor(family: plain.family, given: plain.given) {
                            Issue.record("\(name) is \(person)")
                        }
                        if FeedAuthors.split(element: name) != [name] { Issue.record("\(name) is no single name") }
                        if FeedAuthors.split(element: "\n \(name) ,; ") != [PlainName.alone(in: "\n \(name) ,; ")] {
                            Issue.record("\(name) is another name among marks")
                        }
                    }
                }
            }
        }
        #expect(read > 3_000)
    }

    @Test("all authors in one text are one where it is a plain name")
    func alone() {
        var read = 0
        for first in Self.words {
            for second in Self.words {
                for name in [
                    "\(first) \(second)", "\(first), \(second)", "\(first) \(second) Rose", "\(first), \(second) P.",
                ] {
                    guard PlainName.standsAlone(name) else { continue }
                    read += 1
                    if FeedAuthors.split(list: name) != [name] { Issue.record("\(name) is no single name") }
                }
            }
        }
        #expect(read > 400)
    }

    @Test("names are read alike whether each is plain or not, and together where all end in capitals")
    func lists() {
        func names(_ elements: [String]) -> [String] {
            FeedAuthors(elements: elements).contributors.map {
                $0.collective.isEmpty ? "\($0.family)|\($0.given)" : $0.collective
            }
        }
        #expect(names(["Yinpeng ZHANG", "Xiaolong LIU"]) == ["ZHANG|Yinpeng", "LIU|Xiaolong"])
        #expect(names(["Yinpeng ZHANG", "Xiaolong LIU", "Jane Doe"]) == ["ZHANG|Yinpeng", "Xiaolong|LIU", "Doe|Jane"])
        #expect(names(["Rose, Jeffrey P", "Liu, X"]) == ["Rose|Jeffrey P", "Liu|X"])
        #expect(
            names(["Jane Doe", "et al.", "The Trial Group", "a@example.org (Ada Lovelace)", " "])
                == ["Doe|Jane", "The Trial Group", "Lovelace|Ada"])
        #expect(FeedAuthors(elements: ["Jane Doe", "et al."]).leavesSomeOut)
        #expect(names(["Jane Doe; John Roe, MD;\n Smith, Ann ;"]) == ["Doe|Jane", "Roe|John", "Smith|Ann"])
    }

    @Test(
        "the usual ones are plain",
        arguments: ["Rose, Jeffrey P.", "Haddad, W.", "Jeffrey Rose", "Jeffrey P. Miller", "Wei Łukasiewicz"])
    func usual(_ name: String) { #expect(PlainName(name) != nil) }
}
