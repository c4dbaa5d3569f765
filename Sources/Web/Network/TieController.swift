import Colloquium
import Hummingbird
import Pages
import Store

/// The ties of one's own network.
struct TieController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Tie.Entry()
        var member: Member?
        if let number = Int64(request.query("member")) {
            let found = try await site.networkMember(Number(rawValue: number))
            entry = Tie.Entry(to: found, from: context.member)
            member = found
        }
        if let number = Int64(request.query("discussion")) {
            let reading = try await site.store.discussion(Number(rawValue: number), for: context.viewer)
            entry.topics = reading.tags.map(\.rawValue).joined(separator: ", ")
            entry.notes = "Met in the discussion of “\(reading.article.record.citedTitle.excerpt(300))”."
        }
        entry.submission = Token().text
        let page = TieFormPage(
            entry, to: member.map { ($0.number, $0.profile.name) }, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = Tie.Entry(context.form)
        do {
            let number = try await site.store.addTie(
                Tie.Draft(entry, today: today(context)), by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.tie(number))?sent=\(SitePath.keepKey(of: nil))")
        } catch let refusal as Refusal where refusal.isAboutInput {
            let page = TieFormPage(
                entry, to: try await memberMeant(by: entry), csrf: context.visit.formToken, problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(NotedDay(request.query("noted"), before: request.query("before")), request, context)
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let page = TieFormPage(
            Tie.Entry(reading.tie, named: reading.named), to: reading.tie.node.memberEnd,
            changing: reading.tie.number, over: "\(reading.tie.version)", csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let tie = try await reading(context).tie
        var entry = Tie.Entry(context.form)
        entry.kind = tie.node.kind.rawValue
        entry.member = tie.node.member?.description ?? ""
        do {
            try await site.store.change(
                tie.number, to: Tie.Draft(entry, today: today(context)), over: Int(context.form["over"]),
                by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.tie(tie.number))?sent=\(SitePath.keepKey(of: tie.number))")
        } catch let refusal as Refusal where refusal.isAboutInput {
            func page(_ entry: Tie.Entry, over version: String, _ problems: [Refusal.Problem] = []) -> TieFormPage {
                TieFormPage(
                    entry, to: tie.node.memberEnd, changing: tie.number, over: version,
                    csrf: context.visit.formToken, problems: problems)
            }
            if refusal.kind == .conflict {
                let now = try await reading(context)
                let version = now.tie.version.description
                let both = page(entry, over: version, refusal.problems)
                    .beside(page(Tie.Entry(now.tie, named: now.named), over: version))
                return try await site.respond(both, to: request, context, status: refusal.status)
            }
            let page = page(entry, over: context.form["over"], refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let tie = try await reading(context).tie
        let page = ConfirmationPage(
            "Remove \(tie.node.name)?",
            "The tie goes from your network with its notes and its history, and from the goals that it serves. Steps planned with them keep the name. Nobody is told.",
            action: SitePath.removal(of: tie.number), label: "Remove", csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.removeTie(
            context.parameters.number("tie", of: Tie.self), by: context.viewer)
        return site.redirect(to: SitePath.network)
    }

    func noteContact(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("tie", of: Tie.self)
        var noted = NotedDay()
        noted.typed = context.form["day"]
        do {
            let day = try Inspection.day(noted.typed, "day", today: today(context))
            let former = try await site.store.noteContact(number, on: day, by: context.viewer)
            return site.redirect(to: NotedDay.told(day, on: SitePath.tie(number), former: former))
        } catch let refusal as Refusal where refusal.isAboutInput {
            noted.problems = refusal.problems
            return try await page(noted, request, context, status: refusal.status)
        }
    }

    func know(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.know(pair(context), by: context.viewer)
        return back(context)
    }

    func forget(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.forget(pair(context), by: context.viewer)
        return back(context)
    }

    private func page(
        _ noted: NotedDay, _ request: Request, _ context: MemberContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let reading = try await reading(context)
        let network = try await site.store.network(of: context.viewer)
        let page = TiePage(
            reading.tie, knowing: reading.known, among: network.ties, named: reading.named, today: today(context),
            time: context.visit.time, noted, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context, status: status)
    }

    private func pair(_ context: MemberContext) throws -> TiePair {
        guard let one = Int64(context.form["one"]), let other = Int64(context.form["other"]) else {
            throw Refusal(.invalid, "Choose two ties of your network.")
        }
        return TiePair(Number(rawValue: one), Number(rawValue: other))
    }

    /// To the tie whose page the form was on, else to the map.
    private func back(_ context: MemberContext) -> Response {
        site.redirect(
            to: Int64(context.form["back"]).map { SitePath.tie(Number(rawValue: $0)) } ?? SitePath.network)
    }

    private func reading(_ context: MemberContext) async throws -> TieReading {
        try await site.store.tie(context.parameters.number("tie"), of: context.viewer)
    }

    /// The member a form was for.
    private func memberMeant(by entry: Tie.Entry) async throws -> (number: Number<Member>, name: String)? {
        guard entry.kind == Tie.Node.Kind.member.rawValue, let number = Int64(entry.member) else { return nil }
        let member = try await site.networkMember(Number(rawValue: number))
        return (member.number, member.profile.name)
    }

    /// Where the member is.
    private func today(_ context: MemberContext) -> String { context.visit.time.date(site.now) }
}

extension Tie.Node {
    fileprivate var memberEnd: (number: Number<Member>, name: String)? { member.map { ($0, name) } }
}

extension Tie.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        kind = form["kind"]
        member = form["member"]
        name = form["name"]
        affiliation = form["affiliation"]
        contact = form["contact"]
        strength = form["strength"]
        mode = form["mode"]
        locality = form["locality"]
        topics = form["topics"]
        notes = form["notes"]
        lastContact = form["last-contact"]
        rhythmCount = form["rhythm-count"]
        rhythmUnit = form["rhythm-unit"]
        roles = Set(form.values("roles"))
        audiences = form.audiences
        named = form["named"]
        tells = form["tells"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        identifiesNobody = form.identifiesNobody
    }
}

extension FormData {
    /// Who may read each part of a tie, as chosen.
    var audiences: [String: String] {
        Dictionary(uniqueKeysWithValues: Tie.Part.allCases.map { ($0.rawValue, self["audience-\($0.rawValue)"]) })
    }
}

extension WebSite {
    /// A member who may be in somebody's network, or be blocked.
    /// - Throws: not found for guests and for accounts that are not active, whose names are nobody's to learn.
    func networkMember(_ number: Number<Member>) async throws -> Member {
        let member = try await store.member(number)
        guard member.standing == .active, !member.isGuest else { throw Refusal(.notFound, "There is no such member.") }
        return member
    }
}
