import Foundation
import Testing

@testable import Colloquium

/// References as people paste them, made from the records of `Tests/Fixtures/records`, each with the identifier that is
/// meant, or “-” where the words name none.
@Suite("Pasted references")
struct PastedReferenceTests {
    private struct Pasted {
        let meant: String
        let text: String
    }

    private static func pasted() throws -> [Pasted] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/references.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let columns = line.split(separator: "\t", maxSplits: 1)
            return Pasted(meant: String(columns[0]), text: String(columns[1]))
        }
    }

    @Test("are recognised with the right identifier, at least 98 in 100, and none with a wrong one")
    func recognised() throws {
        let all = try Self.pasted()
        let naming = all.filter { $0.meant != "-" }
        #expect(naming.count == 300 && all.count > 320)
        let schemes = Set(naming.compactMap { $0.meant.split(separator: ":").first })
        #expect(schemes == ["doi", "pmid", "pmcid", "arxiv", "isbn", "url"])
        var missed: [String] = []
        for pasted in all {
            let found = (try? References(lines: pasted.text, field: "references"))?.all.map(\.identifier.key) ?? []
            if found.isEmpty, pasted.meant != "-" { missed.append("\(pasted.meant)\t\(pasted.text)") }
            let isRight = found.isEmpty || found == [pasted.meant]
            #expect(isRight, "“\(pasted.text)” means \(pasted.meant), not \(found)")
        }
        #expect(missed.count * 50 <= naming.count, "\(missed.joined(separator: "\n"))")
    }

    @Test("of a numbered block are parted also where one of them is in words alone, which is then asked about")
    func block() throws {
        let block = "1. Semler. 10.1056/nejmoa1711584 2. Words of a work without a number 3. Brown. PMID 31454263"
        let refused = try #require(throws: Refusal.self) { _ = try References(lines: block, field: "references") }
        #expect(refused.problems.count == 1)
        #expect(refused.problems.first?.reason.contains("Words of a work") == true)
        #expect(References.citationsInWords(in: block) == ["Words of a work without a number"])
    }

    @Test("may begin with the heading they have in a paper", arguments: ["References", "BIBLIOGRAPHY:", "Works cited"])
    func heading(_ words: String) throws {
        let list = "\(words)\n1. Semler MW. Balanced\n   crystalloids. 10.1056/nejmoa1711584\n2. Brown. PMID 31454263"
        let found = try References(lines: list, field: "references").all.map(\.identifier.key)
        #expect(found == ["doi:10.1056/nejmoa1711584", "pmid:31454263"])
    }

    @Test("with one that is wrong say what is wrong with it, and the others can be read")
    func readable() throws {
        let lines = "10.1000/1\nISBN 978-0-19-964116-0\nhttp://localhost:8080/x page 3\nPMID 31454263"
        let refused = try #require(throws: Refusal.self) { _ = try References(lines: lines, field: "references") }
        #expect(refused.problems.count == 2)
        #expect(refused.problems[0].reason.contains("not an ISBN"))
        #expect(refused.problems[1].reason.contains("no reader can open"))
        #expect(References.readable(in: lines).map(\.identifier.key) == ["doi:10.1000/1", "pmid:31454263"])
        #expect(References.citationsInWords(in: lines).isEmpty)
    }

    @Test(
        "lead to no machine of the reader’s own; a network of the society’s is another thing",
        arguments: [
            ("http://localhost/", false), ("http://127.0.0.1:8461/admin", false), ("http://[::1]/", false),
            ("http://169.254.169.254/latest", false), ("https://a.localhost/x", false), ("http://0.0.0.0/", false),
            ("http://10.0.0.1/protocol", true), ("https://www.nice.org.uk/guidance/ng51", true),
            ("https://127.example.org/", true),
        ])
    func ownMachine(_ address: String, _ isTaken: Bool) throws {
        let references = try? References(lines: address, field: "references")
        #expect((references == nil) != isTaken)
    }
}
