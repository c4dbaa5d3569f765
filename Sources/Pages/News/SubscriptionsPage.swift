package import Colloquium

/// What a member follows, and when they hear of it.
package struct SubscriptionsPage: SitePage {
    package static let template = "news/subscriptions"

    package let pageTitle = "Subscriptions"
    let tabs = Tab.settings(current: SitePath.subscriptions)
    let csrf: String
    let notice: String
    let problems: [FormProblem]
    let scopes: [FollowedScope]
    let newTag: Field
    let newTagCadence: Choice
    let hour: Choice
    let weekday: Choice
    let timeZone: Choice
    let nextDigests: [String]
    let preview: [DiscussionItem]
    let feeds: [FeedLink]
    let getsReminders: Bool

    /// A scope with its cadence, as a row of the form.
    package struct FollowedScope: Sendable {
        let cadence: Choice

        package init(_ scope: Subscription.Scope, name: String, cadence: Cadence?) {
            self.cadence = Choice(
                SubscriptionsPage.fieldName(scope), name,
                options: [("", "No digest")] + Cadence.allCases.map { ($0.rawValue, $0.name) },
                chosen: cadence?.rawValue ?? "")
        }
    }

    package init(
        scopes: [FollowedScope], newTag: String, hour: (hour: String, weekday: String, timeZone: String),
        nextDigests: [String], preview: [DiscussionItem], feeds: [FeedLink], getsReminders: Bool, notice: String,
        csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.scopes = scopes
        self.notice = notice
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.newTag = Field("tag", "Another tag", value: newTag, hint: "Like asthma.", in: problems)
        newTagCadence = Choice(
            "tag-cadence", "How often", options: Cadence.allCases.map { ($0.rawValue, $0.name) },
            chosen: Cadence.weekly.rawValue, in: problems)
        self.hour = Choice(
            "hour", "Hour of the day", options: (0..<24).map { (String($0), "\($0 < 10 ? "0" : "")\($0):00") },
            chosen: hour.hour, in: problems)
        let days = Array(ReaderTime.weekdays[1...]) + [ReaderTime.weekdays[0]]
        weekday = Choice(
            "weekday", "Day of the weekly digest",
            options: days.enumerated().map { (String($0.offset + 1), $0.element) }, chosen: hour.weekday, in: problems)
        timeZone = .timeZone(hour.timeZone, in: problems)
        self.nextDigests = nextDigests
        self.preview = preview
        self.feeds = feeds
        self.getsReminders = getsReminders
    }

    /// The form field of a scope: "site", "club-3", "tag-asthma".
    package static func fieldName(_ scope: Subscription.Scope) -> String {
        switch scope {
        case .site: "site"
        case .club(let club): "club-\(club)"
        case .tag(let tag): "tag-\(tag.rawValue)"
        }
    }
}
