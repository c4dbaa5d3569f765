import Colloquium
import Hummingbird
import Pages
import Store

/// Answers one request for a discussion's page: takes the page that is right for such readers, or puts it together, and
/// fills in what is this reader's own.
struct DiscussionDesk<Context: Visiting> {
    let site: WebSite
    let number: Number<Discussion>
    let state: DiscussionState
    /// What the member had not read of it before the state was read.
    let told: UnreadNotifications?
    let request: Request
    let context: Context
    /// As it was before the state was read.
    let term: PageTerm

    var viewer: Viewer { context.visit.viewer }

    func respond() async throws -> Response {
        let now = site.now
        let name = try await site.store.site().name
        let unread = try await site.store.waitingItems(for: viewer, upTo: Frame.unreadLimit)
        if let told { try await site.store.read(told, at: now) }
        let notifications = try await site.store.unreadNotifications(of: viewer, upTo: Frame.unreadLimit)
        let audience = audience(hasUnread: unread > 0)
        let time = context.visit.time.inClub(state.timeZone).named
        let key = DiscussionPages.Key(
            discussion: number, version: state.version, kind: Contribution.Kind(rawValue: request.query("kind")),
            order: ReadingOrder(rawValue: request.query("order")) ?? .time, zone: time.zone,
            stageText: state.calledOffAt.map { CallingOff.words($0, time) } ?? state.schedule.words(at: now, time),
            stage: state.schedule.stage(at: now),
            openPrompts: state.openPrompts(at: now), siteName: name, sentForm: arrivedForm,
            isDraftSaved: request.query("draft") == "saved",
            audience: audience, isLate: state.welcomesLate(viewer, at: now), draftKind: state.draftKind,
            asksDeclaration: !state.hasDeclared)
        let prepared = try await site.discussionPages.page(key) { try await prepare(key, time, at: now) }
        switch prepared.page {
        case .whole(let body):
            site.keepForVisitors(body, of: request, context, in: term)
            return body.response(to: request)
        case .slotted(let page):
            let mark = try await opened(key, at: now)
            return filled(
                page, prepared.entries, key, DiscussionNews(prepared.entries, mark, for: viewer.member),
                FrameValues(context.visit, unread: unread, notifications: notifications), at: now)
        }
    }

    private func audience(hasUnread: Bool) -> DiscussionPages.Audience {
        guard viewer.isSignedIn else { return .visitors }
        return .members(
            .init(
                mayWrite: viewer.mayWrite(in: state.club, state.clubVisibility), mayContribute: mayContribute,
                isGuest: viewer.isGuest, facilitates: viewer.facilitates(state.club),
                isPoster: viewer.member == state.poster, role: viewer.role,
                hasUnread: hasUnread,
                alone: state.hasOwnSay || isAwaited ? viewer.member : nil))
    }

    /// The form that arrived, where it is one that this reader could have sent from this discussion: anybody can write an address.
    private var arrivedForm: String {
        let sent = request.arrivedForm
        let mayHaveSent: Bool? =
            switch sent {
            case SitePath.keepKey(ofAuthorshipIn: number): viewer.guestOf.contains(number)
            case SitePath.keepKey(ofDatesOf: number), SitePath.keepKey(ofCourseOf: number):
                viewer.facilitates(state.club)
            default: nil
            }
        return mayHaveSent ?? !ArrivedNotice.isOfOneReader(sent) ? sent : ""
    }

    var mayContribute: Bool { viewer.mayContribute(to: number, in: state.club, state.clubVisibility) }

    /// Whether the page says to the viewer that they will come.
    private var isAwaited: Bool { state.isComing && state.schedule.stage(at: site.now).awaitsMembers }

    /// Where the member had read to, and that they are here now, where the whole discussion is before them.
    private func opened(_ key: DiscussionPages.Key, at now: Instant) async throws -> ReadingMark {
        let mark = ReadingMark.opened(at: now, after: state.mark)
        if let member = viewer.member, key.kind == nil, request.isOpening, mark.isWorthNoting(after: state.mark) {
            try await site.store.note(mark, of: number, by: member, seeing: state.version)
        }
        return mark
    }
}
