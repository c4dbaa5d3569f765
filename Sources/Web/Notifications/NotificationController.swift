import Colloquium
import HTTPTypes
import Hummingbird
import Pages
import Store

/// What members are told on the site, and what they want to be told.
struct NotificationController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let slice = Slice(size: 20, page: request.page)
        let groups = try await site.store.notifications(for: context.viewer, slice)
        let onWorksheets = try await site.store.worksheetNews(for: context.viewer, upTo: slice.size)
        let muted = try await site.store.mutedMembers(of: context.member.number)
        let unwanted = try await site.store.unwantedNotifications(of: context.member.number)
        let silenced = Silenced(members: Set(muted.map(\.number)), reasons: Set(unwanted))
        let page = NotificationsPage(
            groups.rows.map { NotificationsPage.Group($0, silenced, context.visit.time) },
            slice.page == 1 ? try await newsAbove(context, onWorksheets) : .init(),
            // Who asks to guide them waits for an answer, and is not done with by reading.
            hasUnread: try await site.store.unreadNotifications(of: context.viewer, upTo: onWorksheets.requests + 1)
                > onWorksheets.requests,
            unwanted: unwanted, muted: muted.map { NotificationsPage.MutedPerson($0.number, $0.name) },
            mailStop: try await site.store.suspendedAddress(of: context.member.number).map(MailStop.init),
            pagination: Pagination(path: SitePath.notifications, page: slice.page, hasMore: groups.hasMore),
            notice: Silencing(rawValue: request.query("done"))?.words ?? "", csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    private func newsAbove(
        _ context: MemberContext, _ onWorksheets: WorksheetNews
    ) async throws -> NotificationsPage.PageNews {
        var news = NotificationsPage.PageNews()
        let week = try await site.store.toldByDigestsOnly(to: context.viewer, at: site.now)
        news.week = DigestPreview.Group.list(week, at: site.now, context.visit.time)
        news.introductions = try await site.store.introductionNews(for: context.viewer, at: site.now)
            .map { NewsLine($0, context.visit.time) }
        news.worksheets = .init(onWorksheets, context.visit.time)
        news.mentoring = try await site.store.mentoringTellings(for: context.viewer)
            .map { NewsLine($0, context.visit.time) }
        return news
    }

    /// Of one thread, or of all where the form names none.
    func read(_ request: Request, _ context: MemberContext) async throws -> Response {
        let thread = context.form["thread"].isEmpty ? nil : try context.thread()
        try await site.store.readNotifications(in: thread, by: context.member.number, at: site.now)
        if thread == nil {
            try await site.store.readMentoringTellings(by: context.viewer, at: site.now)
            try await site.store.readWorksheetNews(by: context.viewer)
        }
        return site.redirect(to: SitePath.notifications)
    }

    func mute(_ request: Request, _ context: MemberContext) async throws -> Response {
        if let member = context.mutedMember {
            try await site.store.mute(member, by: context.viewer, at: site.now)
            return done(.memberMuted, context)
        }
        try await site.store.mute(context.thread(), by: context.viewer, at: site.now)
        return done(.threadMuted, context)
    }

    func unmute(_ request: Request, _ context: MemberContext) async throws -> Response {
        if let member = context.mutedMember {
            try await site.store.unmute(member, by: context.viewer)
        } else {
            try await site.store.unmute(context.thread(), by: context.viewer)
        }
        return done(.heardAgain, context)
    }

    func switchOff(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.switchOff(
            context.parameters.reason(), for: context.member.number, at: site.now)
        return done(.reasonSwitchedOff, context)
    }

    func switchOn(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.switchOn(context.parameters.reason(), for: context.member.number)
        return done(.heardAgain, context)
    }

    private func done(_ what: Silencing, _ context: MemberContext) -> Response {
        site.redirect(to: SitePath.notifications(page: Int(context.form["page"]) ?? 1, done: what.rawValue))
    }
}

/// What was silenced a moment ago, or not any more, as the address says it.
private enum Silencing: String {
    case memberMuted = "member-muted"
    case threadMuted = "muted"
    case reasonSwitchedOff = "switched-off"
    case heardAgain = "heard-again"

    var words: String {
        switch self {
        case .memberMuted:
            "You hear nothing of what they do any more. Under “Muted people” below you can hear of it again."
        case .threadMuted: "You hear nothing of it any more. The button beside it lets you hear of it again."
        case .reasonSwitchedOff: "You are told no more of that. Under “Switched off” below you can be told again."
        case .heardAgain: "You hear of it again."
        }
    }
}

