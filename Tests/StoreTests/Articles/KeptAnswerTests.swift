import Colloquium
import Foundation
import Testing

@testable import Store

@Suite("Kept answers")
struct KeptAnswerTests {
    private let now = Instant(rawValue: 1_800_000_000_000)

    private func answer(_ address: String, bytes: Int = 10, at moment: Instant, tag: String = "") -> KeptAnswer {
        KeptAnswer(
            address: address, finalAddress: address, status: 200, entityTag: tag, lastModified: "",
            body: Data(repeating: 1, count: bytes), keptAt: moment, freshUntil: moment + .hours(1))
    }

    @Test("come back as they were, the last one to an address")
    func again() async throws {
        let store = try Store.inMemory()
        try await store.keep([answer("https://a.org/1", at: now)], at: now)
        let newer = answer("https://a.org/1", bytes: 3, at: now + .minutes(1), tag: "\"2\"")
        try await store.keep([newer, answer("https://a.org/2", at: now)], at: now)
        #expect(try await store.keptAnswer(to: "https://a.org/1") == newer)
        #expect(try await store.keptAnswer(to: "https://a.org/3") == nil)
    }

    @Test("never take more room than they may: the oldest go")
    func bounded() async throws {
        let store = try Store.inMemory()
        let limits = KeptAnswerLimits(bytesOfOne: 100, bytesOfAll: 250)
        for number in 0..<10 {
            let moment = now + .minutes(number)
            try await store.keep(
                [answer("https://a.org/\(number)", bytes: 100, at: moment)], limits: limits, at: moment)
        }
        #expect(try await store.keptAnswer(to: "https://a.org/9") != nil)
        #expect(try await store.keptAnswer(to: "https://a.org/8") != nil)
        #expect(try await store.keptAnswer(to: "https://a.org/7") == nil)
    }

    @Test("are not kept when one is too long, nor longer than a month")
    func tooLongAndTooOld() async throws {
        let store = try Store.inMemory()
        let limits = KeptAnswerLimits(bytesOfOne: 100)
        let old = answer("https://a.org/old", at: now - .days(31))
        try await store.keep([answer("https://a.org/long", bytes: 101, at: now), old], limits: limits, at: now)
        #expect(try await store.keptAnswer(to: "https://a.org/long") == nil)
        #expect(try await store.keptAnswer(to: "https://a.org/old") == nil)
    }

    @Test("are never errors", arguments: [0, 301, 403, 429, 500, 503])
    func noErrors(_ status: Int) async throws {
        let store = try Store.inMemory()
        let error = KeptAnswer(
            address: "https://a.org/", finalAddress: "https://a.org/", status: status, entityTag: "", lastModified: "",
            body: Data(), keptAt: now, freshUntil: now)
        await #expect(throws: Refusal.self) { try await store.keep([error], at: now) }
    }

    @Test("may come from many tasks at once")
    func concurrent() async throws {
        let store = try Store.inMemory()
        try await withThrowingTaskGroup { group in
            for number in 0..<50 {
                group.addTask { [now] in
                    try await store.keep([answer("https://a.org/\(number % 5)", at: now + .minutes(number))], at: now)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.keptAnswer(to: "https://a.org/4") != nil)
    }
}
