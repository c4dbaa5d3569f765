import Colloquium
import Foundation
import Store
import Synchronization
import Testing

@testable import ColloquiumCommand

@Suite("A generated site")
struct GeneratedSiteTests {
    private static func made(seed: UInt64 = 1) async throws -> Store {
        let store = try Store.inMemory()
        let plan = try GenerationPlanTests.plan(
            members: 40, articles: 12, discussions: 15, contributions: 1_500, seed: seed)
        var site = GeneratedSite(plan, in: store, progress: ProgressReport(of: 1, isWatched: false) { _ in })
        try await site.make()
        return store
    }

    private static func told(_ store: Store) async throws -> [String] {
        var told: [String] = []
        let administrator = try await store.viewer(1)
        for number in Int64(1)...15 {
            let reading = try await store.discussion(Number(rawValue: number), for: administrator)
            told.append("\(reading.article.record.title) \(reading.poster.name) \(reading.discussion.why.source)")
            told += try await store.contributions(of: Number(rawValue: number), for: administrator).map {
                "\($0.number) \($0.parent?.description ?? "") \($0.authorName) \($0.kind) \($0.writtenAt) \($0.bodyHtml)"
            }
        }
        return told
    }

    @Test("is sound, and is the same for the same seed")
    func same() async throws {
        let store = try await Self.made()
        #expect(try await store.integrityProblems() == [])
        #expect(try await store.members().count == 40)
        for member in [1, 2] as [Number<Member>] {
            let settings = try await store.subscriptions(of: member)
            #expect(settings.subscriptions == [] && settings.due == [:])
        }
        let told = try await Self.told(store)
        #expect(told.count == 1_515)
        #expect(try await told == Self.told(try await Self.made()))
        #expect(try await told != Self.told(try await Self.made(seed: 2)))
    }

    @Test("has the words of the field, of every kind, some with lists, tables, quotations and citations")
    func words() async throws {
        let contributions = try await Self.made().contributions(of: 15, for: .visitor)
        #expect(contributions.count == 1_000)
        let html = contributions.map(\.bodyHtml).joined()
        for tag in ["<ul>", "<table>", "<blockquote>", "<strong>", "href=\"https://doi.org/10.5555/"] {
            #expect(html.contains(tag), "\(tag)")
        }
        #expect(Set(contributions.map(\.kind)) == Set(Contribution.Kind.allCases))
        let lengths = contributions.map { $0.body.split(separator: " ").count }
        #expect((lengths.min() ?? 0) >= 15)
        #expect((lengths.max() ?? 0) <= 260)
    }

    @Test("tells a tenth at a time how far it has come, where nobody watches")
    func progress() {
        let lines = Mutex<[String]>([])
        var report = ProgressReport(of: 1_000, isWatched: false) { line in lines.withLock { $0.append(line) } }
        for _ in 0..<1_000 { report.advance(by: 1, "rows") }
        #expect(lines.withLock { $0 } == stride(from: 0, through: 100, by: 10).map { "\($0) % rows\n" })
    }
}
