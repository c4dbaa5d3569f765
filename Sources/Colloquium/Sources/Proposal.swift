/// An item of a source, or an article that is here, that a member would like a club to discuss. Nothing is made of it
/// until a facilitator picks it.
package struct Proposal: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case item(Number<Item>)
        case article(Number<Article>)
    }

    package enum State: String, CaseIterable, Hashable, Sendable, Codable {
        case open
        /// Somebody brought it to the club.
        case picked
        case declined
        /// Taken back by who made it.
        case withdrawn

        package var name: String {
            switch self {
            case .open: "Open"
            case .picked: "Picked"
            case .declined: "Declined"
            case .withdrawn: "Withdrawn"
            }
        }
    }

    package let club: Number<Club>
    package let why: Prose
    package let tags: [Tag]

    package init(club: Number<Club>, why: Prose, tags: [Tag]) {
        self.club = club
        self.why = why
        self.tags = tags
    }

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        package var club = ""
        package var why = ""
        /// Separated by commas.
        package var tags = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
        var inspection = Inspection()
        let text = inspection.text(entry.why, "why", called: "why it may change practice", limit: 4_000)
        inspection.screen(text, answer: entry.identifiesNobody)
        let chosen = Int64(entry.club).map(Number<Club>.init(rawValue:))
        if chosen == nil { inspection.note("club", "Choose a club.") }
        tags = Tag.list(entry.tags)
        if tags.count > 10 { inspection.note("tags", "Give at most 10 tags.") }
        try inspection.settle()
        club = chosen ?? 0
        why = Prose(source: text, html: render(text))
    }
}

extension Proposal {
    /// Why a facilitator does not take it up: a sentence the proposer will read.
    /// - Throws: a problem at `reason` when there is none, or too much.
    package static func reason(_ typed: String) throws(Refusal) -> String {
        var inspection = Inspection()
        let reason = inspection.text(typed, "reason", called: "a reason, which the proposer will read", limit: 500)
        try inspection.settle()
        return reason.tidiedLine
    }
}
