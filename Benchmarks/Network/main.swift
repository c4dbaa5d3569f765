import Colloquium
import Foundation
import Pages

// Lays out and draws the page of a network of 300 ties again and again, both drawings of its map and the list, and says
// how long one takes. Ends with 1 where one in a hundred takes more than the tenth of a second that a reader takes for at
// once.

let limit = Duration.milliseconds(100)
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
func text(_ time: Duration) -> String { String(format: "%.1f", time / .milliseconds(1)) }
print(
    "network: \(count) ties with \(known.count) links laid out and drawn in \(text(median)) ms (median), \(text(late)) ms (p99), \(text(worst)) ms (worst), \(bytes / 1_000) kB"
)
exit(late > limit ? 1 : 0)
