import Testing

@testable import Colloquium

@Suite("What panels say of answers")
struct PanelJudgementTests {
    private static func verdict(_ endorsing: Int, _ refusing: Int, apart: Int = 0) -> PanelVerdict {
        func signed(_ count: Int, _ endorses: Bool, _ interest: String = "") -> [PanelVerdict.Signed] {
            (0..<count).map { _ in
                PanelVerdict.Signed(PanelJudgement(endorses: endorses, competingInterest: interest), by: 1, called: "N")
            }
        }
        return PanelVerdict(
            of: 1, topic: "T", signed(endorsing, true) + signed(refusing, false) + signed(apart, true, "I led it."))
    }

    @Test(
        "it takes two, and more than half of those who judged; who has a competing interest does not count",
        arguments: [
            (0, 0, 0, false), (1, 0, 0, false), (1, 0, 5, false), (0, 0, 5, false), (2, 0, 0, true), (2, 1, 0, true),
            (2, 2, 0, false), (3, 2, 0, true), (3, 4, 9, false),
        ])
    func rule(endorsing: Int, refusing: Int, apart: Int, isEndorsement: Bool) {
        #expect(Self.verdict(endorsing, refusing, apart: apart).isEndorsement == isEndorsement)
    }

    @Test("what a panel endorses comes behind what is accepted and before everything else")
    func order() {
        var accepted = AnswerReception()
        accepted.isAccepted = true
        var endorsed = AnswerReception()
        endorsed.isPanelEndorsed = true
        var evident = AnswerReception()
        (evident.level, evident.endorsements, evident.members) = (.one, 50, 50)
        #expect(accepted.precedes(endorsed) && endorsed.precedes(evident) && accepted.precedes(evident))
        #expect(!endorsed.precedes(accepted) && !evident.precedes(endorsed))
    }

    @Test(
        "who judges says whether they endorse it and whether they have a competing interest, and which",
        arguments: [
            ("", "", "", ["verdict", "declares"]), ("maybe", "none", "", ["verdict"]),
            ("yes", "perhaps", "", ["declares"]),
            ("yes", "some", " ", ["competing-interest"]), ("no", "none", "I led it.", ["competing-interest"]),
            ("yes", "some", String(repeating: "x", count: 501), ["competing-interest"]),
            ("yes", "some", "MRN 12345678", ["identifies-nobody"]),
            ("yes", "none", "", []), ("no", "some", "I led it.", []),
        ])
    func entries(verdict: String, declares: String, interest: String, fields: [String]) {
        var entry = PanelJudgement.Entry()
        (entry.verdict, entry.declares, entry.competingInterest) = (verdict, declares, interest)
        #expect(refusedFields { () throws(Refusal) in _ = try PanelJudgement(entry) } == fields)
    }

    @Test(
        "A question takes one specialty, in a profile’s length",
        arguments: [
            ("", [String]()), ("Emergency medicine", []), ("a, b", ["specialty"]),
            (String(repeating: "x", count: 61), ["specialty"]),
        ])
    func specialties(specialty: String, fields: [String]) {
        var entry = Question.Entry()
        (entry.title, entry.nature, entry.club, entry.specialty) = ("T", "clinical", "1", specialty)
        #expect(refusedFields { () throws(Refusal) in _ = try Question.Draft(entry) { $0 } } == fields)
    }
}
