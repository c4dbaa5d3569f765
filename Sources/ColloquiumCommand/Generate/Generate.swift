import ArgumentParser
import Colloquium
import Foundation
import ServiceLifecycle
import Store
import UnixSignals

/// A site full of made-up members, articles and discussions.
struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a site full of made-up discussions, to try and to measure with.",
        discussion:
            "The same numbers, seed and day give the same rows, but for passwords and keys. The members' addresses end in .example, and nobody is subscribed to anything."
    )

    @Option(help: "Directory to make the site in; it has none yet.") var data: String
    @Option(help: "How many members, 2 to 1000000.") var members = 1_000
    @Option(help: "How many articles.") var articles = 100
    @Option(help: "How many discussions: each article has at least one and at most 20.") var discussions = 100
    @Option(help: "How many contributions, up to 10000000.") var contributions = 10_000
    @Option(help: "Another number makes another site.") var seed: UInt64 = 1
    @Option(help: "The day the story has come to, like 2026-03-31; by default today, in UTC.") var until: String?

    func run() async throws {
        let numbers = try GenerationNumbers(
            members: members, articles: articles, discussions: discussions, contributions: contributions)
        let plan = GenerationPlan(numbers, seed: seed, until: try day())
        let building = try await UnfinishedSite(data: data)
        do {
            try await stoppable {
                var site = GeneratedSite(
                    plan, in: building.store,
                    progress: ProgressReport(of: members - 2 + discussions + contributions))
                try await site.make()
            }
        } catch {
            try building.discard()
            guard error is CancellationError else { throw error }
            throw Refusal(.conflict, "Stopped: nothing was kept in \(data). Run the same command again to start over.")
        }
        try building.finish()
        for line in Self.summary(plan, in: data) { print(line) }
    }

    private func day() throws -> Instant {
        let strategy = Date.ISO8601FormatStyle().year().month().day()
        guard let until else {
            let today = Date.now.timeIntervalSince1970
            return Instant(Date(timeIntervalSince1970: today - today.truncatingRemainder(dividingBy: 86_400)))
        }
        guard let date = try? Date(until, strategy: strategy) else {
            throw Refusal(.invalid, "--until is a day like 2026-03-31.")
        }
        return Instant(date)
    }

    /// Runs until done or told to stop.
    private func stoppable(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work() }
            group.addTask { for await _ in signals { throw CancellationError() } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static func summary(_ plan: GenerationPlan, in data: String) -> [String] {
        let landmarks = zip(plan.landmarks, GenerationPlan.landmarkSizes).map { place, size in
            "Discussion \(place + 1) has \(size) contributions."
        }
        return [
            "\(data) holds \(plan.numbers.members) members, \(plan.numbers.articles) articles, \(plan.numbers.discussions) discussions and \(plan.numbers.contributions) contributions."
        ] + landmarks + [
            "Sign in with the password “\(GeneratedSite.password)” as",
            "  \(GeneratedSite.administrator)  (administrator)", "  \(GeneratedSite.member)  (member)",
            "Look at it with: colloquium serve --data \(data)",
        ]
    }
}
