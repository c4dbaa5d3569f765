import Colloquium
import Hummingbird
import Pages
import Store

/// Follows what was chosen of what was offered.
struct FollowController: Sendable {
    let site: WebSite

    func follow(_ request: Request, _ context: MemberContext) async throws -> Response {
        let lines = context.form.values("offered").prefix(OfferedSources.limit).map(SourceOffer.init(line:))
        let ticked = Set(context.form.values("offer").compactMap { Int($0) }.filter(lines.indices.contains))
        do {
            let follower = try context.follower(called: context.form["for"])
            let beginning = try Self.beginning(context.form["from"])
            let chosen = try Self.chosen(ticked, of: lines)
            if let refused = chosen.first(where: { !site.mayAsk($0.address) }) {
                throw Refusal.invalid(
                    "offer",
                    "“\(refused.title.excerpt(120))” is not on the public web, so it is never asked. Leave it out.")
            }
            let outcome = try await site.store.follow(
                Self.isTitledByLinks(context) ? chosen.map(\.untitled) : chosen, for: follower, from: beginning,
                by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.sources)?followed=\(outcome.followed)&known=\(outcome.known)&for=\(follower.code)")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await choice(lines, ticked, request, context, refusal)
        }
    }

    private static func isTitledByLinks(_ context: MemberContext) -> Bool { context.form["titles"] == "links" }

    private static func beginning(_ typed: String) throws(Refusal) -> Follower.Beginning {
        if typed.isEmpty { return .now }
        guard let beginning = Follower.Beginning(rawValue: typed) else {
            throw .invalid("from", "Choose what is new to you.")
        }
        return beginning
    }

    /// - Throws: when nothing is ticked, or when a ticked line is none that this site wrote.
    private static func chosen(_ ticked: Set<Int>, of lines: [SourceOffer?]) throws(Refusal) -> [SourceOffer] {
        if ticked.isEmpty { throw .invalid("offer", "Choose at least one.") }
        let chosen = ticked.sorted().compactMap { lines[$0] }
        guard chosen.count == ticked.count else {
            throw .invalid(
                "offer",
                "One of the addresses you chose cannot be read, so nothing is followed yet. Choose among these that can."
            )
        }
        return chosen
    }

    /// The list again, with what was ticked; a line that cannot be read is left out.
    private func choice(
        _ lines: [SourceOffer?], _ ticked: Set<Int>, _ request: Request, _ context: MemberContext, _ refusal: Refusal
    ) async throws -> Response {
        let readable = lines.indices.filter { lines[$0] != nil }
        var setting = SourceChoicePage.Setting("Choose what to follow", "Nothing is followed yet.")
        setting.beginning = (try? Self.beginning(context.form["from"])) ?? .now
        setting.isTitledByLinks = Self.isTitledByLinks(context)
        setting.emptyText = "None of these can be followed. Look for them again under Sources."
        return try await site.choice(
            setting, readable.compactMap { lines[$0] },
            ticked: Set(readable.indices.filter { ticked.contains(readable[$0]) }),
            for: (try? context.follower(called: context.form["for"])) ?? .member(context.member.number), request,
            context, refusal)
    }
}

extension SourceOffer {
    /// The same, to be called what it calls itself.
    fileprivate var untitled: SourceOffer { SourceOffer(address: address, title: "", page: page, folders: folders) }
}
