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
        try await site.store.give(signal, to: number, by: context.viewer, at: site.now)
        return try await site.backToThread(at: number, context)
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (signal, number) = try pressed(context)
        try await site.store.takeBack(signal, from: number, by: context.viewer)
        return try await site.backToThread(at: number, context)
    }

    private func pressed(_ context: MemberContext) throws -> (Signal, Number<Contribution>) {
        guard let signal = context.parameters.get("signal").flatMap(Signal.init) else {
            throw Refusal(.notFound, "There is no such signal.")
        }
        return (signal, try context.parameters.number("contribution"))
    }
}

extension WebSite {
    /// To the contribution a button was pressed at, on the page as it was read.
    func backToThread(at number: Number<Contribution>, _ context: MemberContext) async throws -> Response {
        let row = try await store.contribution(number, for: context.viewer)
        let path = SitePath.discussion(
            row.discussion, kind: Contribution.Kind(rawValue: context.form["kind"]),
            order: ReadingOrder(rawValue: context.form["order"]) ?? .time)
        return redirect(to: "\(path)#\(SitePath.anchor(number))")
    }
}
