/// How an answer was received, and what it rests on: what answers are put in order by.
package struct AnswerReception: Hashable, Sendable {
    /// The asker took it.
    package var isAccepted = false
    /// A panel stands behind it, and nothing it rests on was retracted.
    package var isPanelEndorsed = false
    package var endorsements = 0
    /// Before the answer was last edited; so many of the endorsements.
    package var isAcceptedEarlier = false
    package var earlierEndorsements = 0
    /// Members who endorsed it or doubted a reference of it, each counted once.
    package var members = 0
    /// The highest level of evidence that counts.
    package var level: EvidenceLevel?

    package init() {}

    /// The least share of readers, from 0 to 1, who would likely endorse it.
    package var support: Double {
        Reception(agree: endorsements, insightful: 0, disagree: 0, favour: endorsements, members: members).usefulness
    }

    /// What is accepted comes first, then what a panel endorses, then what rests on the better evidence, then what readers stand behind.
    package func precedes(_ other: AnswerReception) -> Bool {
        if isAccepted != other.isAccepted { return isAccepted }
        if isPanelEndorsed != other.isPanelEndorsed { return isPanelEndorsed }
        if level != other.level { return (level?.rawValue ?? .max) < (other.level?.rawValue ?? .max) }
        return support > other.support
    }

    /// A level counts unless its reference was retracted, or more readers doubt it than endorse the answer.
    package mutating func count(_ level: EvidenceLevel?, doubts: Int, isRetracted: Bool) {
        guard let level, !isRetracted, doubts == 0 || doubts <= endorsements else { return }
        self.level = self.level.map { $0.rawValue <= level.rawValue ? $0 : level } ?? level
    }
}
