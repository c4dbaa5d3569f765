import Colloquium
import Hummingbird
import Pages
import Store

/// Asking the author of a contribution for a reference.
struct CitationRequestController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number: Number<Contribution> = try context.parameters.number("contribution")
        let row = try await site.store.contribution(number, for: context.viewer)
        try row.authorship.refuseUnlessAskedForReference(by: context.viewer)
        let path = SitePath.citationRequest(number)
        let isAsked = try await site.store.asksForReference(in: number, context.viewer)
        let page =
            isAsked
            ? ConfirmationPage(
                "You asked for a reference", "The contribution is marked until its author names one in its text.",
                action: "\(path)/removal", label: "Take it back", csrf: context.visit.formToken)
            : ConfirmationPage(
                "Ask \(row.authorName) for a reference?",
                "They get a mail, without your name, and the contribution is marked until they name one in its text.",
                action: path, label: "Ask for a reference", csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number: Number<Contribution> = try context.parameters.number("contribution")
        try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
        try await site.store.askForReference(in: number, by: context.viewer, at: site.now)
        return site.redirect(to: try await site.keepingUnsaved(beside: number, context))
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number: Number<Contribution> = try context.parameters.number("contribution")
        try await site.store.takeBackRequestForReference(in: number, by: context.viewer)
        return site.redirect(to: try await site.keepingUnsaved(beside: number, context))
    }
}
