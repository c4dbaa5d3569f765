import Colloquium
import Hummingbird
import Pages
import Store

/// Who may read one's worksheet: members, and whoever has one of its links.
struct WorksheetSharingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(nil, .fresh, request, context)
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = WorksheetSharingPage.Entry()
        for part in Worksheet.Part.allCases {
            entry.audiences[part.rawValue] = context.form["audience-\(part.rawValue)"]
        }
        entry.named = context.form["named"]
        do {
            var inspection = Inspection()
            let audiences = inspection.worksheetAudiences(entry.audiences)
            let named = inspection.handles(entry.named, isNeeded: audiences.values.contains(.named))
            try inspection.settle()
            try await site.store.shareWorksheet(audiences, named: named, by: context.viewer)
            return site.redirect(to: "\(SitePath.worksheetSharing)?saved=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, .fresh, request, context, refusal: refusal)
        }
    }

    /// The address is shown in the answer and nowhere else, so there is no page to redirect to.
    func makeLink(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Worksheet.LinkEntry()
        entry.name = context.form["link-name"]
        entry.days = context.form["days"]
        entry.reflection = context.form["shows-reflection"]
        entry.map = context.form["shows-map"]
        entry.names = context.form["shows-names"]
        entry.submission = context.form.submission
        do {
            let token = try await site.store.makeWorksheetLink(
                Worksheet.LinkDraft(entry), by: context.viewer, at: site.now)
            return try await page(
                nil, .fresh, request, context, made: site.origin + SitePath.linkedWorksheet(token.text))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(nil, entry, request, context, refusal: refusal)
        }
    }

    func revokeLink(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.revokeWorksheetLink(
            context.parameters.number("link"), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.worksheetSharing)
    }

    /// - Parameter typed: nil to show who may read it now.
    private func page(
        _ typed: WorksheetSharingPage.Entry?, _ link: Worksheet.LinkEntry, _ request: Request,
        _ context: MemberContext, made: String? = nil, refusal: Refusal? = nil
    ) async throws -> Response {
        let own = try await site.store.worksheet(of: context.viewer)
        let blocked = try await site.store.blockedMembers(by: context.viewer)
        let page = WorksheetSharingPage(
            typed ?? .init(own.sharing, named: own.named),
            tieCount: Tie.audienceCount(own.ties, besides: Set(blocked.map(\.number))),
            links: try await site.store.worksheetLinks(of: context.viewer, at: site.now), link, made: made,
            isSaved: request.query("saved") == "yes", time: context.visit.time, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        var response = try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }
}

/// A worksheet at an address that is a secret.
struct LinkedWorksheetController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        guard let token = Token(context.parameters.get("token") ?? "") else {
            throw Refusal(.notFound, "There is no such worksheet here, or it is not open to you.")
        }
        let linked = try await site.store.linkedWorksheet(token, for: context.viewer, at: site.now)
        let time = context.visit.time
        let page = LinkedWorksheetPage(
            of: linked.ownerName, linked.reading.worksheet, linked.reading.names, linked.ties, linked.link,
            today: time.date(site.now), time: time)
        var head = PageHead()
        head.metas = [PageHead.Meta("robots", "noindex, nofollow")]
        var response = try await site.respond(page, to: request, context, head: head)
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.robots] = "noindex, nofollow"
        return response
    }
}

extension Worksheet.LinkEntry {
    /// Nothing typed yet, with what tells two forms apart from one that was sent twice.
    fileprivate static var fresh: Self {
        var entry = Self()
        entry.submission = Token().text
        return entry
    }
}
