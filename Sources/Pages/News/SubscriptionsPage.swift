package import Colloquium
import Foundation

/// What a member follows, and when they hear of it.
package struct SubscriptionsPage: SitePage {
    package static let template = "news/subscriptions"

    package let pageTitle = "Subscriptions"
    let tabs = Tab.settings(current: SitePath.subscriptions)
    let csrf: String
    let notice: String
    /// What may be meant by what was followed a moment ago.
    let suggestions: [Suggestion]
    /// Where that ends again.
    let undoPath: [String]
    let problems: [FormProblem]
    let scopes: [FollowedScope]
    let shown: [Shown]
    /// Why a club comes that is not followed by itself.
    let coverNote: [String]
    let additionPath = SitePath.subscriptionAdditions
    /// Where it is said that something was saved.
    let savedPath = SitePath.savedSubscriptions
    let newKind: Choice
    let newSubject: Field
    let newDelivery: Choice
    let hour: Choice
    let weekday: Choice
    let monthDay: Choice
    let timeZone: Choice
    let pause: Choice
    let pauseEnd: Field
    let nextDigests: [String]
    let previews: [DigestPreview]
    let muted: [MutedThing]
    let calendars: [CalendarAddress]
    let feedRenewalPath = SitePath.feedRenewal
    let getsReminders: Bool
    let remindersOf = ReminderWords.all
    /// That mails to the member are held back.
    let mailStop: [MailStop]

    /// A scope with how it is heard of, as a row of the form.
    package struct FollowedScope: Sendable {
        let scopePath: [String]
        let choice: Choice

        /// Whether something else that is followed brings it anyway.
        let isCovered: Bool

        /// - Parameters:
        ///   - delivery: as the form sends it; empty for not at all.
        ///   - cover: what else is followed and brings it anyway.
        package init(
            _ scope: Subscription.Scope, name: String?, delivery: String, coveredBy cover: Subscription.Scope? = nil
        ) {
            scopePath = name.flatMap { SitePath.followed(scope, called: $0) }.map { [$0] } ?? []
            isCovered = cover != nil
            let none =
                switch cover {
                case nil: "Not at all"
                case .clubs: "With all clubs"
                default: "With everything"
                }
            choice = Choice(
                SubscriptionsPage.fieldName(scope), scope.title(name),
                options: [("", none)] + Delivery.allCases.map { ($0.rawValue, $0.name) }, chosen: delivery)
        }
    }

    /// What was done a moment ago.
    package struct Notice: Sendable {
        let text: String
        let suggestion: Suggestion?
        let undoPath: [String]

        /// - Parameter text: empty where nothing was.
        package init(_ text: String) {
            self.text = text
            suggestion = nil
            undoPath = []
        }

        /// That something is followed, with the way back.
        /// - Parameter near: what may be meant instead.
        package init(
            _ text: String, following scope: Subscription.Scope, _ delivery: Delivery, near: Subscription.Scope? = nil
        ) {
            self.text = text
            suggestion = near.map { Suggestion($0, insteadOf: scope, delivery) }
            undoPath = [SitePath.followingRemoval(scope)]
        }
    }

    struct Suggestion: Sendable {
        let suggestedKind: String
        let suggestedWord: String
        let suggestedDelivery: String
        let mistakenText: String

        init(_ scope: Subscription.Scope, insteadOf other: Subscription.Scope, _ delivery: Delivery) {
            suggestedKind = scope.kind.rawValue
            suggestedWord = scope.word ?? ""
            suggestedDelivery = delivery.rawValue
            mistakenText = other.text
        }
    }

    /// A thread or a member that was muted.
    package struct MutedThing: Sendable {
        let mutedName: String
        let mutedPath: [String]
        let unmutePath: String

        package init(_ scope: Subscription.Scope, name: String?) {
            mutedName = scope.title(name)
            mutedPath = name.flatMap { SitePath.followed(scope, called: $0) }.map { [$0] } ?? []
            unmutePath = SitePath.mutingRemoval(scope)
        }
    }

    /// The forms of the page as they are shown, what was typed included.
    package struct Entry: Sendable {
        package var hour = ""
        package var weekday = ""
        package var monthDay = ""
        package var timeZone = ""
        package var pause = "no"
        package var pauseEnd = ""
        package var newKind = ""
        package var newSubject = ""
        package var newDelivery = Delivery.weekly.rawValue

        package init() {}

        /// Of when mail comes.
        package var shown: [Shown] {
            [
                Shown("hour", hour), Shown("weekday", weekday), Shown("month-day", monthDay),
                Shown("time-zone", timeZone), Shown("pause", pause), Shown("pause-until", pauseEnd),
            ]
        }
    }

    package init(
        scopes: [FollowedScope], entry: Entry, shown: [Shown], nextDigests: [String],
        previews: [DigestPreview], muted: [MutedThing],
        calendars: [CalendarAddress], getsReminders: Bool, mailStop: MailStop?, notice: Notice, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.scopes = scopes
        self.shown = shown
        self.notice = notice.text
        suggestions = notice.suggestion.map { [$0] } ?? []
        undoPath = notice.undoPath
        coverNote = scopes.contains(where: \.isCovered) ? [Self.coverWords] : []
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        newKind = Choice(
            "kind", "What kind", options: Self.kinds, chosen: entry.newKind, in: problems)
        newSubject = Field(
            "subject", "Which one", value: entry.newSubject,
            hint: "Its name, a member’s handle, a journal’s ISSN, or the address of its page here.", required: true,
            in: problems)
        newDelivery = .delivery("delivery", "How you hear of it", chosen: entry.newDelivery, in: problems)
        hour = Choice(
            "hour", "Hour of the day", options: (0..<24).map { (String($0), "\($0 < 10 ? "0" : "")\($0):00") },
            chosen: entry.hour, in: problems)
        let days = Array(ReaderTime.weekdays[1...]) + [ReaderTime.weekdays[0]]
        weekday = Choice(
            "weekday", "Day of the weekly digest",
            options: days.enumerated().map { (String($0.offset + 1), $0.element) }, chosen: entry.weekday,
            in: problems)
        monthDay = Choice(
            "month-day", "Day of the monthly digest",
            options: (1...31).map { (String($0), $0 == 31 ? "Last day" : String($0)) }, chosen: entry.monthDay,
            in: problems)
        timeZone = .timeZone(entry.timeZone, in: problems)
        pause = Choice(
            "pause", "Mail comes",
            options: [("no", "As chosen above"), ("until", "Not until a day"), ("all", "Not at all, until I say so")],
            chosen: entry.pause, in: problems)
        pauseEnd = Field(
            "pause-until", "Not until", value: entry.pauseEnd,
            hint: Self.pauseHint,
            type: "date", in: problems)
        self.nextDigests = nextDigests
        self.previews = previews
        self.muted = muted
        self.calendars = calendars
        self.getsReminders = getsReminders
        self.mailStop = mailStop.map { [$0] } ?? []
    }

    private static let pauseHint =
        "Mail comes again as this day begins. What came in the last sixty days is told then: at once what you hear of at once, the rest with the next digest."

    private static let coverWords =
        "A club that says “With all clubs” or “With everything” comes with these, and is not followed by itself. To leave it out, choose “Not at all” for all clubs and for everything, and follow the others one by one."

    private static let kinds: [(value: String, label: String)] = [
        ("tag", "Tag"), ("journal", "Journal"), ("term", "MeSH term or specialty"), ("club", "Club"),
        ("member", "Member"), ("search", "Search of yours"), ("discussion", "Discussion"), ("question", "Question"),
        ("source", "Source in an inbox of yours"),
    ]

    /// The form field of a scope: "site", "club-3", "tag-asthma". It is the id of its control, too, which holds no space.
    package static func fieldName(_ scope: Subscription.Scope) -> String { scope.text.percentEncodedForQuery }

    /// The scope of a form field; nil where it is another field.
    package static func scope(ofField name: String) -> Subscription.Scope? {
        name.removingPercentEncoding.flatMap { Subscription.Scope($0) }
    }
}
