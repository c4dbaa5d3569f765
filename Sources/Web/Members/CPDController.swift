import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// A member's log of continuing professional development, which nobody else sees.
struct CPDController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = CPDEntry.Entry()
        entry.day = today(context)
        entry.submission = Token().text
        if let number = Int64(request.query("discussion")) {
            let reading = try await site.store.discussion(Number(rawValue: number), for: context.viewer)
            entry.discussion = reading.discussion.number.description
            entry.activity = "Journal club (\(reading.club.name)): \(reading.article.record.citedTitle)"
                .excerpt(CPDEntry.activityLimit)
        }
        if let piece = Worksheet.Piece(code: request.query("worksheet")) {
            let words = try await site.store.words(of: piece, for: context.viewer)
            entry.piece = piece.code
            entry.activity = words.activity.excerpt(CPDEntry.activityLimit)
            entry.learned = words.learned
        }
        return try await page(entry, request, context)
    }

    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = CPDEntry.Entry(context.form)
        do {
            try await site.store.log(
                try CPDEntry.Said(entry, today: today(context)), submission: entry.submission,
                by: context.member.number, for: context.viewer, at: site.now)
            return site.redirect(to: SitePath.cpdLog)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, refusal)
        }
    }

    func correctionForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = try await site.store.cpdEntry(
            context.parameters.number("entry"), of: context.member.number)
        return try await correctionPage(entry.number, CPDEntry.Entry(entry.said), request, context)
    }

    func correct(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("entry", of: CPDEntry.self)
        let entry = CPDEntry.Entry(context.form)
        do {
            try await site.store.correct(
                number, to: try CPDEntry.Said(entry, today: today(context)), by: context.member.number)
            return site.redirect(to: SitePath.cpdLog)
        } catch let refusal as Refusal where refusal.isAboutInput {
            _ = try await site.store.cpdEntry(number, of: context.member.number)
            return try await correctionPage(number, entry, request, context, refusal)
        }
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.remove(
            context.parameters.number("entry", of: CPDEntry.self), of: context.member.number)
        return site.redirect(to: SitePath.cpdLog)
    }

    func file(_ request: Request, _ context: MemberContext) async throws -> Response {
        let year = year(request)
        let log = try await site.store.cpdLog(of: context.member.number, in: year)
        var rows = log.map { entry in
            [
                entry.said.day.description, entry.said.activity, String(entry.said.minutes), entry.said.learned,
                entry.said.change, entry.said.discussion.map { site.origin + SitePath.discussion($0) } ?? "",
            ]
        }
        if let year {
            rows.append(["\(year)", "All of the year", String(log.map(\.said.minutes).reduce(0, +)), "", "", ""])
        }
        return site.download(
            CSV.text([["Date", "Activity", "Minutes", "What I learned", "How my practice changes", "Address"]] + rows),
            "text/csv; charset=utf-8", named: "cpd-log" + (year.map { "-\($0)" } ?? ""), "csv")
    }

    /// The year that was chosen; nil for all.
    private func year(_ request: Request) -> Int? {
        let typed = request.query("year")
        return typed.utf8.count == 4 ? Int(typed) : nil
    }

    /// Where the member is.
    private func today(_ context: MemberContext) -> String {
        context.visit.time.date(site.now)
    }

    private func page(
        _ entry: CPDEntry.Entry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let slice = Slice(size: 50, page: request.page)
        let year = year(request)
        let log = try await site.store.cpdLog(of: context.member.number, in: year, slice)
        let page = CPDLogPage(
            log.entries.rows, minutes: log.minutes, page: slice.page, hasMore: log.entries.hasMore, in: year,
            of: try await site.store.cpdYears(of: context.member.number), form: entry,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func correctionPage(
        _ number: Number<CPDEntry>, _ entry: CPDEntry.Entry, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = CPDEntryPage(
            number, entry, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension CPDEntry.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        activity = form["activity"]
        day = form["day"]
        minutes = form["minutes"]
        learned = form["learned"]
        change = form["change"]
        discussion = form["discussion"]
        piece = form["worksheet"]
        submission = String(form["submission"].tidied.prefix(64))
    }
}
