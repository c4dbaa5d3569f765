import Colloquium
import Hummingbird
import Pages
import Store

/// Bringing two of one's ties together, and answering who does so with oneself.
struct IntroductionController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let readings = try await site.store.introductions(for: context.viewer)
        let (now, time, reader) = (site.now, context.visit.time, context.member.number)
        let lines = readings.map { reading in
            (
                isOwn: reading.introducer.number == reader,
                line: IntroductionsPage.Line(
                    reading.introduction, reading.names(for: reader), reading.standing, at: now, time: time)
            )
        }
        let page = IntroductionsPage(
            received: lines.filter { !$0.isOwn }.map(\.line), written: lines.filter(\.isOwn).map(\.line),
            isWithdrawn: request.query("withdrawn") == "yes")
        return try await site.respond(page, to: request, context)
    }

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Introduction.Entry()
        entry.first = request.query("first")
        entry.second = request.query("second")
        entry.submission = Token().text
        return try await formPage(entry, request, context)
    }

    /// Shows what each would get; nothing is kept.
    func preview(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = Introduction.Entry(context.form)
        do {
            return try await formPage(entry, preview: Introduction.Draft(entry), request, context)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await formPage(entry, request, context, refusal)
        }
    }

    func introduce(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = Introduction.Entry(context.form)
        do {
            let draft = try Introduction.Draft(entry)
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let number = try await site.store.introduce(draft, by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.introduction(number))?sent=\(SitePath.keepKey(ofIntroduction: nil))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await formPage(entry, request, context, refusal)
        }
    }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        if request.isOpening {
            try await site.store.readIntroduction(
                reading.introduction.number, by: context.viewer, at: site.now)
        }
        return try await page(reading, Desk(reading, context), request, context)
    }

    func answer(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("introduction", of: Introduction.self)
        var entry = Introduction.AnswerEntry()
        (entry.answer, entry.contact) = (context.form["answer"], context.form["contact"])
        do {
            try await site.store.answer(
                number, Introduction.Answer(entry), by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.introduction(number))?sent=\(SitePath.keepKey(ofIntroduction: number))")
        } catch let refusal as Refusal where refusal.isAboutInput {
            let reading = try await reading(context)
            var desk = Desk(reading, context)
            (desk.answer, desk.problems) = (entry, refusal.problems)
            return try await page(reading, desk, request, context, status: refusal.status)
        }
    }

    func withdrawalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let number = reading.introduction.number
        guard case .introducer = reading.part else { throw Refusal(.notFound, "This is not yours to take back.") }
        guard reading.introduction.state(at: site.now) == .waiting else {
            return site.redirect(to: SitePath.introduction(number))
        }
        let page = ConfirmationPage(
            "Take this introduction back?",
            "\(reading.one.name) and \(reading.other.name) see it no more, nor what either answered, and are told nothing else; a mail that has left already stays with them. You cannot introduce these two again, nor for 30 days from the introduction either of them to somebody else.",
            action: SitePath.withdrawal(of: number), label: "Take it back", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.withdrawIntroduction(
            context.parameters.number("introduction"), by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.introductions)?withdrawn=yes")
    }

    func conclude(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("introduction", of: Introduction.self)
        let entry = Introduction.OutcomeEntry(context.form)
        do {
            try await site.store.conclude(
                number, Introduction.Outcome(entry), by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.introduction(number))#outcome")
        } catch let refusal as Refusal where refusal.isAboutInput {
            let reading = try await reading(context)
            var desk = Desk(reading, context)
            (desk.outcome, desk.problems) = (entry, refusal.problems)
            return try await page(reading, desk, request, context, status: refusal.status)
        }
    }

    private typealias Desk = IntroductionPage.Desk

    private func reading(_ context: MemberContext) async throws -> IntroductionReading {
        try await site.store.introduction(context.parameters.number("introduction"), for: context.viewer)
    }

    private func page(
        _ reading: IntroductionReading, _ desk: Desk, _ request: Request, _ context: MemberContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (introduction, now, time) = (reading.introduction, site.now, context.visit.time)
        let reader = context.member.number
        let page =
            switch reading.part {
            case .introducer(let told):
                IntroductionPage(
                    introduction, of: reading.one.person, and: reading.other.person, told: told, desk, at: now,
                    time: time)
            case .invited(let invited):
                IntroductionPage(
                    introduction, by: reading.introducer.person, to: reading.partner(of: reader).person,
                    reading.standing, contact: invited.contact, tie: invited.tie, desk, at: now, time: time,
                    words: introduction.words(to: reader))
            }
        return try await site.respond(page, to: request, context, status: status)
    }

    private func formPage(
        _ entry: Introduction.Entry, preview: Introduction.Draft? = nil, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let blocked = Set(try await site.store.blockedMembers(by: context.viewer).map(\.number))
        let people = try await site.store.network(of: context.viewer).ties.compactMap(\.introducible)
            .filter { !blocked.contains($0.number) }
        let page = IntroductionFormPage(
            entry, among: people, preview: preview, by: context.member.profile.name, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension Tie {
    /// Who can be introduced: a member whom the owner knows.
    fileprivate var introducible: IntroductionFormPage.Person? {
        guard strength != .wishedFor, let member = node.member else { return nil }
        return IntroductionFormPage.Person(member, node.name)
    }
}

extension Author {
    fileprivate var person: IntroductionPage.Person { (number, name) }
}

extension IntroductionReading {
    fileprivate var standing: IntroductionStanding {
        switch part {
        case .introducer: .introducer
        case .invited(let invited):
            switch invited.answer {
            case nil: .asked
            case .yes: .saidYes
            case .no: .saidNo
            }
        }
    }

    fileprivate func names(for reader: Number<Member>) -> [String] {
        reader == introducer.number ? [one.name, other.name] : [partner(of: reader).name]
    }
}

extension IntroductionPage.Desk {
    /// Begun with what the reader said before; the contact is the address of their account, if they gave no other.
    fileprivate init(_ reading: IntroductionReading, _ context: MemberContext) {
        self.init(csrf: context.visit.formToken)
        answer.contact = context.member.email.text
        if case .invited(let invited) = reading.part {
            switch invited.answer {
            case .yes(let contact): (answer.answer, answer.contact) = ("yes", contact)
            case .no: answer.answer = "no"
            case nil: break
            }
        }
        if let said = reading.ownOutcome {
            (outcome.worth, outcome.words) = (said.worth.rawValue, said.words)
            outcome.isShared = said.isShared ? "yes" : ""
        }
    }
}

extension Introduction.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        first = form["first"]
        second = form["second"]
        words = form["words"]
        wordsToFirst = form["words-first"]
        wordsToSecond = form["words-second"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        identifiesNobody = form.identifiesNobody
    }
}

extension Introduction.OutcomeEntry {
    fileprivate init(_ form: FormData) {
        self.init()
        worth = form["worth"]
        words = form["outcome-words"]
        isShared = form["shared"]
        identifiesNobody = form.identifiesNobody
    }
}
