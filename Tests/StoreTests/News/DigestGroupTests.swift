import Colloquium
import Testing

@testable import Store

@Suite("Sections of a digest")
struct DigestGroupTests {
    @Test("tell one club after the other")
    func byClub() async throws {
        let society = try await Society()
        for (number, club) in [Society.open, Society.ours, Society.open, Society.ours].enumerated() {
            _ = try await society.store.publish(
                Society.record("A\(number)"),
                Society.proposal(club, opensAt: Society.start + .days(1 + number)), draft: nil,
                by: society.viewer(society.ada), at: Society.start)
        }
        let now = Society.start + .hours(1)
        try await society.wish(society.administrator, [(.site, .weekly)], at: now)
        let digest = try await society.store.previewDigest(for: society.administrator, [.weekly], at: now)
        let week = digest.items.filter { $0.section == .week }
        #expect(week.count == 4)
        #expect(week.map(\.clubName) == week.map(\.clubName).sorted())
        for club in Set(week.map(\.clubName)) {
            let titles = week.filter { $0.clubName == club }.map(\.title)
            #expect(titles == titles.sorted(), "Within a club what comes first is first.")
        }
    }
}
