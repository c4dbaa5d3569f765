/// One work that somebody handed in, as far as it is understood before it is published.
package struct DraftedArticle: Hashable, Sendable, Codable {
    /// A service that is asked again.
    package struct Unanswered: Hashable, Sendable, Codable {
        package let service: ResolutionService
        package let identifier: Identifier
        /// Why there is no answer yet, as a sentence.
        package let reason: String

        package init(service: ResolutionService, identifier: Identifier, reason: String) {
            self.service = service
            self.identifier = identifier
            self.reason = reason
        }

        package var finding: Finding { Finding(service, by: identifier, .failed(reason: reason)) }
    }

    /// What was handed in and what the services said of it.
    package var statements: [Claim.Statement]
    package var unanswered: [Unanswered]
    /// What a person should know of how the record came about, a sentence each.
    package var remarks: [String]
    /// How well the record agrees with the citation that was pasted, from 0 to 1; nil where nothing had to be guessed.
    package var score: Double?
    /// Whether the services have been asked.
    package var isResolved: Bool
    /// By which name it was found, where a text named it among other words.
    package var namedBy: Identifier?
    /// A citation in words for which nobody could be asked; it is to be asked for again.
    package var openCitation: String?
    /// Articles that are here and that the member says are others.
    package var distinctFrom: [Number<Article>]?

    package init(
        _ statements: [Claim.Statement] = [], remarks: [String] = [], score: Double? = nil, isResolved: Bool = false
    ) {
        self.statements = statements
        unanswered = []
        self.remarks = remarks
        self.score = score
        self.isResolved = isResolved
    }

    /// What is shown of the work.
    package var record: ArticleRecord { .merged(statements) }

    /// All that somebody pasted; empty where they handed in something else.
    package var pasted: String {
        statements.first { $0.source == .pasted }?.record.origins[.identifiers]?.raw ?? ""
    }

    /// Whether somebody who did not answer may yet say what it is.
    package var isWaiting: Bool { !unanswered.isEmpty || openCitation != nil }

    /// With what the services said, in place of what they said before.
    package func resolved(_ resolution: Resolution) -> DraftedArticle {
        var draft = self
        let found = resolution.found.compactMap(Claim.Statement.init)
        let speakers = Set(found.map(\.source))
        draft.statements.removeAll { speakers.contains($0.source) }
        draft.statements += found
        draft.unanswered = resolution.findings.filter(\.isPending).map {
            Unanswered(service: $0.service, identifier: $0.identifier, reason: $0.reason)
        }
        let sentence = resolution.pendingSentence
        let isTold = !draft.record.title.isEmpty
        draft.remarks =
            (sentence.isEmpty ? [] : [sentence])
            + (isTold ? resolution.shortComplaintsOfWhatIsTold : resolution.shortComplaints)
        draft.openCitation = nil
        draft.isResolved = true
        return draft
    }
}

extension Resolution {
    /// Why there is no record: one sentence where every service says the same, that it knows nothing.
    fileprivate var shortComplaints: [String] {
        guard let ignorance else { return complaints }
        return ["\(ignorance) Check it for a typing error; if it is right, enter the article by hand."]
    }

    /// The same of a work of which a file or a feed told the record.
    fileprivate var shortComplaintsOfWhatIsTold: [String] {
        guard let ignorance else { return complaints }
        return ["\(ignorance) Check that what you handed in is right; it is published as it says."]
    }

    /// A sentence, where nobody knows the work.
    private var ignorance: String? {
        let ignorant = findings.filter { if case .unknown = $0.outcome { true } else { false } }
        guard ignorant.count > 1, ignorant.count == findings.count, let name = asked.first else { return nil }
        return "\(ignorant.map(\.service.name).listed) have nothing under \(name.label).".withCapital
    }
}
