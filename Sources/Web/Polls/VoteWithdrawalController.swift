import Colloquium
import Hummingbird
import Pages
import Store

/// Taking back the words of a vote.
struct VoteWithdrawalController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let page = ConfirmationPage(
            "Withdraw the words of this vote?",
            "Reasons, references and competing interests are no longer shown. What was chosen counts still.",
            action: SitePath.withdrawal(ofVote: try number(context)), label: "Withdraw them",
            csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func withdraw(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let poll = try await site.store.withdrawWords(of: try number(context), by: context.viewer, at: site.now)
        return try await site.respond(wordsWithdrawnFrom: poll, to: request, context)
    }

    private func number(_ context: ParticipantContext) throws -> Number<Vote> { try context.parameters.number("vote") }
}
