/// A wish to hear of something.
package struct Subscription: Hashable, Sendable {
    package let scope: Scope
    package let delivery: Delivery

    package init(scope: Scope, delivery: Delivery) {
        self.scope = scope
        self.delivery = delivery
    }

    /// What is followed.
    package enum Scope: Hashable, Sendable {
        /// Everything the member may read.
        case site
        /// The clubs the member belongs to, whichever these are.
        case clubs
        case club(Number<Club>)
        case tag(Tag)
        /// By its title, or its abbreviation.
        case journal(String)
        /// A MeSH term, a keyword or a specialty.
        case term(String)
        case member(Number<Member>)
        case search(Number<SavedSearch>)
        case discussion(Number<Discussion>)
        case question(Number<Question>)
        case source(Number<Source>)
        /// What others answer to what the member wrote.
        case replies
        /// Where others write the member's handle.
        case mentions
    }

    /// What everybody begins with who joins: a weekly digest of their clubs, and at once what concerns them alone.
    package static let defaults = [
        Subscription(scope: .clubs, delivery: .weekly), Subscription(scope: .replies, delivery: .atOnce),
        Subscription(scope: .mentions, delivery: .atOnce),
    ]
}

extension Subscription.Scope {
    /// The longest title or term, in characters.
    package static let wordLimit = 200

    /// The kind of thing, as addresses and the schema call it.
    package enum Kind: String, CaseIterable, Sendable {
        case site, clubs, club, tag, journal, term, member, search, discussion, question, source, replies, mentions
    }

    package var kind: Kind {
        switch self {
        case .site: .site
        case .clubs: .clubs
        case .club: .club
        case .tag: .tag
        case .journal: .journal
        case .term: .term
        case .member: .member
        case .search: .search
        case .discussion: .discussion
        case .question: .question
        case .source: .source
        case .replies: .replies
        case .mentions: .mentions
        }
    }

    /// Which one of its kind, where it is known by a number.
    package var number: Int64? {
        switch self {
        case .club(let number): number.rawValue
        case .member(let number): number.rawValue
        case .search(let number): number.rawValue
        case .discussion(let number): number.rawValue
        case .question(let number): number.rawValue
        case .source(let number): number.rawValue
        case .site, .clubs, .tag, .journal, .term, .replies, .mentions: nil
        }
    }

    /// Which one of its kind, where it is known by a word.
    package var word: String? {
        switch self {
        case .tag(let tag): tag.rawValue
        case .journal(let title): title
        case .term(let term): term
        default: nil
        }
    }

    /// "club-3", "tag-asthma", "replies": what forms and addresses say.
    package var text: String {
        (word ?? number.map(String.init)).map { "\(kind.rawValue)-\($0)" } ?? kind.rawValue
    }

    /// Reads `text`; nil where it names nothing that can be followed.
    package init?(_ text: String) {
        let halves = text.split(separator: "-", maxSplits: 1).map(String.init)
        guard let first = halves.first, let kind = Kind(rawValue: first) else { return nil }
        self.init(kind, halves.count > 1 ? halves[1] : "")
    }

    /// - Parameter subject: a number, a tag, a title or a term, as the kind asks; empty where it asks for none.
    package init?(_ kind: Kind, _ subject: String) {
        let subject = subject.tidiedLine
        func number<Entity>(_ make: (Number<Entity>) -> Self) -> Self? {
            Int64(subject).flatMap { $0 > 0 ? make(Number(rawValue: $0)) : nil }
        }
        func word(_ make: (String) -> Self) -> Self? {
            NewsWord.key(subject).isEmpty || subject.count > Self.wordLimit ? nil : make(subject)
        }
        let scope: Self? =
            switch kind {
            case .site: subject.isEmpty ? .site : nil
            case .clubs: subject.isEmpty ? .clubs : nil
            case .replies: subject.isEmpty ? .replies : nil
            case .mentions: subject.isEmpty ? .mentions : nil
            case .club: number(Self.club)
            case .member: number(Self.member)
            case .search: number(Self.search)
            case .discussion: number(Self.discussion)
            case .question: number(Self.question)
            case .source: number(Self.source)
            case .tag: Tag(rawValue: subject).map(Self.tag)
            case .journal: word(Self.journal)
            case .term: word(Self.term)
            }
        guard let scope else { return nil }
        self = scope
    }
}

/// How somebody hears of what they follow.
package enum Delivery: Hashable, Sendable {
    /// By mail, within ten minutes, with whatever else there is.
    case atOnce
    case digest(Cadence)
    /// No mail: on the site only.
    case onSite

    package static let daily = Delivery.digest(.daily)
    package static let weekly = Delivery.digest(.weekly)
    package static let monthly = Delivery.digest(.monthly)

    /// How long news that is mailed at once waits for more, so that one mail carries it all.
    package static let bundling = Span.minutes(10)

    package var cadence: Cadence? {
        guard case .digest(let cadence) = self else { return nil }
        return cadence
    }

    package var name: String {
        switch self {
        case .atOnce: "At once"
        case .digest(let cadence): cadence.name
        case .onSite: "On the site only"
        }
    }
}

extension Delivery: RawRepresentable, CaseIterable {
    package static let allCases: [Delivery] = [.atOnce] + Cadence.allCases.map(Delivery.digest) + [.onSite]

    package init?(rawValue: String) {
        guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = known
    }

    package var rawValue: String {
        switch self {
        case .atOnce: "at-once"
        case .digest(let cadence): cadence.rawValue
        case .onSite: "on-site"
        }
    }
}

extension [Cadence] {
    /// How long before it happens a digest of these tells that a discussion opens or closes: before the next one would.
    package var foresight: Span { contains(.weekly) || contains(.monthly) ? .days(7) : .days(2) }
}

/// How often a digest is sent; the oftener the first.
package enum Cadence: String, CaseIterable, Hashable, Sendable, Codable {
    case daily, weekly, monthly

    package var name: String {
        switch self {
        case .daily: "Daily"
        case .weekly: "Weekly"
        case .monthly: "Monthly"
        }
    }

    /// The longest that it can be to the next digest, when clocks are put back in between. What is due later was written
    /// while the clock was ahead, or by somebody who looked ahead.
    package var atMost: Span {
        switch self {
        case .daily: .hours(24 + 3)
        case .weekly: .hours(7 * 24 + 3)
        case .monthly: .hours(31 * 24 + 3)
        }
    }
}
