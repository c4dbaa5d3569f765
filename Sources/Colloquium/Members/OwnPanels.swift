extension OwnWritings {
    /// A panel the member is or was on.
    package struct OwnPanel: Sendable {
        package let number: Number<Panel>
        /// Empty where the member may not read it any more.
        package let topic: String
        package let competingInterests: String
        package let isOn: Bool

        package init(_ number: Number<Panel>, topic: String, competingInterests: String, isOn: Bool) {
            self.number = number
            self.topic = topic
            self.competingInterests = competingInterests
            self.isOn = isOn
        }
    }

    /// What the member voted in a poll, and why.
    package struct OwnVote: Sendable {
        package let poll: Number<Poll>
        /// What was asked; empty where the member may not read it any more.
        package let question: String
        /// Of the panel that was asked; empty where the club was.
        package let panel: String
        package let time: Vote.Time
        package let choice: String
        package let rationale: String
        /// As "doi:10.1000/1".
        package let references: [String]
        package let competingInterests: String
        package let votedAt: Instant

        package init(
            in poll: Number<Poll>, asking question: String, panel: String, _ time: Vote.Time, choice: String,
            rationale: String, references: [String], competingInterests: String, votedAt: Instant
        ) {
            self.poll = poll
            self.question = question
            self.panel = panel
            self.time = time
            self.choice = choice
            self.rationale = rationale
            self.references = references
            self.competingInterests = competingInterests
            self.votedAt = votedAt
        }
    }

    /// What the member said under a poll.
    package struct OwnRemark: Sendable {
        package let poll: Number<Poll>
        /// Within the poll's page, as "remark-3".
        package let anchor: String
        /// What was asked; empty where the member may not read it any more.
        package let question: String
        package let body: String
        package let writtenAt: Instant

        package init(
            under poll: Number<Poll>, at anchor: String, asking question: String, _ body: String, writtenAt: Instant
        ) {
            self.poll = poll
            self.anchor = anchor
            self.question = question
            self.body = body
            self.writtenAt = writtenAt
        }
    }

    /// What the member said of an answer for a panel.
    package struct OwnJudgement: Sendable {
        package let answer: Number<StoredAnswer>
        package let panel: Number<Panel>
        package let judgement: PanelJudgement
        package let givenAt: Instant

        package init(
            of answer: Number<StoredAnswer>, for panel: Number<Panel>, _ judgement: PanelJudgement, at givenAt: Instant
        ) {
            self.answer = answer
            self.panel = panel
            self.judgement = judgement
            self.givenAt = givenAt
        }
    }
}
