package import Colloquium

extension SitePath {
    package static let network = "/network"
    package static let ties = "/network/ties"
    package static let newTie = "/network/ties/new"
    package static let knownTies = "/network/links"
    package static let knownTiesRemoval = "/network/links/removal"
    package static let networkSharing = "/network/sharing"
    package static let networkRemoval = "/network/removal"

    package static func network(_ filter: NetworkFilter) -> String {
        let query = [
            filter.topic.isEmpty ? nil : "topic=\(filter.topic.percentEncodedForQuery)",
            filter.locality.map { "locality=\($0.rawValue)" }, filter.goal.map { "goal=\($0)" },
        ].compactMap { $0 }.joined(separator: "&")
        return query.isEmpty ? network : "\(network)?\(query)"
    }
    /// - Parameter discussion: where the member was met.
    package static func newTie(
        to member: Number<Member>, metIn discussion: Number<Discussion>? = nil
    ) -> String {
        "\(newTie)?member=\(member)" + (discussion.map { "&discussion=\($0)" } ?? "")
    }
    package static func tie(_ number: Number<Tie>) -> String { "\(ties)/\(number)" }
    package static func edit(_ number: Number<Tie>) -> String { "\(tie(number))/edit" }
    package static func removal(of number: Number<Tie>) -> String { "\(tie(number))/removal" }
    package static func contacts(with number: Number<Tie>) -> String { "\(tie(number))/contacts" }
    /// Where a tie stands in a list of them.
    package static func anchor(_ number: Number<Tie>) -> String { "tie-\(number)" }
    package static func keepKey(of number: Number<Tie>?) -> String { "tie-\(number?.description ?? "me")" }

    /// A member's network, as they share it.
    package static func network(of member: Number<Member>) -> String { "\(members)/\(member)/network" }
    package static func block(_ member: Number<Member>) -> String { "\(members)/\(member)/block" }
    package static func unblocking(_ member: Number<Member>) -> String { "\(block(member))/removal" }
    /// Who takes part in a discussion.
    package static func people(in discussion: Number<Discussion>) -> String { "\(discussions)/\(discussion)/people" }
}

extension Tab {
    static func network(current: String) -> [Tab] {
        list(
            [
                ("Map", SitePath.network), ("Add", SitePath.newTie), ("Worksheet", SitePath.worksheet),
                ("Mentoring", SitePath.mentoring), ("Suggestions", SitePath.suggestions),
                ("Introductions", SitePath.introductions), ("Sharing", SitePath.networkSharing),
            ], current)
    }
}
