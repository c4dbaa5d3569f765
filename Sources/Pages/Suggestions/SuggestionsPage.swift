package import Colloquium

/// Whom a member may want to know, each with the reasons.
package struct SuggestionsPage: SitePage {
    package static let template = "suggestions/suggestions"

    package let pageTitle = "Whom you may want to know"
    let tabs = Tab.network(current: SitePath.suggestions)
    let csrf: String
    let suggestions: [SuggestionLine]
    let dismissAction = SitePath.suggestionDismissals
    let settingPath = SitePath.suggestingSetting
    let settingText: String
    /// Where a place can be given: without one nobody is known to be from elsewhere.
    let profilePath: [String]

    /// - Parameters:
    ///   - isSuggested: whether the reader is suggested to others.
    ///   - isPlaced: whether the reader gave an institution or a country.
    package init(_ suggestions: [Suggestion], isSuggested: Bool, isPlaced: Bool, csrf: String) {
        self.suggestions = suggestions.map(SuggestionLine.init)
        settingText = isSuggested ? "You may be suggested to others, too." : "You are suggested to nobody."
        profilePath = isPlaced ? [] : [SitePath.profileSettings]
        self.csrf = csrf
    }
}

/// A member who is suggested, in a list of them.
struct SuggestionLine: Sendable {
    let suggestedName: String
    let suggestedPath: String
    let suggestedNumber: String
    let suggestedPlace: String
    let addPath: String
    let suggestionReasons: [Reason]

    struct Reason: Sendable {
        let reasonText: String
        /// Where it can be read, if anywhere.
        let sources: [Source]
    }

    struct Source: Sendable {
        let sourceTitle: String
        let sourcePath: String
    }

    init(_ suggestion: Suggestion) {
        suggestedName = suggestion.name
        suggestedPath = SitePath.member(suggestion.member, suggestion.name)
        suggestedNumber = suggestion.member.description
        suggestedPlace = [suggestion.institution, suggestion.country].filter { !$0.isEmpty }.joined(separator: ", ")
        addPath = SitePath.newTie(to: suggestion.member)
        suggestionReasons = suggestion.reasons.map { Reason($0, of: suggestion) }
    }
}

extension SuggestionLine.Reason {
    fileprivate init(_ reason: Suggestion.Reason, of suggestion: Suggestion) {
        switch reason {
        case .answered(let question, let title):
            self.init("Answered your question", .init(title, SitePath.question(question, title)))
        case .disagreed(let contribution, let title):
            self.init("Saw it otherwise than you, and said why, in", .init(title, SitePath.contribution(contribution)))
        case .wasDisagreedWith(let contribution, let title):
            self.init(
                "Wrote something that you disagreed with in", .init(title, SitePath.contribution(contribution)))
        case .topics(let topics):
            self.init("Cares about \(topics.listed), as you do, in another place.")
        case .bridge:
            self.init("A bridge: most people whom they share with you are not in your network.")
        case .acquaintances(let names):
            let word = names.count == 1 ? "network" : "networks"
            self.init(
                "In the \(word) of \(names.listed(upTo: 3)), as you may read \(names.count == 1 ? "it" : "them").")
        }
    }

    private init(_ text: String, _ source: SuggestionLine.Source? = nil) {
        reasonText = text
        sources = source.map { [$0] } ?? []
    }
}

extension SuggestionLine.Source {
    fileprivate init(_ title: String, _ path: String) {
        sourceTitle = title
        sourcePath = path
    }
}

extension [String] {
    /// "A, B and C"
    var listed: String { listed(upTo: count) }

    /// "A, B and 3 more"
    func listed(upTo limit: Int) -> String {
        if count > limit { return "\(prefix(limit).joined(separator: ", ")) and \(count - limit) more" }
        guard let last, count > 1 else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}
