import Colloquium
import Formats
import Foundation
import Loopback
import Outbound
import Store
import Testing

@testable import Work

@Suite("Asking again")
struct AskingAgainTests {
    private let doi = Trial.doi

    @Test("happens after a moment, where the service was out of order")
    func retried() async throws {
        let answers = AnswerSequence(
            LoopbackAnswer("", status: 503), LoopbackAnswer("{", status: 200), .file("crossref_nejm.json"))
        let stage = try ServiceStage([Trial.crossrefPath: { _ in answers.next() }])
        let resolution = await stage.resolve(doi)
        #expect(resolution.kind(.crossref) == "found")
        #expect(stage.count("/crossref") == 3)
    }

    @Test("waits as long as the service asks")
    func retryAfter() async throws {
        let answers = AnswerSequence(
            LoopbackAnswer(status: 429, headers: [("Retry-After", "1")]), .file("crossref_nejm.json"))
        let stage = try ServiceStage([Trial.crossrefPath: { _ in answers.next() }])
        let start = ContinuousClock.now
        let resolution = await stage.resolve(doi)
        #expect(resolution.kind(.crossref) == "found")
        #expect(start.duration(to: .now) >= .seconds(1))
    }

    @Test("is left to later when the service asks for more time than there is")
    func tooLong() async throws {
        let stage = try ServiceStage([
            Trial.crossrefPath: { _ in LoopbackAnswer(status: 503, headers: [("Retry-After", "120")]) }
        ])
        let start = ContinuousClock.now
        let resolution = await stage.resolve(doi)
        #expect(resolution.kind(.crossref) == "failed")
        #expect(stage.count("/crossref") == 1)
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test("never happens after a plain no", arguments: [400, 403, 404, 410])
    func plainNo(_ status: Int) async throws {
        let stage = try ServiceStage(["/crossref": { _ in LoopbackAnswer("no", status: status) }])
        _ = await stage.resolve(doi)
        #expect(stage.count("/crossref") == 1)
    }
}

@Suite("Kept answers of services")
struct KeptServiceAnswerTests {
    private func resolve(_ stage: ServiceStage) async throws -> Resolution {
        let resolution = await stage.resolve(Trial.doi)
        await stage.resolver.fetcher.keeper.settle()
        return resolution
    }

    @Test("save the second question, also after a restart")
    func kept() async throws {
        let stage = try ServiceStage(Trial.answers())
        let first = try await resolve(stage)
        let asked = stage.server.requests.count
        let second = try await resolve(stage)
        #expect(second == first)
        #expect(stage.server.requests.count == asked)
        #expect(
            try await stage.store.keptAnswer(to: stage.server.origin + Trial.crossrefPath) != nil,
            "the name of a kept answer does not say who asked")
    }

    @Test("say when the service said so, and when it last said that it still holds")
    func saidAt() async throws {
        let answers = AnswerSequence(
            .file("crossref_nejm.json", headers: [("ETag", "\"7\"")]), LoopbackAnswer(status: 304),
            LoopbackAnswer("", status: 500))
        let stage = try ServiceStage([Trial.crossrefPath: { _ in answers.next() }])
        func said() async throws -> Instant {
            let finding = try await resolve(stage).findings.first { $0.service == .crossref }
            return try #require(finding.flatMap(Claim.Statement.init)?.saidAt)
        }
        let first = try await said()
        stage.pass(.minutes(59))
        #expect(try await said() == first, "kept")
        stage.pass(.minutes(2))
        #expect(try await said() == first + .minutes(61), "asked about")
        stage.pass(.hours(2))
        #expect(try await said() == first + .minutes(61), "standing in for a service that is out of order")
    }

