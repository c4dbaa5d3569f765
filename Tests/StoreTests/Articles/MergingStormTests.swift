import Colloquium
import GRDB
import Testing

@testable import Store

/// Numbers that look like chance and are the same on every run (SplitMix64).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Claims, merges and splits in any order")
struct MergingStormTests {
    private static let names = [
        "10.1000/1", "10.1000/2", "PMID:1", "PMID:2", "PMID:3", "PMC1", "PMC2", "arXiv:2101.00001",
    ]
    private static let relations: [(ArticleRecord.Relation.Kind, String)] = [
        (.retractedBy, "PMID:3"), (.retractionOf, "PMID:1"), (.preprintOf, "10.1000/2"), (.correctedBy, "10.1000/1"),
    ]

    /// A statement about anything.
    private static func statement(_ dice: inout Dice) throws -> Claim.Statement {
        let source = ClaimSource.allCases.randomElement(using: &dice) ?? .pasted
        let own = names.shuffled(using: &dice).prefix(Int.random(in: 1...3, using: &dice)).joined(separator: " ")
        let relation = relations.randomElement(using: &dice).map { [$0] } ?? []
        return try Society.statement(
            source, "Title \(Int.random(in: 1...3, using: &dice))", own,
            relations: Bool.random(using: &dice) ? relation : [])
    }

    private static func one(_ society: Society, _ dice: inout Dice) async throws -> Number<Article> {
        Number(
            rawValue: Int64.random(
                in: 1...Int64(max(1, try await society.count("SELECT count(*) FROM articles"))), using: &dice))
    }

    /// Does one thing at random; a refusal is fine.
    private static func step(_ society: Society, _ dice: inout Dice) async throws {
        let root = try await society.viewer(society.administrator)
        let now = Society.start + .days(Int.random(in: 0...80, using: &dice))
        let article = try await one(society, &dice)
        do {
            switch Int.random(in: 0...9, using: &dice) {
            case 0...2:
                let club = Number<Club>(rawValue: Int64.random(in: 1...3, using: &dice))
                _ = try await society.store.publish(
                    [try statement(&dice)], try Society.proposal(club, opensAt: now), draft: nil, by: root, at: now)
            case 3...6:
                try await society.claim(try statement(&dice), of: article, at: now)
            case 7, 8:
                let gone = try await one(society, &dice)
                try await society.merge(gone, into: article, at: now)
            default:
                let reading = try await society.reading(article)
                let claims = reading.claims.shuffled(using: &dice).prefix(max(1, reading.claims.count / 2))
                let merged = try await society.store.database.read {
                    try Number<Article>.first(
                        $0, "SELECT number FROM articles WHERE merged_into = \(reading.article.number)")
                }
                _ = try await society.store.split(
                    claims.map(\.number), discussions: reading.discussions.prefix(1).map(\.number),
                    outOf: reading.article.number, givingBack: Bool.random(using: &dice) ? merged : nil, reason: "x",
                    by: root, at: now)
            }
        } catch let refusal as Refusal {
            // A rule may refuse; the schema must not have to.
            #expect(!refusal.reason.contains("collides"))
        }
    }

    @Test("lose nothing and leave nothing behind", arguments: UInt64(1)...6)
    func storm(_ seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let society = try await Society()
        var discussions = 0
        var claims = 0
        for _ in 0..<30 {
            try await Self.step(society, &dice)
            #expect(try await society.problems() == [])
            let now = try await (
                society.count("SELECT count(*) FROM discussions"), society.count("SELECT count(*) FROM claims")
            )
            #expect(now.0 >= discussions && now.1 >= claims)
            (discussions, claims) = now
            for number in 1...max(1, Int64(try await society.count("SELECT count(*) FROM articles")))
            where discussions > 0 {
                let reading = try await society.reading(Number(rawValue: number))
                #expect(reading.article.record == ArticleRecord.shown(reading.claims, pins: reading.pins))
            }
        }
        #expect(discussions > 1 && claims > discussions)
    }
}
