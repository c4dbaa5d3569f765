import Colloquium
import Foundation
import Pages

// Lays out and draws the page of a network of 300 ties again and again, both drawings of its map and the list, and says
// how long one takes, as a line of JSON for `network.py`.

let count = 300

/// A network like people's: most ties weak, a fifth organisations, a dozen topics, names of every length.
func ties() -> [Tie] {
    let topics = ["sepsis", "feedback", "simulation", "ethics", "assessment", "coaching", "triage", "statistics"]
    return (0..<count).map { index in
        let isOrganisation = index % 5 == 4
        return Tie(
            number: Number(rawValue: Int64(index + 1)),
            node: Tie.Node(
                isOrganisation ? .organisation : .person,
                name: "Person \(String(repeating: "n", count: index * 7 % 16)) \(index)",
                affiliation: "Institution \(index % 40)"),
            strength: [.weak, .strong, .weak, .wishedFor][index * 3 % 4], mode: index % 3 == 0 ? .inPerson : .mediated,
            locality: Tie.Locality.allCases[index * 5 % 4], topics: [topics[index * 11 % 8]],
            notes: "", lastContact: "2026-01-01", rhythm: Rhythm(index % 11 + 1, .months),
            history: [.init(.weak, at: Instant(rawValue: 0))], addedAt: Instant(rawValue: 0))
    }
}

let templates = try await Templates(directory: CommandLine.arguments.dropFirst().first ?? "Templates")
let network = ties()
let surroundings = NetworkPage.Surroundings(
    today: "2026-11-28", institution: "Institution 1", time: ReaderTime(zone: "UTC"), suggestions: [], goals: [])
// People know two others each, near and far, as far as a picture with that many lines is looked at.
let known = Set(
    (0..<count).flatMap { index in
        [7, 41].map { TiePair(Number(rawValue: Int64(index + 1)), Number(rawValue: Int64((index + $0) % count + 1))) }
    })
let clock = ContinuousClock()
var bytes = 0
let times = (0..<200).map { _ in
    clock.measure {
        let page = NetworkPage(network, known: known, NetworkFilter(), in: surroundings, csrf: "")
        bytes = templates.render(page).utf8.count
    }
}.sorted()
let (median, late, worst) = (times[times.count / 2], times[times.count * 99 / 100 - 1], times[times.count - 1])
struct Measurement: Encodable {
    let ties: Int
    let links: Int
    /// In milliseconds, as the next three.
    let median: Double
    let late: Double
    let worst: Double
    let bytes: Int
}

func milliseconds(_ time: Duration) -> Double { time / .milliseconds(1) }
let measured = Measurement(
    ties: count, links: known.count, median: milliseconds(median), late: milliseconds(late),
    worst: milliseconds(worst), bytes: bytes)
print(String(decoding: try JSONEncoder().encode(measured), as: UTF8.self))
