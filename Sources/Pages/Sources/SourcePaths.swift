package import Colloquium

/// Sources, inboxes and proposals. An inbox of a club has the addresses of one's own below the club's.
extension SitePath {
    package static let inbox = "/inbox"
    package static let sources = "/sources"
    package static let sourceFinds = "/sources/finds"
    package static let journals = "/sources/journals"
    package static let follows = "/sources/follows"

    package static func end(_ source: Number<Source>) -> String { "\(sources)/\(source)/end" }
    package static func poll(_ source: Number<Source>) -> String { "\(sources)/\(source)/poll" }
    package static func export(_ follower: Follower) -> String { "\(base(follower))\(sources)/export.opml" }
    package static func journals(_ text: String, for follower: Follower) -> String {
        "\(journals)?for=\(follower.code)&q=\(text.percentEncodedForQuery)"
    }

    package static func inbox(_ follower: Follower) -> String { "\(base(follower))/inbox" }
    package static func marks(_ follower: Follower) -> String { "\(inbox(follower))/marks" }
    package static func endMarks(_ follower: Follower) -> String { "\(marks(follower))/end" }
    /// A list of items that says how many of it were just marked as read.
    package static func inbox(_ list: String, marked count: Int) -> String { list.adding("marked=\(count)") }
    /// A list of items that says what was just done to one of them.
    package static func inbox(_ list: String, done: InboxDone) -> String { list.adding("done=\(done.rawValue)") }
    package static func rules(_ follower: Follower) -> String { "\(inbox(follower))/rules" }
    package static func rule(_ number: Number<InboxRule>, of follower: Follower) -> String {
        "\(rules(follower))/\(number)"
    }
    package static func end(_ number: Number<InboxRule>, of follower: Follower) -> String {
        "\(rule(number, of: follower))/end"
    }
    package static func mark(_ item: Number<Item>, in follower: Follower) -> String { "\(path(item, follower))/mark" }
    package static func visibility(_ item: Number<Item>, in follower: Follower) -> String {
        "\(path(item, follower))/visibility"
    }
    package static func tags(_ item: Number<Item>, in follower: Follower) -> String { "\(path(item, follower))/tags" }
    package static func proposal(of item: Number<Item>, in follower: Follower) -> String {
        "\(path(item, follower))/proposal"
    }

    package static func proposal(of article: Number<Article>) -> String { "\(articles)/\(article)/proposal" }
    package static func proposals(_ club: Number<Club>) -> String { "\(clubs)/\(club)/proposals" }
    package static func proposal(_ number: Number<Proposal>, in club: Number<Club>) -> String {
        "\(proposals(club))#\(anchor(number))"
    }
    package static func proposal(_ number: Number<Proposal>) -> String { "/proposals/\(number)" }
    package static func support(_ number: Number<Proposal>) -> String { "\(proposal(number))/support" }
    package static func pick(_ number: Number<Proposal>) -> String { "\(proposal(number))/pick" }
    package static func decline(_ number: Number<Proposal>) -> String { "\(proposal(number))/refusal" }
    package static func withdrawal(_ number: Number<Proposal>) -> String { "\(proposal(number))/withdrawal" }

    /// Where on a page one of its parts stands.
    package static func anchor(_ number: Number<Proposal>) -> String { "proposal-\(number)" }
    package static func anchor(_ number: Number<Item>) -> String { "item-\(number)" }

    private static func base(_ follower: Follower) -> String {
        switch follower {
        case .member: ""
        case .club(let club): "\(clubs)/\(club)"
        }
    }

    private static func path(_ item: Number<Item>, _ follower: Follower) -> String {
        "\(inbox(follower))/items/\(item)"
    }
}

extension Follower {
    /// What forms and addresses call it: the club's number, or "me".
    package var code: String {
        switch self {
        case .member: "me"
        case .club(let club): club.description
        }
    }
}

extension String {
    /// An address of this site with one more parameter, before its fragment.
    fileprivate func adding(_ parameter: String) -> String {
        let place = firstIndex(of: "#") ?? endIndex
        return self[..<place] + (self[..<place].contains("?") ? "&" : "?") + parameter + self[place...]
    }

    /// Fit for the value of a query parameter.
    package var percentEncodedForQuery: String { PercentCoding.encoded(self, keeping: "/-._~") }
}
