import Colloquium
import Hummingbird
import Pages
import Store

/// What a member follows, and when they hear of it.
struct SubscriptionController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let notice =
            switch request.query("saved") {
            case "yes": "Saved."
            case "unused":
                "Saved. Nothing here has that tag yet; check how it is spelt. You hear of the first article that gets it."
            default: ""
            }
        return try await page(notice: notice, request, context)
    }

    /// Saves every choice of the page at once.
    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = context.form
        do {
            let hour = try DigestHour(
                hour: form["hour"], weekday: form["weekday"],
                monthDay: form.has("month-day") ? form["month-day"] : "1", timeZone: form["time-zone"])
            let pause = try NewsPause(
                form["pause"], until: try await pauseEnd(form, context), in: hour.timeZone, at: site.now)
            try await site.store.saveSubscriptions(
                try choices(form), hour: hour, pause: pause, of: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.subscriptions)?saved=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(notice: "", request, context, refusal)
        }
    }

    /// The day that was typed; none where a pause is ended whose day was only left standing.
    private func pauseEnd(_ form: FormData, _ context: MemberContext) async throws -> String {
        let typed = form["pause-until"]
        if typed.isEmpty || form["pause"] == "until" { return typed }
        let saved = try await site.store.subscriptions(of: context.member.number).pause.end
        return saved.map(ReaderTime(zone: context.member.timeZone).date) == typed ? "" : typed
    }

    /// Every field that names a scope; the rest of the form is something else.
    private func choices(
        _ form: FormData
    ) throws -> [(scope: Subscription.Scope, delivery: Delivery?)] {
        try form.fields.compactMap { name, value in
            guard let scope = Subscription.Scope(name) else { return nil }
            guard value.isEmpty || Delivery(rawValue: value) != nil else {
                throw Refusal.invalid(SubscriptionsPage.fieldName(scope), "Choose how you hear of it.")
            }
            return (scope, Delivery(rawValue: value))
        }
    }

    /// Follows one more thing, by its name.
    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = context.form
        do {
            try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
            guard let delivery = Delivery(rawValue: form["delivery"]) else {
                throw Refusal.invalid("delivery", "Choose how to hear of it.")
            }
            let subject = form["subject"].tidiedLine
            if ["club", "member", "discussion", "question"].contains(form["kind"]), let address = WebAddress(subject),
                let own = WebAddress(site.origin), address.host != own.host
            {
                throw Refusal.invalid("subject", "This address is not of this site.")
            }
            let scope = try await site.store.scope(form["kind"], named: subject, for: context.viewer)
            try await site.store.follow(scope, delivery, by: context.viewer, at: site.now)
            let isUnused = try await isUnused(scope, context)
            return site.redirect(to: "\(SitePath.subscriptions)?saved=\(isUnused ? "unused" : "yes")")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(notice: "", request, context, refusal)
        }
    }

    /// Whether it is a tag that nobody used: a slip of the pen, or one to come.
    private func isUnused(_ scope: Subscription.Scope, _ context: MemberContext) async throws -> Bool {
        guard case .tag(let tag) = scope else { return false }
        return try await !site.store.isUsed(tag, for: context.viewer)
    }

    private func page(
        notice: String, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let settings = try await site.store.subscriptions(of: context.member.number)
        let scopes = try await scopes(context)
        let form = context.form
        let rows = scopes.map { scope, name, delivery in
            let field = SubscriptionsPage.fieldName(scope)
            return SubscriptionsPage.FollowedScope(
                scope, name: name, delivery: form.has(field) ? form[field] : delivery?.rawValue ?? "")
        }
        let preview = try await preview(settings, context)
        let stop = try await site.store.suspendedAddress(of: context.member.number)
        let page = SubscriptionsPage(
            scopes: rows, entry: entry(settings, form, context.member.timeZone),
            nextDigests: stop == nil ? next(settings, context.visit.time) : [],
            previewNote: settings.pause.covers(site.now)
                ? "Mail is paused: this is what would be in it"
                : stop == nil ? "As it would be now" : "Mail is held back: this is what would be in it",
            preview: preview.groups, more: preview.more,
            muted: try await site.store.mutedScopes(of: context.viewer).map {
                SubscriptionsPage.MutedThing($0.scope, name: $0.name)
            }, feeds: try await feeds(scopes.map { ($0.scope, $0.name ?? "") }, context),
            getsReminders: try await site.store.wantsReminders(context.member.number),
            mailStop: stop.map(MailStop.init), notice: notice, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// What concerns the member, everything, every club they may read, and what else they follow.
    private func scopes(
        _ context: MemberContext
    ) async throws -> [(scope: Subscription.Scope, name: String?, delivery: Delivery?)] {
        let lines = try await site.store.subscriptionLines(for: context.viewer)
        let clubs = try await site.store.clubs(for: context.viewer, at: site.now)
        var offered: [(Subscription.Scope, String?)] = [(.replies, ""), (.mentions, ""), (.clubs, ""), (.site, "")]
        offered += clubs.map { (.club($0.number), $0.name) }
        let known = Set(offered.map(\.0))
        offered += lines.filter { !known.contains($0.subscription.scope) }.map { ($0.subscription.scope, $0.name) }
        return offered.map { scope, name in
            (scope, name, lines.first { $0.subscription.scope == scope }?.subscription.delivery)
        }
    }

    /// What was typed, or else what is saved.
    private func entry(
        _ settings: SubscriptionSettings, _ form: FormData, _ zone: String
    ) -> SubscriptionsPage.Entry {
        func value(_ name: String, _ saved: String) -> String { form.has(name) ? form[name] : saved }
        var entry = SubscriptionsPage.Entry()
        entry.hour = value("hour", String(settings.hour.hour))
        entry.weekday = value("weekday", String(settings.hour.weekday))
        entry.monthDay = value("month-day", String(settings.hour.monthDay))
        entry.timeZone = value("time-zone", settings.hour.timeZone)
        let end = settings.pause.end.flatMap { $0 > site.now ? $0 : nil }
        entry.pause = value("pause", settings.pause == .lasting ? "all" : end == nil ? "no" : "until")
        entry.pauseEnd = value("pause-until", end.map(ReaderTime(zone: zone).date) ?? "")
        entry.newKind = value("kind", "tag")
        entry.newSubject = form["subject"]
        entry.newDelivery = value("delivery", Delivery.weekly.rawValue)
        return entry
    }

    private func next(_ settings: SubscriptionSettings, _ time: ReaderTime) -> [String] {
        if settings.pause.covers(site.now) {
            let end = settings.pause.end.map { "until \(time.nearby($0))" } ?? "until you end the pause"
            return ["No mail of what you follow comes \(end)."]
        }
        return settings.due.sorted { $0.value < $1.value }.map {
            "Your next \($0.key.rawValue) digest is due \(time.nearby($0.value))."
        }
    }

    /// The next digest, as it would be now.
    private func preview(
        _ settings: SubscriptionSettings, _ context: MemberContext
    ) async throws -> (groups: [SubscriptionsPage.PreviewGroup], more: Int) {
        guard let first = settings.due.values.min() else { return ([], 0) }
        let cadences = Cadence.allCases.filter { settings.due[$0] == first }
        let content = try await site.store.previewDigest(for: context.member.number, cadences, at: site.now)
        var groups: [SubscriptionsPage.PreviewGroup] = []
        var rest = content.items[...]
        while let heading = rest.first?.heading {
            let group = rest.prefix { $0.heading == heading }
            groups.append(
                SubscriptionsPage.PreviewGroup(
                    heading, group.map { SubscriptionsPage.PreviewEntry($0, at: site.now, context.visit.time) }))
            rest = rest.dropFirst(group.count)
        }
        if !content.reminders.isEmpty {
            groups.append(
                SubscriptionsPage.PreviewGroup(
                    StepReminder.heading, content.reminders.map(SubscriptionsPage.PreviewEntry.init)))
        }
        return (groups, content.more)
    }

    /// Whether the member is reminded of what they said they would do.
    func chooseReminders(_ request: Request, _ context: MemberContext) async throws -> Response {
        switch context.form["reminders"] {
        case "yes": try await site.store.startReminders(of: context.member.number, at: site.now)
        case "no": try await site.store.endReminders(of: context.member.number, at: site.now)
        default: throw Refusal(.invalid, "Choose whether to get reminders.")
        }
        return site.redirect(to: "\(SitePath.subscriptions)#reminders")
    }

    /// Takes the addresses of the member's feeds back and makes new ones.
    func renewFeeds(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.renewFeedKeys(of: context.member.number, at: site.now)
        return site.redirect(to: "\(SitePath.subscriptions)#feeds")
    }

    /// The calendars of the clubs that the page lists, each with the member's key: they may hold more than the public
    /// sees.
    private func feeds(
        _ scopes: [(scope: Subscription.Scope, name: String)], _ context: MemberContext
    ) async throws -> [FeedLink] {
        let key = try await site.store.feedKey(of: context.member.number)
        return scopes.flatMap { scope, name in
            let links: [(title: String, path: String)] =
                switch scope {
                case .club(let club): [("\(name): calendar (iCalendar)", SitePath.calendar(club))]
                default: []
                }
            return links.map { FeedLink(title: $0.title, path: "\($0.path)?key=\(key)") }
        }
    }
}

extension SubscriptionsPage.PreviewEntry {
    fileprivate init(_ reminder: StepReminder) {
        self.init(
            reminder.step.text, path: SitePath.worksheet(at: reminder.step.number),
            text: reminder.words(ReaderTime.words(ofDay: reminder.step.due)))
    }

    init(_ item: DigestItem, at now: Instant, _ time: ReaderTime) {
        let (path, text): (String, String) =
            switch item.body {
            case .article(let line, _): (SitePath.discussion(line.number, line.title), "Posted by \(line.posterName)")
            case .week(let line):
                (
                    SitePath.discussion(line.number, line.title),
                    "\(line.clubName), \(line.schedule.words(at: now, time.inClub(line.clubZone).named))"
                )
            case .contribution(let contribution, _):
                (SitePath.contribution(contribution.number), "\(contribution.kind.name) by \(contribution.authorName)")
            case .synthesis(let line, _): (SitePath.discussion(line.number, line.title), line.clubName)
            case .question(let line): (SitePath.question(line.number, line.title), "Asked by \(line.authorName)")
            case .answer(let answer): (SitePath.answer(answer.number), "Answer by \(answer.authorName)")
            case .item(let found): (SitePath.inbox, found.sourceTitle)
            case .retraction(let work): (work.reliances[0].path, work.reliances.sentence)
            }
        self.init(item.title, path: path, text: text)
    }
}
