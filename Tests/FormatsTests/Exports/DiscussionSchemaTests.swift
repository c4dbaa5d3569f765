import Colloquium
import Foundation
import Testing

@testable import Formats

@Suite("The JSON of a discussion")
struct DiscussionSchemaTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/export.md")
    private static let now = Instant(rawValue: 1_790_000_000_000)
    private static let prose = Prose(source: "Words", html: "<p>Words</p>")
    private static let work = Identifier(.doi, "10.1000/1")!

    /// With everything in it that a discussion can have.
    private static func whole() throws -> WholeDiscussion {
        var record = ArticleRecord()
        record.title = "Fluids"
        record.identifiers = [work]
        let voices = [nil, now].map { withdrawnAt in
            WholeDiscussion.Voice(
                Contribution(
                    number: 2, discussion: 1, author: 1, kind: .comment, body: prose, writtenAt: now,
                    withdrawnAt: withdrawnAt), parent: 1, depth: 1, author: "Ada", byline: "MD",
                mark: AuthorMark(invitedAs: "A. Ada", isAddressRecorded: true, isOrcidSame: true), isLate: true,
                address: "/2", notices: [(work, .retraction)],
                declaration: Declaration(competingInterests: "none", aiUse: "none"))
        }
        var whole = WholeDiscussion(
            Discussion(
                number: 1, club: 1, article: 1, poster: 1, why: prose, studyDesign: .other,
                schedule: try Schedule(opensAt: now)), site: "Site", address: "/1", club: "Club",
            poster: ("Ada", now), article: record, notices: [.retraction], readingNote: prose,
            prompts: [Prompt(number: 1, discussion: 1, day: 1, question: prose)], synthesis: prose, voices: voices,
            references: [record])
        whole.synthesisCredit = .init(authors: ["Ada", "Ben"], contributors: ["Cy"], writtenAt: now)
        let signed = WholeDiscussion.Signed(name: "Ben", byline: "RN", at: now)
        let instrument = StudyDesign.randomisedTrial.instrument
        whole.appraisals = [
            WholeDiscussion.Appraised(
                Appraisal(
                    pico: PICO(population: "P", intervention: "I", comparison: "C", outcome: "O"),
                    studyDesign: .randomisedTrial,
                    judgements: zip(instrument.domains, instrument.verdicts).map {
                        Judgement(domain: $0, verdict: $1, reason: "Reason", place: "p. 4")
                    },
                    certainty: Certainty(level: .low, reasons: [.init(cause: .imprecision, note: "Few")])),
                address: "/a", by: signed)
        ]
        whole.practice = PracticeShift([.init(before: .no, after: .yes)])
        var evidence = Evidence()
        evidence.level = .two
        var cited = CitedWork(work)
        cited.title = "Fluids"
        cited.state = .retracted
        whole.questions = [
            WholeDiscussion.Asked(
                "Why?", .clinical, aim: .benefits, text: prose, address: "/q", by: signed,
                answers: [
                    WholeDiscussion.Answered(
                        prose, isAccepted: true, address: "/n", by: signed,
                        references: [.init(Reference(identifier: work, note: "Table 2", evidence: evidence), cited)],
                        notices: [(work, .retraction)])
                ])
        ]
        let terms = Poll.Terms(
            form: .single, options: ["Yes", "No"], disclosure: .always, isAnonymous: false, needsReference: true)
        let vote = WholeDiscussion.Polled.Voted(
            voter: "Ben", choice: "Yes", reasons: prose, references: [work], competingInterests: "none")
        whole.polls = [
            WholeDiscussion.Polled(
                Poll(
                    number: 1, club: 1, question: "Would you?", details: prose, terms: terms, askedAt: now,
                    closesAt: now), address: "/p", voters: 1,
                results: .init(PollTally([(before: .options([0]), after: nil)], on: terms), [vote]))
        ]
        return whole
    }

    /// Of every value, such as "content.contributions[].author".
    private static func names(in value: Any, under path: String = "") -> Set<String> {
        if let object = value as? [String: Any] {
            return object.reduce(into: []) { names, member in
                let name = path.isEmpty ? member.key : "\(path).\(member.key)"
                names.insert(name)
                names.formUnion(Self.names(in: member.value, under: name))
            }
        }
        return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(names(in: $1, under: path + "[]")) }
    }

    /// Those in the first columns of the tables that describe it.
    private static func documented() throws -> Set<String> {
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = text.components(separatedBy: "\n## `colloquium.discussion`").last ?? ""
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
        return rows.reduce(into: []) { names, row in
            let cell = row.dropFirst().prefix { $0 != "|" }
            names.formUnion(cell.split(separator: "`").map(String.init).filter { $0.first?.isLetter ?? false })
        }
    }

    @Test("has every name that the documentation has, and no other")
    func schema() throws {
        let json = try Self.whole().json
        let written = Self.names(in: try JSONSerialization.jsonObject(with: Data(json.utf8)))
        let documented = try Self.documented()
        #expect(written.subtracting(documented).sorted() == [], "Not documented")
        #expect(documented.subtracting(written).sorted() == [], "Documented, and not there")
    }

    @Test("says who wrote the synthesis and when, in Markdown, too")
    func credit() throws {
        #expect(
            try Self.whole().markdown.contains(
                "> Words\n\nWritten by Ada, Ben on \(Self.now.writtenDay), with contributions by Cy.\n"))
    }

    /// What the table of one's own writings says of each part: its name, and the words beside it.
    private static func ownParts() throws -> [String: Substring] {
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = text.components(separatedBy: "\n## One's own").last?.components(separatedBy: "\n## ").first ?? ""
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `content.") }
        return try rows.reduce(into: [:]) { parts, row in
            let cells = row.split(separator: "|", maxSplits: 1)
            let name = try #require(cells.first).split(separator: "`")[1]
            parts[String(name.dropFirst("content.".count))] = cells[1]
        }
    }

    @Test("has of one's own writings what the documentation has, and no other part")
    func own() throws {
        let contribution = Contribution(
            number: 2, discussion: 1, author: 1, kind: .comment, body: Self.prose, writtenAt: Self.now,
            withdrawnAt: nil)
        let own = OwnWritings(
            member: "Ada",
            contributions: [
                .init(
                    contribution, declaring: Declaration(competingInterests: "A grant", aiUse: "Spelling"),
                    in: .init(discussion: 1, title: "Fluids"))
            ])
        #expect(own.markdown(origin: "").contains("> Words\n\nCompeting interests: A grant\n\nAI used: Spelling\n"))
        let json = try JSONSerialization.jsonObject(with: Data(own.json(origin: "").utf8))
        let names: [String] = Self.names(in: json).filter { $0.hasPrefix("content.") }
        let paths: [[String]] = names.map { name in
            name.replacing("[]", with: "").split(separator: ".").dropFirst().map(String.init)
        }
        let parts = try Self.ownParts()
        let written = Set(paths.map { $0[0] }).subtracting(["member"])
        #expect(written == Set(parts.keys))
        for path in paths where path.count > 1 {
            let words: Substring = parts[path[0]] ?? ""
            #expect(words.contains("`\(path[1])`"), "\(path)")
        }
    }

    @Test("leaves out what is not there, and Markdown has no heading for it")
    func bare() throws {
        var whole = try Self.whole()
        (whole.appraisals, whole.questions, whole.polls) = ([], [], [])
        whole.practice = PracticeShift([])
        let headings = whole.markdown.split(separator: "\n").filter { $0.hasPrefix("## ") }
        #expect(headings.suffix(2) == ["## Contributions", "## References"])
        #expect(try whole.json.contains("\"polls\" : [\n\n    ]"))
    }
}