    @Test("are asked about when they are old, and taken again when nothing changed")
    func revalidated() async throws {
        let answers = AnswerSequence(
            .file(
                "crossref_nejm.json", headers: [("ETag", "\"7\""), ("Last-Modified", "Mon, 05 Feb 2024 10:00:00 GMT")]),
            LoopbackAnswer(status: 304, headers: [("Cache-Control", "max-age=7200")]))
        let stage = try ServiceStage([Trial.crossrefPath: { _ in answers.next() }])
        _ = try await resolve(stage)
        stage.pass(.minutes(61))
        #expect(try await resolve(stage).kind(.crossref) == "found")
        let again = try #require(stage.server.requests.last { $0.target.hasPrefix("/crossref") })
        #expect(again["If-None-Match"] == "\"7\"")
        #expect(again["If-Modified-Since"] == "Mon, 05 Feb 2024 10:00:00 GMT")
        // What the 304 said of freshness holds from now on.
        stage.pass(.minutes(119))
        #expect(try await resolve(stage).kind(.crossref) == "found")
        #expect(stage.count("/crossref") == 2)
    }

    @Test("say for ten minutes that there is nothing")
    func nothing() async throws {
        let stage = try ServiceStage([:])
        for asked in [1, 1, 2] {
            #expect(try await resolve(stage).kind(.crossref) == "unknown")
            #expect(stage.count("/crossref") == asked)
            // "No such thing" as status 404, and as an empty list.
            #expect(stage.count("/europepmc") == asked)
            if stage.count("/crossref") == 1 { stage.pass(.minutes(6)) }
        }
    }

    @Test(
        "are never errors, nonsense, or what may not be kept",
        arguments: [
            LoopbackAnswer("", status: 500), LoopbackAnswer("{}"), LoopbackAnswer.file("page_sign_in.html"),
            LoopbackAnswer.file("crossref_nejm.json", headers: [("Cache-Control", "private, no-store")]),
            LoopbackAnswer("busy", status: 429),
        ])
    func notKept(_ answer: LoopbackAnswer) async throws {
        let stage = try ServiceStage([Trial.crossrefPath: { _ in answer }])
        _ = await stage.resolve(Trial.doi)
        await stage.resolver.fetcher.keeper.settle()
        #expect(try await stage.store.keptAnswer(to: stage.server.origin + Trial.crossrefPath) == nil)
    }

    @Test("stand in for a service that is out of order")
    func standIn() async throws {
        let answers = AnswerSequence(.file("crossref_nejm.json"), LoopbackAnswer("", status: 500))
        let stage = try ServiceStage([Trial.crossrefPath: { _ in answers.next() }])
        _ = try await resolve(stage)
        stage.pass(.hours(2))
        #expect(try await resolve(stage).kind(.crossref) == "found")
        #expect(stage.count("/crossref") > 1)
    }
}

@Suite("How long answers stay fresh")
struct FreshnessTests {
    private static let now = Instant(rawValue: 1_800_000_000_000)

    private static func answer(_ headers: [(name: String, value: String)], status: Int = 200) -> FetchAnswer {
        FetchAnswer(
            address: "https://a.org/", permanentAddress: nil, status: status, headers: FetchHeaders(headers), body: [])
    }

    @Test(
        "as the server says, and an hour where it says nothing",
        arguments: [
            ([], Span.hours(1)), ([("Cache-Control", "max-age=60")], .minutes(1)),
            ([("cache-control", "public, MAX-AGE=\"60\"")], .minutes(1)),
            ([("Cache-Control", "max-age=600"), ("Age", "60")], .minutes(9)),
            ([("Cache-Control", "max-age=60"), ("Age", "600")], .seconds(0)),
            ([("Cache-Control", "no-cache")], .seconds(0)), ([("Cache-Control", "max-age=-5")], .seconds(0)),
            ([("Cache-Control", "max-age=999999999999999999999")], .days(7)),
            ([("Cache-Control", "max-age=9999999999")], .days(7)),
            ([("Expires", "Fri, 15 Jan 2027 09:00:00 GMT")], .hours(1)), ([("Expires", "0")], .seconds(0)),
            ([("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")], .days(7)),
            ([("Cache-Control", "max-age=60"), ("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")], .minutes(1)),
        ] as [([(String, String)], Span)])
    func lifetime(_ headers: [(String, String)], _ span: Span) {
        let freshness = Freshness(
            of: Self.answer(headers.map { (name: $0.0, value: $0.1) }), saying: ["something"], at: Self.now)
        #expect(freshness.mayBeKept)
        #expect(freshness.until == Self.now + span)
    }

