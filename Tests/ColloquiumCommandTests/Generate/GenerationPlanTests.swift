import Colloquium
import Foundation
import Testing

@testable import ColloquiumCommand

@Suite("The plan of a generated site")
struct GenerationPlanTests {
    static let until = Instant(Date(timeIntervalSince1970: 1_795_392_000))

    static func plan(
        members: Int = 100, articles: Int = 50, discussions: Int = 80, contributions: Int = 5_000, seed: UInt64 = 1
    ) throws -> GenerationPlan {
        let numbers = try GenerationNumbers(
            members: members, articles: articles, discussions: discussions, contributions: contributions)
        return GenerationPlan(numbers, seed: seed, until: until)
    }

    @Test(
        "has as many contributions as were asked for, whatever the numbers",
        arguments: [
            (1, 1, 0), (1, 1, 7), (1, 20, 5_000), (2, 2, 1_200), (3, 3, 1_200), (3, 3, 9_999), (50, 80, 5_000),
            (50, 1_000, 1_199), (1_000, 1_200, 100_000),
        ])
    func total(_ articles: Int, _ discussions: Int, _ contributions: Int) throws {
        let plan = try Self.plan(articles: articles, discussions: discussions, contributions: contributions)
        #expect(plan.sizes.count == discussions)
        #expect(plan.sizes.reduce(0, +) == contributions)
        var threads = try GeneratedThreads(plan)
        var made = 0
        while case let batch = try threads.next(1_000), !batch.isEmpty { made += batch.count }
        #expect(made == contributions)
    }

    @Test("has discussions of 200 and of 1,000 contributions that are open, where the numbers allow")
    func landmarks() throws {
        let plan = try Self.plan()
        #expect(plan.landmarks == 78..<80)
        #expect(plan.landmarks.map { plan.sizes[$0] } == [200, 1_000])
        #expect(try plan.landmarks.map { try plan.schedule(of: $0).stage(at: Self.until) } == [.open, .open])
        #expect(try Self.plan(contributions: 1_199).landmarks.isEmpty)
    }

    @Test("has discussions at every stage, and none has contributions before it opened")
    func stages() throws {
        let plan = try Self.plan(articles: 500, discussions: 800)
        let stages = try (0..<800).map { try plan.schedule(of: $0).stage(at: Self.until) }
        #expect(Set(stages) == Set(Stage.allCases))
        for (place, stage) in stages.enumerated() {
            #expect(stage == plan.stage(of: place))
            if !stage.hasBegun { #expect(plan.sizes[place] == 0) }
        }
    }

    @Test("lets no club take up an article before its last discussion of it was archived")
    func repetitions() throws {
        for (articles, discussions) in [(1, 20), (5, 100), (50, 1_000)] {
            let plan = try Self.plan(articles: articles, discussions: discussions)
            for place in 0..<discussions - articles {
                #expect(try plan.schedule(of: place).archivesAt <= plan.postedAt(place + articles))
            }
        }
    }

    @Test("lets replies answer what was written before in the same discussion, ten deep at most")
    func replies() throws {
        var threads = try GeneratedThreads(try Self.plan(contributions: 20_000))
        var before: [Int: GeneratedThreads.Outline] = [:]
        while case let batch = try threads.next(777), !batch.isEmpty {
            for outline in batch {
                #expect(outline.number == before.count + 1)
                #expect(outline.writtenAt < Self.until)
                if let parent = outline.parent {
                    let above = try #require(before[parent])
                    #expect(above.discussion == outline.discussion && above.depth + 1 == outline.depth)
                } else {
                    #expect(outline.depth == 0)
                }
                before[outline.number] = outline
            }
        }
        #expect(Set(before.values.map(\.depth)) == Set(0...10))
        #expect(before.values.allSatisfy { (1...100).contains($0.author) })
    }

    @Test("is the same for the same seed on every machine, and another for another")
    func seeded() throws {
        var numbers = SeededNumbers(seed: 1)
        #expect((0..<4).map { _ in numbers.below(1_000) } == [368, 943, 45, 777])
        #expect(try Self.plan().sizes == Self.plan().sizes)
        #expect(try Self.plan().sizes != Self.plan(seed: 2).sizes)
    }

    @Test(
        "is not made of numbers that make no site",
        arguments: [
            (1, 1, 1, 1, "--members"), (1_000_001, 1, 1, 1, "--members"), (2, 0, 1, 1, "--articles"),
            (2, 1, 0, 1, "--discussions"), (2, 1, 1, -1, "--contributions"), (2, 1, 1, 10_000_001, "--contributions"),
            (2, 5, 4, 1, "at least as many --discussions as --articles (5)"), (2, 1, 21, 1, "at most 20 --discussions"),
        ])
    func refused(_ members: Int, _ articles: Int, _ discussions: Int, _ contributions: Int, _ reason: String) {
        let refusal = #expect(throws: Refusal.self) {
            try GenerationNumbers(
                members: members, articles: articles, discussions: discussions, contributions: contributions)
        }
        #expect(refusal?.reason.contains(reason) == true)
    }
}
