import Colloquium
import Testing

@Suite("An offer or a request")
struct MentoringListingTests {
    private static let readers: [NetworkReader] = [
        NetworkReader(1, .owner), NetworkReader(2, .tie), NetworkReader(3, .member), NetworkReader(4, .member),
        NetworkReader(5, .outsider), NetworkReader(nil, .outsider),
    ]

    @Test(
        "is read by its owner, and by whom they chose; 2 is a tie that was told, 4 is named, 5 is blocked",
        arguments: [
            (Audience.onlyMe, [true, false, false, false, false, false]),
            (.named, [true, false, false, true, false, false]), (.ties, [true, true, false, false, false, false]),
            (.members, [true, true, true, true, false, false]),
        ])
    func shown(_ audience: Audience, _ expected: [Bool]) {
        let offer = MentoringScene.offer(1, by: MentoringScene.person(1), audience: audience, named: [4, 5])
        #expect(Self.readers.map(offer.isShown) == expected)
    }

    @Test(
        "for a trainee is read by the trainee whatever they said, and by others once they said yes",
        arguments: MentoringListing.Consent.allCases)
    func trainee(_ consent: MentoringListing.Consent) {
        let request = MentoringScene.request(
            1, by: MentoringScene.person(1), for: MentoringScene.person(4, .student), consent: consent)
        let isGiven = consent == .given
        #expect(Self.readers.map(request.isShown) == [true, isGiven, isGiven, true, false, false])
        #expect(!request.isShown(to: NetworkReader(3, .member, blocked: [4])))
        #expect(request.isOpen(on: "2026-11-28") == isGiven)
        #expect(request.person.number == 4)
    }

    @Test("is screened for patients’ information with its topics")
    func screenedTopics() {
        var entry = MentoringListing.Entry()
        (entry.role, entry.words, entry.ways) = ("mentor", "W", ["video"])
        (entry.audience, entry.topics) = ("members", "sepsis, MRN 12345678")
        #expect(throws: Refusal.self) { try MentoringListing.Draft(entry, .request, today: "2026-11-28") }
    }

    @Test("is open until it is paused, full, or over")
    func open() {
        let ada = MentoringScene.person(1)
        #expect(MentoringScene.offer(1, by: ada, places: 2, taken: 1).isOpen(on: "2026-11-28"))
        #expect(!MentoringScene.offer(1, by: ada, places: 2, taken: 2).isOpen(on: "2026-11-28"))
        #expect(MentoringScene.offer(1, by: ada, places: 1, taken: 3).room?.open == 0)
        #expect(!MentoringScene.offer(1, by: ada, isPaused: true).isOpen(on: "2026-11-28"))
        let request = MentoringScene.request(1, by: ada, lastDay: "2026-11-28")
        #expect(request.isOpen(on: "2026-11-28") && !request.isOpen(on: "2026-11-29"))
    }

    private func entry(_ change: (inout MentoringListing.Entry) -> Void = { _ in }) -> MentoringListing.Entry {
        var entry = MentoringListing.Entry()
        (entry.role, entry.words, entry.ways, entry.places) = ("mentor", "An hour a month.", ["video"], "2")
        (entry.topics, entry.audience) = ("Sepsis, sepsis, feedback", "members")
        change(&entry)
        return entry
    }

    private func problems(
        _ kind: MentoringListing.Kind, _ change: (inout MentoringListing.Entry) -> Void
    ) -> [String] {
        do {
            _ = try MentoringListing.Draft(entry(change), kind, today: "2026-11-28")
            return []
        } catch { return error.problems.map(\.field) }
    }

    @Test("is refused at every field that is wrong, all at once")
    func refused() throws {
        let draft = try MentoringListing.Draft(entry(), .offer, today: "2026-11-28")
        #expect(draft.topics == ["Sepsis", "feedback"] && draft.places == 2 && draft.audience == .members)
        #expect(
            problems(.offer) {
                ($0.role, $0.words, $0.ways, $0.places) = ("friend", " ", ["telepathy"], "21")
                ($0.audience, $0.pace) = ("everybody", String(repeating: "p", count: 201))
            } == ["role", "words", "ways", "pace", "places", "audience"])
        #expect(problems(.offer) { $0.places = "0" } == ["places"])
        #expect(problems(.offer) { $0.audience = "named" } == ["named"])
        #expect(problems(.request) { ($0.trainee, $0.lastDay) = ("???", "2026-11-27") } == ["trainee", "last-day"])
        #expect(problems(.request) { $0.lastDay = "soon" } == ["last-day"])
        // What only offers have is nothing to a request.
        #expect(problems(.request) { $0.places = "x" } == [])
    }

    @Test("is screened for patients where somebody else will read it")
    func screened() {
        let risky = "Jane Doe, born 12.03.1951, MRN 12345678"
        #expect(problems(.offer) { $0.words = risky } == ["identifies-nobody"])
        #expect(problems(.offer) { ($0.words, $0.identifiesNobody) = (risky, "yes") } == [])
        #expect(problems(.offer) { ($0.words, $0.audience) = (risky, "only-me") } == [])
        #expect(
            problems(.request) { ($0.words, $0.audience, $0.trainee) = (risky, "", "@ben") } == ["identifies-nobody"])
    }

    @Test("of the three roles says of each what it is and nothing of the others")
    func meanings() {
        for role in MentoringRole.allCases {
            let others = MentoringRole.allCases.filter { $0 != role }
            #expect(!others.contains { role.meaning.lowercased().contains($0.rawValue) })
            #expect(role.meaning.split(separator: ". ").count == 2)
        }
    }
}
