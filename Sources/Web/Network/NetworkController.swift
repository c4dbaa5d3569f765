import Colloquium
import Hummingbird
import Pages
import Store

/// Networks as they are read: one's own, and another's as far as they share it.
struct NetworkController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let network = try await site.store.network(of: context.viewer)
        let goals = try await site.store.worksheet(of: context.viewer).reading.worksheet.goals
        let time = context.visit.time
        let page = NetworkPage(
            network.ties, known: network.known, NetworkFilter(request),
            in: .init(
                today: time.date(site.now), institution: context.member.profile.institution, time: time,
                suggestions: try await site.store.suggestions(for: context.viewer, at: site.now), goals: goals,
                helpers: try await site.store.mentoredRoles(of: context.viewer),
                blocked: Set(try await site.store.blockedMembers(by: context.viewer).map(\.number)),
                notice: request.query("deleted") == "yes" ? "Your network is deleted." : ""),
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func shared(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("member", of: Member.self)
        if number == context.member.number { return site.redirect(to: SitePath.network) }
        let network = try await site.store.network(of: number, for: context.viewer)
        let time = context.visit.time
        let page = SharedNetworkPage(
            of: number, network.owner.name, network.ties,
            WorksheetParts(
                network.worksheet.worksheet, network.worksheet.names, today: time.date(site.now), time: time),
            NetworkFilter(request),
            time: time)
        return try await site.respond(page, to: request, context)
    }

    func people(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let reading = try await site.store.discussion(number, for: context.viewer)
        let people = try await site.store.people(in: number, for: context.viewer)
        let page = DiscussionPeoplePage(
            people.map { person in
                DiscussionPeoplePage.Person(
                    person.author.number, name: person.author.name, byline: person.author.byline, tie: person.tie,
                    isReader: person.author.number == context.member.number, in: number)
            }, in: number, reading.article.record.citedTitle)
        return try await site.respond(page, to: request, context)
    }
}

extension NetworkFilter {
    fileprivate init(_ request: Request) {
        self.init(topic: request.query("topic"), locality: request.query("locality"), goal: request.query("goal"))
    }
}
