import Colloquium
import GRDB

@testable import Store

/// Ada knows Ben and Mo, and introduces them.
struct IntroductionScene {
    let network: NetworkScene
    var society: Society { network.society }
    var store: Store { network.store }
    var ada: Viewer { network.ada }
    var ben: Viewer { network.ben }
    var mo: Viewer { network.mo }
    static let start = Society.start

    init() async throws {
        network = try await NetworkScene()
        try await network.add(NetworkScene.draft(to: network.society.ben))
        try await network.add(NetworkScene.draft(to: network.society.moderator))
    }

    static func draft(_ one: Number<Member>, _ other: Number<Member>) throws -> Introduction.Draft {
        var entry = Introduction.Entry()
        (entry.first, entry.second, entry.words) = (one.description, other.description, "Why.")
        return try Introduction.Draft(entry)
    }

    func draft(_ submission: String = Token().text) throws -> Introduction.Draft {
        var entry = Introduction.Entry()
        (entry.first, entry.second) = (society.ben.description, society.moderator.description)
        (entry.words, entry.wordsToFirst, entry.wordsToSecond) = ("You both teach.", "Dear Ben.", "Dear Mo.")
        entry.submission = submission
        return try Introduction.Draft(entry)
    }

    @discardableResult
    func introduce(at now: Instant = start) async throws -> Number<Introduction> {
        try await store.introduce(draft(), by: ada, at: now)
    }

    func say(
        _ answer: Introduction.Answer, _ viewer: Viewer, to number: Number<Introduction> = 1, at now: Instant = start
    ) async throws {
        try await store.answer(number, answer, by: viewer, at: now)
    }

    func yes(_ viewer: Viewer, at now: Instant = start) async throws {
        try await say(.yes(contact: "call \(viewer.member!)"), viewer, at: now)
    }

    /// What a viewer sees of the introduction; nil where there is none for them.
    func seen(by viewer: Viewer, at now: Instant = start) async throws -> Seen? {
        guard let reading = try await store.introductions(for: viewer).first else { return nil }
        let news = try await store.introductionNews(for: viewer, at: now).map(\.occasion)
        var seen = Seen(state: reading.introduction.state(at: now), news: Set(news))
        if case .invited(let invited) = reading.part { (seen.answer, seen.contact) = (invited.answer, invited.contact) }
        return seen
    }

    struct Seen: Hashable {
        let state: Introduction.State
        let news: Set<Introduction.Occasion>
        var answer: Introduction.Answer?
        var contact: String?
    }
}