    @Test("and not at all where they may not be kept")
    func notKept() {
        for (headers, status) in [
            ([("Cache-Control", "no-store")], 200), ([("Vary", "*")], 200), ([], 500), ([], 301), ([], 304),
        ] as [([(String, String)], Int)] {
            let answer = Self.answer(headers.map { (name: $0.0, value: $0.1) }, status: status)
            #expect(!Freshness(of: answer, saying: ["something"], at: Self.now).mayBeKept)
        }
    }

    @Test(
        "Dates are read in the three forms of HTTP",
        arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
    func dates(_ text: String) {
        #expect(HTTPDate.instant(text) == Instant(rawValue: 784_111_777_000))
    }

    @Test(
        "What is no date is none",
        arguments: ["", "0", "-1", "tomorrow", "Sun, 06 Nov 1994", "99:99:99 6 Nov 1994 GMT", "1 2 3 4 Nov 08:49:37"])
    func noDates(_ text: String) {
        #expect(HTTPDate.instant(text) == nil)
    }
}

@Suite("The pace at which hosts are asked")
struct RequestPaceTests {
    @Test("lets as many through at once as the rate allows, and no more")
    func burst() async throws {
        let pace = RequestPace { _ in RequestRate(3, in: .seconds(3_600)) }
        for _ in 0..<3 { try await pace.turn(at: "a.org") }
        let fourth = Task { try await pace.turn(at: "a.org") }
        try await Task.sleep(for: .milliseconds(200))
        fourth.cancel()
        await #expect(throws: CancellationError.self) { try await fourth.value }
    }

    @Test("takes its time for many")
    func many() async throws {
        let pace = RequestPace { _ in RequestRate(3, in: .milliseconds(300)) }
        let start = ContinuousClock.now
        for _ in 0..<7 { try await pace.turn(at: "a.org") }
        #expect(start.duration(to: .now) >= .milliseconds(595))
    }

    @Test("spares every host by itself, and those without a rate not at all")
    func hosts() async throws {
        let pace = RequestPace { $0 == "own.example" ? nil : RequestRate(1, in: .seconds(30)) }
        let start = ContinuousClock.now
        try await pace.turn(at: "a.org")
        try await pace.turn(at: "b.org")
        for _ in 0..<100 { try await pace.turn(at: "own.example") }
        #expect(start.duration(to: .now) < .seconds(5))
    }

    @Test("ends waiting when the one who waits leaves")
    func cancelled() async throws {
        let pace = RequestPace { _ in RequestRate(1, in: .seconds(60)) }
        try await pace.turn(at: "a.org")
        let task = Task { try await pace.turn(at: "a.org") }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("is what the operators publish")
    func published() {
        var settings = ResolutionSettings()
        #expect(settings.rate(at: "eutils.ncbi.nlm.nih.gov") == .perSecond(3))
        #expect(settings.rate(at: "oaipmh.arxiv.org") == RequestRate(1, in: .seconds(3)))
        #expect(settings.rate(at: "www.thelancet.com") == RequestRate(1, in: .milliseconds(500)))
        settings.apiKey = "key"
        settings.mailto = "club@test.example"
        #expect(settings.rate(at: "eutils.ncbi.nlm.nih.gov") == .perSecond(10))
        #expect(settings.rate(at: "api.crossref.org") == .perSecond(10))
        settings.crossref = "http://127.0.0.1:4000/crossref"
        #expect(settings.rate(at: "127.0.0.1") == nil)
    }
}