/// Whom and what a member hears nothing of.
private struct Silenced {
    let members: Set<Number<Member>>
    let reasons: Set<NotificationReason>
}

extension MemberContext {
    /// The member that the form names; nil where it names a thread.
    fileprivate var mutedMember: Number<Member>? {
        Int64(form["member"]).map { Number(rawValue: $0) }
    }

    fileprivate func thread() throws -> NewsThread {
        guard let thread = NewsThread(code: form["thread"]) else {
            throw Refusal(.notFound, "There is no such discussion, question, poll or panel here.")
        }
        return thread
    }
}

extension Parameters {
    fileprivate func reason() throws -> NotificationReason {
        guard let reason = NotificationReason(rawValue: get("reason") ?? ""), reason.mayBeSwitchedOff else {
            throw Refusal(.notFound, "There is no such reason to be told.")
        }
        return reason
    }
}

extension NotificationsPage.Group {
    fileprivate init(_ group: NotificationGroup, _ silenced: Silenced, _ time: ReaderTime) {
        self.init(
            group.thread, title: group.title, isMuted: group.isMuted, count: group.count, unread: group.unread,
            entries: group.notifications.map { reading in
                NotificationsPage.Entry(
                    reading.reason, reading.followed, by: reading.actor, guest: reading.guestName,
                    isMuted: reading.actor.map { silenced.members.contains($0.number) } ?? false,
                    isWanted: !silenced.reasons.contains(reading.reason), path: reading.path(in: group),
                    words: reading.words, at: reading.notedAt, isRead: reading.isRead, time: time)
            })
    }
}

extension NewsLine {
    fileprivate init(_ news: IntroductionNews, _ time: ReaderTime) {
        self.init(
            news.introduction, news.occasion, by: news.introducer, of: news.names, at: news.notedAt,
            isRead: news.isRead, time: time)
    }

    fileprivate init(_ telling: MentoringTelling, _ time: ReaderTime) {
        self.init(
            telling.reason, telling.role, by: telling.name, path: telling.path, day: telling.day,
            at: telling.notedAt, time: time)
    }
}

extension [NewsLine] {
    fileprivate init(_ news: WorksheetNews, _ time: ReaderTime) {
        self =
            (news.requests == 0 ? [] : [NewsLine(requests: news.requests)])
            + (news.namings == 0 ? [] : [NewsLine(namings: news.namings)])
            + news.comments.map {
                NewsLine(commentBy: $0.author, on: $0.guiding, $0.words, at: $0.writtenAt, time: time)
            }
    }
}

extension NotificationReading {
    fileprivate func path(in group: NotificationGroup) -> String {
        if let contribution { return SitePath.contribution(contribution) }
        if let answer { return SitePath.answer(answer) }
        let page = SitePath.page(of: group.thread, group.title)
        if let remark { return "\(page)#\(SitePath.anchor(ofRemark: remark))" }
        switch group.thread {
        case .discussion:
            let isOfSynthesis =
                [.synthesis, .quotationWithdrawn].contains(reason) || followed?.kind == .synthesis
            return isOfSynthesis ? "\(page)#synthesis" : page
        case .question, .poll: return page
        case .panel(let number): return "\(SitePath.invitations(number))#invited"
        }
    }
}

extension WebSite {
    /// What a member who opens a thread was told of it and has not read; asked before the thread itself is read. Guests are
    /// told by mail alone, and not of what they have read.
    func unread(
        in thread: NewsThread, _ request: Request, _ context: some Visiting
    ) async throws -> UnreadNotifications? {
        let viewer = context.visit.viewer
        guard request.isOpening, let member = viewer.member else { return nil }
        let mayBeUnread = try await viewer.isGuest ? true : store.unreadNotifications(of: viewer, upTo: 1) > 0
        guard mayBeUnread else { return nil }
        return try await store.unreadNotifications(in: thread, of: member)
    }
}

extension Request {
    /// Whether somebody opens the page: browsers also fetch what nobody has looked at yet, and say so.
    var isOpening: Bool {
        method == .get
            && ![HTTPField.Name.secPurpose, .purpose, .mozilla].contains { name in
                headers[name]?.contains("prefetch") ?? false
            }
    }
}

extension HTTPField.Name {
    // All are names that HTTP allows; the first is the standard's (Fetch, section 4.6), the others are of older browsers.
    fileprivate static let secPurpose = HTTPField.Name("Sec-Purpose")!
    fileprivate static let purpose = HTTPField.Name("Purpose")!
    fileprivate static let mozilla = HTTPField.Name("X-Moz")!
}
