import Colloquium
import Foundation
import Hummingbird
import Pages
import Store

/// Following one thing and muting it, from the page of its own that every button leads to.
struct FollowingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = try context.parameters.scope()
        let notice =
            switch request.query("done") {
            case "followed" where try await site.isMuted(scope, by: context.member.number) == true:
                "Saved, but it is muted: nothing of it comes until you unmute."
            case "followed": "Saved. You follow it."
            case "ended": "You do not follow it any more."
            case "muted": "You hear nothing of it any more."
            case "unmuted": "You hear of it again, as far as you follow it."
            default: ""
            }
        return try await page(scope, notice: notice, request, context)
    }

    func follow(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = try context.parameters.scope()
        do {
            guard let delivery = Delivery(rawValue: context.form["delivery"]) else {
                throw Refusal.invalid("delivery", "Choose how to hear of it.")
            }
            try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
            try await site.store.follow(scope, delivery, by: context.viewer, at: site.now)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(scope, notice: "", request, context, refusal)
        }
        return done("followed", scope)
    }

    func unfollow(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = try context.parameters.scope()
        try await site.store.unfollow(scope, by: context.viewer, at: site.now)
        return try await done("ended", scope, context)
    }

    func mute(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = try context.parameters.scope()
        try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
        switch scope {
        case .discussion(let number):
            try await site.store.mute(.discussion(number), by: context.viewer, at: site.now)
        case .question(let number): try await site.store.mute(.question(number), by: context.viewer, at: site.now)
        case .member(let number): try await site.store.mute(number, by: context.viewer, at: site.now)
        default: throw Refusal(.notFound, "Only discussions, questions and members can be muted.")
        }
        return done("muted", scope)
    }

    func unmute(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = try context.parameters.scope()
        switch scope {
        case .discussion(let number): try await site.store.unmute(.discussion(number), by: context.viewer)
        case .question(let number): try await site.store.unmute(.question(number), by: context.viewer)
        case .member(let number): try await site.store.unmute(number, by: context.viewer)
        default: throw Refusal(.notFound, "Only discussions, questions and members can be muted.")
        }
        return try await done("unmuted", scope, context)
    }

    /// Where it was asked from, or where it can be taken back; what was closed to the member since has no page any more.
    private func done(
        _ what: String, _ scope: Subscription.Scope, _ context: MemberContext
    ) async throws -> Response {
        let isOpen = try await site.following(scope, for: context.viewer) != nil
        let page = isOpen ? "\(SitePath.following(scope))?done=\(what)" : SitePath.savedSubscriptions
        return site.redirect(to: site.localPath(context.form["back"], else: page))
    }

    private func done(_ what: String, _ scope: Subscription.Scope) -> Response {
        site.redirect(to: "\(SitePath.following(scope))?done=\(what)")
    }

    private func page(
        _ scope: Subscription.Scope, notice: String, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let (delivery, name) = try await site.store.following(scope, for: context.viewer)
        let page = FollowPage(
            scope, called: name, delivery: delivery, chosen: refusal == nil ? nil : context.form["delivery"],
            isMuted: try await site.isMuted(scope, by: context.member.number), halt: try await halt(context),
            notice: notice, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// Why no mail comes to the member now.
    private func halt(_ context: MemberContext) async throws -> String {
        if try await site.store.suspendedAddress(of: context.member.number) != nil {
            return "Mails to your address came back, so none is sent there now."
        }
        let pause = try await site.store.subscriptions(of: context.member.number).pause
        guard pause.covers(site.now) else { return "" }
        return pause.end.map { "Your mail is paused until \(context.visit.time.nearby($0))." } ?? "Your mail is paused."
    }
}

extension WebSite {
    /// How the viewer follows something, and what it is called; nil where they may not read it.
    func following(
        _ scope: Subscription.Scope, for viewer: Viewer
    ) async throws -> (delivery: Delivery?, name: String)? {
        do {
            return try await store.following(scope, for: viewer)
        } catch is Refusal {
            return nil
        }
    }

    /// Nil for what cannot be muted.
    func isMuted(_ scope: Subscription.Scope, by member: Number<Member>) async throws -> Bool? {
        let muting = try await store.muting(of: member)
        return switch scope {
        case .discussion(let number): muting.threads.contains(.discussion(number))
        case .question(let number): muting.threads.contains(.question(number))
        case .member(let number): muting.members.contains(number)
        default: nil
        }
    }
}

extension Parameters {
    /// What an address names to be followed.
    /// - Throws: not found when it names nothing.
    func scope() throws -> Subscription.Scope {
        let text = get("scope") ?? ""
        guard let scope = Subscription.Scope(text.removingPercentEncoding ?? text) else {
            throw Refusal(.notFound, "Nothing to follow is called that here.")
        }
        return scope
    }
}
