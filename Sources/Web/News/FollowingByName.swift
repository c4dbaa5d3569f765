import Colloquium
import Hummingbird
import Pages
import Store

extension SubscriptionController {
    /// Follows one more thing, by its name.
    func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = context.form
        do {
            try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
            guard let delivery = Delivery(rawValue: form["delivery"]) else {
                throw Refusal.invalid("delivery", "Choose how to hear of it.")
            }
            let subject = form["subject"].tidiedLine
            if ["club", "member", "discussion", "question"].contains(form["kind"]), let address = WebAddress(subject),
                let own = WebAddress(site.origin), address.host != own.host
            {
                throw Refusal.invalid("subject", "This address is not of this site.")
            }
            let listed = form["kind"] == "journal" ? site.journals.journal(called: subject) : nil
            let scope = try await site.store.scope(
                form["kind"], named: subject, alsoCalled: listed?.allNames ?? [], for: context.viewer)
            let added = try await site.store.follow(
                scope, delivery, insteadOf: Subscription.Scope(form["instead"]), by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.added(added.scope, before: added.before))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(notice: .init(""), request, context, refusal)
        }
    }

    /// That something is followed since a moment ago; where nothing here is of it yet, a slip of the pen or one to come, what
    /// may be meant.
    /// - Parameter before: how it was followed before; nil where it was not.
    func notice(
        ofAdded scope: Subscription.Scope, before: Delivery?, _ context: MemberContext
    ) async throws -> SubscriptionsPage.Notice {
        guard let (delivery, name) = try await site.following(scope, for: context.viewer), let delivery else {
            return .init("")
        }
        if try await site.isMuted(scope, by: context.member.number) == true {
            return .init("Saved, but it is muted: nothing of it comes until you unmute it.")
        }
        if before != nil { return .init(scope.addedWords(name, delivery, before: before)) }
        guard try await !site.store.isUsed(scope, for: context.viewer) else {
            return .init(scope.addedWords(name, delivery, before: nil), following: scope, delivery)
        }
        // What stands in the catalogue is spelt right, though nobody has posted anything of it.
        if let title = scope.word, scope.kind == .journal, site.journals.journal(called: title) != nil {
            return .init(scope.unusedWords(isListed: true), following: scope, delivery)
        }
        let listed = site.journals.journals.flatMap { journal in
            journal.allNames.map { (NewsWord.journalKey($0), journal.name) }
        }
        let nearest = try await site.store.nearest(to: scope, or: listed, for: context.viewer)
        return .init(scope.unusedWords(isListed: false), following: scope, delivery, near: nearest)
    }
}
