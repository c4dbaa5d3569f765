package import Colloquium

/// A member's private feeds: the form for a new one, the address just made, and those there are.
package struct PrivateFeedsPage: SitePage {
    package static let template = "feeds/private"

    package let pageTitle = "Your feeds"
    let tabs = Tab.settings(current: SitePath.privateFeeds)
    let csrf: String
    let problems: [FormProblem]
    let made: [Made]
    /// What was done a moment ago.
    let notice: [String]
    let submission: String
    let subjectChoice: Choice
    let nameField: Field
    let feeds: [Row]
    let opmlPath = SitePath.followedFeeds

    /// An address that was made a moment ago and is shown this once.
    struct Made: Sendable {
        let madeName: String
        let addresses: [FeedAddress]
    }

    struct Row: Sendable {
        let rowName: String
        let rowSubject: String
        let madeOn: String
        let usedOn: String
        let revocationPath: String
    }

    package struct Entry: Sendable {
        /// A subject's `code`.
        package var subject = ""
        package var name = ""
        /// The same for the same form, so that sending it twice makes one feed.
        package var submission = ""

        package init() {}
    }

    package init(
        _ feeds: [(feed: PrivateFeed, subject: String)], subjects: [(subject: FeedSubject, name: String)],
        entry: Entry, made: (name: String, addresses: [FeedFormat: String])?, notice: String, time: ReaderTime,
        csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.notice = notice.isEmpty ? [] : [notice]
        self.problems = FormProblem.list(problems)
        self.made =
            made.map { [Made(madeName: $0.name, addresses: FeedAddress.list($0.addresses, first: .atom))] } ?? []
        submission = entry.submission
        subjectChoice = Choice(
            "subject", "What it tells", options: subjects.map { ($0.subject.code, $0.name) }, chosen: entry.subject,
            in: problems)
        nameField = Field(
            "name", "Name", value: entry.name, hint: "Which feed reader it is for, so that you know it again.",
            in: problems)
        self.feeds = feeds.map { feed, subject in
            Row(
                rowName: feed.name, rowSubject: subject, madeOn: time.day(feed.madeAt),
                usedOn: feed.usedAt.map(time.moment) ?? "never", revocationPath: SitePath.revocation(of: feed.number))
        }
    }
}
