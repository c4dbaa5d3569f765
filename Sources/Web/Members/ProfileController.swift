import Colloquium
import Hummingbird
import Pages
import Store

/// Members' pages, and what members say of themselves.
struct ProfileController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        guard context.viewer.isMember else {
            return try await site.respond(MembersPage(for: context.viewer), to: request, context)
        }
        let slice = Slice(size: 200, page: request.page)
        let members = try await site.store.activeMembers(slice)
        let page = MembersPage(
            members.rows.map { MembersPage.Person($0.number, name: $0.name, byline: $0.byline) },
            of: try await site.store.activeMemberCount(),
            pagination: Pagination(
                path: SitePath.members, page: slice.page, hasMore: members.hasMore, of: "members", .asHandedIn),
            for: context.viewer)
        return try await site.respond(page, to: request, context)
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("member", of: Member.self)
        let member = try await site.store.member(number)
        let mayKnow = member.isGuest ? try await site.store.mayKnow(guest: number, context.viewer) : true
        guard mayKnow, member.standing == .active || context.viewer.isAdministrator else {
            throw Refusal(.notFound, "There is no such member here.")
        }
        let canonical = SitePath.member(number, member.profile.name)
        if request.uri.path != canonical { return site.moved(to: canonical) }
        let posted = try await site.store.discussions(
            .poster(number), for: context.viewer, Slice(size: 20), at: site.now)
        let clubs = context.viewer.isMember ? try await site.store.clubs(of: number, for: context.viewer) : []
        let isOwn = context.viewer.member == number
        let invited = isOwn ? try await site.store.invitedDiscussions(of: context.viewer) : []
        let panels = isOwn ? try await site.store.ownPanels(of: context.viewer, at: site.now) : []
        let place = try await site.store.networkPlace(of: number, for: context.viewer)
        let offers = try await site.store.mentoringOffers(
            of: number, for: context.viewer, on: context.visit.time.date(site.now))
        let page = MemberPage(
            member, for: context.viewer, clubs: clubs.map { ($0.number, $0.name) },
            posted: posted.rows.map { DiscussionItem($0, at: site.now, time: context.visit.time) },
            invited: invited.map { DiscussionItem($0, at: site.now, time: context.visit.time) },
            panels: panels.map { PanelItem(own: $0, at: site.now, time: context.visit.time) },
            networkLinks: offers.map(NextLink.init) + (place.map { member.networkLinks(at: $0) } ?? []),
            time: context.visit.time)
        let feeds = member.isGuest ? [] : FeedLink.all(member.profile.name, .member(number))
        return try await site.respond(page, to: request, context, feeds: feeds)
    }

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(Profile.Entry(context.member), request, context, saved: request.query("saved") == "yes")
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = Profile.Entry(context.form)
        do {
            let profile = try Profile(entry, render: site.markdown)
            try await site.store.saveProfile(
                profile, timeZone: entry.timeZone, of: context.member.number, at: site.now)
            return site.redirect(to: "\(SitePath.profileSettings)?saved=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, problems: refusal.problems, status: refusal.status)
        }
    }

    private func page(
        _ entry: Profile.Entry, _ request: Request, _ context: MemberContext, saved: Bool = false,
        problems: [Refusal.Problem] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let page = ProfileSettingsPage(
            entry, publicPath: SitePath.member(context.member.number, context.member.profile.name), saved: saved,
            csrf: context.visit.formToken, problems: problems)
        return try await site.respond(page, to: request, context, status: status)
    }
}

extension Profile.Entry {
    init(_ form: FormData) {
        self.init()
        name = form["name"]
        handle = form["handle"]
        credentials = form["credentials"]
        careerStage = form["career-stage"]
        institution = form["institution"]
        country = form["country"]
        specialties = form["specialties"]
        orcid = form["orcid"]
        bio = form["bio"]
        timeZone = form["time-zone"]
        for field in Profile.Field.allCases {
            let chosen = form["visibility-\(field.rawValue)"]
            if !chosen.isEmpty { visibilities[field.rawValue] = chosen }
        }
    }

    init(_ member: Member) {
        self.init()
        let profile = member.profile
        name = profile.name
        handle = profile.handle?.rawValue ?? ""
        credentials = profile.credentials
        careerStage = profile.careerStage.rawValue
        institution = profile.institution
        country = profile.country
        specialties = profile.specialties.joined(separator: ", ")
        orcid = profile.orcid
        bio = profile.bio.source
        timeZone = member.timeZone
        for field in Profile.Field.allCases { visibilities[field.rawValue] = profile.visibility(of: field).rawValue }
    }
}

extension NextLink {
    /// To what a member offers.
    fileprivate init(_ offer: MentoringListing) {
        self.init(
            nextName: "Offers to be \(offer.role.withArticle)", nextPath: SitePath.listing(offer.number))
    }
}

extension Member {
    /// Where a member who reads their page may go from it.
    fileprivate func networkLinks(at place: NetworkPlace) -> [NextLink] {
        let block = place.isBlocked ? ("You block them", SitePath.networkSharing) : ("Block", SitePath.block(number))
        return [
            place.tie.map { ("In your network", SitePath.tie($0)) }
                ?? ("Add to your network", SitePath.newTie(to: number)),
            place.sharesSomething ? ("Their network", SitePath.network(of: number)) : nil,
            ("Guiding", SitePath.guiding(with: number)), block,
        ].compactMap { $0 }.map { NextLink(nextName: $0.0, nextPath: $0.1) }
    }
}
