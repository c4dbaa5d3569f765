package import Colloquium

/// Several sources to choose from: journals of the catalogue, the feeds of a page, or those of an OPML file.
package struct SourceChoicePage: SitePage {
    package static let template = "sources/choice"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let explanation: String
    let search: [Search]
    let groups: [Group]
    let isLong: Bool
    let offersError: String
    let refused: [RefusedOffer]
    let refusedText: String
    let leftOutText: String
    let follower: Choice
    let beginning: Choice
    let chosenFor: String
    let isSingleFollower: Bool
    let emptyText: String
    let pubMedSearch: [OfferRow]
    let isTitledByLinks: Bool

    /// Offers under one heading, folded; without one where all stand together.
    struct Group: Sendable {
        let groupName: [String]
        let groupCount: Int
        let offers: [OfferRow]
    }

    /// The search of the catalogue.
    struct Search: Sendable {
        let query: String
        let field: Choice
        let searchFor: String
    }

    package struct OfferRow: Sendable {
        let offerID: String
        let offerIndex: Int
        let offerLine: String
        let offerTitle: String
        let offerAddress: String
        let offerNote: String
        let isFollowed: Bool
        let isTicked: Bool
    }

    /// A line of a file that cannot be followed.
    struct RefusedOffer: Sendable {
        let refusedTitle: String
        let refusedReason: String
    }

    /// A source that is offered, with what stands beside it.
    package struct Offer: Sendable {
        package let offer: SourceOffer
        package let note: String
        package let isFollowed: Bool
        package let isTicked: Bool

        package init(_ offer: SourceOffer, note: String, isFollowed: Bool, isTicked: Bool) {
            self.offer = offer
            self.note = note
            self.isFollowed = isFollowed
            self.isTicked = isTicked
        }
    }

    /// Where the offers come from, and what cannot be offered.
    package struct Setting: Sendable {
        package var title: String
        package var explanation: String
        /// For the catalogue: what was asked for.
        package var search: (query: String, field: String, fields: [String])?
        package var pubMedSearch: Offer?
        package var refused: [(title: String, reason: String)] = []
        /// How many there are of them, where not all are listed.
        package var refusedCount = 0
        package var leftOut = 0
        /// The heading of each offer, where they are grouped; those of one stand together.
        package var groups: [String] = []
        package var emptyText = ""
        /// Whether the titles are words of links, such as “RSS”: they are shown, and what is followed goes by the name
        /// that it gives itself.
        package var isTitledByLinks = false
        /// What was chosen to be unread.
        package var beginning = Follower.Beginning.now

        package init(_ title: String, _ explanation: String) {
            self.title = title
            self.explanation = explanation
        }
    }

    package init(
        _ setting: Setting, _ offers: [Offer], chosen: Follower, followers: [(Follower, String)], csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        pageTitle = setting.title
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        explanation = setting.explanation
        search =
            setting.search.map { asked in
                [
                    Search(
                        query: asked.query,
                        field: Choice(
                            "field", "Field", options: [("", "Every field")] + asked.fields.map { ($0, $0) },
                            chosen: asked.field), searchFor: chosen.code)
                ]
            } ?? []
        groups = Self.groups(offers, named: setting.groups)
        isTitledByLinks = setting.isTitledByLinks
        isLong = offers.count > 20
        offersError = problems.filter { $0.field == "offer" }.map(\.reason).joined(separator: " ")
        refused = setting.refused.map { RefusedOffer(refusedTitle: $0.title, refusedReason: $0.reason) }
        refusedText = Self.refusals(setting.refusedCount, listed: setting.refused.count)
        leftOutText =
            setting.leftOut == 0 ? "" : "\(setting.leftOut) more are left out; bring them in a second file."
        follower = .follower(chosen, among: followers, in: problems)
        beginning = .beginning("What they have now, too", chosen: setting.beginning, in: problems)
        chosenFor = chosen.code
        isSingleFollower = followers.count == 1
        emptyText = setting.emptyText
        pubMedSearch = setting.pubMedSearch.map { [OfferRow($0, at: 0)] } ?? []
    }
}

extension SourceChoicePage {
    fileprivate static func refusals(_ count: Int, listed: Int) -> String {
        if count <= 1 { return "One line of the list" }
        return count > listed
            ? "\(count) lines of the list; these are the first \(listed)" : "\(count) lines of the list"
    }

    fileprivate static func groups(_ offers: [Offer], named names: [String]) -> [Group] {
        let rows = offers.enumerated().map { OfferRow($0.element, at: $0.offset) }
        guard names.count == rows.count else {
            return rows.isEmpty ? [] : [Group(groupName: [], groupCount: rows.count, offers: rows)]
        }
        var starts = rows.indices.filter { $0 == 0 || names[$0] != names[$0 - 1] }
        starts.append(rows.count)
        return zip(starts, starts.dropFirst()).map { start, end in
            Group(groupName: [names[start]], groupCount: end - start, offers: Array(rows[start..<end]))
        }
    }
}

extension SourceChoicePage.OfferRow {
    fileprivate init(_ offer: SourceChoicePage.Offer, at index: Int) {
        offerID = index == 0 ? "offer" : "offer-\(index)"
        offerIndex = index
        offerLine = offer.offer.line
        offerTitle = offer.offer.title
        offerAddress = offer.offer.address.description
        offerNote = offer.note
        isFollowed = offer.isFollowed
        isTicked = offer.isTicked
    }
}

/// What a first poll of a source would bring.
package struct SourcePreviewPage: SitePage {
    package static let template = "sources/preview"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let previewAddress: String
    let sourcePage: [String]
    let countText: String
    let notice: String
    /// That it is followed already, and for whom; empty when it is not.
    let knownText: String
    let offerLine: String
    let follower: Choice
    /// Nothing to choose where there is nothing yet.
    let beginning: [Choice]
    let isSingleFollower: Bool
    let entries: [Entry]

    struct Entry: Sendable {
        let entryTitle: String
        let entryURL: [String]
        let citation: Citation
    }

    package init(
        _ preview: SourcePreview, isFollowed: Bool, chosen: Follower, followers: [(Follower, String)], csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        pageTitle = preview.offer.title
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        previewAddress = preview.offer.address.description
        sourcePage = preview.offer.page.isEmpty ? [] : [preview.offer.page]
        countText = Self.count(preview)
        notice = preview.notice
        knownText = isFollowed ? Self.known(to: chosen, among: followers) : ""
        offerLine = preview.offer.line
        follower = .follower(chosen, among: followers, in: problems)
        beginning =
            preview.count == 0
            ? []
            : [
                .beginning(
                    preview.count == 1
                        ? "The article it has now, too" : "The \(preview.count) articles it has now, too",
                    in: problems)
            ]
        isSingleFollower = followers.count == 1
        entries = preview.items.map { record in
            Entry(
                entryTitle: record.title.isEmpty ? "Without a title" : record.title,
                entryURL: Array((record.identifiers.compactMap(\.url) + record.links).prefix(1)),
                citation: Citation(record))
        }
    }

    private static func known(to follower: Follower, among followers: [(Follower, String)]) -> String {
        if case .member = follower { return "You follow this already." }
        return "\(followers.first { $0.0 == follower }?.1 ?? "The club") follows this already."
    }

    private static func count(_ preview: SourcePreview) -> String {
        let shown = preview.items.count
        switch preview.count {
        case 0: return "It has nothing now; what comes later will be in the inbox."
        case 1: return "It has one article now."
        case shown: return "It has these \(shown) articles now."
        default: return "It has \(preview.count) articles now; these are the first \(shown)."
        }
    }
}
