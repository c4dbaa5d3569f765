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
}
