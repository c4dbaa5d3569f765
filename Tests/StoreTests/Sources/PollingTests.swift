import Colloquium
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Polls")
struct PollingTests {
    private static func society(_ names: String...) async throws -> Society {
        let society = try await Society()
        for name in names { try await society.follow(name, for: .member(society.ben)) }
        return society
    }

    @Test("of one source never run twice at a time, also where many ask at once")
    func once() async throws {
        try await withFile { path in
            let society = try await Society(founding: try Store(path: path))
            let offers = try (0..<100).map { try Society.offer("j\($0)") }
            let ben = try await society.viewer(society.ben)
            _ = try await society.store.follow(
                offers, for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
            let taken = try await withThrowingTaskGroup(of: [Number<Source>].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var mine: [Number<Source>] = []
                        while case let sources = try await society.store.leaseSources(7, at: Society.start),
                            !sources.isEmpty
                        {
                            mine += sources.map(\.number)
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == 100 && Set(taken).count == 100)
            try society.store.close()
        }
    }

    @Test("that a crash left behind end by time, and at a start at once")
    func leases() async throws {
        let society = try await Self.society("nejm")
        let first = try await society.store.leaseSources(9, at: Society.start)
        #expect(first.count == 1)
        #expect(try await society.store.leaseSources(9, at: Society.start + .minutes(29)).isEmpty)
        #expect(try await society.store.leaseSources(9, at: Society.start + .minutes(31)).count == 1)
        try await society.store.endSourceLeases()
        #expect(try await society.store.leaseSources(9, at: Society.start + .minutes(32)).count == 1)
    }

    @Test("that come after their lease leave nothing behind")
    func late() async throws {
        let society = try await Self.society("nejm")
        let first = try #require(try await society.store.leaseSources(1, at: Society.start).first)
        let later = Society.start + .hours(1)
        let second = try #require(try await society.store.leaseSources(1, at: later).first)
        let late = PollReport(first, Society.reading([Society.entry("Late", guid: "1")], from: first))
        #expect(try await society.store.settle([late], at: later).isEmpty)
        #expect(try await society.count("SELECT count(*) FROM items") == 0)
        #expect(try await society.store.settle([PollReport(second, .unchanged)], at: later).count == 1)
        #expect(try await society.store.settle([PollReport(second, .gone)], at: later).isEmpty, "Twice is once.")
    }

    @Test("spare a host that is busy")
    func busyHosts() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        let offers =
            try (0..<30).map { number in
                SourceOffer(address: try #require(SourceAddress("https://big.example/\(number)")), title: "")
            } + [try Society.offer("small")]
        _ = try await society.store.follow(
            offers, for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
        let sources = try await society.store.leaseSources(100, busy: ["big.example": 3], perHost: 5, at: Society.start)
        #expect(sources.map(\.address.host).sorted() == ["big.example", "big.example", "small.example"])
    }

    @Test("keep validators, and say when the next one comes")
    func validators() async throws {
        let society = try await Self.society("nejm")
        let leased = try #require(try await society.store.leaseSources(1, at: Society.start).first)
        #expect(leased.etag == "" && leased.lastModified == "" && leased.digest == nil)
        let digest = PollReport.Validators.digest(of: [1, 2, 3])
        var report = PollReport(
            leased, Society.reading([Society.entry("A", guid: "1")], from: leased, title: "NEJM", rhythm: .days(1)),
            validators: PollReport.Validators(etag: "\"7\"", lastModified: "yesterday", digest: digest))
        report.hints.freshness = .hours(20)
        try await society.store.settle([report], at: Society.start)
        #expect(try await society.store.nextPoll() == Society.start + .hours(20))
        let next = try #require(try await society.store.leaseSources(1, at: Society.start + .hours(20)).first)
        #expect(next.etag == "\"7\"" && next.lastModified == "yesterday" && next.digest == digest)
        try await society.store.settle([PollReport(next, .failed("No."))], at: Society.start + .hours(20))
        let third = try #require(try await society.store.leaseSources(1, at: Society.start + .hours(21)).first)
        #expect(third.etag == "\"7\"", "A failure takes nothing back.")
        let ben = try await society.viewer(society.ben)
        let summary = try #require(try await society.store.sources(of: .member(society.ben), for: ben).first)
        #expect(summary.reason == "No." && summary.failures == 1 && summary.succeededAt == Society.start)
    }

    /// Polls source 1, which always fails, until it is not asked any more, at most a hundred times.
    private static func failing(_ society: Society, others: PollReport.Result) async throws -> (
        polls: Int, end: Instant
    ) {
        var now = Society.start
        var polls = 0
        while polls < 100 {
            guard let due = try await society.dueAt(1) else { break }
            now = due
            for (source, result) in [(2 as Number<Source>, others), (1, .failed("No answer."))] {
                let leased = try await society.lease(source, at: now)
                try await society.store.settle([PollReport(leased, result)], at: now)
            }
            polls += 1
        }
        return (polls, now)
    }

    @Test("fail for weeks without an end to them where nothing outside answers: the site is cut off")
    func cutOff() async throws {
        let society = try await Self.society("nejm", "bmj")
        let (polls, _) = try await Self.failing(society, others: .failed("No network."))
        #expect(polls == 100)
        let ben = try await society.viewer(society.ben)
        let sources = try await society.store.sources(of: .member(society.ben), for: ben)
        #expect(sources.allSatisfy { $0.state == .active } && sources.map(\.failures) == [100, 100])
    }

    @Test(
        "suspend after two weeks of failures, which the audit tells: also where all that others say is no",
        arguments: [PollReport.Result.unchanged, .refused("There is no feed (404).")])
    func suspended(others: PollReport.Result) async throws {
        let society = try await Self.society("nejm", "bmj")
        let (polls, end) = try await Self.failing(society, others: others)
        #expect(Span.between(Society.start, end) >= .days(14) && Span.between(Society.start, end) < .days(16))
        #expect((15...30).contains(polls))
        let ben = try await society.viewer(society.ben)
        let summary = try #require(
            try await society.store.sources(of: .member(society.ben), for: ben).first { $0.number == 1 })
        #expect(summary.state == .suspended && summary.reason.hasSuffix("No answer."))
        #expect(
            try await society.count(
                "SELECT count(*) FROM audit WHERE act = 'source suspended' AND subject = 'sources/1'") == 1)
    }

    @Test("suspend the only source, and tell so, where its server answers that there is none")
    func refused() async throws {
        let society = try await Self.society("nejm")
        var end = Society.start
        while let due = try await society.dueAt(1) {
            end = due
            let leased = try await society.lease(1, at: due)
            try await society.store.settle([PollReport(leased, .refused("There is no feed (404)."))], at: due)
            try #require(due < Society.start + .days(30))
        }
        #expect(Span.between(Society.start, end) >= .days(14) && Span.between(Society.start, end) < .days(16))
        #expect(try await society.store.due(.suspensions, at: Society.start).map(\.member) == [society.ben])
    }

    @Test("that the site had no room for come minutes later, and no failure is counted")
    func postponed() async throws {
        let society = try await Self.society("nejm")
        let first = try await society.lease(1)
        try await society.store.settle([PollReport(first, .failed("No."))], at: Society.start)
        let leased = try await society.lease(1, at: Society.start + .hours(1))
        try await society.store.settle([PollReport(leased, .postponed)], at: Society.start + .hours(1))
        #expect(try await society.dueAt(1) == Society.start + .hours(1) + .minutes(5))
        let ben = try await society.viewer(society.ben)
        let summary = try #require(try await society.store.sources(of: .member(society.ben), for: ben).first)
        #expect(summary.failures == 1 && summary.reason == "No." && summary.polledAt == Society.start)
        let again = try await society.lease(1, at: Society.start + .hours(2))
        try await society.store.unfollow(1, for: .member(society.ben), by: ben, at: Society.start + .hours(2))
        try await society.store.settle([PollReport(again, .postponed)], at: Society.start + .hours(2))
        #expect(try await society.dueAt(1) == nil, "Nobody wants it any more.")
    }

    @Test("planned by a clock that was wrong come all the same")
    func clocks() async throws {
        let society = try await Self.society("nejm")
        try await society.run("UPDATE sources SET due_at = due_at + 1000 * 86400 * 4000, leased_until = due_at * 3")
        #expect(try await society.store.leaseSources(1, at: Society.start).count == 1)
    }

    @Test("that bring what cannot be kept fail alone")
    func spoilt() async throws {
        let society = try await Self.society("nejm", "bmj")
        let leased = try await society.store.leaseSources(2, at: Society.start)
        try await society.run(
            "CREATE TRIGGER t BEFORE INSERT ON items WHEN NEW.title = 'Bad' BEGIN SELECT RAISE(ABORT, 'x'); END")
        let settled = try await society.store.settle(
            zip(leased, ["Bad", "Good"]).map {
                PollReport(
                    $0, Society.reading([Society.entry("Fine", guid: "0"), Society.entry($1, guid: "1")], from: $0))
            }, at: Society.start)
        #expect(settled.map(\.added) == [0, 2])
        let ben = try await society.viewer(society.ben)
        let reasons = try await society.store.sources(of: .member(society.ben), for: ben).map(\.reason).sorted()
        #expect(reasons == ["", "What the feed sent could not be kept."])
    }

    @Test("that meet what cannot be read in the database fail alone, and say so to an operator")
    func unreadable() async throws {
        let society = try await Self.society("nejm", "bmj")
        try await society.poll(1, [Society.entry("Before", guid: "1")])
        try await society.run(#"UPDATE items SET record = '{"title": 5}'"#)
        let later = Society.start + .days(1)
        try await society.run("UPDATE sources SET due_at = 0, leased_until = NULL")
        let leased = try await society.store.leaseSources(2, at: later)
        let settled = try await society.store.settle(
            leased.map { PollReport($0, Society.reading([Society.entry("After", guid: "1")], from: $0)) }, at: later)
        #expect(settled.map(\.source) == leased.map(\.number) && leased.count == 2)
        for poll in settled {
            #expect((poll.fault != nil) == (poll.source == 1) && poll.added == (poll.source == 1 ? 0 : 1))
        }
    }
}
