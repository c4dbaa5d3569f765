import Colloquium
import Hummingbird
import Pages
import Store

/// What a member follows, and when they hear of it.
struct SubscriptionController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let settings = try await site.store.subscriptions(of: context.member.number)
        let hour = (String(settings.hour.hour), String(settings.hour.weekday), settings.hour.timeZone)
        return try await page(
            settings, hour: hour, notice: request.query("saved") == "yes" ? "Saved." : "", request, context)
    }

    /// Saves every choice of the page at once.
    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = context.form
        let member = context.member.number
        let settings = try await site.store.subscriptions(of: member)
        do {
            var wishes = try await scopes(settings, context).map {
                ($0.scope, form[SubscriptionsPage.fieldName($0.scope)])
            }
            if !form["tag"].tidied.isEmpty {
                guard let tag = Tag(rawValue: form["tag"]) else {
                    throw Refusal.invalid("tag", "A tag is made of letters, digits and hyphens.")
                }
                wishes.append((.tag(tag), form["tag-cadence"].isEmpty ? Cadence.weekly.rawValue : form["tag-cadence"]))
            }
            let hour = try DigestHour(hour: form["hour"], weekday: form["weekday"], timeZone: form["time-zone"])
            let chosen = try wishes.map { scope, wish in
                guard wish.isEmpty || Cadence(rawValue: wish) != nil else {
                    throw Refusal.invalid(SubscriptionsPage.fieldName(scope), "Choose how often.")
                }
                return (scope, Cadence(rawValue: wish))
            }
            try await site.store.saveSubscriptions(chosen, hour: hour, of: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.subscriptions)?saved=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(
                settings, hour: (form["hour"], form["weekday"], form["time-zone"]), notice: "", request, context,
                refusal)
        }
    }

    /// The site, every club the member may read, and the tags they follow already.
    private func scopes(
        _ settings: SubscriptionSettings, _ context: MemberContext
    ) async throws -> [(scope: Subscription.Scope, name: String)] {
        let clubs = try await site.store.clubs(for: context.viewer, at: site.now)
        let tags: [(scope: Subscription.Scope, name: String)] = settings.subscriptions.compactMap {
            guard case .tag(let tag) = $0.scope else { return nil }
            return ($0.scope, "#\(tag.rawValue)")
        }
        return [(.site, "Every new article")] + clubs.map { (.club($0.number), $0.name) } + tags
    }

    private func page(
        _ settings: SubscriptionSettings, hour: (String, String, String), notice: String, _ request: Request,
        _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let time = context.visit.time
        let scopes = try await scopes(settings, context)
        let rows = scopes.map { scope, name in
            let cadence = settings.subscriptions.first { $0.scope == scope }?.cadence
            return SubscriptionsPage.FollowedScope(
                scope, name: name,
                cadence: refusal == nil ? cadence : Cadence(rawValue: context.form[SubscriptionsPage.fieldName(scope)]))
        }
        let next = settings.due.sorted { $0.value < $1.value }.map {
            "Your next \($0.key.rawValue) digest is due \(time.nearby($0.value))."
        }
        let cadence = settings.due.min { $0.value < $1.value }?.key ?? .weekly
        let preview = try await site.store.previewDigest(
            DueDigest(member: context.member.number, cadence: cadence), at: site.now)
        let feeds = try await feeds(scopes, context)
        let page = SubscriptionsPage(
            scopes: rows, newTag: context.form["tag"], hour: (hour.0, hour.1, hour.2), nextDigests: next,
            preview: preview.items.map { DiscussionItem($0.discussion, at: site.now, time: time) }, feeds: feeds,
            getsReminders: try await site.store.wantsReminders(context.member.number), notice: notice,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
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
                case .site, .tag: []
                case .club(let club): [("\(name): calendar (iCalendar)", SitePath.calendar(club))]
                }
            return links.map { FeedLink(title: $0.title, path: "\($0.path)?key=\(key)") }
        }
    }
}
