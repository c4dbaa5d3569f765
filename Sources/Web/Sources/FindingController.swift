import Colloquium
import Hummingbird
import Pages
import Store

/// Looks for what can be followed; nothing is followed here.
struct FindingController: Sendable {
    let site: WebSite

    /// Looks at what was typed: an address is asked what can be followed there, everything else is looked for among the
    /// journals.
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
            try site.limits.count(.lookUp, "member \(context.member.number)", at: site.now)
            return try await show(finding(typed), for: follower, request, context)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await SourceController(site: site).page(
                typed: form["address"], code: form["for"], "", request, context, refusal)
        }
    }

    /// The page of a journal of the catalogue need not announce the feed that the catalogue knows.
    private func finding(_ typed: String) async throws -> SourceFinding {
        if let journal = site.journals.journal(at: typed),
            let known = try? await site.outside.findSource(journal.feed.description)
        {
            return known
        }
        return try await site.outside.findSource(typed)
    }

    private func show(
        _ finding: SourceFinding, for follower: Follower, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        switch finding {
        case .source(let preview):
            let followed = try await site.followedAddresses(of: follower, context.viewer)
            let page = SourcePreviewPage(
                preview, isFollowed: followed.contains(preview.offer.address), chosen: follower,
                followers: try await site.followers(for: context.viewer), csrf: context.visit.formToken)
            return try await site.respond(page, to: request, context)
        case .choice(let page, let offers):
            var setting = SourceChoicePage.Setting(
                "Which feed?", "\(WebAddress(page)?.host ?? page) has \(offers.count) feeds.")
            setting.isTitledByLinks = true
            return try await site.choice(setting, offers, ticked: [], for: follower, request, context)
        case .list(let listed):
            return try await choice(
                of: listed, .init("A list of feeds", "Choose which of them to follow."), for: follower, request, context
            )
        }
    }

    private func choice(
        ofFile bytes: [UInt8]?, for follower: Follower, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        guard let bytes else { throw Refusal.invalid("file", "Choose the OPML file that your feed reader exported.") }
        return try await choice(
            of: OfferedSources(file: bytes),
            .init("Feeds in the file", "Take the tick off what you do not want to follow."), for: follower, request,
            context)
    }

    private func choice(
        of listed: OfferedSources, _ setting: SourceChoicePage.Setting, for follower: Follower, _ request: Request,
        _ context: MemberContext
    ) async throws -> Response {
        var setting = setting
        let offers = listed.offers.filter { site.mayAsk($0.address) }
        let privateOnes = listed.offers.filter { !site.mayAsk($0.address) }
        setting.refused = listed.refused + privateOnes.map { ($0.title, Self.isPrivate) }
        setting.refusedCount = listed.refusedCount + privateOnes.count
        setting.leftOut = listed.leftOut
        setting.emptyText = "Nothing in this list can be followed."
        return try await site.choice(
            setting, offers, ticked: Set(offers.indices), for: follower, request, context)
    }

    private static let isPrivate = "Its address is not on the public web, so it is never asked."

    /// The catalogue of journals, and PubMed for what is not in it.
    func journals(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = String(request.query("q").tidiedLine.prefix(200))
        let field = request.query("field")
        let follower = (try? context.follower(called: request.query("for"))) ?? .member(context.member.number)
        let found = site.journals.search(query, in: field.isEmpty ? nil : field)
        var setting = SourceChoicePage.Setting("Journals", Self.explanation(query, found.count))
        setting.search = (query, field, site.journals.fields)
        setting.emptyText = "Try its abbreviation or ISSN, or enter the address of its page under Sources."
        if let search = SourceOffer(pubMed: query) {
            setting.pubMedSearch = .init(
                search, note: "New articles in PubMed for “\(query)” can be followed, too.", isFollowed: false,
                isTicked: false)
        }
        let isWhole = query.isEmpty && field.isEmpty
        let listed = isWhole ? Self.byField(found) : found
        let offers = listed.compactMap { journal in
            SourceOffer(journal).map { (offer: $0, note: journal.note, field: journal.fields.first ?? "") }
        }
        if isWhole { setting.groups = offers.map(\.field) }
        return try await site.choice(
            setting, offers.map(\.offer), ticked: [], for: follower, request, context, notes: offers.map(\.note))
    }

    /// Each under its first field, by name there.
    private static func byField(_ journals: [CatalogueJournal]) -> [CatalogueJournal] {
        Dictionary(grouping: journals) { $0.fields.first ?? "" }.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    private static func explanation(_ query: String, _ count: Int) -> String {
        if query.isEmpty { return "\(count) journals and preprint servers. Search by name, or open a field." }
        switch count {
        case 0: return "No journal of the list has this name."
        case 1: return "One journal of the list fits."
        default: return "\(count) journals of the list fit."
        }
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
}

extension CatalogueJournal {
    fileprivate var note: String {
        ([abbreviation] + issns.map { "ISSN \($0)" } + [fields.joined(separator: ", ")]).filter { !$0.isEmpty }
            .joined(separator: " · ")
    }
}
