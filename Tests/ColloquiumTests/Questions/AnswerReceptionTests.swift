import Testing

@testable import Colloquium

@Suite("Answers in their order")
struct AnswerReceptionTests {
    private static func reception(
        accepted: Bool = false, _ endorsements: Int, of members: Int, _ level: EvidenceLevel?
    ) -> AnswerReception {
        var reception = AnswerReception()
        reception.isAccepted = accepted
        reception.endorsements = endorsements
        reception.members = members
        reception.level = level
        return reception
    }

    @Test("what is accepted comes first, then the better evidence, then the surer support")
    func order() {
        let ordered = [
            Self.reception(accepted: true, 0, of: 5, nil), Self.reception(0, of: 0, .one),
            Self.reception(19, of: 20, .two), Self.reception(1, of: 1, .two), Self.reception(0, of: 3, .two),
            Self.reception(50, of: 50, nil),
        ]
        for (index, one) in ordered.enumerated() {
            for other in ordered[(index + 1)...] {
                // Nobody's endorsement and three doubts weigh the same: nothing speaks for either.
                #expect(!other.precedes(one) && one.precedes(other))
            }
        }
    }

    @Test("a level counts unless it was retracted or is doubted by more than stand behind it")
    func levels() {
        var reception = Self.reception(1, of: 3, nil)
        reception.count(.one, doubts: 2, isRetracted: false)
        reception.count(.one, doubts: 0, isRetracted: true)
        #expect(reception.level == nil)
        reception.count(.three, doubts: 1, isRetracted: false)
        reception.count(.two, doubts: 0, isRetracted: false)
        reception.count(.four, doubts: 0, isRetracted: false)
        #expect(reception.level == .two)
    }

    @Test(
        "an objection needs its reference and a reason",
        arguments: [
            (.doubt, "", "Because.", ["reference"]), (.doubt, "doi:10.1000/1", " ", ["reason"]),
            (.doubt, "nonsense", "", ["reason", "reference"]), (.betterEvidence, "my own", "Because.", ["reference"]),
            (.betterEvidence, "10.1000/1\n10.1000/2", "Because.", ["reference"]),
            (.betterEvidence, "10.1000/1", String(repeating: "a", count: 1_001), ["reason"]),
            (.betterEvidence, "10.1000/1", "MRN 12345678", ["identifies-nobody"]),
            (.doubt, "doi:10.1000/1", "Because.", []), (.betterEvidence, "PMID: 29768149", "Because.", []),
        ] as [(Objection.Kind, String, String, [String])])
    func objections(_ kind: Objection.Kind, _ reference: String, _ reason: String, _ fields: [String]) {
        var entry = Objection.Entry()
        entry.reference = reference
        entry.reason = reason
        #expect(refusedFields { () throws(Refusal) in _ = try Objection(entry, kind) } == fields)
    }
}
