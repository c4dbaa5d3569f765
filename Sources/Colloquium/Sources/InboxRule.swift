/// What happens by itself to new items in one inbox.
package struct InboxRule: Hashable, Sendable {
    package let condition: Condition
    package let action: Action

    package init(condition: Condition, action: Action) {
        self.condition = condition
        self.action = action
    }

    package static let limit = 50

    /// What an item must have; one of the phrases is enough.
    package struct Condition: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            /// Whole words, one after the other, in the title, the abstract, the keywords or the journal's name.
            case keyword
            /// "Smith", "Smith J", "Jane Smith" or "Smith, Jane".
            case author
            /// A heading of the Medical Subject Headings, as PubMed gives it.
            case mesh

            package var name: String {
                switch self {
                case .keyword: "Keyword"
                case .author: "Author"
                case .mesh: "MeSH heading"
                }
            }
        }

        package let kind: Kind
        /// As typed, at least one, each with a letter or a digit.
        package let phrases: [String]

        package init(kind: Kind, phrases: [String]) {
            self.kind = kind
            self.phrases = phrases
        }
    }

    package enum Action: Hashable, Sendable {
        /// Stays in the inbox although another rule hides it.
        case show
        case hide
        case tag(Tag)
        /// Becomes a proposal in the club.
        case propose(Number<Club>)
    }
}

/// A condition made ready to be asked of many items.
package struct RuleMatcher: Sendable {
    private let kind: InboxRule.Condition.Kind
    private let phrases: [FoldedText]
    private let names: [[String]]

    package init(_ condition: InboxRule.Condition) {
        kind = condition.kind
        phrases = condition.phrases.map { FoldedText($0) }.filter { !$0.isEmpty }
        names = condition.kind == .author ? condition.phrases.map(NameWords.of) : []
    }

    package func matches(_ item: ItemText) -> Bool {
        switch kind {
        case .keyword: phrases.contains(where: item.all.contains)
        case .mesh: phrases.contains { item.headings.contains($0.text) }
        case .author: names.contains { name in item.authors.contains { Self.isNamed(name, $0) } }
        }
    }

    /// Every word typed is one of the author's, or begins with the same letter where one of the two is an initial. At
    /// least one word agrees as a whole.
    private static func isNamed(_ name: [String], _ author: [String]) -> Bool {
        var left = author
        var agreed = false
        for word in name.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            if let same = left.firstIndex(of: word) {
                left.remove(at: same)
                agreed = agreed || word.utf8.count > 1
            } else if let initial = left.firstIndex(where: { Self.isInitial(word, $0) }) {
                left.remove(at: initial)
            } else {
                return false
            }
        }
        return agreed
    }

    private static func isInitial(_ one: String, _ other: String) -> Bool {
        one.first == other.first && (one.count == 1 || other.count == 1)
    }
}

extension InboxRule.Condition {
    /// Why a rule proposes something, for those who read the proposal.
    package var sentence: String {
        let listed = phrases.map { "“\($0)”" }.joined(separator: ", ").excerpt(500)
        return switch kind {
        case .keyword: "It mentions \(listed)."
        case .author: "It is by \(listed)."
        case .mesh: "It is indexed under \(listed)."
        }
    }
}
