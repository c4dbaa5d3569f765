import Colloquium
import Hummingbird
import Pages
import Store

/// "Would this change my practice?"
struct PracticeController: Sendable {
    let site: WebSite

    func answer(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let entry = PracticeAnswer.Entry(context.form)
        let reading = try await site.store.appraisals(of: number, for: context.viewer)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            guard let time = PracticeAnswer.Time(rawValue: entry.time) else {
                throw Refusal(.invalid, "Say whether this is before or after the discussion: reload its page.")
            }
            try await site.store.answerPractice(
                PracticeAnswer(entry), time, in: number, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.discussion(number, reading.articleTitle))#practice")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(reading, entry, refusal, request, context)
        }
    }

    /// The question as it is asked now, with what was typed.
    private func page(
        _ reading: DiscussionAppraisals, _ entry: PracticeAnswer.Entry, _ refusal: Refusal, _ request: Request,
        _ context: MemberContext
    ) async throws -> Response {
        let number = reading.discussion.number
        let time = reading.discussion.schedule.stage(at: site.now).practiceTime ?? .after
        let form = PracticeForm(of: number, time, entry, said: reading.ownAnswers, in: refusal.problems)
        let page = PracticePage(
            discussion: (number, reading.articleTitle), form: form, csrf: context.visit.formToken,
            problems: refusal.problems)
        return try await site.respond(page, to: request, context, status: refusal.status)
    }
}

extension PracticeAnswer.Entry {
    init(_ form: FormData) {
        self.init()
        change = form["change"]
        why = form["why"]
        time = form["time"]
        identifiesNobody = form.identifiesNobody
    }
}
