import Colloquium
import Foundation
import Pages

// Lays out and draws the page of a network of 300 ties again and again, both drawings of its map and the list, and says
// how long one takes. Ends with 1 where that is more than the tenth of a second that a reader takes for at once.

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
let clock = ContinuousClock()
var bytes = 0
let times = (0..<30).map { _ in
    clock.measure {
        let page = NetworkPage(network, known: [], NetworkFilter(), in: surroundings, csrf: "")
        bytes = templates.render(page).utf8.count
    }
}.sorted()
let (median, worst) = (times[times.count / 2], times[times.count - 1])
print(
    "network: \(count) ties laid out and drawn in \(median / .milliseconds(1)) ms (median), \(worst / .milliseconds(1)) ms (worst), \(bytes / 1_000) kB"
)
exit(median > limit ? 1 : 0)
