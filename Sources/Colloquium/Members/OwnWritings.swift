/// What a member wrote, to be kept elsewhere; what was withdrawn is left out.
package struct OwnWritings: Sendable {
    package let member: String
    /// Oldest first.
    package let contributions: [OwnContribution]
    package let appraisals: [OwnAppraisal]
    package let practice: [OwnPracticeAnswer]
    package let questions: [OwnQuestion]
    package let answers: [OwnAnswer]
    package let panels: [OwnPanel]
    /// Those whose words stand.
    package let votes: [OwnVote]
    /// Said under polls.
    package let remarks: [OwnRemark]
    package let judgements: [OwnJudgement]
    /// Syntheses that stand and name the member.
    package let credits: [Credit]
    package let network: OwnTies
    package let worksheet: OwnSheet
    package let mentoring: OwnMentoring

    package init(
        member: String, contributions: [OwnContribution] = [], appraisals: [OwnAppraisal] = [],
        practice: [OwnPracticeAnswer] = [], questions: [OwnQuestion] = [], answers: [OwnAnswer] = [],
        panels: [OwnPanel] = [], votes: [OwnVote] = [], remarks: [OwnRemark] = [],
        judgements: [OwnJudgement] = [], credits: [Credit] = [],
        network: OwnTies = OwnTies(), worksheet: OwnSheet = OwnSheet(), mentoring: OwnMentoring = OwnMentoring()
    ) {
        self.member = member
        self.contributions = contributions
        self.appraisals = appraisals
        self.practice = practice
        self.questions = questions
        self.answers = answers
        self.panels = panels
        self.votes = votes
        self.remarks = remarks
        self.judgements = judgements
        self.credits = credits
        self.network = network
        self.worksheet = worksheet
        self.mentoring = mentoring
    }

    /// Where something was written.
    package struct Place: Hashable, Sendable {
        package let discussion: Number<Discussion>
        /// Of the article; empty where the member may not read the discussion any more.
        package let title: String
        /// Of the discussion; none where the member may not read it any more.
        package let tags: [Tag]

        package init(discussion: Number<Discussion>, title: String, tags: [Tag] = []) {
            self.discussion = discussion
            self.title = title
            self.tags = tags
        }
    }

    package struct OwnContribution: Sendable {
        package let contribution: Contribution
        /// Nil where nothing was declared.
        package let declaration: Declaration?
        package let place: Place

        package init(_ contribution: Contribution, declaring declaration: Declaration? = nil, in place: Place) {
            self.contribution = contribution
            self.declaration = declaration
            self.place = place
        }
    }

    package struct OwnAppraisal: Sendable {
        package let number: Number<Appraisal>
        package let appraisal: Appraisal
        package let writtenAt: Instant
        package let place: Place

        package init(_ number: Number<Appraisal>, _ appraisal: Appraisal, writtenAt: Instant, in place: Place) {
            self.number = number
            self.appraisal = appraisal
            self.writtenAt = writtenAt
            self.place = place
        }
    }
}

extension OwnWritings {
    /// What the member said to "Would this change my practice?"
    package struct OwnPracticeAnswer: Sendable {
        package let answer: PracticeAnswer
        package let time: PracticeAnswer.Time
        package let answeredAt: Instant
        package let place: Place

        package init(_ answer: PracticeAnswer, _ time: PracticeAnswer.Time, at answeredAt: Instant, in place: Place) {
            self.answer = answer
            self.time = time
            self.answeredAt = answeredAt
            self.place = place
        }
    }

    package struct OwnQuestion: Sendable {
        package let number: Number<Question>
        package let title: String
        package let nature: Question.Nature
        package let body: String
        package let tags: [Tag]
        package let askedAt: Instant

        package init(
            _ number: Number<Question>, title: String, _ nature: Question.Nature, body: String, tags: [Tag],
            askedAt: Instant
        ) {
            self.number = number
            self.title = title
            self.nature = nature
            self.body = body
            self.tags = tags
            self.askedAt = askedAt
        }
    }

    package struct OwnAnswer: Sendable {
        package let number: Number<StoredAnswer>
        /// What was asked; empty where the member may not read it any more.
        package let question: String
        package let body: String
        /// As "doi:10.1000/1".
        package let references: [String]
        package let answeredAt: Instant

        package init(
            _ number: Number<StoredAnswer>, to question: String, body: String, references: [String],
            answeredAt: Instant
        ) {
            self.number = number
            self.question = question
            self.body = body
            self.references = references
            self.answeredAt = answeredAt
        }
    }

    /// A synthesis that the member had a hand in, or that names contributions of theirs.
    package struct Credit: Sendable {
        package let place: Place
        package let isAuthor: Bool
        package let contributions: [Number<Contribution>]

        package init(in place: Place, isAuthor: Bool, contributions: [Number<Contribution>]) {
            self.place = place
            self.isAuthor = isAuthor
            self.contributions = contributions
        }
    }
}
