import Testing

@testable import Colloquium

@Suite("The tally of a poll")
struct PollTallyTests {
    private func terms(_ form: Poll.Form) -> Poll.Terms {
        Poll.Terms(
            form: form, options: form.hasOptions ? ["Yes", "No"] : [], disclosure: .always, isAnonymous: false,
            needsReference: false)
    }

    @Test("counts each member’s latest vote")
    func latest() {
        let tally = PollTally(
            [(.options([0]), nil), (.options([0]), .options([1])), (.options([1]), .options([1]))], on: terms(.single))
        #expect(tally.voters == 3 && tally.options == [1, 2])
        #expect(tally.shift?.total == 2 && tally.shift?.changed == 1 && tally.shift?[0, 1] == 1)
    }

    @Test("counts a voter with several options once, and compares each option by itself")
    func multiple() {
        let tally = PollTally([(.options([0]), .options([0, 1]))], on: terms(.multiple))
        #expect(tally.voters == 1 && tally.options == [1, 1] && tally.shift == nil)
        #expect(tally.choices.map(\.changed) == [0, 1] && tally.choices.map(\.total) == [1, 1])
        #expect(tally.choices[1][false, true] == 1)
        #expect(PollTally([(.options([0]), nil)], on: terms(.multiple)).choices.isEmpty)
    }

    @Test("finds the middle of ratings, between two where they part there")
    func median() {
        #expect(PollTally([], on: terms(.scale)).median == nil)
        #expect(PollTally([2, 9, 4].map { (.rating($0), nil) }, on: terms(.scale)).median == 4)
        #expect(PollTally([2, 5].map { (.rating($0), nil) }, on: terms(.scale)).median == 3.5)
    }

    @Test("compares ratings by groups that cover the scale")
    func groups() {
        #expect(PollTally.ratingGroups.flatMap(Array.init) == Array(Poll.scale))
        let tally = PollTally([(.rating(3), .rating(4)), (.rating(7), .rating(10))], on: terms(.scale))
        #expect(tally.shift?.total == 2 && tally.shift?.changed == 1)
        #expect(tally.ratingShift?.changed == 2 && tally.ratingShift?[7, 10] == 1)
        #expect(PollTally([(.options([0]), .options([1]))], on: terms(.single)).ratingShift == nil)
    }
}
