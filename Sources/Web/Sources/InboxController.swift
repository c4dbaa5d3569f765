import Colloquium
import Hummingbird
import Pages
import Store

/// What is new: reading it, and marking, hiding and tagging what was read.
struct InboxController: Sendable {
    static let pageSize = 20
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let address = InboxAddress(try context.follower(), request)
        let (follower, viewer) = (address.follower, context.viewer)
        let list = try await site.store.inbox(
            of: follower, InboxFilter(address), for: viewer, Slice(size: Self.pageSize, page: address.page))
        if list.rows.isEmpty, address.page > 1 {
            return site.redirect(to: try await lastPage(of: address, viewer).path)
        }
        let mayTend = viewer.mayTendInbox(of: follower)
        let below = list.rows.dropFirst().map(\.item.number) + [nil]
        let items = zip(list.rows, below).map { row, next in
            InboxItem(InboxItem.Facts(row), in: address, next: next, mayTend: mayTend, time: context.visit.time)
        }
        let page = InboxPage(
            address, items, hasMore: list.hasMore, newestSeenAt: list.newestSeenAt,
            try await surroundings(of: follower, request, context))
        return try await site.respond(page, to: request, context)
    }

    /// Where a list now ends: marking what it shows can empty the page one stood on.
    private func lastPage(of address: InboxAddress, _ viewer: Viewer) async throws -> InboxAddress {
        let count = try await site.store.inboxCount(of: address.follower, InboxFilter(address), for: viewer)
        var last = address
        last.page = max(1, (count + Self.pageSize - 1) / Self.pageSize)
        return last
    }

    private func surroundings(
        of follower: Follower, _ request: Request, _ context: MemberContext
    ) async throws -> InboxPage.Surroundings {
        var around = InboxPage.Surroundings(csrf: context.visit.formToken)
        around.marked = Int(request.query("marked")) ?? 0
        around.done = InboxDone(rawValue: request.query("done"))
        around.clubName = try await site.clubName(of: follower, for: context.viewer)
        around.neighbours = try await site.store.inboxes(for: context.viewer).map {
            InboxPage.Neighbour($0.follower, name: $0.name, unread: $0.unread)
        }
        if !around.neighbours.contains(where: { $0.follower == follower }) {
            let unread = try await site.store.unreadItems(of: follower, for: context.viewer)
            around.neighbours.append(InboxPage.Neighbour(follower, name: around.clubName, unread: unread))
        }
        around.sources = try await site.store.sources(of: follower, for: context.viewer).map {
            InboxPage.SourceOption($0.number, title: $0.title, unread: $0.unread, isStopped: $0.state != .active)
        }
        around.tags = try await site.store.inboxTags(of: follower, for: context.viewer)
        return around
    }

    /// Marks one item as read or unread.
    func mark(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (follower, item) = (try context.follower(), try context.item())
        switch context.form["as"] {
        case "read":
            let read = try await site.store.markRead([item], of: follower, by: context.viewer)
            return back(context, follower, marked: read)
        case "unread":
            try await site.store.markUnread([item], of: follower, by: context.viewer)
            return back(context, follower, .unread)
        default: throw Refusal(.invalid, "Choose whether it is read or unread.")
        }
    }

    /// Marks as read what came before an item, or before a moment: what came in the very last millisecond is shown too.
    func markAll(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (follower, form) = (try context.follower(), context.form)
        let source = Int64(form["source"]).map(Number<Source>.init(rawValue:))
        let read: Int
        if let item = Int64(form["item"]) {
            read = try await site.store.markRead(
                before: Number(rawValue: item), of: follower, source: source, by: context.viewer)
        } else if let moment = Int64(form["before"]) {
            read = try await site.store.markAllRead(
                of: follower, source: source, before: min(Instant(rawValue: moment), site.now + Span(milliseconds: 1)),
                by: context.viewer)
        } else {
            throw Refusal(.invalid, "Say up to where everything is read.")
        }
        return back(context, follower, marked: read)
    }

    /// Makes unread again what was last marked as read.
    func undoMarks(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.follower()
        try await site.store.undoReading(of: follower, by: context.viewer)
        return back(context, follower, .undone)
    }

    func changeVisibility(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (follower, item) = (try context.follower(), try context.item())
        switch context.form["as"] {
        case "hidden":
            try await site.store.hide(item, from: follower, by: context.viewer)
            return back(context, follower, .hidden)
        case "shown":
            try await site.store.show(item, in: follower, by: context.viewer)
            return back(context, follower, .shown)
        default: throw Refusal(.invalid, "Choose whether it is hidden or shown.")
        }
    }

    func tagForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.tendedFollower()
        let entry = try await site.store.inboxEntry(context.item(), of: follower, for: context.viewer)
        return try await tagPage(
            entry, follower, typed: entry.tags.map(\.rawValue).joined(separator: ", "),
            back: site.localPath(request.query("back"), else: SitePath.inbox(follower)), request, context)
    }

    func tag(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (follower, item, typed) = (try context.tendedFollower(), try context.item(), context.form["tags"])
        do {
            try await site.store.tag(item, with: Self.tags(typed), in: follower, by: context.viewer)
            return back(context, follower, .tagged)
        } catch let refusal as Refusal where refusal.isAboutInput {
            let entry = try await site.store.inboxEntry(item, of: follower, for: context.viewer)
            return try await tagPage(
                entry, follower, typed: typed,
                back: site.localPath(context.form["back"], else: SitePath.inbox(follower)), request, context, refusal)
        }
    }

    private static func tags(_ typed: String) throws(Refusal) -> [Tag] {
        if let word = Tag.unusable(in: typed).first {
            throw .invalid(
                "tags", "“\(word.excerpt(40))” cannot be a tag: a tag is made of letters, digits and hyphens.")
        }
        return Tag.list(typed)
    }

    private func tagPage(
        _ entry: InboxEntry, _ follower: Follower, typed: String, back: String, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = ItemTagsPage(
            entry.item.number, title: entry.item.record.title, in: follower,
            clubName: try await site.clubName(of: follower, for: context.viewer), typed: typed,
            ruleTags: entry.ruleTags, back: back, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// To the list as it was, at the item that stands where one goes on.
    /// - Parameter read: how many were marked as read, which the list then says.
    private func back(_ context: MemberContext, _ follower: Follower, marked read: Int) -> Response {
        let path = site.localPath(context.form["back"], else: SitePath.inbox(follower))
        return site.redirect(to: read == 0 ? path : SitePath.inbox(path, marked: read))
    }

    private func back(_ context: MemberContext, _ follower: Follower, _ done: InboxDone) -> Response {
        let path = site.localPath(context.form["back"], else: SitePath.inbox(follower))
        return site.redirect(to: SitePath.inbox(path, done: done))
    }
}

extension InboxItem.Facts {
    fileprivate init(_ row: InboxEntry) {
        self.init(row.item.number, row.item.record, seenAt: row.seenAt)
        isUnread = !row.isRead
        isHidden = row.isHidden
        sources = row.sources.map(\.title)
        changedAt = row.changedAt
        tags = row.tags + row.ruleTags.filter { !row.tags.contains($0) }
        article = row.article
        notices = row.notices
        versionNotices = row.versionNotices
        discussions = row.discussions.map { LabelledLink($0.clubName, SitePath.discussion($0.number, $0.title)) }
        proposals = row.proposals.map { LabelledLink($0.clubName, SitePath.proposal($0.number, in: $0.club)) }
    }
}

extension MemberContext {
    func item() throws -> Number<Item> { try parameters.number("item", of: Item.self) }
}

extension InboxAddress {
    /// As a link or the form above the list has it; what makes no sense is left out.
    fileprivate init(_ follower: Follower, _ request: Request) {
        self.init(follower)
        part = Part(rawValue: request.query("show")) ?? .all
        source = Int64(request.query("source")).map(Number.init(rawValue:))
        tag = Tag(rawValue: request.query("tag"))
        text = String(request.query("q").tidiedLine.prefix(300))
        page = Slice(size: InboxController.pageSize, page: request.page).page
    }
}

extension InboxFilter {
    fileprivate init(_ address: InboxAddress) {
        let part: Part =
            switch address.part {
            case .all: .all
            case .unread: .unread
            case .hidden: .hidden
            }
        self.init(part, source: address.source, tag: address.tag, text: address.text)
    }
}
