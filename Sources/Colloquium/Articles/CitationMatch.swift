/// A work that a citation in words may mean. Always shown to a person before it is taken.
package struct CitationMatch: Hashable, Sendable {
    package enum Basis: Hashable, Sendable {
        /// The citation names the work by this identifier.
        case identifier(Identifier)
        /// The words are alike.
        case words
    }

    /// What was said of the work, by the service that found it.
    package let statement: Claim.Statement
    package let basis: Basis
    /// How well citation and record agree, from 0 (in nothing) to 1 (in all that both state): see `CitationScore`. Low
    /// beside an identifier, it says that the identifier is probably mistyped.
    package let score: Double

    package init(_ statement: Claim.Statement, by basis: Basis, citation: String) {
        self.statement = statement
        self.basis = basis
        score = CitationScore(of: statement.record, in: citation).value
    }

    package var record: ArticleRecord { statement.record }
}

/// What was found for one citation in words.
package struct CitationMatches: Hashable, Sendable {
    package let citation: String
    /// Those by identifier first, then the best by words; at most `limit`.
    package let candidates: [CitationMatch]
    /// Why the search by words or by an identifier gave nothing, as sentences; empty where all went well.
    package let troubles: [String]
    /// Whether somebody who was asked did not answer: asking again may find more.
    package let isUnanswered: Bool

    /// More to choose from helps nobody.
    package static let limit = 5
    /// Records that agree with a citation in less than this are not worth showing: half the words of a title alone do
    /// not reach it.
    package static let leastScore = 0.5

    package init(
        citation: String, candidates: [CitationMatch], troubles: [String] = [], isUnanswered: Bool = false
    ) {
        self.citation = citation
        self.troubles = troubles
        self.isUnanswered = isUnanswered
        var seen: Set<Identifier> = []
        let named = candidates.filter { $0.basis != .words }
        let alike = candidates.filter { $0.basis == .words && $0.score >= Self.leastScore }
            .sorted { $0.score > $1.score }
        let each = (named + alike).filter { match in
            let isNew = match.record.identifiers.allSatisfy { !seen.contains($0) }
            seen.formUnion(match.record.identifiers)
            return isNew
        }
        self.candidates = Array(each.prefix(Self.limit))
    }
}
