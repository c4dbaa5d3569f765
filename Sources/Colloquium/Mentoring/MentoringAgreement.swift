/// Two members work together in one of the three roles. It stays with both of them once it has ended.
package struct MentoringAgreement: Hashable, Sendable {
    package let number: Number<MentoringAgreement>
    package let role: MentoringRole
    /// Nil where their account or their network is gone.
    package let giver: MentoringPerson?
    package let taker: MentoringPerson?
    package let beganAt: Instant
    /// When both last met, as one of them noted: a day like "2026-11-28".
    package let lastMet: String?
    package let endedAt: Instant?
    /// Nil where it ended by itself or nobody is to know.
    package let endedBy: Number<Member>?
    /// What who ended it said to the other.
    package let thanks: String
    /// All that was ever proposed, oldest first.
    package let terms: [Terms]

    package init(
        number: Number<MentoringAgreement>, role: MentoringRole, giver: MentoringPerson?, taker: MentoringPerson?,
        beganAt: Instant, lastMet: String? = nil, endedAt: Instant? = nil, endedBy: Number<Member>? = nil,
        thanks: String = "", terms: [Terms] = []
    ) {
        self.number = number
        self.role = role
        self.giver = giver
        self.taker = taker
        self.beganAt = beganAt
        self.lastMet = lastMet
        self.endedAt = endedAt
        self.endedBy = endedBy
        self.thanks = thanks
        self.terms = terms
    }

    /// What both agreed on, or one proposes.
    package struct Terms: Hashable, Sendable {
        package let number: Number<Terms>
        package let content: Content
        package let proposedBy: Number<Member>?
        package let proposedAt: Instant
        package let answer: Answer

        package init(
            number: Number<Terms>, content: Content, proposedBy: Number<Member>?, proposedAt: Instant, answer: Answer
        ) {
            self.number = number
            self.content = content
            self.proposedBy = proposedBy
            self.proposedAt = proposedAt
            self.answer = answer
        }

        package enum Answer: String, CaseIterable, Hashable, Sendable, Codable {
            case proposed, agreed, declined
            case takenBack = "taken-back"
        }

        package struct Content: Hashable, Sendable {
            package let role: MentoringRole
            /// What both want to reach, one a line.
            package let goals: [String]
            /// How often they mean to meet; nil for no rhythm.
            package let rhythm: Rhythm?
            /// Days like "2026-11-28"; without the last one it goes on until somebody ends it.
            package let startsOn: String
            package let endsOn: String?

            package init(
                role: MentoringRole, goals: [String] = [], rhythm: Rhythm? = nil, startsOn: String,
                endsOn: String? = nil
            ) {
                self.role = role
                self.goals = goals
                self.rhythm = rhythm
                self.startsOn = startsOn
                self.endsOn = endsOn
            }
        }
    }
}

extension MentoringAgreement {
    /// Neither ended it nor is gone.
    package var isRunning: Bool { endedAt == nil && giver != nil && taker != nil }

    /// What holds: the last terms that both agreed on.
    package var agreed: Terms? { terms.last { $0.answer == .agreed } }

    /// What waits for one of both.
    package var proposed: Terms? { terms.last { $0.answer == .proposed } }

    /// What a form for other terms is made from: both must have seen the same.
    package var lastTerms: Number<Terms>? { terms.last?.number }

    package func other(than member: Number<Member>) -> MentoringPerson? {
        giver?.number == member ? taker : giver
    }

    /// The day by which to meet again, as "2026-11-28"; nil without a rhythm or once it has ended.
    package var meetingDue: String? {
        guard isRunning, let agreed else { return nil }
        return agreed.content.rhythm?.due(after: max(lastMet ?? "", agreed.content.startsOn))
    }

    /// Whether the day both agreed on as the last is over.
    /// - Parameter today: as "2026-11-28".
    package func hasRunOut(on today: String) -> Bool {
        isRunning && agreed?.content.endsOn.map { $0 < today } ?? false
    }
}

extension MentoringAgreement.Terms {
    /// The form for terms, as typed.
    package struct Entry: Hashable, Sendable {
        package var role = ""
        package var goals = ""
        package var rhythmCount = ""
        package var rhythmUnit = ""
        package var startsOn = ""
        package var endsOn = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}

        package init(_ content: Content) {
            self.init()
            role = content.role.rawValue
            goals = content.goals.joined(separator: "\n")
            rhythmCount = content.rhythm.map { String($0.count) } ?? ""
            rhythmUnit = content.rhythm?.unit.rawValue ?? ""
            startsOn = content.startsOn
            endsOn = content.endsOn ?? ""
        }
    }

    /// Terms that may be proposed.
    package struct Draft: Hashable, Sendable {
        package let content: Content
        package let submission: String

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry) throws(Refusal) {
            var inspection = Inspection()
            let startsOn = inspection.comingDay(entry.startsOn, "starts-on", today: "")
            if entry.startsOn.tidiedLine.isEmpty { inspection.note("starts-on", "Enter the day on which you begin.") }
            let endsOn = inspection.comingDay(entry.endsOn, "ends-on", today: "")
            if let startsOn, let endsOn, endsOn < startsOn {
                inspection.note("ends-on", "Enter a day that is not before the first.")
            }
            let goals = inspection.goals(entry.goals)
            content = Content(
                role: inspection.choice(entry.role, "role", called: "one of the three", else: .mentor), goals: goals,
                rhythm: inspection.rhythm(entry.rhythmCount, entry.rhythmUnit), startsOn: startsOn ?? "",
                endsOn: endsOn)
            submission = String(entry.submission.tidied.prefix(64))
            inspection.screen(goals, answer: entry.identifiesNobody)
            try inspection.settle()
        }
    }

    package static let goalLimit = 10
    /// In characters.
    package static let goalLength = 300
}

extension Inspection {
    fileprivate mutating func goals(_ raw: String) -> [String] {
        let goals = raw.tidied.split(whereSeparator: \.isNewline).map { String($0).tidiedLine }
            .filter { !$0.isEmpty }
        typealias Terms = MentoringAgreement.Terms
        if goals.count > Terms.goalLimit || goals.contains(where: { $0.unicodeScalars.count > Terms.goalLength }) {
            note("goals", "Write at most \(Terms.goalLimit) goals of up to \(Terms.goalLength) characters each.")
        }
        return goals
    }
}
