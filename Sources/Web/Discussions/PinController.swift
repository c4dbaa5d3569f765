import Colloquium
import Hummingbird
import Pages
import Store

/// Keeping contributions for the synthesis.
struct PinController: Sendable {
    let site: WebSite

    func pin(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number: Number<Contribution> = try context.parameters.number("contribution")
        let part = Synthesis.Part(rawValue: context.form["part"])
        if part == nil, !context.form["part"].isEmpty {
            throw Refusal(.invalid, "Choose a part of the synthesis.")
        }
        let place = try await site.keepingUnsaved(beside: number, context)
        try await site.store.pin(number, under: part, by: context.viewer, at: site.now)
        return site.redirect(to: place)
    }

    func unpin(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number: Number<Contribution> = try context.parameters.number("contribution")
        let place = try await site.keepingUnsaved(beside: number, context)
        try await site.store.unpin(number, by: context.viewer)
        return site.redirect(to: place)
    }
}
