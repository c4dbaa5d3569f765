import Colloquium
import Hummingbird
import Pages
import Store

/// What administrators see of the mail, and decide about it.
struct MailDeskController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        try await page("", request, context)
    }

    private func page(
        _ address: String, _ request: Request, _ context: AdministratorContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let time = context.visit.time
        let bounds = time.lastDays(30, upTo: site.now)
        let desk = try await site.store.mailDesk(bounds, for: context.viewer, at: site.now)
        let page = MailDeskPage(
            route: site.mailRoute.words, queue: MailQueueWords(desk.queue, at: site.now),
            relayFailure: desk.relayFailure?.words(time) ?? "",
            days: zip(bounds, desk.days).map { MailDayLine($1, of: $0, time) }.reversed(),
            domains: desk.domains.map { MailDomainLine($0, time) },
            troubled: desk.troubled.map { DeskMailLine($0, by: site.mailRoute, time) },
            returned: desk.returned.map { ReturnedMailLine($0, time) },
            late: desk.late.map { DeskMailLine($0, by: site.mailRoute, time) },
            tests: desk.tests.map { DeskMailLine($0, by: site.mailRoute, time) },
            dropped: desk.dropped.map { DroppedMailLine($0, time) },
            typed: address, notice: MailDeskNotice(rawValue: request.query("done"))?.words ?? "",
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    func sendTest(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let typed = context.form["address"].tidied
        guard let address = EmailAddress(typed) else {
            let refusal = Refusal(invalid: [Refusal.Problem("address", "This is not an e-mail address.")])
            return try await page(context.form["address"], request, context, refusal)
        }
        let name = try await site.store.site().name
        let sender = context.member.profile.name
        let mail = site.letter(
            Store.testKind, from: name, to: address, subject: "A test of the mail of \(name)",
            Letter(
                "A test of the mail of \(name)",
                ["\(sender) sent this to see whether mail arrives. It did."], link: site.origin + SitePath.mailDesk,
                label: "Look after the mail", footing: "Nothing is asked of you; nothing more will come."))
        let number = try await site.store.sendTest(mail, by: context.viewer, at: site.now)
        return done(try await isTriedSoon(number) ? .testTried : .tested)
    }

    /// Waits a little for what becomes of a mail: most relays answer at once, and nobody likes to look again.
    private func isTriedSoon(_ number: Number<LeasedMail>) async throws -> Bool {
        let end = ContinuousClock.now + site.patience
        repeat {
            if try await site.store.isTried(number) { return true }
            try await Task.sleep(for: min(site.patience, .milliseconds(100)))
        } while ContinuousClock.now < end
        return false
    }

    func retry(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let doubt = Int64(context.form["doubt"]).map(Instant.init(rawValue:))
        let unsure = try await site.store.retry(
            context.parameters.number("mail"), sureOf: doubt, by: context.viewer, at: site.now)
        guard let unsure else { return done(.retried) }
        let page = ConfirmationPage(
            "Send this mail again?",
            "The server was given the mail (\(unsure.kind)) to \(unsure.recipient) and did not say whether it took it. If it did, it arrives twice.",
            action: SitePath.retryMail(unsure.number.description), label: "Send it again",
            csrf: context.visit.formToken,
            carrying: [("doubt", unsure.settledAt.map { "\($0.rawValue)" } ?? "")])
        return try await site.respond(page, to: request, context)
    }

    func retryAll(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        try await site.store.retryMails(by: context.viewer, at: site.now)
        return done(.retriedAll)
    }

    func retryDomain(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let domain = context.parameters.get("domain") ?? ""
        try await site.store.retryMails(to: domain.lowercased(), by: context.viewer, at: site.now)
        return done(.retriedAll)
    }

    func removalForm(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let mail = try await site.store.undecidedMail(context.parameters.number("mail"), for: context.viewer)
        let page = ConfirmationPage(
            "Drop this mail?",
            "The mail (\(mail.kind)) to \(mail.recipient) will never be sent, and its text is deleted. What it tells is not told in another mail.",
            action: SitePath.mailRemoval(mail.number.description), label: "Drop it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func remove(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        try await site.store.drop(context.parameters.number("mail"), by: context.viewer, at: site.now)
        return done(.dropped)
    }

    private func done(_ notice: MailDeskNotice) -> Response {
        site.redirect(to: "\(SitePath.mailDesk)?done=\(notice.rawValue)")
    }
}

/// What was done a moment ago, as the address says it.
private enum MailDeskNotice: String {
    case tested, retried, dropped
    case testTried = "test-tried"
    case retriedAll = "retried-all"

    var words: String {
        switch self {
        case .tested: "The test is in the queue. Reload this page to see what became of it."
        case .testTried: "What became of the test stands below, under “What became of tests”."
        case .retried: "It is tried now."
        case .retriedAll: "All that wait for this domain are tried now."
        case .dropped: "It was dropped and will never be sent."
        }
    }
}

extension WebSite.MailRoute {
    /// Where mails go, and whether that is only into files.
    var words: (text: String, isWritten: Bool) {
        switch self {
        case .smtp(let server): (server, false)
        case .files(let directory): (directory, true)
        }
    }
}

extension MailQueueWords {
    init(_ queue: MailDesk.Queue, at now: Instant) {
        self.init(
            waiting: queue.waiting, heldBack: queue.heldBack, oldest: queue.oldest.map { Span.between($0, now) })
    }
}

extension RelayFailure {
    fileprivate func words(_ time: ReaderTime) -> String {
        "The server that the site gives its mails to could not be reached, or would not have them, since \(time.moment(since)); it was last tried \(time.moment(failedAt)): \(reason.withoutMailboxes) What waits is tried again by itself."
    }
}

extension MailDayLine {
    init(_ day: MailDesk.Day, of start: Instant, _ time: ReaderTime) {
        self.init(
            name: time.day(start), short: time.shortDay(start), sent: day.sent, failed: day.failed,
            bounced: day.bounced)
    }
}

extension MailDomainLine {
    init(_ domain: TroubledDomain, _ time: ReaderTime) {
        self.init(
            domain: domain.domain, failedAt: time.moment(domain.failedAt), reason: domain.reason,
            rest: domain.restsUntil.map(time.moment) ?? "", waiting: domain.waiting)
    }
}

extension DeskMailLine {
    init(_ mail: DeskMail, by route: WebSite.MailRoute, _ time: ReaderTime) {
        let state =
            switch mail.state {
            case .waiting where mail.isHeldBack: "held back"
            case .refused where mail.isHeldBack: "refused, and mails to this address are held back"
            case .waiting where mail.attempts > 0: "waiting, tried next \(time.moment(mail.dueAt))"
            case .waiting: "waiting"
            case .sending, .handedOver: "on its way"
            case .sent: route.words.isWritten ? "written" : "sent"
            case .refused: "refused"
            case .inDoubt: "in doubt"
            }
        self.init(
            number: mail.number.description, recipient: mail.recipient, kind: mail.kind,
            writtenAt: time.moment(mail.writtenAt), state: state, reason: mail.lastError,
            isHeldBack: mail.isHeldBack)
    }
}

extension ReturnedMailLine {
    init(_ mail: ReturnedMail, _ time: ReaderTime) {
        self.init(
            to: mail.recipient, kind: mail.kind, at: time.moment(mail.bouncedAt), status: mail.status,
            reason: mail.reason, reporter: mail.reporter)
    }
}

extension DroppedMailLine {
    init(_ mail: DroppedMail, _ time: ReaderTime) {
        self.init(
            number: mail.number.description, kind: mail.kind, domain: mail.domain, by: mail.droppedBy,
            at: time.moment(mail.droppedAt))
    }
}
