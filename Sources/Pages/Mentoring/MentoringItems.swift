package import Colloquium

/// An offer or a request in a list.
struct ListingItem: Sendable {
    let listingTitle: String
    let listingPath: String
    let listingExcerpt: String
    /// Topics, ways and who made it.
    let listingFacts: String
    /// How it stands, or why it fits.
    let listingNote: String
    let matchLines: [MatchLine]
    let matchesText: String
    let matchesHint: String

    /// - Parameter note: how it stands; empty to say nothing of that.
    init(
        _ listing: MentoringListing, for reader: Number<Member>, note: String, matches: [MentoringMatch] = [],
        matchesText: String = ""
    ) {
        listingTitle = listing.title(for: reader)
        listingPath = SitePath.listing(listing.number)
        listingExcerpt = listing.words.excerpt(240)
        let maker = listing.makerText(for: reader)
        listingFacts = [listing.topics.joined(separator: ", "), listing.waysText, maker].filter { !$0.isEmpty }
            .joined(separator: " · ")
        listingNote = note
        matchLines = matches.prefix(5).map { MatchLine($0, for: reader) }
        self.matchesText = matchesText
        matchesHint = matches.isEmpty ? "" : listing.matchesHint(for: reader)
    }
}

/// What fits an offer or a request, with why.
struct MatchLine: Sendable {
    let matchTitle: String
    let matchPath: String
    let matchReasons: String

    init(_ match: MentoringMatch, for reader: Number<Member>) {
        matchTitle = match.listing.title(for: reader)
        matchPath = SitePath.listing(match.listing.number)
        matchReasons = match.reasons.isEmpty ? "" : "\(match.reasons.joined(separator: ". "))."
    }
}

/// One line that leads somewhere.
struct MentoringLine: Sendable {
    let lineTitle: String
    let linePath: String
    let lineNote: String

    init(_ title: String, _ path: String, _ note: String = "") {
        lineTitle = title
        linePath = path
        lineNote = note
    }
}

extension MentoringReason {
    /// What happened, in a line.
    /// - Parameters:
    ///   - name: of the other; empty where they are gone.
    ///   - day: that has come, as "2026-11-28".
    package func heading(by name: String, _ role: MentoringRole, day: String?) -> String {
        let who = name.isEmpty ? MentoringAgreement.nobody : name
        return switch self {
        case .consent: "\(who) would look for \(role.withArticle) for you, if you say yes"
        case .asked: "\(who) asks you about having, or being, \(role.withArticle)"
        case .accepted: "\(who) said yes"
        case .declined: "An answer from \(who): not this time"
        case .proposed: "\(who) proposes other terms"
        case .agreed: "\(who) accepts what you proposed"
        case .keptAsItWas: "\(who) would rather keep what you agreed on"
        case .ended: "What you had with \(who) has ended"
        case .meeting: "You and \(who) meant to meet by \(day ?? "now")"
        case .lastDay: "The last day that you and \(who) agreed on is over"
        }
    }
}
