import Colloquium
import Hummingbird
import Pages
import Store

/// The page on which facilitators write the pre-reading note and a new prompt: one form, of which either is sent while the
/// other is typed still.
struct PromptsDesk: Sendable {
    let site: WebSite
    let request: Request
    let context: MemberContext

    /// The discussion, for a facilitator of its club.
    var reading: DiscussionReading {
        get async throws { try await site.facilitated(context, to: WebSite.guiding) }
    }

    /// The form, with what was typed into it. A note that was not touched, and is an older one, is as it stands by now.
    func typed(in reading: DiscussionReading) -> PromptsPage.Typed {
        let form = context.form
        let over = form.overVersion
        let isOlder = over.map { (0..<reading.guidance.noteVersion).contains($0) } ?? false
        let isAsGiven = form.has("note-given") && form["note"].tidied == form["note-given"].tidied
        let isTyped = form.has("note") && !(isOlder && isAsGiven)
        var typed = PromptsPage.Typed(note: isTyped ? form["note"] : reading.guidance.note.source)
        typed.noteVersion = isTyped ? over : nil
        typed.prompt = form.has("question") ? Prompt.Entry(form) : next(in: reading)
        return typed
    }

    /// A prompt opens on the next day.
    func next(in reading: DiscussionReading) -> Prompt.Entry {
        var entry = Prompt.Entry()
        entry.day = "\(reading.guidance.days.next(at: site.now))"
        return entry
    }

    /// The form as it was sent, with what is wrong in it; somebody may have saved another note since it was read.
    func refused(_ part: PromptsPage.Part, _ refusal: Refusal) async throws -> Response {
        let reading = try await self.reading
        var forms = typed(in: reading)
        forms.refused = part
        forms.mayOverwrite = part == .note && refusal.kind == .conflict
        if part == .note {
            forms.noteIdentifiesNobody = context.form.identifiesNobody
            forms.prompt.identifiesNobody = ""
        }
        return try await page(reading, forms, refusal)
    }

    func page(
        _ reading: DiscussionReading, _ typed: PromptsPage.Typed, saved: PromptsPage.Part? = nil,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = PromptsPage(
            reading.discussion, title: reading.article.record.title, reading.guidance, typed, saved: saved,
            at: site.now, time: context.visit.time.inClub(reading.club.timeZone).named, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// Where nothing is typed any more.
    func empty(of number: Number<Discussion>) -> Response {
        site.redirect(to: "\(SitePath.prompts(number))?sent=\(SitePath.keepKey(ofPromptsIn: number))#prompts")
    }
}

extension WebSite {
    /// What only facilitators may do, where they help members to read and to discuss.
    static let guiding = "write the pre-reading note and prompts"

    func draft(_ entry: Prompt.Entry) throws -> Prompt.Draft {
        try Prompt.Draft(entry) { markdown($0, headingsFrom: 3) }
    }
}

extension Prompt.Entry {
    init(_ form: FormData) {
        self.init()
        day = form["day"]
        question = form["question"]
        begun = form["begun"]
        identifiesNobody = form.identifiesNobody
    }
}
