/// What one service had to say of a work.
package struct Finding: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// - saidAt: when the service said it, which a kept answer did before; nil for now.
        case found(ArticleRecord, saidAt: Instant? = nil)
        /// The service answered that it has no such work, or answered with another.
        case unknown(reason: String)
        /// The service shows the work to people alone: a challenge, a log-in. There is no use in asking again.
        case refused(reason: String)
        /// The service is broken, busy or out of reach; it is asked again later.
        case failed(reason: String)
        /// The answer had not come when the time was up; the service is asked again later.
        case late
    }

    package let service: ResolutionService
    /// The identifier by which the service was asked.
    package let identifier: Identifier
    package let outcome: Outcome

    package init(_ service: ResolutionService, by identifier: Identifier, _ outcome: Outcome) {
        self.service = service
        self.identifier = identifier
        self.outcome = outcome
    }

    package var record: ArticleRecord? {
        if case .found(let record, _) = outcome { record } else { nil }
    }

    /// When the service said what it found; nil for now.
    package var saidAt: Instant? {
        if case .found(_, let saidAt) = outcome { saidAt } else { nil }
    }

    /// Why there is no record, as a sentence for the person who asked; empty where there is one.
    package var reason: String {
        switch outcome {
        case .found: ""
        case .unknown(let reason), .refused(let reason), .failed(let reason): reason
        case .late: "\(service.name) did not answer.".withCapital
        }
    }

    /// Whether the service may yet have something to say.
    package var isPending: Bool {
        switch outcome {
        case .late, .failed: true
        case .found, .unknown, .refused: false
        }
    }
}

extension String {
    /// As it stands at the head of a sentence.
    package var withCapital: String {
        // "arXiv" and "doi:" are names: they keep their letter.
        hasPrefix("the ") ? "The " + dropFirst(4) : self
    }
}
