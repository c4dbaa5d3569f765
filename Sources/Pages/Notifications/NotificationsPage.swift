package import Colloquium

/// What is new for a member, a part for each thread, with why they are told and the switches beside it.
package struct NotificationsPage: SitePage {
    package static let template = "notifications/notifications"

    package let pageTitle = "New for you"
    let csrf: String
    /// What was done a moment ago.
    let notice: [String]
    /// What the member was told of introductions.
    let introductions: [NewsLine]
    let groups: [Group]
    /// What is new on worksheets, and who asks to guide.
    let worksheetLines: [NewsLine]
    /// Of mentors, coaches and sponsors, what is unread.
    let mentoringLines: [NewsLine]
    let mentoringPath = SitePath.mentoring
    /// What is followed on the site only and told by digests else.
    let week: [DigestPreview.Group]
    let hasNothing: Bool
    /// On this page or another.
    let hasUnread: Bool
    let pagination: Pagination
    /// What the member is not told of, each with the way back.
    let unwanted: [Unwanted]
    /// That mails to the member are held back.
    let mailStop: [MailStop]
    /// Whose acts the member hears nothing of.
    let mutedPeople: [MutedPerson]
    /// Which page of them this is.
    let herePage: Int
    let readingPath = SitePath.notificationReading
    let mutePath = SitePath.notificationMutes
    let unmutePath = SitePath.notificationMuteRemoval

    package struct Group: Sendable {
        let groupID: String
        let groupCode: String
        let groupKind: String
        let groupTitle: String
        let groupPath: String
        let unreadText: [String]
        let isMuted: Bool
        let muteAction: String
        let muteLabel: String
        let entries: [Entry]
        let moreText: [String]

        package init(
            _ thread: NewsThread, title: String, isMuted: Bool, count: Int, unread: Int, entries: [Entry]
        ) {
            let word =
                switch thread {
                case .discussion: "discussion"
                case .question: "question"
                case .poll: "poll"
                case .panel: "panel"
                }
            groupID = thread.code
            groupCode = thread.code
            groupKind = word.prefix(1).uppercased() + word.dropFirst()
            groupTitle = title
            groupPath = SitePath.page(of: thread, title)
            unreadText = unread == 0 ? [] : ["\(unread) new"]
            self.isMuted = isMuted
            muteAction = isMuted ? SitePath.notificationMuteRemoval : SitePath.notificationMutes
            muteLabel = isMuted ? "Tell me of this \(word) again" : "Mute this \(word)"
            self.entries = entries
            let more = count - entries.count
            moreText = more > 0 ? ["\(more) older \(more == 1 ? "one" : "ones") in the \(word)."] : []
        }
    }

    package struct Entry: Sendable {
        let entryText: String
        let entryPath: String
        let entryWords: String
        let entryMoment: String
        let entryMachine: String
        let isNew: Bool
        let because: String
        /// Whether the member is told of such things still.
        let isWanted: Bool
        let refusalPath: String
        let reasonName: String
        /// Who did it and can be muted.
        let actors: [MutedPerson]

        /// - Parameters:
        ///   - followed: what happened, where it is told because it is followed; the switch ends that subscription.
        ///   - guest: the name of who did it and has no account.
        ///   - isMuted: whether the member hears nothing of who did it any more.
        ///   - isWanted: whether they are told of such things still.
        package init(
            _ reason: NotificationReason, _ followed: FollowedNews? = nil,
            by actor: (number: Number<Member>, name: String)?, guest: String = "", isMuted: Bool = false,
            isWanted: Bool = true, path: String, words: String, at moment: Instant, isRead: Bool, time: ReaderTime
        ) {
            let name = actor?.name ?? guest
            entryText = followed?.sentence(name) ?? reason.sentence(name)
            actors = isMuted ? [] : actor.map { [MutedPerson($0.number, $0.name)] } ?? []
            self.isWanted = isWanted
            entryPath = path
            entryWords = words
            entryMoment = time.moment(moment)
            entryMachine = ReaderTime.machine(moment)
            isNew = !isRead
            because = followed.map { "because \($0.scope.because)" } ?? reason.because
            refusalPath = followed.map { SitePath.followingRemoval($0.scope) } ?? SitePath.refusal(of: reason)
            reasonName = followed.map { "this, because \($0.scope.because)" } ?? reason.name
        }
    }

    package struct MutedPerson: Sendable {
        let personNumber: String
        let personName: String

        package init(_ number: Number<Member>, _ name: String) {
            personNumber = number.description
            personName = name
        }
    }

    struct Unwanted: Sendable {
        let unwantedName: String
        let removalPath: String
    }

    /// What stands by no discussion or question of its own: news of the member's network, and what a digest would tell.
    package struct PageNews: Sendable {
        package var week: [DigestPreview.Group] = []
        package var introductions: [NewsLine] = []
        package var worksheets: [NewsLine] = []
        package var mentoring: [NewsLine] = []

        package init() {}

        var isEmpty: Bool { introductions.isEmpty && worksheets.isEmpty && mentoring.isEmpty && week.isEmpty }
    }

    package init(
        _ groups: [Group], _ above: PageNews, hasUnread: Bool, unwanted: [NotificationReason],
        muted people: [MutedPerson], mailStop: MailStop?, pagination: Pagination, notice: String, csrf: String
    ) {
        self.notice = notice.isEmpty ? [] : [notice]
        mutedPeople = people
        self.mailStop = mailStop.map { [$0] } ?? []
        self.groups = groups
        introductions = above.introductions
        worksheetLines = above.worksheets
        mentoringLines = above.mentoring
        week = above.week
        hasNothing = groups.isEmpty && above.isEmpty
        self.hasUnread = hasUnread
        self.unwanted = unwanted.map {
            Unwanted(unwantedName: $0.name, removalPath: SitePath.refusalRemoval(of: $0))
        }
        herePage = pagination.pageNumber
        self.pagination = pagination
        self.csrf = csrf
    }
}

extension NotificationReason {
    /// What happened.
    fileprivate func sentence(_ actor: String) -> String {
        switch self {
        case .reply: "\(actor) replied to you"
        case .mention: "\(actor) named you"
        case .answer: "\(actor) answered your question"
        case .doubt: "\(actor) doubts that a reference supports your answer"
        case .betterEvidence: "\(actor) knows better evidence than your answer rests on"
        case .citationNeeded: "A reader asks for a reference in what you wrote"
        case .synthesis: "\(actor) wrote the synthesis"
        case .quotationWithdrawn:
            "What the synthesis quotes or names was withdrawn by \(actor); look whether it still holds"
        case .retraction: "What you cited here was retracted"
        case .vote: "\(actor) asks you to vote"
        case .seatTaken: "\(actor) is on the panel now"
        case .seatRefused: "\(actor) declined the invitation to the panel"
        case .readRetraction: "What this rests on was retracted since you read it"
        case .followed: "\(actor) wrote here"
        }
    }
}

extension FollowedNews {
    /// What happened.
    fileprivate func sentence(_ actor: String) -> String {
        switch kind {
        case .article: "\(actor) posted the article"
        case .synthesis: "\(actor) wrote the synthesis"
        case .question: "\(actor) asked this"
        case .answer: "\(actor) answered"
        case .contribution, .opening, .closing, .item, .retraction: "\(actor) wrote here"
        }
    }
}
