import Colloquium
import Hummingbird
import Pages
import Store

/// Steering a discussion: opening, closing and archiving it by hand.
struct CourseController: Sendable {
    let site: WebSite

    func move(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        guard let move = Schedule.Move(rawValue: context.form["move"]) else {
            throw Refusal(.invalid, "Choose what to do with the discussion.")
        }
        let mark = try context.form.courseMark
        if move.isFinal, context.form["sure"] != "yes" {
            let state = try await site.store.state(of: number, for: context.viewer)
            if context.viewer.facilitates(state.club), state.schedule.moves(at: site.now).contains(move) {
                return try await site.respond(confirmation(of: move, mark, number, context), to: request, context)
            }
        }
        try await site.store.move(number, move, from: mark, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.discussion(number))?sent=\(SitePath.keepKey(ofCourseOf: number))")
    }

    private func confirmation(
        of move: Schedule.Move, _ mark: CourseMark, _ number: Number<Discussion>, _ context: MemberContext
    ) -> ConfirmationPage {
        ConfirmationPage(
            "Archive this discussion?",
            "It cannot be reopened after that. It stays to be read, found and cited, and its synthesis can still be changed.",
            action: SitePath.course(number), label: "Archive it", csrf: context.visit.formToken,
            carrying: [
                ("move", move.rawValue), ("stage", mark.stage.rawValue), ("course", "\(mark.version)"), ("sure", "yes"),
            ])
    }
}

extension FormData {
    /// How far the discussion had come when the form was drawn.
    var courseMark: CourseMark {
        get throws {
            guard let stage = Stage(rawValue: self["stage"]), let version = Int(self["course"]) else {
                throw Refusal(.invalid, "Open the discussion’s page again, and choose there what to do with it.")
            }
            return CourseMark(stage: stage, version: version)
        }
    }
}
