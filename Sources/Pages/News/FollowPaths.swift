package import Colloquium

extension SitePath {
    /// Where one thing is followed, or not any more.
    package static func following(_ scope: Subscription.Scope) -> String {
        "/following/\(scope.text.percentEncodedInPath)"
    }
    package static func followingRemoval(_ scope: Subscription.Scope) -> String { "\(following(scope))/removal" }
    package static func muting(_ scope: Subscription.Scope) -> String { "\(following(scope))/muting" }
    package static func mutingRemoval(_ scope: Subscription.Scope) -> String { "\(muting(scope))/removal" }
    /// A club's digest for people without an account.
    package static func digest(of number: Number<Club>) -> String { "\(clubs)/\(number)/digest" }
    package static func reader(_ code: String) -> String { "/readers/\(code)" }
    /// Takes the addresses that carry a member's key back.
    package static let feedRenewal = "\(subscriptions)/feeds"
    /// Where it is said that something is followed now.
    /// - Parameter before: how it was followed before; nil where it was not.
    package static func added(_ scope: Subscription.Scope, before: Delivery?) -> String {
        let was = before.map { "&was=\($0.rawValue)" } ?? ""
        return "\(subscriptions)?followed=\(scope.text.percentEncodedForQuery)\(was)"
    }
    package static let savedSubscriptions = "\(subscriptions)?saved=yes"
    package static let subscriptionAdditions = "\(subscriptions)/additions"

    /// The page of what is followed; nil where it has none of its own.
    package static func followed(_ scope: Subscription.Scope, called name: String) -> String? {
        switch scope {
        case .club(let number): club(number, name)
        case .tag(let tag): self.tag(tag)
        case .member(let number): member(number, name)
        case .discussion(let number): discussion(number, name)
        case .question(let number): question(number, name)
        case .search: savedSearches
        case .source: sources
        case .site, .clubs, .journal, .term, .replies, .mentions: nil
        }
    }
}

extension String {
    fileprivate var percentEncodedInPath: String {
        utf8.reduce(into: "") { text, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: text.append(Character(UnicodeScalar(byte)))
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}

extension Subscription.Scope {
    /// What is followed, as pages call it.
    /// - Parameter name: as it is called itself; nil where it is no longer open to the reader.
    package func title(_ name: String?) -> String {
        switch kind {
        case .site: "Everything you may read"
        case .clubs: "All clubs you belong to"
        case .replies: "Answers to what you wrote"
        case .mentions: "Where others write your handle"
        case .tag: "Tag: \(name ?? "")"
        case .journal: "Journal: \(name ?? "")"
        case .term: "Term: \(name ?? "")"
        case .club: "Club: \(name ?? Self.closed)"
        case .member: "Member: \(name ?? "no longer here")"
        case .search: "Search: \(name ?? "")"
        case .discussion: "Discussion: \(name ?? Self.closed)"
        case .question: "Question: \(name ?? Self.closed)"
        case .source: "Source: \(name ?? Self.closed)"
        }
    }

    private static let closed = "no longer open to you"

    /// What following it brings, in a sentence.
    package var promise: String {
        switch kind {
        case .site:
            "You hear of every new article you may read, and of syntheses; with a digest, or on the site only, also of what opens and closes, of lively critiques, and of unanswered questions in your specialties."
        case .clubs, .club:
            "You hear of new articles in it and of syntheses; with a digest, or on the site only, also of what opens and closes, of lively critiques, and of unanswered questions in your specialties."
        case .tag: "You hear of new articles and unanswered questions with the tag."
        case .journal: "You hear of new articles here that the journal published."
        case .term: "You hear of new articles here that are about it."
        case .member: "You hear of what they post, ask, answer and write."
        case .search: "You hear of whatever is new and found by it."
        case .discussion: "You hear of what is said in it, and of its synthesis."
        case .question: "You hear of its answers."
        case .source: "You hear of whatever is new in it."
        case .replies: "You hear when somebody answers a contribution or a question of yours."
        case .mentions: "You hear when somebody writes your handle."
        }
    }

    /// That it is followed now.
    /// - Parameter before: how it was before; nil where it was not.
    package func addedWords(_ name: String?, _ delivery: Delivery, before: Delivery?) -> String {
        let now = delivery.name.lowercased()
        return switch before {
        case nil: "Saved. You follow “\(title(name))”: \(now)."
        case delivery: "You follow it already, as “\(title(name))”: \(now)."
        case let before?:
            "You followed it already, as “\(title(name))”: \(before.name.lowercased()). From now on: \(now)."
        }
    }

    /// That it was followed and nothing here is of it yet.
    /// - Parameter isListed: whether it is known elsewhere to be spelt so.
    package func unusedWords(isListed: Bool) -> String {
        let check = isListed ? "" : "; check how it is spelt"
        return switch kind {
        case .journal: "Saved. Nothing here is of that journal yet\(check). You hear of the first article that is."
        case .term: "Saved. Nothing here is about that yet\(check). You hear of the first article or question that is."
        default: "Saved. Nothing here has that tag yet\(check). You hear of the first article that gets it."
        }
    }

    /// Why something is told that it asks for: "you follow the club".
    package var because: String {
        switch self {
        case .site: "you follow everything here"
        case .clubs, .club: "you follow the club"
        case .tag(let tag): "you follow the tag \(tag.rawValue)"
        case .journal(let title): "you follow \(title)"
        case .term(let term): "you follow the term \(term)"
        case .member: "you follow this member"
        case .search: "it is found by a search of yours"
        case .discussion: "you follow this discussion"
        case .question: "you follow this question"
        case .source: "you follow this source"
        case .replies: "it answers you"
        case .mentions: "it names you"
        }
    }

    /// What stands on the button that leads to following it.
    package var followLabel: String {
        switch kind {
        case .club: "Follow the club"
        case .tag: "Follow the tag"
        case .journal: "Follow the journal"
        case .term: "Follow the term"
        case .member: "Follow or mute"
        case .search: "Follow"
        case .discussion: "Follow or mute the discussion"
        case .question: "Follow or mute the question"
        case .source: "Follow by e-mail"
        case .site, .clubs, .replies, .mentions: "Follow"
        }
    }
}
