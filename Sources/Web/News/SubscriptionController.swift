import Colloquium
import Hummingbird
import Pages
import Store

/// What a member follows, and when they hear of it.
struct SubscriptionController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(notice: try await notice(request, context), request, context)
    }

    private func notice(_ request: Request, _ context: MemberContext) async throws -> SubscriptionsPage.Notice {
        if request.query("saved") == "yes" { return .init("Saved.") }
        if request.query("renewed") == "yes" {
            return .init("The addresses are new. Give them to your calendar anew; the old ones open nothing.")
        }
        guard let scope = Subscription.Scope(request.query("followed")) else { return .init("") }
        return try await notice(ofAdded: scope, before: Delivery(rawValue: request.query("was")), context)
    }

    /// Saves every choice of the page at once that was changed on it.
    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = context.form
        do {
            let saved = try await site.store.subscriptions(of: context.member.number)
            let shown = entry(saved, FormData(), context.member.timeZone)
            func value(_ name: String, _ saved: String) -> String { form.isAsShown(name) ? saved : form[name] }
            let hour = try DigestHour(
                hour: value("hour", shown.hour), weekday: value("weekday", shown.weekday),
                monthDay: form.has("month-day") ? value("month-day", shown.monthDay) : "1",
                timeZone: value("time-zone", shown.timeZone))
            let pause =
                form.isAsShown("pause") && form.isAsShown("pause-until")
                ? saved.pause
                : try NewsPause(
                    form["pause"], until: try await pauseEnd(form, context), in: hour.timeZone, at: site.now)
            try await site.store.saveSubscriptions(
                try choices(form), hour: hour, pause: pause, of: context.viewer, at: site.now)
            return site.redirect(to: SitePath.savedSubscriptions)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(notice: .init(""), request, context, refusal)
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
            guard let scope = SubscriptionsPage.scope(ofField: name), !form.isAsShown(name) else { return nil }
            guard value.isEmpty || Delivery(rawValue: value) != nil else {
                throw Refusal.invalid(SubscriptionsPage.fieldName(scope), "Choose how you hear of it.")
            }
            return (scope, Delivery(rawValue: value))
        }
    }

    func page(
        notice: SubscriptionsPage.Notice, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let settings = try await site.store.subscriptions(of: context.member.number)
        let scopes = try await scopes(context)
        let form = context.form
        let rows = scopes.map { scope, name, delivery in
            let field = SubscriptionsPage.fieldName(scope)
            return SubscriptionsPage.FollowedScope(
                scope, name: name, delivery: form.has(field) ? form[field] : delivery?.rawValue ?? "",
                coveredBy: settings.cover(of: scope, for: context.viewer))
        }
        let stop = try await site.store.suspendedAddress(of: context.member.number)
        let saved = entry(settings, FormData(), context.member.timeZone)
        let page = SubscriptionsPage(
            scopes: rows, entry: entry(settings, form, context.member.timeZone),
            shown: saved.shown
                + scopes.map { Shown(SubscriptionsPage.fieldName($0.scope), $0.delivery?.rawValue ?? "") },
            nextDigests: stop == nil ? next(settings, context.visit.time) : [],
            previews: try await previews(settings, isHeldBack: stop != nil, context),
            muted: try await site.store.mutedScopes(of: context.viewer).map {
                SubscriptionsPage.MutedThing($0.scope, name: $0.name)
            }, calendars: try await calendars(scopes.map { ($0.scope, $0.name ?? "") }, context),
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
        let digests = settings.nextMails(at: site.now).map { mail in
            "Your next \(mail.cadences.map(\.rawValue).joined(separator: " and ")) digest is due \(time.nearby(mail.due))."
        }
        switch settings.pause {
        case .lasting: return ["No mail of what you follow comes until you end the pause."]
        case .until(let end) where end > site.now:
            return ["No mail of what you follow comes until \(time.nearby(end))."] + digests
        case .until, .none: return digests
        }
    }

    /// The next digests, as they would be now, the first to come first: none tells what one before it does.
    private func previews(
        _ settings: SubscriptionSettings, isHeldBack: Bool, _ context: MemberContext
    ) async throws -> [DigestPreview] {
        let mails = settings.nextMails(at: site.now).map(\.cadences)
        let note =
            settings.pause.covers(site.now)
            ? "Mail is paused: this is what would be in it"
            : isHeldBack ? "Mail is held back: this is what would be in it" : "As it would be now"
        if mails.isEmpty { return [DigestPreview([], isOne: true, note: "", [], more: 0)] }
        return try await site.store.previewDigests(for: context.member.number, mails, at: site.now).map { content in
            DigestPreview(
                content, isOne: mails.count == 1, note: note, sentAfter: settings.pause.end ?? site.now, at: site.now,
                context.visit.time)
        }
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

    /// Takes the addresses of the member's feeds back and makes new ones, once the member has said that they are sure.
    func renewFeeds(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.form["sure"] == "yes" else {
            let page = ConfirmationPage(
                "Make new addresses?",
                "Calendars and feed readers that have the present ones get nothing more, until you give them the new ones.",
                action: SitePath.feedRenewal, label: "Make new addresses", csrf: context.visit.formToken,
                carrying: [("sure", "yes")])
            return try await site.respond(page, to: request, context)
        }
        try await site.store.renewFeedKeys(of: context.member.number, at: site.now)
        return site.redirect(to: "\(SitePath.subscriptions)?renewed=yes")
    }

    /// The calendars of the clubs that the page lists, each with the member's key: they may hold more than the public
    /// sees.
    private func calendars(
        _ scopes: [(scope: Subscription.Scope, name: String)], _ context: MemberContext
    ) async throws -> [CalendarAddress] {
        let key = try await site.store.feedKey(of: context.member.number)
        return scopes.compactMap { scope, name in
            guard case .club(let club) = scope else { return nil }
            return CalendarAddress(of: club, name: "Calendar of \(name)", origin: site.origin, key: key)
        }
    }
}

extension SubscriptionSettings {
    /// The next digests, the first to come first, each with all that come with it: what was due before a pause comes as soon
    /// as it ends.
    fileprivate func nextMails(at now: Instant) -> [(due: Instant, cadences: [Cadence])] {
        let start = max(pause.end ?? now, now)
        let moments = due.mapValues { max($0, start) }
        return Set(moments.values).sorted().map { moment in
            (moment, Cadence.allCases.filter { moments[$0] == moment })
        }
    }

    /// What else is followed and brings a club, or all of the viewer's, anyway; nil where nothing does, or it is no club.
    fileprivate func cover(of scope: Subscription.Scope, for viewer: Viewer) -> Subscription.Scope? {
        let followed = Set(subscriptions.map(\.scope))
        switch scope {
        case .club(let club) where followed.contains(.clubs) && viewer.clubs[club] != nil: return .clubs
        case .club, .clubs: return followed.contains(.site) ? .site : nil
        default: return nil
        }
    }
}
