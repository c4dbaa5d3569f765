import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// What members and clubs follow: adding, looking after and leaving sources.
struct SourceController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(typed: "", code: request.query("for"), Self.notice(request), request, context)
    }

    private static func notice(_ request: Request) -> String {
        if request.query("ended") == "yes" { return "It is not followed any more." }
        if request.query("asked") == "yes" { return "It is asked again within minutes." }
        guard let followed = Int(request.query("followed")), let known = Int(request.query("known")) else { return "" }
        let new = followed == 1 ? "One source is followed from now on" : "\(followed) sources are followed from now on"
        if known == 0 { return "\(new). What is new in them comes within minutes." }
        let old = known == 1 ? "one was followed already" : "\(known) were followed already"
        return followed == 0 ? "Nothing new: \(old)." : "\(new); \(old)."
    }

    private func page(
        typed: String, code: String, _ notice: String, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let followers = try await site.followers(for: context.viewer)
        let chosen = (try? context.follower(called: code)) ?? .member(context.member.number)
        let page = SourcesPage(
            try await lists(context), typed: typed, chosen: chosen, followers: followers, notice: notice,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func lists(_ context: MemberContext) async throws -> [FollowList] {
        let own = Follower.member(context.member.number)
        var lists = [try await list(own, "Yours", context)]
        for club in try await site.store.clubs(for: context.viewer, at: site.now) {
            let follower = Follower.club(club.number)
            guard context.viewer.mayReadInbox(of: follower) else { continue }
            let list = try await list(follower, club.name, context)
            // Administrators tend every club; those that follow nothing are in their way.
            if context.viewer.clubs[club.number] != nil || !list.isEmpty { lists.append(list) }
        }
        return lists
    }

    private func list(_ follower: Follower, _ name: String, _ context: MemberContext) async throws -> FollowList {
        let sources = try await site.store.sources(of: follower, for: context.viewer)
        return FollowList(
            follower, name: name,
            sources: sources.map { SourceRow(.init($0), at: site.now, time: context.visit.time) },
            mayTend: context.viewer.mayTendInbox(of: follower))
    }

    func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        let source = try context.parameters.number("source", of: Source.self)
        let follower = try context.follower(called: context.form["for"])
        try await site.store.unfollow(source, for: follower, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.sources)?ended=yes")
    }

    func pollAgain(_ request: Request, _ context: MemberContext) async throws -> Response {
        let source = try context.parameters.number("source", of: Source.self)
        let follower = try context.follower(called: context.form["for"])
        try await site.store.resume(source, for: follower, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.sources)?asked=yes")
    }

    /// What an inbox follows, as a file for other feed readers.
    func export(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.follower()
        let offers = try await site.store.followedOffers(of: follower, for: context.viewer)
        let club = try await site.clubName(of: follower, for: context.viewer)
        let text = OPML.text(
            of: offers.map {
                FeedSubscription(title: $0.title, feed: $0.address.description, page: $0.page, folders: $0.folders)
            }, title: club.isEmpty ? "Sources of \(context.member.profile.name)" : "Sources of \(club)")
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/x-opml; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"sources.opml\"",
            ],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension SourceController {
    /// Looks at what was typed: an address is asked what can be followed there, everything else is looked for among the
    /// journals. Nothing is followed yet.
    func find(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = context.form
        do {
            let follower = try context.follower(called: form["for"])
            let typed = form["address"].tidiedLine
            if form["by"] == "file" || (typed.isEmpty && form.file("file") != nil) {
                return try await choice(ofFile: form.file("file"), for: follower, request, context)
            }
            if typed.isEmpty {
                throw Refusal.invalid("address", "Enter the name of a journal, a web address, or words to search for.")
            }
            guard SourceAddress.isMeant(by: typed) else {
                return site.redirect(to: SitePath.journals(typed.excerpt(200), for: follower))
            }
            return try await show(site.outside.findSource(typed), for: follower, request, context)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(typed: form["address"], code: form["for"], "", request, context, refusal)
        }
    }

    private func show(
        _ finding: SourceFinding, for follower: Follower, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        switch finding {
        case .source(let preview):
            let followed = try await followed(by: follower, context)
            let page = SourcePreviewPage(
                preview, isFollowed: followed.contains(preview.offer.address), chosen: follower,
                followers: try await site.followers(for: context.viewer), csrf: context.visit.formToken)
            return try await site.respond(page, to: request, context)
        case .choice(let page, let offers):
            let setting = SourceChoicePage.Setting(
                "Which feed?", "\(WebAddress(page)?.host ?? page) has \(offers.count) feeds.")
            return try await choice(setting, offers, ticked: [], for: follower, request, context)
        case .list(let offers):
            let setting = SourceChoicePage.Setting("A list of feeds", "Choose which of them to follow.")
            return try await choice(setting, offers, ticked: Set(offers.indices), for: follower, request, context)
        }
    }

    private func choice(
        ofFile bytes: [UInt8]?, for follower: Follower, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        guard let bytes else { throw Refusal.invalid("file", "Choose the OPML file that your feed reader exported.") }
        let listed = try OfferedSources(file: bytes)
        var setting = SourceChoicePage.Setting(
            "Feeds in the file", "Take the tick off what you do not want to follow.")
        setting.refused = listed.refused
        setting.leftOut = listed.leftOut
        setting.emptyText = "Nothing in this file can be followed."
        return try await choice(
            setting, listed.offers, ticked: Set(listed.offers.indices), for: follower, request, context)
    }

    private func choice(
        _ setting: SourceChoicePage.Setting, _ offers: [SourceOffer], ticked: Set<Int>, for follower: Follower,
        _ request: Request, _ context: MemberContext, notes: [String] = [], _ refusal: Refusal? = nil
    ) async throws -> Response {
        let followed = try await followed(by: follower, context)
        let page = SourceChoicePage(
            setting,
            offers.enumerated().map { index, offer in
                let isFollowed = followed.contains(offer.address)
                return SourceChoicePage.Offer(
                    offer, note: notes.isEmpty ? offer.note : notes[index], isFollowed: isFollowed,
                    isTicked: ticked.contains(index) && !isFollowed)
            }, chosen: follower, followers: try await site.followers(for: context.viewer),
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func followed(by follower: Follower, _ context: MemberContext) async throws -> Set<SourceAddress> {
        guard context.viewer.mayReadInbox(of: follower) else { return [] }
        return Set(try await site.store.followedOffers(of: follower, for: context.viewer).map(\.address))
    }

    /// Follows what was chosen of what was offered.
    func follow(_ request: Request, _ context: MemberContext) async throws -> Response {
        let offered = context.form.values("offered").prefix(OfferedSources.limit).compactMap(SourceOffer.init(line:))
        let ticked = Set(context.form.values("offer").compactMap { Int($0) }.filter(offered.indices.contains))
        do {
            let follower = try context.follower(called: context.form["for"])
            if ticked.isEmpty { throw Refusal.invalid("offer", "Choose at least one.") }
            let outcome = try await site.store.follow(
                ticked.sorted().map { offered[$0] }, for: follower, by: context.viewer, at: site.now)
            return site.redirect(
                to: "\(SitePath.sources)?followed=\(outcome.followed)&known=\(outcome.known)&for=\(follower.code)")
        } catch let refusal as Refusal where refusal.isAboutInput {
            let setting = SourceChoicePage.Setting("Choose what to follow", "Nothing is followed yet.")
            let follower = (try? context.follower(called: context.form["for"])) ?? .member(context.member.number)
            return try await choice(setting, offered, ticked: ticked, for: follower, request, context, refusal)
        }
    }

    /// The catalogue of journals, and PubMed for what is not in it.
    func journals(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = String(request.query("q").tidiedLine.prefix(200))
        let field = request.query("field")
        let follower = (try? context.follower(called: request.query("for"))) ?? .member(context.member.number)
        let found = site.journals.search(query, in: field.isEmpty ? nil : field)
        var setting = SourceChoicePage.Setting("Journals", Self.explanation(query, found.count))
        setting.search = (query, field, site.journals.fields)
        setting.emptyText = "No journal of the list has this name. Paste the address of its page instead."
        if let search = SourceOffer(pubMed: query) {
            setting.pubMedSearch = .init(
                search, note: "PubMed can be searched for “\(query)” again and again.", isFollowed: false,
                isTicked: false)
        }
        let offers = found.compactMap { journal in SourceOffer(journal).map { ($0, journal.note) } }
        return try await choice(
            setting, offers.map(\.0), ticked: [], for: follower, request, context, notes: offers.map(\.1))
    }

    private static func explanation(_ query: String, _ count: Int) -> String {
        if query.isEmpty { return "\(count) journals and preprint servers, by name." }
        return count == 1 ? "One journal answers." : "\(count) journals answer."
    }
}

extension SourceAddress {
    /// Whether what was typed is meant as an address, and not as a name or as words: it has a scheme, or a host.
    static func isMeant(by typed: String) -> Bool {
        if typed.contains("://") || typed.lowercased().hasPrefix("feed:") { return true }
        guard !typed.contains(" "), let page = WebAddress("https://" + typed) else { return false }
        let labels = page.host.split(separator: ":")[0].split(separator: ".")
        return labels.count > 1 && labels.last.map { $0.count > 1 && $0.allSatisfy(\.isLetter) } == true
    }
}

extension SourceOffer {
    fileprivate init?(_ journal: CatalogueJournal) {
        guard let address = SourceAddress(journal.feed.description) else { return nil }
        self.init(address: address, title: journal.name, page: journal.home.description)
    }

    /// A standing search of PubMed for words; nil for none.
    fileprivate init?(pubMed words: String) {
        guard !words.isEmpty, let address = SourceAddress(PubMedSearch(term: words).address) else { return nil }
        self.init(address: address, title: "PubMed: \(words)")
    }

    fileprivate var note: String {
        (folders.isEmpty ? "" : folders.joined(separator: " / ") + " · ") + address.description
    }
}

extension CatalogueJournal {
    fileprivate var note: String {
        ([abbreviation] + issns.map { "ISSN \($0)" } + [fields.joined(separator: ", ")]).filter { !$0.isEmpty }
            .joined(separator: " · ")
    }
}

extension SourceRow.Facts {
    fileprivate init(_ source: SourceSummary) {
        self.init(source.number, title: source.title, address: source.address)
        page = source.page
        state = source.state
        reason = source.reason
        notice = source.notice
        failures = source.failures
        polledAt = source.polledAt
        changedAt = source.changedAt
        dueAt = source.dueAt
        items = source.items
        unread = source.unread
    }
}
