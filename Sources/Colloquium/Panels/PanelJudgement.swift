/// What somebody on a panel says of an answer, for the panel.
package struct PanelJudgement: Hashable, Sendable {
    package let endorses: Bool
    /// What they declare for this answer; empty where they declare that there is none.
    package let competingInterest: String

    package init(endorses: Bool, competingInterest: String) {
        self.endorses = endorses
        self.competingInterest = competingInterest
    }

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        /// "yes" or "no".
        package var verdict = ""
        /// "none" or "some".
        package var declares = ""
        package var competingInterest = ""
        package var identifiesNobody = ""

        package init() {}

        /// What a judgement was typed as.
        package init(_ judgement: PanelJudgement) {
            verdict = judgement.endorses ? "yes" : "no"
            declares = judgement.competingInterest.isEmpty ? "none" : "some"
            competingInterest = judgement.competingInterest
        }
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry) throws(Refusal) {
        var inspection = Inspection()
        if !["yes", "no"].contains(entry.verdict) { inspection.note("verdict", "Choose whether you endorse it.") }
        var stated = ""
        switch entry.declares {
        case "some":
            stated = inspection.text(
                entry.competingInterest, "competing-interest", called: "the competing interest", limit: 500)
        case "none":
            if !entry.competingInterest.tidied.isEmpty {
                inspection.note("competing-interest", "Say that you have one, or take this out.")
            }
        default: inspection.note("declares", "Say whether you have a competing interest.")
        }
        inspection.screen(stated, answer: entry.identifiesNobody)
        try inspection.settle()
        self.init(endorses: entry.verdict == "yes", competingInterest: stated.tidiedLine)
    }
}

/// What those on a panel say of an answer.
package struct PanelVerdict: Hashable, Sendable {
    package let panel: Number<Panel>
    package let topic: String
    /// In the order in which they were given.
    package let judgements: [Signed]

    package struct Signed: Hashable, Sendable {
        package let member: Number<Member>
        package let name: String
        package let judgement: PanelJudgement
        /// Whether it was given before the answer was last edited.
        package let isEarlier: Bool

        package init(
            _ judgement: PanelJudgement, by member: Number<Member>, called name: String, isEarlier: Bool = false
        ) {
            self.isEarlier = isEarlier
            self.judgement = judgement
            self.member = member
            self.name = name
        }
    }

    package init(of panel: Number<Panel>, topic: String, _ judgements: [Signed]) {
        self.panel = panel
        self.topic = topic
        self.judgements = judgements
    }

    /// Of those who declare no competing interest; nobody else counts.
    package var counted: [Signed] { judgements.filter(\.judgement.competingInterest.isEmpty) }
    package var apart: [Signed] { judgements.filter { !$0.judgement.competingInterest.isEmpty } }

    /// Whether the panel endorses the answer: at least two of its members do, and more than half of those who judged it.
    package var isEndorsement: Bool {
        let endorsing = counted.count { $0.judgement.endorses }
        return endorsing >= 2 && 2 * endorsing > counted.count
    }

    /// As it is said to readers and to who judges.
    package static let rule =
        "A panel endorses an answer when at least two of its members do, and more than half of those who judged it. Who has a competing interest for the answer is named apart and not counted."
}
