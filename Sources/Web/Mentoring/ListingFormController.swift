import Colloquium
import Hummingbird
import Pages
import Store

/// Offers and requests as their owners make and change them.
struct ListingFormController: Sendable {
    let site: WebSite

    func offerForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await form(.offer, request, context)
    }

    func requestForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await form(.request, request, context)
    }

    func offer(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await make(.offer, request, context)
    }

    func request(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await make(.request, request, context)
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await context.ownListing(site)
        let entry = MentoringListing.Entry(
            reading.listing, named: reading.named, trainee: reading.traineeHandle)
        let page = ListingFormPage(
            entry, reading.listing.kind, changing: changed(reading, over: "\(reading.listing.version)"),
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await context.ownListing(site)
        let (listing, entry) = (reading.listing, reading.typed(context.form))
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let draft = try MentoringListing.Draft(entry, listing.kind, today: context.today(site))
            try await site.store.change(
                listing.number, to: draft, over: Int(context.form["over"]), by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.listing(listing.number))?sent=\(SitePath.keepKey(ofListing: listing.number))")
        } catch let refusal as Refusal where refusal.kind == .conflict {
            let now = try await context.ownListing(site)
            func form(_ entry: MentoringListing.Entry, _ problems: [Refusal.Problem]) -> ListingFormPage {
                ListingFormPage(
                    entry, listing.kind, changing: changed(now, over: "\(now.listing.version)"),
                    csrf: context.visit.formToken, problems: problems)
            }
            let nowEntry = MentoringListing.Entry(now.listing, named: now.named, trainee: now.traineeHandle)
            let page = form(entry, refusal.problems).beside(form(nowEntry, []))
            return try await site.respond(page, to: request, context, status: refusal.status)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            let page = ListingFormPage(
                entry, listing.kind, changing: changed(reading, over: context.form["over"]),
                csrf: context.visit.formToken, problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    private func form(
        _ kind: MentoringListing.Kind, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        var entry = MentoringListing.Entry()
        entry.role = request.query("role")
        entry.submission = Token().text
        let trainees = try await trainees(kind, context)
        // Whom it is for is chosen in the form, and the topics of a guide are not those of a trainee.
        if trainees.isEmpty { entry.topics = context.member.profile.specialties.joined(separator: ", ") }
        let page = ListingFormPage(entry, kind, for: trainees, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    private func make(
        _ kind: MentoringListing.Kind, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        let entry = MentoringListing.Entry(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let draft = try MentoringListing.Draft(entry, kind, today: context.today(site))
            let number = try await site.store.addListing(draft, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.listing(number))?sent=\(SitePath.keepKey(ofListing: nil))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            let page = ListingFormPage(
                entry, kind, for: try await trainees(kind, context), csrf: context.visit.formToken,
                problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    /// For whom a request can be made, besides oneself.
    private func trainees(
        _ kind: MentoringListing.Kind, _ context: MemberContext
    ) async throws -> [(handle: Handle, name: String)] {
        kind == .request ? try await site.store.trainees(of: context.viewer) : []
    }

    private func changed(_ reading: MentoringListingReading, over version: String) -> ListingFormPage.Changed {
        ListingFormPage.Changed(
            reading.listing.number, over: version, trainee: reading.listing.need?.trainee?.name ?? "")
    }
}

extension MentoringListingReading {
    /// What was typed to change it; its role and whom it is for stay.
    fileprivate func typed(_ form: FormData) -> MentoringListing.Entry {
        var entry = MentoringListing.Entry(form)
        entry.role = listing.role.rawValue
        entry.trainee = traineeHandle?.rawValue ?? ""
        return entry
    }
}

extension MentoringListing.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        role = form["role"]
        topics = form["topics"]
        words = form["words"]
        ways = Set(form.values("ways"))
        pace = form["pace"]
        stages = Set(form.values("stages"))
        forWhom = form["for-whom"]
        places = form["places"]
        trainee = form["trainee"]
        lastDay = form["last-day"]
        audience = form["audience"]
        named = form["named"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        identifiesNobody = form.identifiesNobody
    }
}
