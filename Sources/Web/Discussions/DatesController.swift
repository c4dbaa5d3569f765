import Colloquium
import Hummingbird
import Pages
import Store

/// Changing the dates of a discussion, and calling it off, as facilitators do.
struct DatesController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let entry = reading.discussion.schedule.entry(in: reading.club.timeZone, at: site.now)
        return try await page(reading, entry, request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try await reading(context).discussion.number
        let entry = Schedule.Entry(context.form)
        do {
            try await site.store.changeDates(
                of: number, to: entry, from: try context.form.courseMark, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.discussion(number))?sent=\(SitePath.keepKey(ofDatesOf: number))")
        } catch let refusal as Refusal where refusal.isAboutInput {
            // It may have another course by now.
            return try await page(try await reading(context), entry, request, context, refusal)
        }
    }

    func callingOffForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let audience = try await site.store.audience(ofCallingOff: reading.discussion.number, by: context.viewer)
        try reading.discussion.refuseToCallOff(contributions: audience.contributions, at: site.now)
        let page = ConfirmationPage(
            "Call this discussion off?",
            "“\(reading.article.record.title)” will not be discussed then, and calendars show it as cancelled. \(audience.words) This cannot be undone; the article can be brought to the club again.",
            action: SitePath.callingOff(reading.discussion.number), label: "Call it off",
            csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func callOff(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try await reading(context).discussion.number
        let info = try await site.store.site()
        try await site.store.callOff(number, by: context.viewer, at: site.now) { site.letter(calling: $0, off: info) }
        return site.redirect(to: SitePath.discussion(number))
    }

    private func reading(_ context: MemberContext) async throws -> DiscussionReading {
        try await site.facilitated(context, to: "change the dates of a discussion")
    }

    private func page(
        _ reading: DiscussionReading, _ entry: Schedule.Entry, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = DatesPage(
            reading.discussion, title: reading.article.record.title, entry, zone: reading.club.timeZone, at: site.now,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Schedule.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        readingOn = form["reading-on"]
        readingAt = form["reading-at"]
        opensOn = form["opens-on"]
        opensAt = form["opens-at"]
        window = form["window"]
        closesOn = form["closes-on"]
        closesAt = form["closes-at"]
    }
}

extension WebSite {
    /// Tells somebody that what they were to come to does not take place.
    fileprivate func letter(calling content: CallingOffContent, off info: Site) -> OutgoingMail {
        let time = ReaderTime(zone: content.timeZone).named
        let opening = time.nearby(content.opening)
        var letter = Letter(
            "Called off: \(content.articleTitle)",
            [
                "Dear \(content.name),",
                "\(content.clubName) was to discuss “\(content.articleTitle)”, \(opening). It does not take place.",
            ], link: origin + content.path, label: "Go to \(info.name)", footing: content.footing(on: info.name))
        switch content.reason {
        case .coming(let member):
            let code = UnsubscribeCode(member: member, mailing: .reminders)
            letter.stopURL = origin + SitePath.unsubscribe(code.text(in: info))
        case .invited(let invitation, _):
            letter.stopURL = origin + SitePath.unsubscribe(UnsubscribeCode(invitation).text(in: info))
            letter.stopLabel = "Send me no more invitations"
        }
        return self.letter(
            "calling off", from: info.name, to: content.email, name: content.name,
            subject: letter.heading.excerpt(150), letter, usefulUntil: content.closing)
    }
}

extension CallingOffContent {
    /// Who has not come yet may not read the discussion.
    fileprivate var path: String {
        if case .invited(_, hasCome: false) = reason { return "/" }
        return SitePath.discussion(discussion, articleTitle)
    }

    fileprivate func footing(on siteName: String) -> String {
        switch reason {
        case .coming: "\(siteName) tells you since you said that you will come."
        case .invited: "\(siteName) tells you since you were invited as an author of the article."
        }
    }
}

extension CallingOffAudience {
    fileprivate var words: String {
        switch letters {
        case 0: "Nobody has said that they will come, and no author has been invited."
        case 1: "One person, who said that they will come or was invited as an author, gets a letter."
        default: "\(letters) people, who said that they will come or were invited as authors, get a letter."
        }
    }
}
