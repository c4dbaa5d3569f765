import Colloquium
import Hummingbird
import Pages
import Store

/// Clubs: reading, joining, founding, changing.
struct ClubController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        let clubs = try await site.store.clubs(for: context.viewer, at: site.now)
        let rows = clubs.map {
            ClubsPage.Row(
                $0.number, name: $0.name, focus: $0.focus, visibility: $0.visibility, members: $0.members,
                open: $0.openDiscussions)
        }
        return try await site.respond(
            ClubsPage(rows, mayFound: context.viewer.isAdministrator), to: request, context,
            head: site.head(at: SitePath.clubs))
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        let club = try await site.store.club(number, for: context.viewer)
        let canonical = SitePath.club(number, club.name)
        if request.uri.path != canonical { return site.moved(to: canonical) }
        let slice = Slice(size: 20, page: request.page)
        let discussions = try await site.store.discussions(.club(number), for: context.viewer, slice, at: site.now)
        let questions = try await site.store.questions(.club(number), for: context.viewer, Slice(size: 10))
        let people =
            context.viewer.isMember
            ? try await site.store.members(of: number) : try await site.store.facilitators(of: number)
        let time = context.visit.time
        let page = ClubPage(
            club, facilitators: people.filter { $0.role == .facilitator }.map(ClubPage.Person.init),
            others: people.filter { $0.role == .member }.map(ClubPage.Person.init),
            discussions: discussions.rows.map { DiscussionItem($0, at: site.now, time: time) },
            pagination: Pagination(path: canonical, page: slice.page, hasMore: discussions.hasMore),
            questions: questions.rows.map { QuestionItem($0, time: time) }, viewer: context.viewer,
            csrf: context.viewer.isMember ? context.visit.formToken : "")
        let feeds = club.visibility == .everyone ? FeedLink.all(club.name, .club(number)) : []
        return try await site.respond(
            page, to: request, context, feeds: feeds, head: site.head(at: canonical, page: slice.page))
    }

    func changeMembership(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        switch context.form["act"] {
        case "join": try await site.store.join(number, by: context.viewer, at: site.now)
        case "leave": try await site.store.leave(number, by: context.viewer)
        default: throw Refusal(.invalid, "Choose to join or to leave the club.")
        }
        return site.redirect(to: SitePath.club(number))
    }

    func appoint(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        guard let member = Int64(context.form["member"]), let role = Club.Role(rawValue: context.form["role"]) else {
            throw Refusal(.invalid, "Choose a member and a role.")
        }
        try await site.store.setRole(
            role, of: Number(rawValue: member), in: number, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.club(number))
    }

    func newForm(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        var entry = Club.Entry()
        entry.visibility = Club.Visibility.everyone.rawValue
        entry.timeZone = context.member.timeZone
        return try await page("Found a club", SitePath.clubs, entry, request, context)
    }

    func found(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let entry = Club.Entry(context.form)
        do {
            let charter = try Club.Charter(entry, render: site.markdown)
            let number = try await site.store.addClub(charter, facilitator: context.member.number, at: site.now)
            return site.redirect(to: SitePath.club(number, charter.name))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page("Found a club", SitePath.clubs, entry, request, context, refusal)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        let club = try await site.store.club(number, for: context.viewer)
        guard context.viewer.facilitates(number) else {
            throw Refusal(.forbidden, "Only a facilitator may change the club.")
        }
        var entry = Club.Entry()
        entry.name = club.name
        entry.focus = club.focus
        entry.norms = club.norms.source
        entry.visibility = club.visibility.rawValue
        entry.takesLate = club.takesLate ? "yes" : ""
        entry.timeZone = club.timeZone
        return try await page("Change the club", SitePath.edit(number), entry, request, context)
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        let entry = Club.Entry(context.form)
        do {
            let charter = try Club.Charter(entry, render: site.markdown)
            try await site.store.saveClub(charter, number, by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.club(number, charter.name))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page("Change the club", SitePath.edit(number), entry, request, context, refusal)
        }
    }

    private func page(
        _ title: String, _ action: String, _ entry: Club.Entry, _ request: Request, _ context: some Visiting,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = ClubFormPage(
            title: title, action: action, entry: entry, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension ClubPage.Person {
    fileprivate init(_ member: ClubMember) {
        self.init(member.number, name: member.name, byline: member.byline)
    }
}

extension Club.Entry {
    init(_ form: FormData, prefix: String = "") {
        self.init()
        name = form["\(prefix)name"]
        focus = form["\(prefix)focus"]
        norms = form["\(prefix)norms"]
        visibility = form["\(prefix)visibility"]
        takesLate = form["\(prefix)late"]
        timeZone = form["\(prefix)time-zone"]
    }
}
