import Colloquium
import Testing

@Suite("Who fits whom")
struct MentoringMatchTests {
    private let today = "2026-11-28"
    private let seeker = MentoringScene.person(1, .resident, at: "Mercy", in: "Ireland")

    private func found(_ own: MentoringListing, _ others: [MentoringListing]) -> [Number<MentoringListing>] {
        MentoringMatch.all(for: own, among: others, to: own.person.number, on: today).map(\.listing.number)
    }

    @Test("is of the same role and the other kind, somebody else, open, of a stage that is taken, and in a common way")
    func fitting() {
        let request = MentoringScene.request(1, by: seeker, ways: [.video, .writing])
        let other = MentoringScene.person(2)
        #expect(found(request, [MentoringScene.offer(2, by: other)]) == [2])
        let misfits = [
            MentoringScene.offer(2, by: other, .coach), MentoringScene.request(2, by: other),
            MentoringScene.offer(2, by: seeker), MentoringScene.offer(2, by: other, taken: 1),
            MentoringScene.offer(2, by: other, isPaused: true), MentoringScene.offer(2, by: other, stages: [.student]),
            MentoringScene.offer(2, by: other, ways: [.inPerson]),
        ]
        for misfit in misfits { #expect(found(request, [misfit]) == [], "\(misfit)") }
        // Whose stage is not known is not left out.
        let unknown = MentoringScene.request(1, by: MentoringScene.person(1, nil))
        #expect(found(unknown, [MentoringScene.offer(2, by: other, stages: [.student])]) == [2])
    }

    @Test("says why in words, the weightiest first, and puts the most reasons first, whatever the order they come in")
    func reasons() {
        let request = MentoringScene.request(
            1, by: seeker, topics: ["sepsis", "Feedback"], ways: [.video, .inPerson])
        let near = MentoringScene.offer(
            5, by: MentoringScene.person(2, at: "St Elsewhere", in: "ireland"), topics: ["feedback", "SEPSIS"],
            ways: [.inPerson], stages: [.resident], places: 3)
        let far = MentoringScene.offer(3, by: MentoringScene.person(3, at: " mercy"), topics: ["Sepsis"])
        let plain = MentoringScene.offer(4, by: MentoringScene.person(4))
        let same = MentoringScene.offer(2, by: MentoringScene.person(5))
        for others in [[near, far, plain, same], [same, plain, far, near]] {
            #expect(found(request, others) == [5, 3, 2, 4])
        }
        let matches = MentoringMatch.all(for: request, among: [near, far], to: 1, on: today)
        #expect(
            matches[0].reasons == [
                "Shares feedback, SEPSIS with you", "Takes your career stage: resident",
                "Is from another institution: St Elsewhere", "Is in your country and would meet in person",
                "Has places",
            ])
        #expect(matches[1].reasons == ["Shares Sepsis with you", "Would meet by video", "Has a place"])
        let backwards = MentoringMatch.all(for: near, among: [request], to: 2, on: today)
        #expect(
            backwards[0].reasons == [
                "Shares sepsis, Feedback with you", "Is of a stage you take: resident",
                "Is from another institution: Mercy", "Is in your country and would meet in person",
            ])
    }

    @Test("for a trainee is what fits the trainee, and never who guides them")
    func trainee() {
        let guide = MentoringScene.person(2)
        let request = MentoringScene.request(1, by: guide, for: seeker)
        #expect(found(request, [MentoringScene.offer(2, by: MentoringScene.person(3), stages: [.resident])]) == [2])
        #expect(found(request, [MentoringScene.offer(2, by: guide)]) == [])
        #expect(found(MentoringScene.offer(2, by: seeker), [request]) == [])
        // Whoever guides them reads why it fits the trainee, not themselves.
        let offer = MentoringScene.offer(
            2, by: MentoringScene.person(3, in: "Ireland"), topics: ["sepsis"], ways: [.inPerson], stages: [.resident])
        let about = MentoringScene.request(1, by: guide, topics: ["sepsis"], ways: [.inPerson], for: seeker)
        func reasons(_ reader: Number<Member>) -> [String] {
            MentoringMatch.all(for: about, among: [offer], to: reader, on: today).flatMap(\.reasons)
        }
        #expect(
            reasons(2) == [
                "Shares sepsis with M1", "Takes M1’s career stage: resident",
                "Is in M1’s country and would meet in person", "Has a place",
            ])
        #expect(reasons(1).first == "Shares sepsis with you")
    }
}
