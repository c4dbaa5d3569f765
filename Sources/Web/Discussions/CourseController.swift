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
        try await site.store.move(number, move, from: try context.form.courseMark, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.discussion(number))
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
