import Colloquium
import Foundation
import Store

// Says how long it takes to find whom a member may want to know, on the site that `suggestions.py` made: each member is a
// question of its own, one after the other, and the time is that of the store's verb alone.

struct Usage: Error {}

struct Measurement: Encodable {
    /// In milliseconds, fastest first.
    let times: [Double]
    /// Of the processor alone, in milliseconds, fastest first: what others do on the machine does not count.
    let busy: [Double]
    let suggested: Int
    let reasons: [String: Int]
}

/// A database with a club and an administrator.
func found(_ path: String) async throws {
    let store = try Store(path: path)
    var club = Club.Entry()
    (club.name, club.focus, club.visibility) = ("Club 1", "Speed", "public")
    var newcomer = JoiningEntry()
    (newcomer.name, newcomer.email, newcomer.password) = ("Root", "root@bench.example", "long enough for anybody")
    _ = try await store.setUp(
        Founding(
            siteName: "Benchmark", club: try Club.Charter(club) { $0 }, administrator: try Newcomer(newcomer),
            passwordHash: ""),
        link: nil, at: Instant(rawValue: 0))
    try store.close()
}

/// - Parameters:
///   - moment: in milliseconds since 1970.
///   - numbers: of the members who look.
func measure(_ path: String, at moment: Instant, for numbers: [Int64]) async throws -> Measurement {
    let store = try Store(path: path)
    let clock = ContinuousClock()
    var times: [Double] = []
    var busy: [Double] = []
    var suggested = 0
    var reasons: [String: Int] = [:]
    for number in numbers {
        let viewer = try await store.viewer(Number(rawValue: number))
        let (start, worked) = (clock.now, processorTime())
        let suggestions = try await store.suggestions(for: viewer, at: moment)
        times.append((clock.now - start) / .milliseconds(1))
        busy.append(processorTime() - worked)
        suggested += suggestions.count
        for reason in suggestions.flatMap(\.reasons) { reasons[reason.name, default: 0] += 1 }
    }
    try store.close()
    return Measurement(times: times.sorted(), busy: busy.sorted(), suggested: suggested, reasons: reasons)
}

/// Of this process so far, in milliseconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}

extension Suggestion.Reason {
    var name: String {
        switch self {
        case .answered: "answered"
        case .disagreed, .wasDisagreedWith: "disagreed"
        case .topics: "topics"
        case .bridge: "bridge"
        case .acquaintances: "acquaintances"
        }
    }
}

let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("found", 3):
    try await found(arguments[2])
case ("measure", 5):
    guard let moment = Int64(arguments[3]) else { throw Usage() }
    let numbers = arguments[4].split(separator: ",").compactMap { Int64($0) }
    let measured = try await measure(arguments[2], at: Instant(rawValue: moment), for: numbers)
    print(String(decoding: try JSONEncoder().encode(measured), as: UTF8.self))
default: throw Usage()
}
