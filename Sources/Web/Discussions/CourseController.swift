import Colloquium
import Hummingbird
import Pages
import Store

/// Steering a discussion: opening, closing and archiving it.
struct CourseController: Sendable {
    let site: WebSite

    func move(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        guard let move = Schedule.Move(rawValue: context.form["move"]) else {
            throw Refusal(.invalid, "Choose what to do with the discussion.")
        }
        try await site.store.move(number, move, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.discussion(number))
    }
}
