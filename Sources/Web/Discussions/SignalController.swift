import Colloquium
import Hummingbird
import Pages
import Store

/// Saying what one thinks of a contribution with one press, and taking it back.
struct SignalController: Sendable {
    let site: WebSite

    func give(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (signal, number) = try pressed(context)
        try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
        let place = try await site.keepingUnsaved(beside: number, context)
        let hasTurned = try await site.store.give(signal, to: number, by: context.viewer, at: site.now)
        return site.redirect(to: hasTurned ? SitePath.place(place, turnedTo: number) : place)
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (signal, number) = try pressed(context)
        let place = try await site.keepingUnsaved(beside: number, context)
        try await site.store.takeBack(signal, from: number, by: context.viewer)
        return site.redirect(to: place)
    }

    private func pressed(_ context: MemberContext) throws -> (Signal, Number<Contribution>) {
        guard let signal = context.parameters.get("signal").flatMap(Signal.init) else {
            throw Refusal(.notFound, "There is no such signal.")
        }
        return (signal, try context.parameters.number("contribution"))
    }
}
