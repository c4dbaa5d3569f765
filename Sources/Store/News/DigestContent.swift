package import Colloquium
import GRDB

/// What a digest tells.
package struct DigestContent: Sendable {
    package let recipient: NewsRecipient
    /// Those that are due at once, the oftenest first; one mail serves them all. None where the news comes at once.
    package let cadences: [Cadence]
    /// The day, week or month of the oftenest that it is for; a member gets at most one a cadence and period.
    package let period: String
    /// In the order of their sections, and of their clubs.
    package let items: [DigestItem]
    /// Steps of the recipient's own worksheet that are due.
    package var reminders: [StepReminder] = []
    /// How many more there are.
    package let more: Int

    /// Everything that it tells.
    var told: [Matter.Key] { items.flatMap(\.told) }

    /// What a mail about the news is called, apart from all others.
    package var name: String { (cadences.first?.rawValue ?? "news") + ".\(period)" }
}

/// One thing that a mail tells.
package struct DigestItem: Sendable {
    package let key: Matter.Key
    package let section: Section
    package let club: Number<Club>
    package let clubName: String
    package let body: Body
    /// Counted up whenever the body changes; nil where that is not known.
    package let version: Int64?
    /// Which subscription asked for it, where one did by itself.
    package let reason: SubscriptionReason?

    package enum Section: Int, CaseIterable, Sendable {
        case retractions, followedRetractions, forYou, articles, week, critiques, syntheses, questions, sources
    }

    /// Held in one place: a digest is chosen among hundreds of items, which are moved about.
    package indirect enum Body: Sendable {
        case article(DiscussionSummary, critique: ContributionReading?)
        /// A discussion that opens, or closes, soon.
        case week(DiscussionSummary)
        case contribution(ContributionReading, title: String)
        case synthesis(DiscussionSummary, text: String)
        case question(QuestionSummary)
        case answer(DigestedAnswer)
        case item(DigestedItem)
        /// Of a work that something rests on which the reader did or follows.
        case retraction(RetractedWork)
    }

    /// In which discussion it stands; an article may stand in those of several clubs. Nil for what stands in none.
    package var discussion: Number<Discussion>? {
        switch body {
        case .article(let line, _), .week(let line), .synthesis(let line, _): line.number
        case .contribution(let reading, _): reading.discussion
        case .question, .answer, .item, .retraction: nil
        }
    }

    /// Everything that is told by it, the critique beside an article too.
    package var told: [Matter.Key] {
        guard case .article(_, let critique?) = body else { return [key] }
        return [key, Matter.Key(.contribution, critique.number.rawValue)]
    }

    /// What stands over it and its neighbours.
    package var heading: String {
        switch section {
        case .retractions: "Retracted: what you cited"
        case .followedRetractions: "Retracted: what you follow"
        case .forYou: "For you"
        case .articles: clubName
        case .week: "Opens or closes soon"
        case .critiques: "Much discussed"
        case .syntheses: "New syntheses"
        case .questions: "Unanswered questions"
        case .sources: "From your sources"
        }
    }

    package var title: String {
        switch body {
        case .article(let line, _), .week(let line), .synthesis(let line, _): line.title
        case .contribution(_, let title): title
        case .question(let line): line.title
        case .answer(let answer): answer.title
        case .item(let item): item.title
        case .retraction(let work): work.article.record.heading
        }
    }

    init(
        _ key: Matter.Key, _ section: Section, in club: Number<Club>, _ clubName: String, _ body: Body,
        version: Int64? = nil, because reason: SubscriptionReason? = nil
    ) {
        self.key = key
        self.section = section
        self.club = club
        self.clubName = clubName
        self.body = body
        self.version = version
        self.reason = reason
    }
}

/// A subscription that asked for something.
package struct SubscriptionReason: Hashable, Sendable {
    package let number: Number<Subscription>
    package let scope: Subscription.Scope
}

/// An answer to a question that a member follows, or asked.
package struct DigestedAnswer: ReadRow {
    package let number: Number<StoredAnswer>
    package let question: Number<Question>
    /// Of the question.
    package let title: String
    package let authorName: String
    package let body: String
    let author: Number<Member>
    let club: Number<Club>
    let clubName: String
    /// When everybody could read it.
    let answeredAt: Instant
}

/// What a followed source brought.
package struct DigestedItem: ReadRow {
    package let number: Number<Item>
    /// As this source says it.
    package let title: String
    package let source: Number<Source>
    package let sourceTitle: String
    let reader: Number<Member>
    /// The club in whose inbox it is; nil where it is in the reader's own.
    let club: Number<Club>?

    /// In whose inbox it is.
    package var inbox: Follower { club.map(Follower.club) ?? .member(reader) }
}
