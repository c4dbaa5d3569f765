import Colloquium
import Hummingbird
import Pages
import Store

/// One offer or request: as it is read, answered, paused and taken away.
struct ListingController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = ListingPage.Entry()
        entry.submission = Token().text
        let response = try await page(entry, request, context)
        try await site.noteSeen(.listing(number(context)), request, context)
        return response
    }

    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try number(context)
        var entry = ListingPage.Entry()
        entry.words = context.form["words"]
        entry.submission = context.form["submission"]
        entry.identifiesNobody = context.form.identifiesNobody
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let draft = try MentoringAsk.Draft(
                words: entry.words, submission: entry.submission, identifiesNobody: entry.identifiesNobody)
            let ask = try await site.store.ask(
                about: number, draft, by: context.viewer, on: context.today(site), at: site.now)
            return site.redirect(to: "\(SitePath.ask(ask))?sent=\(SitePath.keepKey(ofAskAbout: number))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(entry, request, context, refusal)
        }
    }

    func pause(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.pause(number(context), by: context.viewer)
        return try site.redirect(to: SitePath.listing(number(context)))
    }

    func reopen(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.reopen(number(context), by: context.viewer)
        return try site.redirect(to: SitePath.listing(number(context)))
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let listing = try await context.ownListing(site).listing
        let page = ConfirmationPage(
            "Take this \(listing.kind.rawValue) away?",
            "Whoever asked you about it and waits is told kindly that it is a no. What you have agreed on goes on.",
            action: SitePath.removal(of: listing.number), label: "Take it away", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.removeListing(number(context), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.mentoring)
    }

    func consent(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            try await site.store.consent(
                to: number(context), over: Int(context.form["over"]), by: context.viewer)
            return try site.redirect(to: SitePath.listing(number(context)))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(ListingPage.Entry(), request, context, refusal)
        }
    }

    func refuse(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.refuseConsent(to: number(context), by: context.viewer, at: site.now)
        return try site.redirect(to: SitePath.listing(number(context)))
    }

    private func number(_ context: MemberContext) throws -> Number<MentoringListing> {
        try context.parameters.number("listing")
    }

    private func page(
        _ entry: ListingPage.Entry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let reading = try await site.store.mentoringListing(
            number(context), for: context.viewer, on: context.today(site), at: site.now)
        var surroundings = ListingPage.Surroundings()
        surroundings.ask = reading.ask
        surroundings.agreement = reading.agreement
        surroundings.named = reading.named
        surroundings.matches = reading.matches
        let page = ListingPage(
            reading.listing, surroundings, entry, for: context.member.number, on: context.today(site),
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension MemberContext {
    /// The listing that the address names, for its owner alone.
    func ownListing(_ site: WebSite) async throws -> MentoringListingReading {
        try await site.store.ownMentoringListing(
            parameters.number("listing"), of: viewer, on: today(site), at: site.now)
    }
}
